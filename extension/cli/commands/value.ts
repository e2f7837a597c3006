import type { Command } from 'commander';
import { type Cell, isState } from '../../base/cell.ts';
import { Fault } from '../../base/fault.ts';
import { sentence, severityOf } from '../../base/problems.ts';
import type { Source } from '../../base/table.ts';
import type { Answer } from '../../directives/ask.ts';
import { askValue } from '../../project/ask-value.ts';
import type { Project } from '../../project/project.ts';
import { type CommonOptions, type Door, openProjectHere } from '../door.ts';
import { unreadTable } from '../unread.ts';
import { inLanguage } from '../usage.ts';

interface Options extends CommonOptions {
  readonly json?: boolean;
}

/** `ska value QUERY`: one value with its provenance. Something unknown is 1, a state 0. */
export function valueCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('value <fråga...>')
    .summary(t('visar ett värde och var det kommer ifrån', 'shows a value and where it comes from'))
    .option('--json', t('svaret som JSON', 'the answer as JSON'))
    .addHelpText(
      'after',
      `\n${t('Exempel', 'Example')}: ska value 'meritvärde enhet=bjorkskolan läsår=2023/24'`,
    )
    .action((query: string[], _options: unknown, command: Command) => {
      run(value(query.join(' '), command.optsWithGlobals<Options>(), door));
    });
}

async function value(query: string, options: Options, door: Door): Promise<number> {
  await using project = await openProjectHere(door, options);
  const { answer, text, diagnostics } = await askValue(project, query);
  const errors = diagnostics.filter(one => severityOf(one.code) === 'error');
  const fact = answer?.facts[0];
  const table = errors.flatMap(one =>
    one.code === 'value.unread' && 'table' in one.args ? one.args.table : [],
  )[0];
  const unread = table === undefined ? undefined : await unreadTable(project, table);
  if (unread) throw new Fault('table.unread', { name: table ?? '' }, unread.exitCode, unread.because);
  for (const one of diagnostics) door.err(`${sentence(one.code, one.args, door.language)}\n`);
  if (errors.length > 0 || !answer || !fact) return 1;
  const source = fact.sources[0] ?? (await sourceToCome(project, answer));
  if (!options.json) {
    const place =
      source && `${source.path}${source.rows.length ? `, rad ${source.rows.slice(0, 8).join(', ')}` : ''}`;
    door.out(`${text}\n`);
    door.err(
      `${[answer.measure.title, ...Object.values(fact.at), fact.n !== undefined && `n = ${fact.n}`, place]
        .filter(Boolean)
        .join(' · ')}\n`,
    );
    return 0;
  }
  door.out(
    `${JSON.stringify(
      {
        indicator: answer.measure.id,
        value: typeof fact.value === 'number' ? rounded(fact.value) : null,
        state: stateOf(fact.value),
        text,
        unit: answer.measure.unit,
        ...(fact.n !== undefined && { n: fact.n }),
        select: fact.at,
        ...(source && {
          source: {
            resource: source.resource,
            path: source.path,
            ...(source.sheet !== undefined && { sheet: source.sheet }),
            rows: [...new Set(fact.sources.flatMap(one => one.rows))],
            sha256: source.sha256,
            definition: answer.measure.definition ?? source.definition ?? '',
          },
        }),
      },
      null,
      2,
    )}\n`,
  );
  return 0;
}

/** Cuts the noise of binary fractions (0.1 + 0.2), nothing that data could mean. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function stateOf(value: Cell): string {
  return isState(value) ? value.state : 'exact';
}

/** Of a number that no row holds yet, the table in which it is waited for. */
async function sourceToCome(project: Project, { ask, measure }: Answer): Promise<Source | undefined> {
  const own = 'table' in ask.of ? ask.of.table : project.indicators.get(measure.id)?.table;
  const table = project.refs.get(ask.units[0] ?? '')?.table ?? own;
  const description = table === undefined ? undefined : await project.engine.describe(table);
  return description && { ...description.source, rows: [] };
}
