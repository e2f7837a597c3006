import { lineOf, lineStarts, pointAt, wholeFile } from '../base/span.ts';
import type { Findings } from './findings.ts';
import type { Grid, GridRow, RawCell } from './grid.ts';
import { list, record } from './loose.ts';

/** Skolverket's API says what a value is beside it; the marks that the same source prints in its files. */
const apiMarks: ReadonlyMap<string, string> = new Map([
  ['OMITTED_DUE_TO_BASED_ON_FEW_PUPILS', '..'],
  ['MISSING', '.'],
  ['ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE', '~100'],
  ['TEACHERS_EXCLUDED_DUE_TO_NO_REQUIRED_LEGITIMATION', '*'],
]);

/** Cells of the largest table that is made. */
const mostCells = 20_000_000;

/** A list of objects, each a row and each key a column; `line` is the line that the object begins on. */
export function jsonGrid(path: string, text: string, findings: Findings): Grid | undefined {
  const parsed = parsedJson(text);
  if (!parsed) {
    findings.add('data.json-broken', () => wholeFile(path), {});
    return undefined;
  }
  if (!Array.isArray(parsed.value) || parsed.value.some(item => Object.keys(record(item)).length === 0)) {
    findings.add('data.json-shape', () => wholeFile(path), {});
    return undefined;
  }
  const items = list(parsed.value).map(record);
  const keys = [...new Set(items.flatMap(Object.keys))];
  // Each item may have keys of its own: what a table of them all has is the square of what stands in the file.
  const cells = keys.length * items.length;
  if (cells > mostCells) {
    findings.add('data.table-large', () => wholeFile(path), { lines: cells, limit: mostCells });
    return undefined;
  }
  const lines = itemLines(text);
  const rows: GridRow[] = [
    { line: 1, cells: keys },
    ...items.map((item, index) => ({ line: lines[index] ?? 1, cells: keys.map(key => rawCell(item[key])) })),
  ];
  return { path, rows, place: line => lineOf(path, line), cellName: () => undefined };
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function rawCell(value: unknown): RawCell {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  const { value: inner, valueType } = record(value);
  if (typeof valueType === 'string') return apiMarks.get(valueType) ?? rawCell(inner);
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/** The lines on which the items of the outermost list begin. */
function itemLines(text: string): readonly number[] {
  const starts = lineStarts(text);
  const lines: number[] = [];
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '{' && depth === 1) lines.push(pointAt(starts, index).line);
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
  }
  return lines;
}
