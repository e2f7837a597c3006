// What a view of the project answers, as short texts: equal texts, equal answers.
import type { BlockFact, ReportFact } from './block-fact.ts';
import type { ProjectView } from './contract.ts';

/** What a view counted. */
export function countText(answer: ReturnType<ProjectView['count']>): string {
  return answer ? `${answer.n}/${answer.total}` : '';
}

/** What a view tells of reports. */
export function reportsText(reports: readonly ReportFact[]): string {
  return sumOf(reports.map(sumOfReport));
}

/** All that blocks say, and of which report; not their lines, which change with every line written above them. */
export function blocksText(blocks: readonly BlockFact[]): string {
  return sumOfBlocks(blocks);
}

/** A few bytes that tell lists of words apart: a large project's list is long, and each report would hold one. */
export function digest(words: readonly string[]): string {
  return sumOf(words.map(sumOfWord));
}

/** Two numbers of 32 bits. */
type Sum = readonly [a: number, b: number];

function sumOfWord(word: string): Sum {
  let [a, b] = [0x811c9dc5, 0];
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = (Math.imul(b, 31) + code) | 0;
  }
  return [a, b];
}

function sumOf(sums: readonly Sum[]): string {
  let [a, b] = [0x811c9dc5, 0];
  for (const [first, second] of sums) {
    a = Math.imul(a ^ first, 0x01000193) ^ (a >>> 15);
    b = (Math.imul(b, 0x2c1b3c6d) + second) | 0;
  }
  return `${sums.length} ${(a >>> 0).toString(36)} ${(b >>> 0).toString(36)}`;
}

// A view that is asked the same again gives the same things, and many ask: each is summed once.
const sumOfReport = once((report: ReportFact) => sumOfWord(JSON.stringify(report)));
const sumOfBlock = once(({ report, line: _, ...said }: BlockFact): Sum => {
  const [a, b] = sumOfReport(report);
  const [c, d] = sumOfWord(JSON.stringify(said));
  return [Math.imul(a, 0x01000193) ^ c, (Math.imul(b, 31) + d) | 0];
});
const sumOfBlocks = once((blocks: readonly BlockFact[]) => sumOf(blocks.map(sumOfBlock)));

function once<T extends object, R>(work: (of: T) => R): (of: T) => R {
  const known = new WeakMap<T, R>();
  return of => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const made = work(of);
    known.set(of, made);
    return made;
  };
}
