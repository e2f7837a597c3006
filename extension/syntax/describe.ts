import { spanAt } from '../base/span.ts';
import { readComments } from './comments.ts';
import { diagnose } from './diagnose.ts';
import type { Directive } from './directive.ts';
import { isDirectiveNode } from './directive-tokens.ts';
import { readDirectives } from './directives.ts';
import type { Document } from './document.ts';
import { newlineOf } from './edit.ts';
import { readFrontMatter } from './front-matter.ts';
import { rangeOf, takeInventory } from './inventory.ts';
import type { NameSets } from './names.ts';
import { type ParsedTree, parseTree } from './parse-tree.ts';
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

/** What an earlier document of the same file knew. */
interface Earlier {
  readonly tried: ReadonlyMap<string, boolean>;
  /** Those whose nodes are in the new tree as well are taken over: they stand where they stood. */
  readonly directives: readonly Directive[];
}

/** Makes a document of a text's tree. */
export function describe(
  { file, text, starts, names }: Pick<Source, 'file' | 'text' | 'starts' | 'names'>,
  { tree, tokens }: ParsedTree,
  earlier: Earlier,
): Document {
  const triedNow = new Map<string, boolean>();
  const source: Source = {
    file,
    text,
    starts,
    names,
    newline: newlineOf(text),
    isDirective: (part, form) => {
      const key = `${form} ${part}`;
      const answer = triedNow.get(key) ?? earlier.tried.get(key) ?? isDirectiveText(part, form, names);
      triedNow.set(key, answer);
      return answer;
    },
  };
  const inventory = takeInventory(tree, isDirectiveNode);
  const directives = readDirectives(inventory.directives, tokens, source, earlier.directives);
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
    diagnostics: diagnose(source, tree, inventory, directives),
    parsed: { names, tokens, tried: triedNow },
  };
}
