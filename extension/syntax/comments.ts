import type { Comment } from './directive.ts';
import type { HtmlPlace } from './inventory.ts';
import { type Source, spanOf } from './source.ts';

const comment = /<!--([\s\S]*?)-->/g;

/** The comments of a text, in order. One that stands inside a paragraph speaks of that paragraph. */
export function readComments(html: readonly HtmlPlace[], source: Source): readonly Comment[] {
  return html.flatMap(({ range, next, isBlock }) => {
    const raw = source.text.slice(range.start, range.end);
    return [...raw.matchAll(comment)].map(match => {
      const start = range.start + match.index;
      const end = start + match[0].length;
      // Text after a block's comment on the same line belongs to the same HTML block: it is what follows.
      const rest =
        isBlock &&
        raw
          .slice(match.index + match[0].length)
          .replace(comment, '')
          .trim() !== '';
      const following = rest ? range : next;
      return {
        text: (match[1] ?? '').trim(),
        span: spanOf(source, start, end),
        next: following && spanOf(source, following.start, following.end),
      };
    });
  });
}
