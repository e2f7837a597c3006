import { nearest } from '../schema/nearest.ts';
import { bracesFindings } from './braces.ts';
import {
  afterBlanks,
  changed,
  closingBracket,
  type Finding,
  finding,
  lineEndOf,
  type Source,
  trimmed,
} from './source.ts';

/** A line that was meant to open a block, with what keeps it from doing so. */
export interface BlockLine {
  readonly colons: number;
  readonly findings: readonly Finding[];
}

const nameShape = /[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*/uy;

function unknownName(source: Source, start: number, nameStart: number, nameEnd: number): Finding {
  const name = source.text.slice(nameStart, nameEnd).normalize('NFC');
  const place = { start: nameStart, end: nameEnd };
  if (source.names.inline.has(name)) {
    const changes = source.text.charAt(nameEnd) === '[' ? [{ start, end: nameStart, text: ':' }] : [];
    return finding(source, 'syntax.block-is-inline', { start, end: nameEnd }, { name }, changes);
  }
  const near = nearest(name, source.names.block);
  const args = near === undefined ? { name } : { name, nearest: near };
  return finding(
    source,
    'syntax.block-unknown',
    place,
    args,
    near === undefined ? [] : [{ ...place, text: near }],
  );
}

/**
 * Reads a line that starts with colons and a name, but was not read as a block, piece by piece: each piece that is
 * mistyped gives its own finding, whose fix touches that piece alone, so that all of them can be applied at once.
 * `limit` ends the paragraph that the line stands in.
 */
export function blockLineFindings(source: Source, start: number, lineEnd: number, limit: number): BlockLine {
  const { text, newline } = source;
  const found: Finding[] = [];
  let at = start;
  while (text.charAt(at) === ':') at++;
  const colons = at - start;
  let nameEnd = at;
  let hasTitle = false;

  const skipGap = (before: string) => {
    const next = afterBlanks(text, at);
    if (next > at && next < lineEnd) {
      found.push(
        finding(source, 'syntax.space', { start: at, end: next }, { before }, [
          { start: at, end: next, text: '' },
        ]),
      );
    }
    at = Math.min(next, lineEnd);
  };
  /** What stands after the block's own parts belongs on a line of its own; odd blanks at the end are none. */
  const rest = () => {
    const part = trimmed(text, { start: at, end: lineEndOf(text, at) });
    const end = lineEndOf(text, at);
    if (part.start === part.end) {
      if (/[^\t ]/.test(text.slice(at, end))) {
        found.push(
          finding(source, 'syntax.no-break-space', { start: at, end }, {}, [{ start: at, end, text: '' }]),
        );
      }
      return;
    }
    const written = text.slice(part.start, part.end);
    if (!hasTitle && written.startsWith('[') && closingBracket(text, part.start, part.end) === part.end - 1) {
      const changes = [
        { start: nameEnd, end: nameEnd, text: written },
        { start: at, end: part.end, text: '' },
      ];
      found.push(finding(source, 'syntax.title-after-braces', part, { title: written }, changes));
      return;
    }
    const mendable = text.charAt(part.start) !== '{';
    const changes = mendable ? [{ start: at, end: part.start, text: newline + newline }] : [];
    found.push(finding(source, 'syntax.text-after', part, { text: written }, changes));
  };

  nameShape.lastIndex = afterBlanks(text, at);
  const match = nameShape.exec(text);
  if (!match) return { colons, findings: [] };
  const nameStart = match.index;
  nameEnd = nameStart + match[0].length;
  if (nameStart > at && colons < 3 && !/^[[{]/.test(text.charAt(afterBlanks(text, nameEnd))))
    return { colons, findings: [] };
  const known = source.names.block.has(match[0].normalize('NFC'));
  skipGap(match[0]);
  if (!known) found.push(unknownName(source, start, nameStart, nameEnd));
  at = nameEnd;

  const ahead = text.charAt(Math.min(afterBlanks(text, at), lineEnd));
  if (afterBlanks(text, at) < lineEnd && ahead !== '[' && ahead !== '{') {
    // The title without its brackets.
    hasTitle = true;
    const brace = text.indexOf('{', at);
    const titleEnd = brace >= 0 && brace < lineEnd ? brace : lineEnd;
    const title = trimmed(text, { start: at, end: titleEnd });
    const written = text.slice(title.start, title.end);
    const changes = /[[\]]/.test(written)
      ? []
      : [
          { start: at, end: title.start, text: '[' },
          { start: title.end, end: titleEnd === lineEnd ? title.end : titleEnd, text: ']' },
        ];
    found.push(finding(source, 'syntax.title-without-brackets', title, { title: written }, changes));
    at = titleEnd;
  } else if (ahead === '[') {
    skipGap('[');
    hasTitle = true;
    const close = closingBracket(text, at, lineEnd);
    if (close === undefined) {
      const brace = text.indexOf('{', at);
      const end = brace >= 0 && brace < lineEnd ? brace : trimmed(text, { start: at, end: lineEnd }).end;
      found.push(
        finding(source, 'syntax.bracket-open', { start: at, end }, {}, [{ start: end, end, text: ']' }]),
      );
      at = end;
    } else at = close + 1;
  }
  if (text.charAt(afterBlanks(text, at)) === '{' && afterBlanks(text, at) < lineEnd) {
    skipGap('{');
    const braces = bracesFindings(source, at, lineEnd, limit, { overLines: false, wellFormed: false });
    found.push(...braces.findings);
    at = braces.end;
  }
  const end = lineEndOf(text, at);
  if (at <= end) rest();
  if (known) {
    const mended = changed(
      text,
      { start, end },
      found.flatMap(one => one.changes),
    );
    const first = mended.split(/[\r\n]/, 1)[0] ?? '';
    const isMended = found.length > 0 && source.isDirective(first.trimEnd(), 'block');
    if (!isMended && found.every(one => one.changes.length > 0)) {
      found.push(
        finding(source, 'syntax.block-unreadable', { start, end }, { name: match[0].normalize('NFC') }),
      );
    }
  }
  return { colons, findings: found };
}
