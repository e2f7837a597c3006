import type { Heading } from '../../syntax/directive.ts';
import type { Document } from '../../syntax/document.ts';
import { newlineOf } from '../../syntax/edit.ts';

/** A heading of a report with the stretch of text that stands under it. */
export interface HeadingNode {
  readonly heading: Heading;
  readonly parent: HeadingNode | undefined;
  /** Where the heading begins, and where what belongs to it ends: the next heading that is not below it. */
  readonly start: number;
  readonly end: number;
  /** Where the text up to the next heading of whatever depth ends. */
  readonly textEnd: number;
  /** Headings right below it. */
  readonly children: readonly HeadingNode[];
}

/** A report's headings, without its title and without those inside of blocks. */
export interface Headings {
  readonly all: readonly HeadingNode[];
  /** Those of the uppermost level. */
  readonly top: readonly HeadingNode[];
  /** The level of the uppermost; 2 for a report without headings. */
  readonly depth: number;
}

/** The headings of a document as a tree. Comments of the tool (`ska: …`) right above a heading belong to it. */
export function headingsOf(document: Document): Headings {
  const { text, directives } = document;
  const free = document.headings.filter(
    heading =>
      !directives.some(
        directive =>
          directive.form === 'container' &&
          directive.span.start.offset <= heading.span.start.offset &&
          heading.span.end.offset <= directive.span.end.offset,
      ),
  );
  const titled = free[0]?.depth === 1;
  const used = titled ? free.slice(1) : free;
  const starts = used.map(heading => startOf(heading, document));
  const depth = used.length > 0 ? Math.min(...used.map(heading => heading.depth)) : 2;
  type Growing = { -readonly [K in keyof HeadingNode]: HeadingNode[K] } & { children: HeadingNode[] };
  const all: Growing[] = [];
  const open: Growing[] = [];
  used.forEach((heading, index) => {
    const start = starts[index] ?? 0;
    while ((open.at(-1)?.heading.depth ?? 0) >= heading.depth) {
      const closed = open.pop();
      if (closed) closed.end = start;
    }
    const parent = open.at(-1);
    const node: Growing = {
      heading,
      parent,
      start,
      end: text.length,
      textEnd: starts[index + 1] ?? text.length,
      children: [],
    };
    parent?.children.push(node);
    all.push(node);
    open.push(node);
  });
  return { all, top: all.filter(node => !node.parent), depth };
}

/** Where a heading begins, the waivers and marks right above it included. */
function startOf(heading: Heading, document: Document): number {
  const own = document.comments.filter(
    comment => comment.text.startsWith('ska:') && comment.next?.start.offset === heading.span.start.offset,
  );
  const first = Math.min(heading.span.start.offset, ...own.map(comment => comment.span.start.offset));
  const newline = newlineOf(document.text).slice(-1);
  return document.text.lastIndexOf(newline, first - 1) + 1;
}
