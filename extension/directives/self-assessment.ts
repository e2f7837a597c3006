import type { TableCell } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Span } from '../base/span.ts';
import type { Directive } from '../syntax/directive.ts';

/** Who answers. */
export const assessmentLevels = ['huvudman', 'rektor', 'lärare', 'elev'] as const;

/** The answer that is always allowed, and is a place on no scale. */
export const unsure = 'Vet inte';

/** What may be answered, and the success factors that statements can belong to. */
export interface SelfAssessment {
  /** From the best to the worst; `unsure` is allowed besides. */
  readonly answers: readonly string[];
  /** Id -> name; a name that nobody has filled in yet is « fyll i ». */
  readonly factors: ReadonlyMap<string, string>;
}

/** The scale of a municipality that has set none of its own in ska.yaml. */
export const defaultAnswers: readonly string[] = [
  'Stämmer helt',
  'Stämmer till stor del',
  'Stämmer till viss del',
  'Stämmer inte',
];

/** The place on a scale, 0 for the worst; undefined for `unsure` and for what is no answer of it. */
export function scoreOf(answer: string, { answers }: Pick<SelfAssessment, 'answers'>): number | undefined {
  const index = foldedAnswers(answers).indexOf(folded(answer));
  return index < 0 ? undefined : answers.length - 1 - index;
}

/** An answer as the scale writes it; undefined for what is none. */
export function answerIn(written: string, { answers }: Pick<SelfAssessment, 'answers'>): string | undefined {
  const index = foldedAnswers(answers).indexOf(folded(written));
  return index >= 0 ? answers[index] : folded(written) === folded(unsure) ? unsure : undefined;
}

// A head authority's report reads the answers of all its units, each time something in one of them changes.
const foldedBy = new WeakMap<readonly string[], readonly string[]>();

function foldedAnswers(answers: readonly string[]): readonly string[] {
  const known = foldedBy.get(answers) ?? answers.map(folded);
  foldedBy.set(answers, known);
  return known;
}

/** A row of a self-assessment as it is written, with the places of its cells. */
export interface Statement {
  readonly statement: string;
  readonly statementSpan: Span;
  readonly answer: string;
  readonly answerSpan: Span;
  readonly comment: string;
  /** The row's own success factor, in a table that has a column for it. */
  readonly factor: string | undefined;
  readonly factorSpan: Span | undefined;
}

const columnNames = {
  statement: 'påstående',
  answer: 'svar',
  comment: 'kommentar',
  factor: 'faktor',
} as const;
type Column = keyof typeof columnNames;

/** The statements of a block, and the columns that its table lacks; undefined without a table. */
export function statementsOf(
  directive: Directive,
): { readonly statements: readonly Statement[]; readonly lacks: readonly string[] } | undefined {
  const table = directive.body.find(node => node.type === 'table');
  if (!table) return undefined;
  const { at, lacks } = columnsOf(table.children[0]?.children.map(cell => textOf(cell)) ?? []);
  const spanOfTable = spanOf(table) ?? directive.nameSpan;
  const statements = table.children.slice(1).flatMap((row): Statement[] => {
    const cell = (column: Column) => row.children[at[column] ?? -1];
    const statement = cell('statement');
    if (!statement || !textOf(statement).trim()) return [];
    const place = (column: Column) => contentSpan(cell(column)) ?? spanOf(row) ?? spanOfTable;
    const factor = cell('factor');
    return [
      {
        statement: textOf(statement).trim(),
        statementSpan: place('statement'),
        answer: cellText(cell('answer')),
        answerSpan: place('answer'),
        comment: cellText(cell('comment')),
        factor: cellText(factor) || undefined,
        factorSpan: factor && place('factor'),
      },
    ];
  });
  return { statements, lacks };
}

/** What another report's self-assessment says, from the rows of its table. */
export function answersIn(
  rows: readonly (readonly string[])[],
): readonly Pick<Statement, 'statement' | 'answer' | 'factor'>[] {
  const { at, lacks } = columnsOf(rows[0] ?? []);
  if (lacks.length > 0) return [];
  return rows.slice(1).flatMap(row => {
    const cell = (column: Column) => row[at[column] ?? -1] ?? '';
    const statement = cell('statement');
    return statement ? [{ statement, answer: cell('answer'), factor: cell('factor') || undefined }] : [];
  });
}

/** Which column holds what, and what is in none. */
function columnsOf(header: readonly string[]): {
  readonly at: Readonly<Partial<Record<Column, number>>>;
  readonly lacks: readonly string[];
} {
  const names = header.map(folded);
  const at: Partial<Record<Column, number>> = {};
  for (const [column, name] of Object.entries(columnNames) as [Column, string][]) {
    const index = names.indexOf(name);
    if (index >= 0) at[column] = index;
  }
  return {
    at,
    lacks: [
      ...(at.statement === undefined ? ['Påstående'] : []),
      ...(at.answer === undefined ? ['Svar'] : []),
    ],
  };
}

function cellText(cell: TableCell | undefined): string {
  return cell ? textOf(cell).trim() : '';
}

function folded(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('sv');
}

type Positioned = { readonly position?: TableCell['position'] };

/** What stands in a cell; an empty cell as it is. */
function contentSpan(cell: TableCell | undefined): Span | undefined {
  if (!cell) return undefined;
  const [first, last] = [cell.children[0], cell.children.at(-1)];
  const start = first && spanOf(first)?.start;
  const end = last && spanOf(last)?.end;
  return start && end ? { start, end } : spanOf(cell);
}

function spanOf({ position }: Positioned): Span | undefined {
  const [start, end] = [position?.start, position?.end];
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  return { start: { ...start, offset: start.offset }, end: { ...end, offset: end.offset } };
}
