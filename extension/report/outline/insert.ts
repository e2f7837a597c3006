import type { Edit } from '../../base/diagnostic.ts';
import { spanAt } from '../../base/span.ts';
import type { Document } from '../../syntax/document.ts';
import { newlineOf } from '../../syntax/edit.ts';
import type { HeadingNode } from './headings.ts';
import type { OutlineMatch } from './match.ts';
import type { Section } from './outline.ts';

/** A section as it is begun: its heading at a depth, and its guidance as a comment. Lines end with `\n`. */
export function sectionText(section: Section, depth: number): string {
  const heading = `${'#'.repeat(Math.min(depth, 6))} ${section.heading}`;
  const guidance = section.guidance?.replaceAll('-->', '→');
  return guidance === undefined ? heading : `${heading}\n\n<!-- ledtext: ${guidance} -->`;
}

/** Puts blocks in at an offset at which a line begins, or the text ends; blank lines around them as Markdown wants them. */
export function insertion(document: Document, offset: number, blocks: readonly string[]): Edit {
  const { text, file } = document;
  const newline = newlineOf(text);
  const before = text.slice(0, offset);
  const ended = /(\r\n|\n|\r)*$/.exec(before)?.[0].split(newline).length ?? 1;
  const lead = before.trim() === '' ? '' : newline.repeat(Math.max(0, 3 - ended));
  const tail = offset >= text.length ? newline : newline.repeat(2);
  const content = blocks.join('\n\n').replace(/\r\n|\n|\r/g, newline);
  return { file, span: spanAt(document.lineStarts, offset, offset), text: `${lead}${content}${tail}` };
}

/** Where a section of a level belongs: after the last one before it in the outline that is there, else before the next one. */
export function offsetFor(
  section: Section,
  level: readonly Section[],
  match: OutlineMatch,
  parent: HeadingNode | undefined,
  end: number,
): number {
  const index = level.indexOf(section);
  const nodesOf = (of: Section) =>
    (match.of.get(of) ?? []).map(node => within(node, parent)).filter(node => !!node);
  const before = level.slice(0, index).findLast(each => nodesOf(each).length > 0);
  if (before) return nodesOf(before).at(-1)?.end ?? end;
  const after = level.slice(index + 1).find(each => nodesOf(each).length > 0);
  const first = after && nodesOf(after)[0];
  return first?.start ?? parent?.end ?? end;
}

/** The heading right below `parent` that a heading stands under; undefined outside of it. */
function within(node: HeadingNode, parent: HeadingNode | undefined): HeadingNode | undefined {
  for (let each: HeadingNode | undefined = node; each; each = each.parent)
    if (each.parent === parent) return each;
  return undefined;
}

/** Moves a section with all that stands under it to another place. */
export function move(document: Document, node: HeadingNode, to: number): readonly Edit[] {
  const { text, file, lineStarts } = document;
  const moved = text.slice(node.start, node.end).trimEnd();
  return [
    { file, span: spanAt(lineStarts, node.start, node.end), text: '' },
    insertion(document, to, [moved]),
  ];
}
