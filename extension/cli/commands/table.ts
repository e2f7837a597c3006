import type { Command } from 'commander';
import { type Datum, isState } from '../../base/cell.ts';
import { Fault } from '../../base/fault.ts';
import type { DataTable } from '../../base/table.ts';
import { protectedRows } from '../../report/answer-rows.ts';
import { nearest } from '../../schema/nearest.ts';
import { plainInMarkdown } from '../../syntax/plain-in-markdown.ts';
import { writeTable } from '../../syntax/table.ts';
import { type CommonOptions, chosen, type Door, openProjectHere } from '../door.ts';
import { queryTables, startingQuery } from '../table-query.ts';
import { unreadTable } from '../unread.ts';
import { inLanguage } from '../usage.ts';

interface Options extends CommonOptions {
  readonly format: string;
  /** A query; true without one. */
  readonly sql?: string | true;
}

/** `ska table NAME`: a table as the reports see it, states and protection applied. */
export function tableCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('table <namn>')
    .summary(t('visar en tabell så som rapporterna ser den', 'shows a table as the reports see it'))
    .option('--format <format>', t('csv, json eller md', 'csv, json or md'), 'md')
    .option(
      '--sql [fråga]',
      t(
        'svaret på en fråga i SQL; utan fråga den som ger tabellen, att utgå från',
        'the answer to a query in SQL; without one the query that gives the table, to start from',
      ),
    )
    .addHelpText(
      'after',
      `\n${t('Exempel', 'Example')}: ska table betyg-åk9 --sql "SELECT läsår, sum(elever) AS elever FROM tabell GROUP BY läsår ORDER BY läsår"`,
    )
    .action((name: string, _options: unknown, command: Command) => {
      run(table(name, command.optsWithGlobals<Options>(), door));
    });
}

async function table(name: string, options: Options, door: Door): Promise<number> {
  const format = chosen('--format', options.format, ['csv', 'json', 'md']);
  await using project = await openProjectHere(door, options);
  if (!project.engine.names.includes(name))
    throw new Fault(
      'table.unknown',
      { name, nearest: nearest(name, project.engine.names), known: project.engine.names },
      1,
    );
  const unread = await unreadTable(project, name);
  if (unread) throw new Fault('table.unread', { name }, unread.exitCode, unread.because);
  const { table: rows } = await protectedRows(name, project.vocabulary, project.access);
  if (options.sql === true) {
    door.out(startingQuery(rows));
    return 0;
  }
  const answer = options.sql === undefined ? rows : await queryTables(project, name, options.sql, door);
  door.out({ csv: csvOf, json: jsonOf, md: markdownOf }[format](answer));
  return 0;
}

function jsonOf(table: DataTable): string {
  const cell = (datum: Datum | undefined) =>
    isState(datum) ? { value: null, state: datum.state, text: datum.text } : (datum ?? null);
  return `${JSON.stringify(
    {
      name: table.name,
      columns: table.columns.map(({ name, type, title }) => ({
        name,
        type,
        ...(title !== name && { title }),
      })),
      rows: table.rows.map(row =>
        Object.fromEntries(table.columns.map(({ name }) => [name, cell(row[name])])),
      ),
    },
    null,
    2,
  )}\n`;
}

function textOf(datum: Datum | undefined): string {
  if (datum === undefined) return '';
  if (isState(datum)) return datum.text;
  return typeof datum === 'number' ? String(Number(datum.toPrecision(12))).replace('.', ',') : datum;
}

function csvOf(table: DataTable): string {
  const quoted = (text: string) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    table.columns.map(column => column.name),
    ...table.rows.map(row => table.columns.map(column => textOf(row[column.name]))),
  ];
  return lines.map(line => `${line.map(quoted).join(';')}\r\n`).join('');
}

function markdownOf(table: DataTable): string {
  const header = table.columns.map(column => plainInMarkdown(column.title));
  const rows = table.rows.map(row => table.columns.map(column => plainInMarkdown(textOf(row[column.name]))));
  const align = table.columns.map(column =>
    column.type === 'number' ? ('right' as const) : ('left' as const),
  );
  return `${writeTable(header, rows, align, '\n')}\n`;
}
