import type { Element, ElementContent, RootContent as HtmlContent } from 'hast';
import type { Heading as HeadingNode, Html, Nodes, Root, RootContent } from 'mdast';
import { defaultHandlers, type Handler, type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Directive } from './directive.ts';
import type { DirectiveNode } from './directive-tokens.ts';
import type { Document } from './document.ts';
import { ofBlock } from './of-block.ts';
import { shownHtml } from './raw-html.ts';

/** How nodes become HTML. */
export interface HtmlOptions {
  /** The document that the nodes are from: its directives, footnotes and link definitions. */
  readonly document: Document;
  /**
   * Renders a directive. `render` turns nodes inside it into HTML within the same run, so that footnotes are numbered
   * through and stand together at the end; {@link toHtml} would start anew.
   */
  readonly directive: (
    node: DirectiveNode,
    directive: Directive | undefined,
    render: (nodes: readonly Nodes[]) => ElementContent[],
  ) => ElementContent[];
  /** Levels that headings go down (1: `#` becomes h2); h6 is the last. Default 0. */
  readonly headingShift?: number;
  /** The id of a heading, when it has one. */
  readonly headingId?: (heading: HeadingNode) => string | undefined;
  /** Told before each of the nodes is turned into HTML. */
  readonly begin?: (node: Nodes) => void;
  /** Stands before every id that footnotes make, so that several reports can share a page. Default empty. */
  readonly idPrefix?: string;
}

const allowedSchemes: ReadonlySet<string> = new Set(['http', 'https', 'mailto']);

/** Whether a link may stand: http, https, mailto, a place on the page, or a path relative to the report. */
export function isSafeLink(url: string): boolean {
  // Browsers skip blanks and control characters before they look for the scheme.
  const plain = [...url].filter(char => char > ' ' && char !== '\u007f').join('');
  if (/^[\\/]{2}/.test(plain)) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1];
  return scheme === undefined || allowedSchemes.has(scheme.toLowerCase());
}

type Result = ElementContent[] | ElementContent | undefined;

/** Link definitions and footnotes: they render nothing themselves, but references need them. */
function definitionsOf(tree: Root): readonly RootContent[] {
  const before = definitions.get(tree);
  if (before) return before;
  const found = tree.children.filter(definesSomething).flatMap(definitionsWithin);
  definitions.set(tree, found);
  return found;
}

const definesSomething = ofBlock(block => definitionsWithin(block).length > 0);

function definitionsWithin(node: Nodes): readonly RootContent[] {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') return [node];
  return 'children' in node ? node.children.flatMap(definitionsWithin) : [];
}

/** A page is made of many parts, and each asks. */
const definitions = new WeakMap<Root, readonly RootContent[]>();

/** What a document defines, for all blocks that refer to it: equal texts, equal names. */
export function definitionsText({ tree }: Document): string {
  return JSON.stringify(
    definitionsOf(tree).map(node => [node.type, 'identifier' in node && node.identifier]),
  );
}

/** A default handler whose elements are changed, or replaced, on their way out. */
function changing(theirs: Handler, change: (element: Element, node: Nodes) => Result): Handler {
  return (state, node, parent) => {
    const made: Result = theirs(state, node, parent);
    return made && !Array.isArray(made) && made.type === 'element' ? change(made, node) : made;
  };
}

function unlessUnsafe(link: Element): Result {
  return link.tagName !== 'a' || isSafeLink(String(link.properties.href ?? '')) ? link : link.children;
}

function withScope(table: Element): Element {
  const head = table.children.find(child => child.type === 'element' && child.tagName === 'thead');
  for (const row of head?.type === 'element' ? head.children : []) {
    for (const cell of row.type === 'element' ? row.children : []) {
      if (cell.type === 'element') cell.properties.scope = 'col';
    }
  }
  return table;
}

/** The footnotes' heading has one fixed id; reports on the same page need one each. */
function prefixLabel(nodes: readonly HtmlContent[], prefix: string): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const { properties } = node;
    if (properties.id === 'footnote-label') properties.id = `${prefix}footnote-label`;
    if (properties.dataFootnoteRef) properties.ariaDescribedBy = [`${prefix}footnote-label`];
    prefixLabel(node.children, prefix);
  }
}

/**
 * Nodes of a document as HTML. Raw HTML loses its code, comments go, unsafe links lose their target but keep their
 * text, images keep `src` and `alt`, a table's first row gets `scope=col`, and directives are rendered by the caller.
 * The footnotes that the nodes refer to stand last, in a section of their own.
 */
export function toHtml(nodes: readonly Nodes[], options: HtmlOptions): ElementContent[] {
  const { blocks, notes } = blocksToHtml(nodes, options);
  return joinBlocks(blocks, notes);
}

