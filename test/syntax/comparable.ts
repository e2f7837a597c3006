import type { Document } from '../../extension/syntax/document.ts';

/** A document as two of them can be compared: not where its blocks were parsed. */
export function comparable({ parsed, ...document }: Document) {
  return { ...document, parsed: { names: parsed.names } };
}
