import { plainLine } from '../base/plain-line.ts';
import { decode, notText } from './decode.ts';
import { readSheets } from './sheet-grid.ts';

/**
 * A data file as lines that can be compared: a text in UTF-8 whatever encoding it was saved in, a workbook as its sheets
 * with a tab between cells. Undefined for what has no text.
 */
export async function dataFileText(bytes: Uint8Array): Promise<string | undefined> {
  const kind = notText(bytes);
  if (kind === undefined) {
    const lines = decode(bytes).text.split(/\r\n|\r|\n/);
    return lines.map(plainLine).join('\n');
  }
  const sheets = kind === 'xlsx' ? await readSheets(bytes) : undefined;
  return sheets
    ?.map(({ sheet, data }) => {
      const rows = data.map(cells => plainLine(cells.map(cellText).join('\t')).trimEnd());
      return [`[${plainLine(sheet)}]`, ...rows, ''].join('\n');
    })
    .join('\n');
}

function cellText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value === null || value === undefined ? '' : String(value);
}
