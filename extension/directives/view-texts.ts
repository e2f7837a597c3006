// What a view of the project answers, as short texts: equal texts, equal answers.
import type { BlockFact, ReportFact } from './block-fact.ts';
import type { ProjectView } from './contract.ts';

/** What a view counted. */
export function countText(answer: ReturnType<ProjectView['count']>): string {
  return answer ? `${answer.n}/${answer.total}` : '';
}

/** What a view tells of reports. */
export function reportsText(reports: readonly ReportFact[]): string {
  return digest(reports.map(report => JSON.stringify(report)));
}

/** All that blocks say, and of which report; not their lines, which change with every line written above them. */
export function blocksText(blocks: readonly BlockFact[]): string {
  const reports = new Map<ReportFact, string>();
  const texts = blocks.map(({ report, line: _, ...said }) => {
    const of = reports.get(report) ?? JSON.stringify(report);
    reports.set(report, of);
    return `${of} ${JSON.stringify(said)}`;
  });
  return digest(texts);
}

/** A few bytes that tell lists of words apart: a large project's list is long, and each report would hold one. */
export function digest(words: readonly string[]): string {
  let [a, b] = [0x811c9dc5, 0];
  for (const word of words) {
    for (let index = 0; index < word.length; index++) {
      const code = word.charCodeAt(index);
      a = Math.imul(a ^ code, 0x01000193);
      b = (Math.imul(b, 31) + code) | 0;
    }
    a = Math.imul(a ^ 0x10000, 0x01000193);
    b = (Math.imul(b, 31) + 0x10000) | 0;
  }
  return `${words.length} ${(a >>> 0).toString(36)} ${(b >>> 0).toString(36)}`;
}
