/** One word in braces as far as it is written: `#id`, `key=value`, `key="two words"`, a bare word. Offsets count in the text. */
export interface BraceWord {
  /** `id` for `#x`; undefined for a bare word. NFC. */
  readonly key: string | undefined;
  /** What stands behind `=` or `#`, without quotes, NFC. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** The quotation mark that opens the value; a curly one as it stands. */
  readonly quote: string | undefined;
}

/** Braces from their `{`, closed or not. */
export interface OpenBraces {
  readonly words: readonly BraceWord[];
  /** The offset after `}`; `limit` when there is none before it. */
  readonly end: number;
  readonly closed: boolean;
}

const opening = /["'“”„‘’]/;
const closers: Readonly<Record<string, RegExp>> = { "'": /['‘’]/, '‘': /['‘’]/, '’': /['‘’]/ };

/** Reads braces at the offset of their `{` up to `limit`, however unfinished they are: what the author is typing right now. */
export function readBraces(text: string, open: number, limit: number): OpenBraces {
  const words: BraceWord[] = [];
  let at = open + 1;
  while (at < limit) {
    const char = text.charAt(at);
    if (char === '}') return { words, end: at + 1, closed: true };
    if (/\s/.test(char)) {
      at++;
      continue;
    }
    const word = readWord(text, at, limit);
    words.push(word);
    at = Math.max(word.end, at + 1);
  }
  return { words, end: limit, closed: false };
}

function readWord(text: string, start: number, limit: number): BraceWord {
  const isId = text.charAt(start) === '#';
  let at = isId ? start + 1 : start;
  while (at < limit && !/[\s}=]/.test(text.charAt(at))) at++;
  const name = text.slice(isId ? start + 1 : start, at).normalize('NFC');
  if (isId || text.charAt(at) !== '=') {
    const valueStart = isId ? start + 1 : start;
    return {
      key: isId ? 'id' : undefined,
      value: name,
      start,
      end: at,
      valueStart,
      valueEnd: at,
      quote: undefined,
    };
  }
  at++;
  const mark = at < limit && opening.test(text.charAt(at)) ? text.charAt(at) : undefined;
  const valueStart = mark ? at + 1 : at;
  const stop = mark ? (closers[mark] ?? /["“”„]/) : /[\s}]/;
  let valueEnd = valueStart;
  while (valueEnd < limit && !stop.test(text.charAt(valueEnd))) valueEnd++;
  const closed = mark !== undefined && valueEnd < limit;
  return {
    key: name,
    value: text.slice(valueStart, valueEnd).normalize('NFC'),
    start,
    end: closed ? valueEnd + 1 : valueEnd,
    valueStart,
    valueEnd,
    quote: mark,
  };
}
