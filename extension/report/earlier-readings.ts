import type { DirectiveKind, Typed } from '../directives/contract.ts';
import type { UnitRef, Vocabulary } from '../directives/setting.ts';
import type { Attribute, Directive, FieldLine } from '../syntax/directive.ts';
import { rowsWithin, textWithin } from './block-body.ts';
import type { OwnRules } from './own-rules.ts';
import type { Report, ReportDirective } from './report.ts';

/** How an earlier report read a directive that says the same now. */
export interface EarlierReading {
  readonly entry: ReportDirective;
  /** Something was told of it: that stands elsewhere now, and must be told anew. */
  readonly isTold: boolean;
}

/** Finds how an earlier report read a directive, by its place among all: from the start, or from the end. */
export type EarlierReadings = (
  directive: Directive,
  index: number,
  count: number,
) => EarlierReading | undefined;

/** Knows nothing. */
export const noReadings: EarlierReadings = () => undefined;

/**
 * How a report read its directives: one that says the same now, wherever it stands, is read the same, as long as the names
 * and rules are the same.
 */
export function earlierReadings(previous: Report, vocabulary: Vocabulary, own: OwnRules): EarlierReadings {
  if (previous.own !== own || !isSameVocabulary(previous.setting.vocabulary, vocabulary)) return noReadings;
  const { directives } = previous.document;
  const told = new Set<Directive>();
  for (const { place } of previous.diagnostics) {
    const { offset } = place.span.start;
    for (const each of directives)
      if (each.span.start.offset <= offset && offset < each.span.end.offset) told.add(each);
  }
  const read = new Map(previous.directives.map(entry => [entry.typed.directive, entry]));
  return (directive, index, count) => {
    for (const before of [directives[index], directives[directives.length - count + index]]) {
      if (!before || !saysTheSame(before, directive)) continue;
      const entry = read.get(before);
      if (!entry) return undefined;
      const isTold = told.has(before);
      if (before === directive) return { entry, isTold };
      return { entry: entryOf(entry.kind, { ...entry.typed, directive }, vocabulary), isTold };
    }
    return undefined;
  };
}

/** What a report holds of a directive that has been read. */
export function entryOf(kind: DirectiveKind, typed: Typed, vocabulary: Vocabulary): ReportDirective {
  const rows = kind.table && rowsWithin(typed);
  return { kind, typed, text: textWithin(typed, kind, vocabulary), ...(rows && { rows }) };
}

function saysTheSame(one: Directive, other: Directive): boolean {
  if (one === other) return true;
  return (
    one.name === other.name &&
    one.form === other.form &&
    one.label?.text === other.label?.text &&
    isSameList(one.attributes, other.attributes, isSamePair) &&
    (one.fieldLines === undefined) === (other.fieldLines === undefined) &&
    isSameList(one.fieldLines ?? [], other.fieldLines ?? [], isSamePair)
  );
}

const isSamePair = (one: Attribute | FieldLine, other: Attribute | FieldLine) =>
  one.key === other.key && one.value === other.value;

function isSameList<T>(one: readonly T[], other: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return (
    one.length === other.length &&
    one.every((each, i) => {
      const its = other[i];
      return its !== undefined && isSame(each, its);
    })
  );
}

/** Whether two vocabularies have the same names. Units alone are put together anew for each report. */
function isSameVocabulary(one: Vocabulary, other: Vocabulary): boolean {
  const { units, ...rest } = one;
  const { units: otherUnits, ...otherRest } = other;
  return (
    units.size === otherUnits.size &&
    [...units].every(([name, ref]) => isSameUnit(ref, otherUnits.get(name))) &&
    isSameRecord(rest, otherRest)
  );
}

const isSameUnit = (one: UnitRef, other: UnitRef | undefined) =>
  one === other || (other !== undefined && isSameRecord(one, other));

/** Whether two objects have the very same values. */
function isSameRecord<T extends object>(one: T, other: T): boolean {
  const keys = Object.keys(one) as (keyof T)[];
  return keys.length === Object.keys(other).length && keys.every(key => one[key] === other[key]);
}
