import { createHash } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { severityOf } from '../../base/problems.ts';
import { dataFileText } from '../../data/file-text.ts';
import { type TableUses, tableUses } from '../../language/table-uses.ts';
import { openFiles } from '../../node/files.ts';
import { openReportFile } from '../../project/open-reports.ts';
import type { Project } from '../../project/project.ts';
import { type CommonOptions, type Door, openProjectHere } from '../door.ts';
import { countFindings, countsText, findingsJson, findingsText } from '../findings.ts';
import { codeOfErrors } from '../unread.ts';
import { inLanguage } from '../usage.ts';

interface Options extends CommonOptions {
  readonly json?: boolean;
  readonly uses?: boolean;
}

/** `ska data list|check|text`: the data package, and one data file as text for git. */
export function dataCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  const data = program
    .command('data')
    .summary(t('listar och kontrollerar projektets data', "lists and checks the project's data"));
  data
    .command('list')
    .summary(
      t('visar tabellerna, deras filer och vad de har', 'shows the tables, their files and what they hold'),
    )
    .option(
      '--uses',
      t(
        'visar också vilka indikatorer och rapporter som vilar på varje tabell',
        'shows also which indicators and reports rest on each table',
      ),
    )
    .option('--json', t('svaret som JSON', 'the answer as JSON'))
    .action((_options: unknown, command: Command) => {
      run(list(command.optsWithGlobals<Options>(), door));
    });
  data
    .command('check')
    .summary(
      t('kontrollerar datafilerna mot deras beskrivning', 'checks the data files against their description'),
    )
    .option('--json', t('svaret som JSON', 'the answer as JSON'))
    .action((_options: unknown, command: Command) => {
      run(check(command.optsWithGlobals<Options>(), door));
    });
  data
    .command('text <fil>')
    .summary(
      t(
        'visar en datafil som text, så att git kan jämföra arbetsböcker',
        'shows a data file as text, so that git can compare workbooks',
      ),
    )
    .action((file: string) => {
      run(text(file, door));
    });
}

/** Git gives the path of a file that it has written anywhere; no project is opened. */
async function text(file: string, door: Door): Promise<number> {
  const path = resolve(door.cwd, file);
  const bytes = await openFiles(dirname(path), { signal: door.signal }).read(basename(path));
  const shown = await dataFileText(bytes);
  const sum = createHash('sha256').update(bytes).digest('hex');
  const unseen =
    door.language === 'sv'
      ? `Filen går inte att visa som text: ${bytes.length} byte, sha256 ${sum}`
      : `The file cannot be shown as text: ${bytes.length} bytes, sha256 ${sum}`;
  door.out(`${shown ?? unseen}\n`.replace(/\n+$/, '\n'));
  return 0;
}

async function list(options: Options, door: Door): Promise<number> {
  await using project = await openProjectHere(door, options);
  const tables = [];
  for (const name of project.engine.names) {
    const table = await project.engine.describe(name);
    if (table) tables.push(table);
  }
  const uses = options.uses ? await usesOf(project) : undefined;
  if (options.json) {
    const shown = tables.map(table => ({
      name: table.name,
      ...(table.title && { title: table.title }),
      path: table.path,
      rows: table.rowCount,
      columns: table.columns.map(({ name, type, title, dimension }) => ({
        name,
        type,
        title,
        ...(dimension && { dimension }),
      })),
      dimensions: table.dimensions,
      protection: table.protection,
      sha256: table.source.sha256,
      ...(uses && { uses: uses.get(table.name) ?? nobody }),
    }));
    door.out(`${JSON.stringify({ version: 1, tables: shown }, null, 2)}\n`);
    return 0;
  }
  const said =
    door.language === 'sv'
      ? { row: 'rad', rows: 'rader', numbers: 'tal' }
      : { row: 'row', rows: 'rows', numbers: 'numbers' };
  for (const table of tables) {
    const dimensions = Object.entries(table.dimensions).map(
      ([name, values]) =>
        `    ${name}: ${values.length > 6 ? `${values.slice(0, 5).join(', ')} … (${values.length})` : values.join(', ')}\n`,
    );
    const numbers = table.columns.filter(column => column.type === 'number').map(column => column.name);
    const rows = table.rowCount === 1 ? said.row : said.rows;
    door.out(
      `${table.name}  ${table.path}, ${table.rowCount} ${rows}, ${table.protection}\n${dimensions.join('')}    ${said.numbers}: ${numbers.join(', ')}\n${uses ? usesText(uses.get(table.name), door) : ''}`,
    );
  }
  if (tables.length === 0)
    door.err(
      door.language === 'sv'
        ? 'Projektet har inga tabeller i data/datapackage.yaml.\n'
        : 'The project has no tables in data/datapackage.yaml.\n',
    );
  return 0;
}

const nobody: TableUses = { indicators: [], references: [], reports: [] };

/** What rests on the tables of a project, in the reports of all years. */
async function usesOf(project: Project): Promise<ReadonlyMap<string, TableUses>> {
  const reports = [];
  for (const file of project.reports) reports.push(await openReportFile(project, file));
  return tableUses({ project, reports });
}

function usesText({ indicators, references, reports }: TableUses = nobody, { language }: Door): string {
  const sv = language === 'sv';
  const lines = [
    [sv ? 'indikatorer' : 'indicators', indicators.join(', ')],
    [sv ? 'jämförelser' : 'comparisons', references.join(', ')],
    ...reports.map(({ file, lines }) => [file, `${sv ? 'rad' : 'line'} ${lines.join(', ')}`]),
  ].filter(([, words]) => words);
  if (lines.length === 0) return sv ? '    används inte\n' : '    is not used\n';
  return lines.map(([what, words]) => `    ${what}: ${words}\n`).join('');
}

async function check(options: Options, door: Door): Promise<number> {
  await using project = await openProjectHere(door, options);
  const found = [...project.engine.diagnostics];
  for (const name of project.engine.names)
    found.push(...((await project.engine.describe(name))?.diagnostics ?? []));
  const findings = found.map(diagnostic => ({
    diagnostic,
    severity: project.config.fynd?.[diagnostic.code] ?? severityOf(diagnostic.code),
  }));
  const counts = countFindings(findings);
  const files = project.engine.names.length;
  door.out(
    options.json
      ? findingsJson(findings, files, door)
      : findingsText(findings, door) + countsText(counts, files, door),
  );
  return counts.error > 0 ? codeOfErrors(found, []) : 0;
}
