import { createHash } from 'node:crypto';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { movedLines } from '../../report/kept-blocks.ts';
import { byContents } from '../html/by-contents.ts';
import { renderInside } from '../html/render-html.ts';
import type { Layout } from '../layout.ts';
import type { Page } from '../page.ts';
import type { Deck } from '../slides/deck.ts';
import { renderDeckInside } from '../slides/deck-html.ts';

/** One element of a report's text as a preview shows it. `key` is the same as long as it looks the same. */
export interface PreviewBlock {
  readonly key: string;
  /** The line of the source that it begins on, from 1; the one before's when it has none of its own. */
  readonly line: number;
  /** The line that it ends on; one less than `line` when it is not written in this report's text. */
  readonly end: number;
  readonly html: string;
}

/** How a block stands to an earlier version: it is other, or something that stood before it is gone. */
export type BlockMark = 'changed' | 'gone';

/** Lines of a text (1-based) that are new or other than in an earlier version, and those before which some are gone. */
export interface ChangedLines {
  readonly changed: ReadonlySet<number>;
  readonly gone: ReadonlySet<number>;
}

/** A page for the screen of the one who writes it: what stands around the text, and the text block by block. */
export interface PreviewPage {
  readonly title: string;
  /** What stands inside `<body>`, with `<div data-ska-text>` where the blocks belong. */
  readonly shell: string;
  readonly blocks: readonly PreviewBlock[];
}

/** What has to be told to someone who has seen an earlier page: HTML only where it is new. */
export interface PreviewUpdate {
  readonly title: string;
  readonly shell?: string;
  readonly blocks: readonly {
    readonly key: string;
    readonly line: number;
    readonly html?: string;
    readonly mark?: BlockMark;
  }[];
}

const place = '<div data-ska-text></div>';

/** The page block by block. Faults: those of the project's template, `output.contents-depth`. */
export function previewPage(page: Page, layout: Layout): Promise<PreviewPage> {
  return blockByBlock(page.title, take => renderInside(page, layout, take));
}

/** The slides of a deck, each a block. Faults: those of the project's template. */
export async function previewDeck(deck: Deck, layout: Layout): Promise<PreviewPage> {
  const page = await blockByBlock(deck.title, take => renderDeckInside(deck, layout, false, take));
  // A slide is made of all that is written until the next.
  const blocks = page.blocks.map((block, index) => {
    const next = page.blocks.slice(index).find(({ line }) => line > block.line);
    return { ...block, end: next ? next.line - 1 : Math.max(block.line, block.end) };
  });
  return { ...page, blocks };
}

async function blockByBlock(
  title: string,
  render: (take: (nodes: readonly ElementContent[]) => string) => Promise<string>,
): Promise<PreviewPage> {
  let text: readonly ElementContent[] = [];
  const shell = await render(nodes => {
    text = nodes;
    return place;
  });
  let line = 1;
  const blocks = text.flatMap((node): PreviewBlock[] => {
    if (node.type !== 'element') return [];
    const moved = movedLines(node);
    line = node.position ? node.position.start.line + moved : line;
    const end =
      node.properties.dataBilaga === undefined
        ? node.position
          ? node.position.end.line + moved
          : line - 1
        : line - 1;
    return [{ ...htmlOf(node)(line - moved), line, end }];
  });
  return { title, shell, blocks };
}

/** What is new in a page for someone who has seen `before`; blocks are marked that `lines` says are other than in an earlier version. */
export function previewUpdate(
  page: PreviewPage,
  before: PreviewPage | undefined,
  lines?: ChangedLines,
): PreviewUpdate {
  const seen = new Set(before?.blocks.map(block => block.key));
  const marks = lines ? marksOf(page.blocks, lines) : [];
  return {
    title: page.title,
    ...(page.shell !== before?.shell && { shell: page.shell }),
    blocks: page.blocks.map(({ key, line, html }, index) => ({
      key,
      line,
      ...(!seen.has(key) && { html }),
      ...(marks[index] && { mark: marks[index] }),
    })),
  };
}

function marksOf(
  blocks: readonly PreviewBlock[],
  { changed, gone }: ChangedLines,
): readonly (BlockMark | undefined)[] {
  const within = (lines: ReadonlySet<number>, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at).some(line => lines.has(line));
  let after = 0;
  const marks = blocks.map(({ line, end }): BlockMark | undefined => {
    if (end < line) return undefined;
    const before = after;
    after = end;
    if (within(changed, line, end) || within(gone, line + 1, end)) return 'changed';
    return within(gone, before + 1, line) ? 'gone' : undefined;
  });
  // Nothing follows what is gone from the end: the last block tells it.
  const last = blocks.findLastIndex(({ line, end }) => end >= line);
  if (last >= 0 && !marks[last] && [...gone].some(line => line > (blocks[last]?.end ?? 0)))
    marks[last] = 'changed';
  return marks;
}

/** An element's HTML and its key, told from a line of the source. */
const htmlOf = byContents(element => {
  const made = new Map<number, Pick<PreviewBlock, 'key' | 'html'>>();
  return (line: number) => {
    const known = made.get(line);
    if (known) return known;
    const html = toHtml(withPlaces(element, line));
    const key = createHash('sha1').update(html).digest('base64url').slice(0, 16);
    made.set(line, { key, html });
    return { key, html };
  };
});

/** Directives tell where they stand, from the block's first line (`3:12`), so that text above changes nothing below. Parts from other files tell nothing. */
function withPlaces(node: Element, first: number): Element {
  if (node.properties.dataBilaga !== undefined) return node;
  const here =
    node.data && 'directive' in node.data && node.data.directive ? node.position?.start : undefined;
  return {
    ...node,
    properties: {
      ...node.properties,
      ...(here && { dataPlats: `${here.line - first}:${here.column}` }),
    },
    children: node.children.map(child => (child.type === 'element' ? withPlaces(child, first) : child)),
  };
}
