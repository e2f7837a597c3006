import type { Typed } from '../directives/contract.ts';
import type { Attribute, Directive, FieldLine } from '../syntax/directive.ts';
import type { KnownBlock } from '../syntax/known-block.ts';
import type { PlacedBlock } from '../syntax/placed-block.ts';
import type { PlacedReading } from './placed-readings.ts';
import { type BlockReading, type ReadBefore, type Rules, readBlock } from './read-block.ts';
import type { Report } from './report.ts';
import { isSameVocabulary } from './same-vocabulary.ts';

type Readings = ReadonlyMap<KnownBlock, BlockReading>;

/**
 * Reads the blocks of a document. Those that `previous` had as well are read as they were, as long as the rules are the same;
 * and so are the directives that say the same in the others.
 */
export function readBlocks(
  blocks: readonly PlacedBlock[],
  rules: Rules,
  previous: Report | undefined,
): readonly PlacedReading[] {
  const before = previous && readingsBy(rules, previous);
  const readBefore = before ? directivesBefore(before, blocks) : () => undefined;
  return blocks.map(block => ({
    block,
    reading: before?.get(block.known) ?? readBlock(block.known, rules, readBefore),
  }));
}

/** How a report read its blocks, if it did so by these rules. */
function readingsBy(
  { own, vocabulary }: Rules,
  { own: ownBefore, setting, reading }: Report,
): Readings | undefined {
  return ownBefore === own && isSameVocabulary(setting.vocabulary, vocabulary) ? reading?.blocks : undefined;
}

/** How directives of blocks that have gone were read, by their place among all of these: from the start, or from the end. */
function directivesBefore(before: Readings, blocks: readonly PlacedBlock[]): ReadBefore {
  const stay = new Set(blocks.map(({ known }) => known));
  const gone = [...before].flatMap(([known, { directives }]) => {
    if (stay.has(known)) return [];
    const typed = new Map(directives.map(({ entry, index }) => [index, entry.typed]));
    return known.directives.map((directive, index) => ({ directive, typed: typed.get(index) }));
  });
  const count = blocks.reduce((sum, { known }) => sum + (before.has(known) ? 0 : known.directives.length), 0);
  let next = 0;
  return (directive): Typed | undefined => {
    const index = next++;
    const known = [gone[index], gone[gone.length - count + index]].find(
      one => one && saysTheSame(one.directive, directive),
    );
    return known?.typed;
  };
}

function saysTheSame(one: Directive, other: Directive): boolean {
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
