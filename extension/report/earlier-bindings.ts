import type { Diagnostic } from '../base/diagnostic.ts';
import type { Point, Span } from '../base/span.ts';
import type { ProjectView } from '../directives/contract.ts';
import type { Directive } from '../syntax/directive.ts';
import type { Asked } from './asked-view.ts';
import type { BoundDirective, BoundReport } from './bind.ts';
import type { Report, ReportDirective } from './report.ts';
import { markPlaceOf } from './reread.ts';

/** What all bindings of a report rest on besides each directive's own text and what it asks of the project around. */
export interface Ground {
  /** The same object as long as the data stands as it is (`KeptAnswers.age`). */
  readonly data: object;
  /** Which report it is and how its lines end, as one text. */
  readonly report: string;
  /** The numbers of its figures, as one text. */
  readonly numbers: string;
}

/** What a directive asked of the project around and what was told of it: it is bound the same while it says the same and that is answered the same. */
export interface KeptBinding {
  readonly asked: Asked;
  readonly told: readonly Diagnostic[];
  readonly place: BindingPlace;
  /** False when its text had errors of its own. */
  readonly isSound: boolean;
  /** True when it rests on the numbers of the report's figures. */
  readonly isNumbered: boolean;
}

/** What a binding rests on of the text: a stretch that must say the same, and whether the mark to read again stands before it. */
interface BindingPlace {
  readonly span: Span;
  readonly isMarked: boolean;
}

/** Finds how an earlier binding bound a directive that says the same now, by its place among all; undefined for one to bind anew. */
export type EarlierBindings = (
  entry: ReportDirective,
  index: number,
  isSound: boolean,
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
  const count = report.directives.length;
  const sameNumbers = before.ground.numbers === ground.numbers;
  return ({ typed }, index, isSound) => {
    for (const at of [index, directives.length - count + index]) {
      const known = directives[at];
      if (!known?.kept || known.bound.spec !== typed.spec || known.kept.isSound !== isSound) continue;
      if (known.kept.isNumbered && !sameNumbers) continue;
      const { directive } = typed;
      const place = placeOf(directive, report);
      const { bound, kept } = known;
      const moved = movedBy(
        { directive: bound.directive, place: kept.place, text: then },
        { directive, place, text: now },
      );
      const told = moved && toldAfter(kept.told, moved);
      if (!told || !kept.asked.holdsIn(project)) continue;
      if (bound.directive === directive) return known;
      return { ...known, bound: { ...bound, directive }, kept: { ...kept, told, place } };
    }
    return undefined;
  };
}

/** What may be kept of a binding: nothing, when what is told or mended reaches out of the stretch that it rests on. */
export function keptBinding(
  found: Omit<KeptBinding, 'place'>,
  directive: Directive,
  report: Report,
): KeptBinding | undefined {
  const place = placeOf(directive, report);
  const { start, end } = place.span;
  const isWithin = (one: { readonly file: string; readonly span: Span }) =>
    one.file === report.document.file &&
    start.offset <= one.span.start.offset &&
    one.span.end.offset <= end.offset;
  return found.told.every(one => isWithin(one.place) && (one.fix?.edits ?? []).every(isWithin))
    ? { ...found, place }
    : undefined;
}

/** The outermost block that a directive stands in; with a direction, from where its mark to read again stands. */
function placeOf(directive: Directive, report: Report): BindingPlace {
  const { span } = outermost(directive);
  const mark = markPlaceOf(directive, report);
  const start = mark && mark.start.offset < span.start.offset ? mark.start : span.start;
  return { span: { start, end: span.end }, isMarked: mark?.isMarked ?? false };
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

/** A directive where it stands in a text. */
interface Standing {
  readonly directive: Directive;
  readonly place: BindingPlace;
  readonly text: string;
}

/** How far a directive has moved, with all that it rests on; undefined when that says something else, or stands in another column. */
function movedBy(one: Standing, other: Standing): Moved | undefined {
  const [a, b] = [one.place.span, other.place.span];
  const offset = b.start.offset - a.start.offset;
  // Two that are alike in one block are two.
  const same =
    one.place.isMarked === other.place.isMarked &&
    a.start.column === b.start.column &&
    other.directive.span.start.offset - one.directive.span.start.offset === offset &&
    one.text.slice(a.start.offset, a.end.offset) === other.text.slice(b.start.offset, b.end.offset);
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