/** Blocks as HTML, each by itself, and the section of the footnotes that they refer to. */
export interface HtmlBlocks {
  readonly blocks: readonly (readonly ElementContent[])[];
  readonly notes: ElementContent | undefined;
}

/** Blocks one after the other, on lines of their own, the footnotes last. */
export function joinBlocks(blocks: HtmlBlocks['blocks'], notes: HtmlBlocks['notes']): ElementContent[] {
  const between: ElementContent = { type: 'text', value: '\n' };
  const joined = blocks.flat().flatMap((node, index) => (index > 0 ? [between, node] : [node]));
  return notes ? [...joined, between, notes] : joined;
}

/** As {@link toHtml}, told apart by the nodes that they come from. */
export function blocksToHtml(nodes: readonly Nodes[], options: HtmlOptions): HtmlBlocks {
  const { document, headingShift = 0, headingId, idPrefix = '' } = options;
  const byNode = new Map<Nodes, Directive>(document.directives.map(directive => [directive.node, directive]));
  const rootOf = (children: readonly Nodes[]): Root => ({
    type: 'root',
    children: children as RootContent[],
  });

  const directive = (state: State, node: DirectiveNode) =>
    options.directive(node, byNode.get(node), inside => state.all(rootOf(inside)));
  const handlers: Handlers & Record<typeof block, Handler> = {
    [block]: (state: State, { inside }: { readonly inside: Nodes }) => {
      options.begin?.(inside);
      return { type: 'element', tagName: block, properties: {}, children: state.all(rootOf([inside])) };
    },
    textDirective: directive,
    leafDirective: directive,
    containerDirective: directive,
    html: (_state: State, node: Html, parent: Nodes | undefined) => shownHtml(node, parent),
    heading: changing(defaultHandlers.heading, (heading, node) => {
      if (node.type !== 'heading') return heading;
      heading.tagName = `h${Math.min(6, node.depth + headingShift)}`;
      const id = headingId?.(node);
      if (id !== undefined) heading.properties.id = id;
      return heading;
    }),
    link: changing(defaultHandlers.link, unlessUnsafe),
    linkReference: changing(defaultHandlers.linkReference, unlessUnsafe),
    table: changing(defaultHandlers.table, withScope),
  };
  const apart = nodes.map(inside => ({ type: block, inside })) as unknown as Nodes[];
  const made = toHast(rootOf([...apart, ...definitionsOf(document.tree)]), {
    handlers,
    clobberPrefix: idPrefix,
    footnoteLabel: 'Noter',
    footnoteLabelTagName: `h${Math.min(6, 2 + headingShift)}`,
    footnoteLabelProperties: {},
    // A sign that every font has; the words are in the label.
    footnoteBackContent: '^',
    footnoteBackLabel: (_, again) => (again > 1 ? `Tillbaka till texten (${again})` : 'Tillbaka till texten'),
  });
  const children = made.type === 'root' ? made.children : [made as HtmlContent];
  prefixLabel(children, idPrefix);
  const elements = children.filter(child => child.type === 'element');
  return {
    blocks: elements.filter(({ tagName }) => tagName === block).map(one => one.children),
    notes: elements.find(({ tagName }) => tagName !== block),
  };
}

/** Stands around what one node becomes, within a run. */
const block = 'ska-block';

/** Blocks whose parts stand on lines of their own. */
const stacked: ReadonlySet<string> = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'table',
  'containerDirective',
  'footnoteDefinition',
]);

/** Nodes that stand in a line of text. */
const phrasing: ReadonlySet<string> = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'inlineCode',
  'textDirective',
  'image',
  'imageReference',
  'footnoteReference',
  'break',
]);

const wordless: ReadonlySet<string> = new Set(['html', 'yaml', 'definition', 'thematicBreak']);

/** The words of nodes, without marks, HTML and comments: blocks, list items and rows on lines of their own, cells apart by a tab. */
export function toPlainText(nodes: readonly Nodes[]): string {
  const plain = (node: Nodes): string => {
    if (stacked.has(node.type) && 'children' in node) return toPlainText(node.children);
    if (node.type === 'tableRow') return node.children.map(plain).join('\t');
    return node.type === 'break' ? '\n' : textOf(node, { includeHtml: false });
  };
  const worded = nodes.filter(node => !wordless.has(node.type));
  const joint = (i: number) => {
    const [before, after] = [worded[i - 1], worded[i]];
    return before && after && !(phrasing.has(before.type) && phrasing.has(after.type)) ? '\n' : '';
  };
  return worded.map((node, i) => joint(i) + plain(node)).join('');
}
