import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { lineStarts } from '../base/span.ts';
import {
  type DirectiveNode,
  type DirectiveTokens,
  directiveTree,
  isDirectiveNode,
} from './directive-tokens.ts';
import type { NameSets } from './names.ts';
import { plainerText, shallowTree } from './plainer.ts';
import { shiftNode, shiftTokens } from './shift.ts';
import { directiveSyntax } from './tokenizer.ts';

/** A text's tree, and where the parts of the directives in it stand. */
export interface ParsedTree {
  readonly tree: Root;
  readonly tokens: ReadonlyMap<DirectiveNode, DirectiveTokens>;
}

// One tilde is the sign for "about" (`~100`), never a deletion.
const base = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter)
  .freeze();
const micromarkExtensions = base.data('micromarkExtensions') ?? [];
const fromMarkdownExtensions = base.data('fromMarkdownExtensions') ?? [];

// GFM tries an e-mail address at the start of each word, and looks through the finished texts for addresses once more: a fourth
// of the time that a report takes to read. Where there can be none, neither is done.
const withoutEmail = micromarkExtensions.map(extension => ({
  ...extension,
  text: Object.fromEntries(
    Object.entries(extension.text ?? {}).map(([code, constructs]) => [
      code,
      [constructs ?? []].flat().filter(construct => construct.name !== 'emailAutolink'),
    ]),
  ),
}));
const withoutAddresses = fromMarkdownExtensions.flat().map(({ transforms, ...extension }) => extension);
// An entity or an escape may stand for a part of an address.
const mayHoldAddress = /[@&\\]|www\.|https?:/i;

const hasByteOrderMark = (text: string) => text.charCodeAt(0) === 0xfeff;

/** The offsets at which a text's lines start; the first line starts after a byte order mark, since editors hide it. */
export function linesOf(text: string): readonly number[] {
  const starts = lineStarts(text);
  return hasByteOrderMark(text) ? [1, ...starts.slice(1)] : starts;
}

/** CommonMark, GFM, front matter and the directives of `names` as a tree. A byte order mark counts as an offset, not as a column. */
export function parseTree(text: string, names: NameSets): ParsedTree {
  const { extension, tokens } = directiveTree();
  const tree = unified()
    .data({
      micromarkExtensions: [
        ...(text.includes('@') ? micromarkExtensions : withoutEmail),
        directiveSyntax(names),
      ],
      fromMarkdownExtensions: [
        ...(mayHoldAddress.test(text) ? fromMarkdownExtensions : withoutAddresses),
        extension,
      ],
    })
    .use(remarkParse)
    .parse(plainerText(text).text);
  shallowTree(tree, text);
  if (!hasByteOrderMark(text)) return { tree, tokens };
  // The parser leaves the mark out of its offsets.
  const shifted = new Map<DirectiveNode, DirectiveTokens>();
  const by = { offset: 1, lines: 0 };
  const moved = shiftNode(tree, by, (node, copy) => {
    const known = isDirectiveNode(node) ? tokens.get(node) : undefined;
    if (known && isDirectiveNode(copy)) shifted.set(copy, shiftTokens(known, by));
  });
  return { tree: moved, tokens: shifted };
}
