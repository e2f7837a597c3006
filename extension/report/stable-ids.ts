import type { Span } from '../base/span.ts';

/**
 * Names for what has none: from the source it was made of, so that a change elsewhere in the text leaves them as they are.
 * The second of the same source gets a number.
 */
export function stableIds(text: string): (prefix: string, of: Span | undefined) => string {
  const used = new Map<string, number>();
  return (prefix, of) => {
    const name = `${prefix}-${of ? fingerprint(text.slice(of.start.offset, of.end.offset)) : 0}`;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times > 1 ? `${name}-${times}` : name;
  };
}

/** FNV-1a, 32 bits: short, the same everywhere, nothing secret. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
