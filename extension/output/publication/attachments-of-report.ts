import { type Datum, isState } from '../../base/cell.ts';
import type { BoundReport } from '../../report/bind.ts';
import { slug } from '../../report/numbering.ts';
import type { Attachment } from '../page.ts';
import type { FileAppendix } from './appendices.ts';

/**
 * The data that travels with the PDF: one CSV per figure and table, as shown (protected values only, never more digits
 * than the page has), with a BOM and semicolons so that Excel in Swedish opens them right.
 */
export function attachmentsOf(reports: readonly BoundReport[]): readonly Attachment[] {
  const used = new Set<string>();
  return reports.flatMap(one => {
    const several = reports.length > 1;
    return one.directives.flatMap(({ kind, bound, usable }) => {
      const data = usable ? kind.rows?.(bound, one.report.setting) : undefined;
      if (!data || data.rows.length === 0) return [];
      const title = bound.directive.label?.text ?? kind.name;
      const base = `${several ? `${slug(one.report.setting.report.id)}-` : ''}${slug(title)}`.slice(0, 80);
      let name = base;
      for (let n = 2; used.has(name); n++) name = `${base}-${n}`;
      used.add(name);
      return [
        {
          name: `${name}.csv`,
          bytes: new TextEncoder().encode(`\uFEFF${[data.header, ...data.rows].map(csvLine).join('')}`),
          type: 'text/csv',
          description: title,
          relationship: 'Data' as const,
        },
      ];
    });
  });
}

/** A file that a report brings in as an appendix, as it travels with the PDF. */
export function attachedFile({ number, title, file, bytes, type }: FileAppendix): Attachment {
  const name = file.split('/').at(-1) ?? file;
  return { name: `Bilaga ${number} ${name}`, bytes, type, description: title, relationship: 'Supplement' };
}

function csvLine(cells: readonly Datum[]): string {
  return `${cells
    .map(cell => {
      const text = isState(cell)
        ? cell.text
        : typeof cell === 'number'
          ? String(cell).replace('.', ',')
          : cell;
      // A text that a spreadsheet would run as a formula stays a text.
      const safe = typeof cell === 'string' && /^[=+@\t\r]/.test(text) ? `'${text}` : text;
      return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(';')}\r\n`;
}
