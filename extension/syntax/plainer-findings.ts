import type { Root } from 'mdast';
import { deepAt, plainerText } from './plainer.ts';
import { type Finding, finding, lineEndOf, type Source } from './source.ts';

/** Where a text has more formatting than is read; one finding says it all. */
export function plainerFindings(source: Source, tree: Root): readonly Finding[] {
  const from = plainerText(source.text).from ?? deepAt(tree);
  if (from === undefined) return [];
  const end = Math.min(lineEndOf(source.text, from), from + 40);
  return [finding(source, 'syntax.too-much', { start: from, end }, {})];
}
