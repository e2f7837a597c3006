import { afterBlanks, blanks, type Change, type Finding, finding, type Source } from './source.ts';

/** One word or `key=value` in braces, read leniently. */
interface Piece {
  readonly key: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly quote: 'none' | 'straight' | 'curly' | 'open';
}

const doubles = '"“”„‟«»';
const singles = "'‘’‚‹›";
const oddBlanks = /[^\S\r\n\t ]|[\u200B\u00AD]/g;
const nextKey = /[^\S\r\n]+[\p{L}][\p{L}\p{M}\p{N}_-]*=|[\r\n}]/gu;

const isBreak = (char: string) => char === '\r' || char === '\n';
const isGap = (char: string) => isBreak(char) || blanks.test(char);

/** A quoted value that may be closed by another kind of quote than it was opened with, or not at all. */
function quoted(
  text: string,
  open: number,
  stop: number,
  wellFormed: boolean,
): Pick<Piece, 'valueEnd' | 'end' | 'quote'> {
  const mark = text.charAt(open);
  const family = doubles.includes(mark) ? doubles : singles;
  const straight = mark === '"' || mark === "'";
  if (wellFormed && straight) {
    const close = text.indexOf(mark, open + 1);
    if (close >= 0 && close < stop) return { valueEnd: close, end: close + 1, quote: 'straight' };
  }
  nextKey.lastIndex = open + 1;
  const until = Math.min(nextKey.exec(text)?.index ?? stop, stop);
  for (let i = open + 1; i < until; i++) {
    const after = text.charAt(i + 1);
    if (family.includes(text.charAt(i)) && (after === '}' || after === ',' || after === '' || isGap(after))) {
      const same = straight && text.charAt(i) === mark;
      return { valueEnd: i, end: i + 1, quote: same ? 'straight' : 'curly' };
    }
  }
  return { valueEnd: until, end: until, quote: 'open' };
}

/** Reads braces from the `{` at `start`; `end` is the offset after `}`, undefined when there is none before `stop`. */
function readPieces(text: string, start: number, stop: number, wellFormed: boolean) {
  const pieces: Piece[] = [];
  let i = start + 1;
  while (i < stop) {
    const char = text.charAt(i);
    if (char === '}') return { pieces, end: i + 1 };
    if (isGap(char)) {
      i++;
      continue;
    }
    const from = i;
    while (i < stop && !isGap(text.charAt(i)) && !`=}${doubles}`.includes(text.charAt(i))) i++;
    const equals = afterBlanks(text, i);
    if (text.charAt(equals) !== '=' || equals >= stop || i === from) {
      if (i === from) i++;
      pieces.push({ key: undefined, start: from, end: i, valueStart: from, valueEnd: i, quote: 'none' });
      continue;
    }
    const key = text.slice(from, i);
    const value = afterBlanks(text, equals + 1);
    if (value < stop && (doubles + singles).includes(text.charAt(value))) {
      const rest = quoted(text, value, stop, wellFormed);
      pieces.push({ key, start: from, valueStart: value + 1, ...rest });
      i = rest.end;
      continue;
    }
    i = value;
    while (i < stop && !isGap(text.charAt(i)) && text.charAt(i) !== '}') i++;
    pieces.push({ key, start: from, end: i, valueStart: value, valueEnd: i, quote: 'none' });
  }
  return { pieces, end: undefined };
}

const insert = (at: number, text: string): Change => ({ start: at, end: at, text });

function quoteFindings(source: Source, pieces: readonly Piece[]): readonly Finding[] {
  return pieces.flatMap(piece => {
    if (piece.quote !== 'curly' && piece.quote !== 'open') return [];
    const { valueStart, valueEnd } = piece;
    const open = source.text.charAt(valueStart - 1);
    const straight = open === '"' || open === "'";
    const mark = straight ? open : '"';
    const opening = straight ? [] : [{ start: valueStart - 1, end: valueStart, text: mark }];
    const place = { start: valueStart - 1, end: piece.end };
    if (piece.quote === 'open') {
      return [
        finding(source, 'syntax.quote-open', place, { key: piece.key ?? '' }, [
          ...opening,
          insert(valueEnd, mark),
        ]),
      ];
    }
    const closing =
      source.text.charAt(valueEnd) === mark ? [] : [{ start: valueEnd, end: valueEnd + 1, text: mark }];
    return [finding(source, 'syntax.quotes-curly', place, {}, [...opening, ...closing])];
  });
}

