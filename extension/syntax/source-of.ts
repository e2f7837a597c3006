import { isDirectiveNode } from './directive-tokens.ts';
import { newlineOf } from './edit.ts';
import { rangeOf } from './inventory.ts';
import type { NameSets } from './names.ts';
import { linesOf, parseTree } from './parse-tree.ts';
import type { Source } from './source.ts';

/** What is known of parts of a text that were tried alone: from before, and now. */
export interface Tried {
  readonly before: ReadonlyMap<string, boolean>;
  readonly now: Map<string, boolean>;
}

/** Whether a text by itself is one directive and nothing else. */
function isDirectiveText(text: string, form: 'inline' | 'block', names: NameSets): boolean {
  const { tree, tokens } = parseTree(text, names);
  const first = tree.children[0];
  const node = form === 'inline' && first?.type === 'paragraph' ? first.children[0] : first;
  if (!node || !isDirectiveNode(node) || (node.type === 'textDirective') !== (form === 'inline'))
    return false;
  const braces = tokens.get(node)?.braces;
  return rangeOf(node)?.end === text.length && (braces !== undefined || !text.includes('{'));
}

/** A text that findings can speak of; a part of a text ends its lines as the whole does. */
export function sourceOf(
  file: string,
  text: string,
  names: NameSets,
  tried: Tried,
  newline: Source['newline'] = newlineOf(text),
): Source {
  return {
    file,
    text,
    starts: linesOf(text),
    names,
    newline,
    isDirective: (part, form) => {
      const key = `${form} ${part}`;
      const answer = tried.now.get(key) ?? tried.before.get(key) ?? isDirectiveText(part, form, names);
      tried.now.set(key, answer);
      return answer;
    },
  };
}
