import type { BlockFact } from '../block-fact.ts';
import { linkWords } from '../links.ts';

/** How blocks are told apart, over years and owners: two blocks of one key are one node. */
export interface NodeKeys {
  keyOf(block: BlockFact): string;
  /** The key that a written id means; undefined when no block has it. */
  named(word: string, report: string, schoolYear: string): string | undefined;
}

/** `I25-1`: lives on in later years' reports. `A1` and a figure's name do not say a year. */
const living = /^[AMIEUD]\d{2}-\d+$/u;
const yearless = /^[AMIEUD]\d+$/u;

/** An analysis is numbered within its report; what has no id at all is one of its place. */
export const isOfOneYear = (id: string) => yearless.test(id) || id.includes(':');

const letters: Readonly<Record<string, string>> = {
  analys: 'A',
  mål: 'M',
  insats: 'I',
  effekt: 'E',
  uppföljning: 'U',
};

/**
 * The keys of some blocks. An id lives with its owner; where an owner goes on with an id that it took over from one unit alone
 * (`efterträds`), both are the same measure.
 */
export function nodeKeys(
  blocks: readonly BlockFact[],
  owners: (report: string) => readonly string[],
): NodeKeys {
  const years = new Map<string, { first: string; last: string }>();
  const written = new Map<BlockFact, string>();
  const counts = new Map<string, number>();
  for (const block of blocks) {
    const id = block.id ?? standIn(block, counts);
    const { schoolYear } = block.report;
    const key = `${block.report.id}#${isOfOneYear(id) ? `${id}@${schoolYear}` : id}`;
    written.set(block, key);
    const known = years.get(key);
    years.set(key, {
      first: known && known.first < schoolYear ? known.first : schoolYear,
      last: known && known.last > schoolYear ? known.last : schoolYear,
    });
  }
  const takenOver = new Map<string, readonly string[]>();
  const before = (report: string) => {
    const known = takenOver.get(report) ?? owners(report).filter(owner => owner !== report);
    takenOver.set(report, known);
    return known;
  };
  const heirs = new Map<string, string>();
  for (const [key, { first }] of years) {
    const [owner = '', id = ''] = split(key);
    if (!living.test(id)) continue;
    const same = before(owner).filter(one => years.has(`${one}#${id}`));
    const [only] = same;
    // The same id in the same year is another measure.
    if (same.length === 1 && (years.get(`${only}#${id}`)?.last ?? '') < first)
      heirs.set(`${only}#${id}`, key);
  }
  const heirOf = (key: string) => {
    const passed = new Set([key]);
    for (let next = heirs.get(key); next && !passed.has(next); next = heirs.get(next)) passed.add(next);
    return [...passed].at(-1) ?? key;
  };
  return {
    keyOf: block => heirOf(written.get(block) ?? ''),
    named(word, report, schoolYear) {
      const [first = '', second] = word.split('#');
      const id = second ?? first;
      const own = second === undefined ? [report, ...before(report)] : [first];
      for (const owner of own) {
        const key = `${owner}#${isOfOneYear(id) ? `${id}@${schoolYear}` : id}`;
        if (years.has(key)) return heirOf(key);
      }
      return undefined;
    },
  };
}

/** The owner and the rest of a key. */
export function split(key: string): readonly [owner: string, id: string] {
  const at = key.indexOf('#');
  return [key.slice(0, at), key.slice(at + 1)];
}

/** A name for a block that nobody gave an id: its letter and what it is of, else its title. Blocks that still are alike are counted. */
function standIn(block: BlockFact, counts: Map<string, number>): string {
  const of = linkWords(block.spec.av).join('+') || block.title.replaceAll('#', '') || 'namnlös';
  const name = `${letters[block.kind] ?? block.kind}:${of}`;
  const place = `${block.report.file} ${name}`;
  const count = (counts.get(place) ?? 0) + 1;
  counts.set(place, count);
  return count > 1 ? `${name}:${count}` : name;
}
