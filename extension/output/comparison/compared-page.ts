import type { Element, ElementContent } from 'hast';
import type { Span } from '../../base/span.ts';
import type { Page } from '../page.ts';

/** One change as the comparison shows it: numbered from 1 through the whole document. */
export interface ComparedMark {
  readonly number: number;
  /** What has happened to what kind of thing: `Tal, ändrat`. */
  readonly what: string;
  /** The report that it stands in; none for what belongs to the project. */
  readonly report?: string;
  readonly label: string;
  readonly was?: string;
  readonly is?: string;
  /** In place of both, when named numbers or fields of the thing differ. */
  readonly parts?: readonly { readonly what: string; readonly before: string; readonly after: string }[];
  /** Where it stands in the source of each version; without both it is only in the list. */
  readonly before?: Span;
  readonly after?: Span;
}

/** A report in two versions, and what changed in it. One of the pages is missing when the report came or went. */
export interface ComparedPage {
  readonly title: string;
  readonly before?: Page;
  readonly after?: Page;
  readonly marks: readonly ComparedMark[];
}

/** The two versions of a report are one document: their ids are kept apart by these. */
export const sidePrefix = { before: 'fore-', after: 'efter-' } as const;
export type Side = keyof typeof sidePrefix;

/** The text of a page with each change marked at its element: a class, the numbers, and for the first of a number the id `SIDE-andring-N`. */
export function markChanges(
  body: readonly ElementContent[],
  marks: readonly ComparedMark[],
  side: Side,
): ElementContent[] {
  const found = new Map<Element, ComparedMark[]>();
  for (const mark of marks) {
    const span = mark[side];
    const element = span && elementAt(body, span);
    if (element) found.set(element, [...(found.get(element) ?? []), mark]);
  }
  const visit = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    const own = found.get(node);
    const children = node.children.map(child => (child.type === 'element' ? visit(child) : child));
    if (!own) return { ...node, children };
    const classes = node.properties.className ?? node.properties.class;
    const { class: _class, ...properties } = node.properties;
    const anchor = own.map(mark => mark.number).join(' ');
    return {
      ...node,
      properties: {
        ...properties,
        className: [
          ...(Array.isArray(classes) ? classes.map(String) : classes ? [String(classes)] : []),
          'ska-ändring',
        ],
        dataAndring: anchor,
        tabIndex: -1,
      },
      children,
    };
  };
  return body.map(visit);
}

/** The element that a change is about: the directive itself, else the smallest that holds its beginning. */
function elementAt(body: readonly ElementContent[], span: Span): Element | undefined {
  let best: Element | undefined;
  let size = Infinity;
  const visit = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue;
      const from = node.position?.start.offset;
      const to = node.position?.end.offset;
      if (from !== undefined && to !== undefined) {
        const exact = from === span.start.offset && to === span.end.offset;
        const holds = from <= span.start.offset && span.start.offset < to;
        const own = exact ? 0 : to - from;
        if ((exact || holds) && own < size) [best, size] = [node, own];
        if (exact) continue;
      }
      visit(node.children.filter(child => child.type === 'element'));
    }
  };
  visit(body);
  return best;
}

/** A part of a report in both versions: what stands below one heading of the second level. */
export interface ComparedPart {
  readonly key: string;
  readonly title: string;
  readonly before: readonly ElementContent[];
  readonly after: readonly ElementContent[];
}

/** Both texts cut at their main headings and laid side by side, in the order of the later; what is gone stands where it stood. */
export function partsOf(
  before: readonly ElementContent[],
  after: readonly ElementContent[],
): readonly ComparedPart[] {
  const [was, is] = [cut(before, sidePrefix.before), cut(after, sidePrefix.after)];
  const parts: ComparedPart[] = is.map(({ key, title, nodes }) => ({
    key,
    title,
    before: was.find(one => one.key === key)?.nodes ?? [],
    after: nodes,
  }));
  was.forEach(({ key, title, nodes }, index) => {
    if (is.some(one => one.key === key)) return;
    const previous = parts.findIndex(one => one.key === was[index - 1]?.key);
    parts.splice(previous + 1, 0, { key, title, before: nodes, after: [] });
  });
  return parts.filter(part => part.before.length + part.after.length > 0);
}

function cut(body: readonly ElementContent[], prefix: string) {
  const parts: { key: string; title: string; nodes: ElementContent[] }[] = [
    { key: '', title: '', nodes: [] },
  ];
  for (const node of body) {
    if (node.type === 'element' && node.tagName === 'h2') {
      const key = String(node.properties.id ?? '').replace(prefix, '');
      parts.push({ key: key || `del-${parts.length}`, title: textOf(node), nodes: [node] });
    } else parts.at(-1)?.nodes.push(node);
  }
  return parts.filter(part => part.nodes.some(node => node.type === 'element'));
}

function textOf(node: Element): string {
  return node.children
    .map(child => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('')
    .trim();
}
