import type { Edit } from '../base/diagnostic.ts';
import { type Span, spanAt } from '../base/span.ts';
import { commentRanges } from './comment-ranges.ts';
import type { Comment } from './directive.ts';
import type { Document } from './document.ts';
import type { HtmlPlace } from './inventory.ts';
import { lineEndOf, nextLineOf, type Source, spanOf } from './source.ts';

/** A comment of a block by itself. */
export interface BlockComment {
  readonly comment: Comment;
  /** It speaks of the block after this one. */
  readonly isOfNext: boolean;
}

/** The comments of a block, in order. One that stands inside a paragraph speaks of that paragraph. */
export function readComments(html: readonly HtmlPlace[], source: Source): readonly BlockComment[] {
  return html.flatMap(({ range, next, isBlock, isAll }) => {
    const raw = source.text.slice(range.start, range.end);
    const ranges = commentRanges(raw);
    // Text after a block's comment on the same line belongs to the same HTML block: it is what follows.
    let lastText = -1;
    let from = 0;
    for (const { start, end } of [...ranges, { start: raw.length, end: raw.length }]) {
      if (raw.slice(from, start).trim() !== '') lastText = from;
      from = end;
    }
    return ranges.map(({ start, end }) => {
      const rest = isBlock && lastText >= end;
      const following = rest ? range : next;
      const comment: Comment = {
        text: raw.slice(start + 4, end - 3).trim(),
        span: spanOf(source, range.start + start, range.start + end),
        next: following && spanOf(source, following.start, following.end),
      };
      return { comment, isOfNext: isAll && !rest };
    });
  });
}

/** Deletes a comment; with its lines and one blank line when nothing else stands on them. */
export function deleteComment(document: Pick<Document, 'file' | 'text' | 'lineStarts'>, span: Span): Edit {
  const { file, text, lineStarts } = document;
  const [start, end] = [span.start.offset, span.end.offset];
  let from = start;
  while (from > 0 && /[\t ]/.test(text.charAt(from - 1))) from--;
  const lineEnd = lineEndOf(text, end);
  const isLast = text.slice(end, lineEnd).trim() === '';
  const isAlone = isLast && (from === 0 || /[\r\n]/.test(text.charAt(from - 1)));
  if (!isAlone) return { file, span: isLast ? spanAt(lineStarts, from, lineEnd) : span, text: '' };
  let to = nextLineOf(text, lineEnd);
  const afterNext = lineEndOf(text, to);
  if (text.slice(to, afterNext).trim() === '' && afterNext < text.length) to = nextLineOf(text, afterNext);
  return { file, span: spanAt(lineStarts, from, to), text: '' };
}
