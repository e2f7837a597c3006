import type { ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Span } from '../../../base/span.ts';

/** A time of day in minutes after midnight. */
export type Minutes = number;

/** One item of a programme: when, what, and what is written under it. */
export interface ProgramItem {
  readonly span: Span;
  /** Without its time. */
  readonly title: string;
  /** Undefined when the item does not begin with a time. */
  readonly from: Minutes | undefined;
  readonly to: Minutes | undefined;
  /** A time that is no time of day, as written. */
  readonly impossible: string | undefined;
  /** What stands in the item, its time left out. */
  readonly content: readonly RootContent[];
}

const timed =
  /^\s*(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})(?:\s*(?:[–—-]|till)\s*(\d{1,2})[.:](\d{2}))?(?!\d|[.:]\d)[\s:–—-]*/iu;

/** The items of a programme's lists, in the order of the text. */
export function itemsOf(body: readonly RootContent[]): readonly ProgramItem[] {
  return body.flatMap(node => (node.type === 'list' ? node.children.map(itemOf) : []));
}

function itemOf(item: ListItem): ProgramItem {
  const [first, ...rest] = item.children;
  const words = first ? textOf(first, { includeHtml: false }) : '';
  const found = timed.exec(words);
  const { start, end } = item.position ?? {};
  const point = (at: typeof start) => ({
    line: at?.line ?? 1,
    column: at?.column ?? 1,
    offset: at?.offset ?? 0,
  });
  const span = { start: point(start), end: point(end) };
  if (!found)
    return {
      span,
      title: words.trim(),
      from: undefined,
      to: undefined,
      impossible: undefined,
      content: item.children,
    };
  const [whole, hour, minute, toHour, toMinute] = found;
  const from = minutesOf(hour, minute);
  const to = toHour === undefined ? undefined : minutesOf(toHour, toMinute);
  const impossible =
    from === undefined
      ? `${hour}.${minute}`
      : toHour && to === undefined
        ? `${toHour}.${toMinute}`
        : undefined;
  return {
    span,
    title: words.slice(whole.length).trim(),
    from,
    to,
    impossible,
    content: first?.type === 'paragraph' ? [withoutStart(first, whole.length), ...rest] : item.children,
  };
}

function minutesOf(hour: string | undefined, minute: string | undefined): Minutes | undefined {
  const [h, m] = [Number(hour), Number(minute)];
  return h < 24 && m < 60 ? h * 60 + m : undefined;
}

/** `08.15` */
export function timeText(minutes: Minutes): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}.${String(minutes % 60).padStart(2, '0')}`;
}

/** The paragraph without its first `length` letters, whatever they are set in. */
function withoutStart(paragraph: Paragraph, length: number): Paragraph {
  let left = length;
  const visit = <N extends Nodes>(node: N): N => {
    if (left === 0) return node;
    if (node.type === 'text') {
      const cut = Math.min(left, node.value.length);
      left -= cut;
      return { ...node, value: node.value.slice(cut) };
    }
    return 'children' in node ? { ...node, children: node.children.map(child => visit(child)) } : node;
  };
  return visit(paragraph);
}
