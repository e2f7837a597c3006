import type { Code, Heading as HeadingNode, Nodes, Paragraph, Parents, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { withoutComments } from './comment-ranges.ts';
import type { Range } from './directive-tokens.ts';

/** A node of raw HTML with the block that follows it in the same container, or the block it stands in. */
export interface HtmlPlace {
  readonly range: Range;
  /** It is all of the block that was walked through: what follows it is not known. */
  readonly isAll: boolean;
  /** False for HTML inside a paragraph, heading or table cell. */
  readonly isBlock: boolean;
  readonly next: Range | undefined;
}

/** A directive's node with what it stands in. */
export interface DirectivePlace<N> {
  readonly node: N;
  readonly parent: N | undefined;
  readonly block: Nodes | undefined;
}

/** What one walk over a block finds, in the order of the text. */
export interface Inventory<N> {
  readonly directives: DirectivePlace<N>[];
  readonly headings: { readonly node: HeadingNode; readonly text: string }[];
  readonly html: HtmlPlace[];
  /** Blocks whose lines may hold a directive that was not read as one. */
  readonly prose: (Paragraph | HeadingNode)[];
  readonly tables: Table[];
  readonly code: Code[];
  /** Stretches of prose that are not prose: code, HTML, images, addresses. */
  readonly opaque: Range[];
}

/** The range of a node; undefined for the nodes that GFM's autolinks make without a place. */
export function rangeOf(node: Nodes | undefined): Range | undefined {
  const start = node?.position?.start.offset;
  const end = node?.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** Whether a block is HTML that is nothing but comments. */
export function isComment(node: Nodes): boolean {
  return node.type === 'html' && node.value.includes('<!--') && withoutComments(node.value).trim() === '';
}

function following(siblings: readonly Nodes[], index: number): Range | undefined {
  for (let i = index + 1; i < siblings.length; i++) {
    const node = siblings[i];
    if (node && !isComment(node)) return rangeOf(node);
  }
  return undefined;
}

/** Walks a block once. */
export function takeInventory<N extends Nodes>(
  root: Nodes,
  isDirective: (node: Nodes) => node is N,
): Inventory<N> {
  const found: Inventory<N> = {
    directives: [],
    headings: [],
    html: [],
    prose: [],
    tables: [],
    code: [],
    opaque: [],
  };

  const visit = (node: Nodes, siblings: readonly Nodes[], index: number, parent?: N, block?: Nodes): void => {
    let within = parent;
    let inBlock = block;
    if (isDirective(node)) {
      found.directives.push({ node, parent, block });
      within = node;
      if (node.type === 'leafDirective') inBlock = node;
    } else if (node.type === 'heading') {
      found.headings.push({ node, text: textOf(node) });
      found.prose.push(node);
      inBlock = node;
    } else if (node.type === 'paragraph') {
      found.prose.push(node);
      inBlock = node;
    } else if (node.type === 'table') found.tables.push(node);
    else if (node.type === 'tableCell') inBlock = node;
    else if (node.type === 'html') {
      const range = rangeOf(node);
      const next = block ? rangeOf(block) : following(siblings, index);
      if (range) {
        found.html.push({ range, isAll: node === root, isBlock: !block, next });
        found.opaque.push(range);
      }
    } else if (node.type === 'code') found.code.push(node);
    else if (node.type === 'inlineCode' || node.type === 'image' || node.type === 'link') {
      const range = rangeOf(node);
      const label = node.type === 'link' ? rangeOf(node.children.at(-1)) : undefined;
      // Of a link with brackets the address alone; a bare address is its own label.
      const isBare = range !== undefined && range.start === label?.start;
      if (range) found.opaque.push(label && !isBare ? { start: label.end, end: range.end } : range);
    }
    if ('children' in node) {
      const { children } = node as Parents;
      for (let i = 0; i < children.length; i++) {
        const child = children[i];
        if (child && child.type !== 'text') visit(child, children, i, within, inBlock);
      }
    }
  };
  visit(root, [root], 0);
  return found;
}
