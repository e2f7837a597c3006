import type { UnitRef, Vocabulary } from '../directives/setting.ts';

/** Whether two vocabularies have the same names. */
export function isSameVocabulary(one: Vocabulary, other: Vocabulary): boolean {
  if (one === other) return true;
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
