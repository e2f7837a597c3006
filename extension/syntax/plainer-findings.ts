import { plainerText } from './plainer.ts';
import { type Finding, finding, lineEndOf, type Source } from './source.ts';

/** Where a text has more formatting than is read; one finding says it all. `deep` is where its tree is as deep as it may be. */
export function plainerFinding(source: Source, deep: number | undefined): Finding | undefined {
  const from = plainerText(source.text).from ?? deep;
  if (from === undefined) return undefined;
  const end = Math.min(lineEndOf(source.text, from), from + 40);
  return finding(source, 'syntax.too-much', { start: from, end }, {});
}
