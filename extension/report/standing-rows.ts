import type { Span } from '../base/span.ts';
import type { Bound, Generated } from '../directives/contract.ts';
import { generatedParts } from '../directives/generated.ts';
import { readTable } from '../syntax/table.ts';
import type { Report } from './report.ts';

/** A row that stands in a block's table in the file, named by its first cell. */
export interface StandingRow {
  readonly name: string;
  readonly span: Span;
}

/** The rows of a block's generated table, as the file has them; titles of groups, which have nothing beside them, are none. */
export function standingRows(
  { directive }: Bound,
  generated: Generated | undefined,
  report: Report,
): readonly StandingRow[] {
  const { table } = generated ? generatedParts(directive.body, generated) : { table: undefined };
  if (!table) return [];
  return readTable(report.document.text, table).rows.flatMap(([first, ...others]) =>
    first?.text && others.some(cell => cell.text !== '') ? [{ name: first.text, span: first.span }] : [],
  );
}

/** A name for comparing: as people vary it in writing, and without a time in brackets at its end. */
export const foldedName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=\S) \([^()]*\d[^()]*\)$/, '')
    .toLocaleLowerCase('sv');
