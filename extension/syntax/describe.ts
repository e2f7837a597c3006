import { lineStarts, spanAt } from '../base/span.ts';
import { readComments } from './comments.ts';
import { diagnose } from './diagnose.ts';
import { isDirectiveNode } from './directive-tokens.ts';
import { readDirectives } from './directives.ts';
import type { Document } from './document.ts';
import { newlineOf } from './edit.ts';
import { readFrontMatter } from './front-matter.ts';
import { rangeOf, takeInventory } from './inventory.ts';
import type { NameSets } from './names.ts';
import { hasByteOrderMark, type ParsedTree, parseTree } from './parse-tree.ts';
import type { Source } from './source.ts';

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

/** Makes a document of a text's tree. `tried` holds what an earlier document has found out about parts of its text. */
export function describe(
  file: string,
  text: string,
  names: NameSets,
  { tree, tokens }: ParsedTree,
  tried: ReadonlyMap<string, boolean>,
): Document {
  const starts = hasByteOrderMark(text) ? [1, ...lineStarts(text).slice(1)] : lineStarts(text);
  const triedNow = new Map<string, boolean>();
  const source: Source = {
    file,
    text,
    starts,
    names,
    newline: newlineOf(text),
    isDirective: (part, form) => {
      const key = `${form} ${part}`;
      const answer = triedNow.get(key) ?? tried.get(key) ?? isDirectiveText(part, form, names);
      triedNow.set(key, answer);
      return answer;
    },
  };
  const inventory = takeInventory(tree, isDirectiveNode);
  const directives = readDirectives(inventory.directives, tokens, text, starts);
  return {
    file,
    text,
    lineStarts: starts,
    frontMatter: readFrontMatter(tree, source),
    tree,
    directives: directives.map(({ directive }) => directive),
    headings: inventory.headings.flatMap(({ node, text: title }) => {
      const range = rangeOf(node);
      return range ? [{ depth: node.depth, text: title, span: spanAt(starts, range.start, range.end) }] : [];
    }),
    comments: readComments(inventory.html, source),
    diagnostics: diagnose(source, inventory, directives),
    parsed: { names, tokens, tried: triedNow },
  };
}
