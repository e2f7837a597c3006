import { parse } from 'csv-parse/sync';

/** Cells of a text with separators, blank rows and columns around them left out; every row as long as the longest. */
export function readCells(text: string, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = parse(text.replace(/^\ufeff/, ''), {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const cleaned = rows
    .map(row => row.map(cell => cell.replace(/\s+/g, ' ').trim()))
    .filter(row => row.some(cell => cell !== ''));
  const width = Math.max(0, ...cleaned.map(row => row.length));
  const used = Array.from({ length: width }, (_, index) => cleaned.some(row => (row[index] ?? '') !== ''));
  return cleaned.map(row => used.flatMap((keep, index) => (keep ? [row[index] ?? ''] : [])));
}

/** The separator of a CSV file: the one of `;`, tab and comma that most lines are cut by alike. */
export function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\n|\r/, 40).filter(line => line.trim() !== '');
  const score = (delimiter: string) => {
    const counts = lines.map(line => line.split(delimiter).length);
    const usual = counts[0] ?? 1;
    return usual > 1 ? counts.filter(count => count === usual).length : 0;
  };
  return [';', '\t', ','].reduce((best, each) => (score(each) > score(best) ? each : best), ';');
}

/** Cells as a CSV file with semicolons. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${rows.map(row => row.map(cell).join(';')).join('\n')}\n`;
}
