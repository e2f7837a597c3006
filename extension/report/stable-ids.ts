import type { Directive } from '../syntax/directive.ts';
import type { Document } from '../syntax/document.ts';

/** Names for what has none. */
export interface StableIds {
  /** Another name at each call. Without a directive, names are counted through. */
  name(prefix: string, of: Directive | undefined): string;
  /** How many directives before this one say the very same. */
  twin(of: Directive): number;
}

/**
 * Names from the source that something was made of, so that a change elsewhere in the text leaves them as they are. The
 * second directive that says the same gets a number, and so does what else a directive gives a name to.
 */
export function stableIds({ text, directives }: Document): StableIds {
  const sources = new Map<Directive, { readonly print: string; readonly twin: number }>();
  const seen = new Map<string, number>();
  for (const directive of directives) {
    const { start, end } = directive.span;
    const print = fingerprint(text.slice(start.offset, end.offset));
    const twin = seen.get(print) ?? 0;
    seen.set(print, twin + 1);
    sources.set(directive, { print, twin });
  }
  const used = new Map<string, number>();
  return {
    name(prefix, of) {
      const { print, twin } = (of && sources.get(of)) ?? { print: '0', twin: 0 };
      const name = `${prefix}-${print}${twin > 0 ? `-${twin + 1}` : ''}`;
      const times = (used.get(name) ?? 0) + 1;
      used.set(name, times);
      return times > 1 ? `${name}_${times}` : name;
    },
    twin: of => sources.get(of)?.twin ?? 0,
  };
}

/** FNV-1a, 32 bits: short, the same everywhere, nothing secret. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
