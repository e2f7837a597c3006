/** A container whose opening line stands above a place and whose closing line does not. */
export interface OpenBlock {
  readonly name: string;
  readonly colons: number;
  /** Offset of the first colon. */
  readonly start: number;
  /** Offset after the opening line, its ending included: where the body begins. */
  readonly body: number;
}

/** What a place stands in, read from the lines above it. */
export interface Above {
  /** True inside a code fence. */
  readonly code: boolean;
  /** Open containers, the innermost last. */
  readonly blocks: readonly OpenBlock[];
}

const opener = /^[ \t]{0,3}(:{3,})([\p{L}][\p{L}\p{M}\p{N}_-]*)/u;
const closer = /^[ \t]*(:{3,})[ \t]*$/;
const fence = /^[ \t]{0,3}(`{3,}|~{3,})/;

/** Reads the lines above the one that starts at `lineStart`, from `from` on. A pass over the text, without a tree. */
export function blocksAbove(text: string, from: number, lineStart: number): Above {
  const blocks: OpenBlock[] = [];
  let code: string | undefined;
  for (let start = from; start < lineStart; ) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    // Most lines are prose: only those that begin with a mark are looked at.
    let first = start;
    while (first < next && (text[first] === ' ' || text[first] === '\t')) first++;
    const char = text[first];
    if (char === ':' || char === '`' || char === '~') {
      const line = text.slice(start, next).replace(/[\r\n]+$/, '');
      const mark = fence.exec(line)?.[1];
      if (mark) {
        if (code === undefined) code = mark;
        else if (mark[0] === code[0] && mark.length >= code.length) code = undefined;
      } else if (code === undefined) {
        const opened = opener.exec(line);
        const closed = closer.exec(line)?.[1];
        if (opened?.[1] && opened[2])
          blocks.push({
            name: opened[2].normalize('NFC'),
            colons: opened[1].length,
            start: first,
            body: next,
          });
        else if (closed) closeTo(blocks, closed.length);
      }
    }
    start = next;
  }
  return { code: code !== undefined, blocks };
}

/** A closing line ends the innermost container that has no more colons than it. */
function closeTo(blocks: OpenBlock[], colons: number): void {
  for (let index = blocks.length - 1; index >= 0; index--)
    if ((blocks[index]?.colons ?? 0) <= colons) {
      blocks.length = index;
      return;
    }
}
