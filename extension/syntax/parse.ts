import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { lineStarts, spanAt } from '../base/span.ts';
import { hasByteOrderMark, moveByOne } from './byte-order-mark.ts';
import { readComments } from './comments.ts';
import { diagnose } from './diagnose.ts';
import { type DirectiveNode, type DirectiveTokens, directiveTree } from './directive-tokens.ts';
import { readDirectives } from './directives.ts';
import type { Document } from './document.ts';
import { newlineOf } from './edit.ts';
import { readFrontMatter } from './front-matter.ts';
import { rangeOf, takeInventory } from './inventory.ts';
import { type NameSets, nameSets } from './names.ts';
import type { Source } from './source.ts';
import { directiveSyntax } from './tokenizer.ts';

/** The names of the directives that stand in running text, and of those that are blocks of their own (leaf or container). */
export interface SyntaxNames {
  readonly inline: readonly string[];
  readonly block: readonly string[];
}

// One tilde is the sign for "about" (`~100`), never a deletion.
const base = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter)
  .freeze();
const micromarkExtensions = base.data('micromarkExtensions') ?? [];
const fromMarkdownExtensions = base.data('fromMarkdownExtensions') ?? [];

/** CommonMark, GFM, front matter and the directives of `names` as a tree, with the places of the directives' parts. */
function parseTree(
  text: string,
  names: NameSets,
): { readonly tree: Root; readonly tokens: ReadonlyMap<DirectiveNode, DirectiveTokens> } {
  const directives = directiveTree();
  const tree = unified()
    .data({
      micromarkExtensions: [...micromarkExtensions, directiveSyntax(names)],
      fromMarkdownExtensions: [...fromMarkdownExtensions, directives.extension],
    })
    .use(remarkParse)
    .parse(text);
  return { tree, tokens: directives.tokens };
}

const isDirectiveNode = (node: Nodes): node is DirectiveNode =>
  node.type === 'textDirective' || node.type === 'leafDirective' || node.type === 'containerDirective';

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

/**
 * A Markdown file as the syntax sees it. Total: every text gives a document, what is wrong stands in its diagnostics.
 * Offsets count in `text` as it is on disk; a byte order mark counts as an offset but not as a column, since editors hide it.
 */
export function parseDocument(file: string, text: string, names: SyntaxNames): Document {
  const known = nameSets(names.inline, names.block);
  const marked = hasByteOrderMark(text);
  const { tree, tokens } = parseTree(text, known);
  if (marked) moveByOne(tree, tokens);
  const starts = marked ? [1, ...lineStarts(text).slice(1)] : lineStarts(text);
  const source: Source = {
    file,
    text,
    starts,
    names: known,
    newline: newlineOf(text),
    isDirective: (part, form) => isDirectiveText(part, form, known),
  };
  const inventory = takeInventory(tree, isDirectiveNode);
  const directives = readDirectives(inventory.directives, tokens, text, starts);
  const comments = readComments(inventory.html, source);
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
    comments,
    diagnostics: diagnose(source, inventory, directives),
  };
}