/** A comma between words is a list that lacks its quotes; a comma between attributes is one too many. */
function commaFindings(source: Source, pieces: readonly Piece[]): readonly Finding[] {
  const { text } = source;
  const found: Finding[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const first = pieces[i];
    if (first?.quote !== 'none') continue;
    const run = [first];
    while (
      pieces[i + 1]?.key === undefined &&
      i + 1 < pieces.length &&
      !/^[#.]/.test(text.charAt(pieces[i + 1]?.start ?? 0))
    ) {
      const next = pieces[++i];
      if (next) run.push(next);
    }
    const last = run.at(-1) ?? first;
    const commas =
      run.slice(0, -1).some(piece => text.charAt(piece.end - 1) === ',') ||
      run.slice(1).some(piece => text.charAt(piece.start) === ',');
    if (first.key !== undefined && commas) {
      const place = { start: first.start, end: last.end };
      const quotes = [
        insert(first.valueStart, '"'),
        insert(text.charAt(last.end - 1) === ',' ? last.end - 1 : last.end, '"'),
      ];
      const extra =
        text.charAt(last.end - 1) === ',' ? [{ start: last.end - 1, end: last.end, text: '' }] : [];
      found.push(
        finding(
          source,
          'syntax.list-unquoted',
          place,
          { key: first.key, list: text.slice(first.valueStart, last.end) },
          [...quotes, ...extra],
        ),
      );
      continue;
    }
    for (const piece of run) {
      if (piece.key === undefined && text.slice(piece.start, piece.end).includes(',')) {
        const changes = [...text.slice(piece.start, piece.end).matchAll(/,/g)].map(({ index }) => {
          const at = piece.start + index;
          return { start: at, end: at + 1, text: at + 1 === piece.end ? '' : ' ' };
        });
        found.push(finding(source, 'syntax.comma', piece, {}, changes));
      } else if (piece.key !== undefined && text.charAt(piece.end - 1) === ',') {
        found.push(
          finding(source, 'syntax.comma', { start: piece.end - 1, end: piece.end }, {}, [
            { start: piece.end - 1, end: piece.end, text: '' },
          ]),
        );
      }
    }
  }
  return found;
}

function blankFindings(source: Source, start: number, end: number): readonly Finding[] {
  const found = [...source.text.slice(start, end).matchAll(oddBlanks)].map(match => start + match.index);
  const [first] = found;
  const last = found.at(-1);
  if (first === undefined || last === undefined) return [];
  const changes = found.map(at => ({
    start: at,
    end: at + 1,
    text: /\s/.test(source.text.charAt(at)) ? ' ' : '',
  }));
  return [finding(source, 'syntax.no-break-space', { start: first, end: last + 1 }, {}, changes)];
}

/**
 * What is mistyped between the `{` at `start` and its `}`, and where they end. `lineEnd` ends the line of the `{`, `limit`
 * the paragraph; a block's braces must end on their line (`overLines` false). `wellFormed` says that the parser could read them.
 */
export function bracesFindings(
  source: Source,
  start: number,
  lineEnd: number,
  limit: number,
  { overLines, wellFormed }: { readonly overLines: boolean; readonly wellFormed: boolean },
): { readonly end: number; readonly findings: readonly Finding[] } {
  const { text } = source;
  const found: Finding[] = [];
  let stop = overLines ? limit : lineEnd;
  const close = text.indexOf('}', start);
  if (!overLines && close >= lineEnd && close < limit) {
    stop = close + 1;
    const changes = [...text.slice(start, stop).matchAll(/[\t ]*(?:\r\n|\r|\n)[\t ]*/g)].map(match => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
      text: ' ',
    }));
    found.push(finding(source, 'syntax.attributes-over-lines', { start, end: stop }, {}, changes));
  }
  const read = readPieces(text, start, stop, wellFormed);
  let end = read.end;
  if (end === undefined) {
    end = stop;
    while (end > start + 1 && isGap(text.charAt(end - 1))) end--;
    const changes = overLines ? [] : [insert(end, '}')];
    found.push(finding(source, 'syntax.brace-open', { start, end }, {}, changes));
  }
  found.push(
    ...blankFindings(source, start, end),
    ...quoteFindings(source, read.pieces),
    ...commaFindings(source, read.pieces),
  );
  return { end, findings: found };
}
