import type { Document } from '../../extension/syntax/document.ts';

/** A document as two of them can be compared: what is known of nodes, by their place in the text. */
export function comparable({ parsed, ...document }: Document) {
  const tokens = document.directives.map(({ node }) => parsed.tokens.get(node));
  return { ...document, parsed: { ...parsed, size: parsed.tokens.size, tokens } };
}
