/** So much of both versions is shown whole; of longer ones what differs, with so much around it. Characters. */
const whole = 160;
const around = 60;

const cutShort = (written: string) => (written.length > 600 ? `${written.slice(0, 599)}…` : written);

/** A text that fits into a list, without the signs of Markdown: its beginning when it is long. */
export const short = (written: string) => plain(cutShort(written));

/** Two versions of a text that fit into a list: of long ones from where they differ to where they are the same again, with some words around. */
export function excerpts(before: string, after: string): { readonly before: string; readonly after: string } {
  const cut = differing(before, after);
  const read = { before: plain(cut.before), after: plain(cut.after) };
  // Where only signs differ they are what has changed: a link, or what is emphasised.
  return read.before === read.after ? cut : read;
}

/** A short text as it is read: directives and links by their words, no signs of emphasis, code or escape. */
function plain(written: string): string {
  return (
    written
      .replace(/:+[\p{L}\d_-]+\[([^\][]*)\](?:\{[^{}]*\})?/gu, '$1')
      // The first and the last line of a block.
      .replace(/(?<!\S):{2,}(?:[\p{L}\d_-]+(?:\{[^{}]*\})?)?(?!\S)\s*/gu, '')
      .replace(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
      .replace(/\*\*([^*]+)\*\*|__([^_]+)__|`([^`]+)`/g, '$1$2$3')
      .replace(/(?<![\p{L}\d*_])([*_])([^*_\s][^*_]*)\1(?![\p{L}\d*_])/gu, '$2')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
  );
}

function differing(before: string, after: string): { readonly before: string; readonly after: string } {
  const shorter = Math.min(before.length, after.length);
  if (Math.max(before.length, after.length) <= whole) return { before, after };
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const from = wordBefore(before, head - around);
  const cut = (text: string) => {
    const to = wordAfter(text, text.length - tail + around);
    return cutShort(`${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`);
  };
  return { before: cut(before), after: cut(after) };
}

/** Where the word begins that stands at a place. */
const wordBefore = (text: string, at: number) => (at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1);

/** Where the word ends that stands at a place. */
function wordAfter(text: string, at: number): number {
  const end = at >= text.length ? -1 : text.indexOf(' ', at);
  return end < 0 ? text.length : end;
}
