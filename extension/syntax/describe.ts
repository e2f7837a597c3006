import type { Root } from 'mdast';
import type { Span } from '../base/span.ts';
import { spanAt } from '../base/span.ts';
import { diagnose } from './diagnose.ts';
import type { Comment, Directive } from './directive.ts';
import type { Document } from './document.ts';
import { readFrontMatter } from './front-matter.ts';
import type { PlacedBlock } from './placed-block.ts';
import { shiftSpan } from './shift.ts';
import type { Source } from './source.ts';
import type { Tried } from './source-of.ts';

/** Makes a document of a text's blocks. */
export function describe(
  source: Source,
  blocks: readonly PlacedBlock[],
  position: Root['position'],
  tried: Tried,
): Document {
  const { file, text, starts, names } = source;
  let tree: Root | undefined;
  let directives: readonly Directive[] | undefined;
  return {
    file,
    text,
    lineStarts: starts,
    frontMatter: readFrontMatter(blocks[0]?.known.node, source),
    get tree() {
      tree ??= {
        type: 'root',
        children: blocks.map(block => block.parts().node),
        ...(position && { position }),
      };
      return tree;
    },
    get directives() {
      directives ??= blocks.flatMap(block => block.parts().directives);
      return directives;
    },
    headings: blocks.flatMap(({ known, by }) =>
      known.headings.map(heading => ({ ...heading, span: shiftSpan(heading.span, by) })),
    ),
    comments: commentsOf(blocks, starts),
    diagnostics: diagnose(source, blocks),
    parsed: { names, blocks, position, tried: tried.now },
  };
}

function commentsOf(blocks: readonly PlacedBlock[], starts: readonly number[]): readonly Comment[] {
  return blocks.flatMap(({ known, by }, index) => {
    if (known.comments.length === 0) return [];
    const after = blocks.slice(index + 1).find(block => !block.known.isComment);
    const ofNext: Span | undefined = after && spanAt(starts, after.start, after.end);
    return known.comments.map(({ comment: { text, span, next }, isOfNext }) => ({
      text,
      span: shiftSpan(span, by),
      next: isOfNext ? ofNext : next && shiftSpan(next, by),
    }));
  });
}
