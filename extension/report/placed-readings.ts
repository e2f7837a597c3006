import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Directive } from '../syntax/directive.ts';
import type { PlacedBlock } from '../syntax/placed-block.ts';
import { shiftDiagnostic, shiftSpan } from '../syntax/shift.ts';
import type { BlockReading } from './read-block.ts';
import type { ReportDirective } from './report.ts';

/** A block where it stands in a text, and how a report reads it. */
export interface PlacedReading {
  readonly block: PlacedBlock;
  readonly reading: BlockReading;
}

/** What is told of blocks, where they stand. */
export function toldOf(
  read: readonly PlacedReading[],
  of: (reading: BlockReading) => readonly Diagnostic[],
): readonly Diagnostic[] {
  return read.flatMap(({ block, reading }) => of(reading).map(one => shiftDiagnostic(one, block.by)));
}

/** The directives of blocks, where they stand; `directivesOf` gives those of one block. */
export function entriesOf(
  read: readonly PlacedReading[],
  directivesOf: (block: PlacedBlock) => readonly Directive[],
): readonly ReportDirective[] {
  return read.flatMap(({ block, reading }) => {
    if (reading.directives.length === 0) return [];
    const directives = directivesOf(block);
    return reading.directives.map(({ entry, index }) => {
      const directive = directives[index];
      if (!directive || directive === entry.typed.directive) return entry;
      return { ...entry, typed: { ...entry.typed, directive } };
    });
  });
}

const idOf = ({ typed: { spec } }: ReportDirective) => (spec as { readonly id?: string }).id;

/** Directives by their id; of those with the same, the first. */
export function idsOf(directives: readonly ReportDirective[]): ReadonlyMap<string, ReportDirective> {
  const ids = new Map<string, ReportDirective>();
  for (const entry of directives) {
    const id = idOf(entry);
    if (id && !ids.has(id)) ids.set(id, entry);
  }
  return ids;
}

/** Ids that stand twice. */
export function duplicateIds(file: string, read: readonly PlacedReading[]): readonly Diagnostic[] {
  const lines = new Map<string, number>();
  return read.flatMap(({ block: { by }, reading }) =>
    reading.directives.flatMap(({ entry }) => {
      const id = idOf(entry);
      if (!id) return [];
      const { attributes, nameSpan, span } = entry.typed.directive;
      const line = lines.get(id);
      if (line === undefined) {
        lines.set(id, span.start.line + by.lines);
        return [];
      }
      const place = attributes.find(each => each.key === 'id')?.span ?? nameSpan;
      return [diagnostic('id.duplicate', { file, span: shiftSpan(place, by) }, { id, line })];
    }),
  );
}
