import { createHash } from 'node:crypto';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
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
  readonly html: string;
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
  readonly blocks: readonly { readonly key: string; readonly line: number; readonly html?: string }[];
}

const place = '<div data-ska-text></div>';

/** The page block by block. Faults: those of the project's template, `output.contents-depth`. */
export function previewPage(page: Page, layout: Layout): Promise<PreviewPage> {
  return blockByBlock(page.title, take => renderInside(page, layout, take));
}

/** The slides of a deck, each a block. Faults: those of the project's template. */
export function previewDeck(deck: Deck, layout: Layout): Promise<PreviewPage> {
  return blockByBlock(deck.title, take => renderDeckInside(deck, layout, false, take));
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
    line = node.position?.start.line ?? line;
    const html = toHtml(withPlaces(node, line));
    return [{ key: createHash('sha1').update(html).digest('base64url').slice(0, 16), line, html }];
  });
  return { title, shell, blocks };
}

/** What is new in a page for someone who has seen `before`. */
export function previewUpdate(page: PreviewPage, before: PreviewPage | undefined): PreviewUpdate {
  const seen = new Set(before?.blocks.map(block => block.key));
  return {
    title: page.title,
    ...(page.shell !== before?.shell && { shell: page.shell }),
    blocks: page.blocks.map(({ key, line, html }) => (seen.has(key) ? { key, line } : { key, line, html })),
  };
}

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
