import type { Diagnostic } from '../base/diagnostic.ts';
import type { Point, Span } from '../base/span.ts';
import type { ProjectView } from '../directives/contract.ts';
import type { Directive } from '../syntax/directive.ts';
import type { Asked } from './asked-view.ts';
import type { BoundDirective, BoundReport } from './bind.ts';
import type { Report, ReportDirective } from './report.ts';
import { hasDirection } from './reread.ts';

/** What all bindings of a report rest on besides each directive's own text and what it asks of the project around. */
export interface Ground {
  /** The same object as long as the data stands as it is (`KeptAnswers.age`). */
  readonly data: object;
  /** Which report it is, how its lines end, and the numbers of its figures, as one text. */
  readonly report: string;
}

/** What a directive asked of the project around and what was told of it: it is bound the same while it says the same and that is answered the same. */
export interface KeptBinding {
  readonly asked: Asked;
  readonly told: readonly Diagnostic[];
}

/** Finds how an earlier binding bound a directive that says the same now, by its place among all; undefined for one to bind anew. */
export type EarlierBindings = (
  entry: ReportDirective,
  index: number,
  count: number,
) => BoundDirective | undefined;

const none: EarlierBindings = () => undefined;

/**
 * How a report was bound before: a directive that says the same, wherever it stands, is bound the same as long as the
 * ground is the same and the project around answers what it asked as it did.
 */
export function earlierBindings(
  before: BoundReport | undefined,
  report: Report,
  ground: Ground,
  project: ProjectView,
): EarlierBindings {
  if (!before?.ground || before.ground.data !== ground.data || before.ground.report !== ground.report)
    return none;
  const { directives } = before;
  const [then, now] = [before.report.document.text, report.document.text];
  return ({ typed }, index, count) => {
    for (const at of [index, directives.length - count + index]) {
      const known = directives[at];
      if (!known?.kept || known.bound.spec !== typed.spec) continue;
      const moved = movedBy(known.bound.directive, typed.directive, then, now);
      const told = moved && toldAfter(known.kept.told, moved);
      if (!told || !known.kept.asked.holdsIn(project)) continue;
      if (known.bound.directive === typed.directive) return known;
      const bound = { ...known.bound, directive: typed.directive };
      return { ...known, bound, kept: { ...known.kept, told } };
    }
    return undefined;
  };
}

/** What may be kept of a binding: nothing, when what is told or mended reaches out of the block that the directive stands in. */
export function keptBinding(
  asked: Asked,
  told: readonly Diagnostic[],
  { file, directive }: { readonly file: string; readonly directive: Directive },
): KeptBinding | undefined {
  // Whether the mark to read again is among the mends depends on what stands above its paragraph.
  if (told.length > 0 && hasDirection(directive)) return undefined;
  const block = outermost(directive).span;
  const isWithin = (one: { readonly file: string; readonly span: Span }) =>
    one.file === file &&
    block.start.offset <= one.span.start.offset &&
    one.span.end.offset <= block.end.offset;
  return told.every(one => isWithin(one.place) && (one.fix?.edits ?? []).every(isWithin))
    ? { asked, told }
    : undefined;
}

/** By how much a block has moved; its columns have not. */
interface Moved {
  readonly offset: number;
  readonly lines: number;
}

function outermost(directive: Directive): Directive {
  let block = directive;
  while (block.parent) block = block.parent;
  return block;
}

/** How far a directive has moved, with all that it stands in; undefined when that says something else, or stands in another column. */
function movedBy(one: Directive, other: Directive, then: string, now: string): Moved | undefined {
  if (one === other) return { offset: 0, lines: 0 };
  const [a, b] = [outermost(one).span, outermost(other).span];
  const offset = b.start.offset - a.start.offset;
  // Two that are alike in one block are two.
  const same =
    a.start.column === b.start.column &&
    other.span.start.offset - one.span.start.offset === offset &&
    then.slice(a.start.offset, a.end.offset) === now.slice(b.start.offset, b.end.offset);
  return same ? { offset, lines: b.start.line - a.start.line } : undefined;
}

/** What was told, where it stands now; undefined when it names a line of the text that may have moved. */
function toldAfter(told: readonly Diagnostic[], by: Moved): readonly Diagnostic[] | undefined {
  if (by.offset === 0 && by.lines === 0) return told;
  if (by.lines !== 0 && told.some(one => 'line' in one.args)) return undefined;
  const point = ({ line, column, offset }: Point) => ({
    line: line + by.lines,
    column,
    offset: offset + by.offset,
  });
  const moved = <T extends { readonly span: Span }>(one: T): T => ({
    ...one,
    span: { start: point(one.span.start), end: point(one.span.end) },
  });
  return told.map(one => ({
    ...one,
    place: moved(one.place),
    ...(one.fix && { fix: { ...one.fix, edits: one.fix.edits.map(moved) } }),
  }));
}
