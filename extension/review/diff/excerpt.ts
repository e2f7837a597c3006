/** So much of both versions is shown whole; of longer ones what differs, with so much around it. Characters. */
const whole = 160;
const around = 60;

/** A text that fits into a list: its beginning when it is long. */
export const short = (written: string) => (written.length > 600 ? `${written.slice(0, 599)}…` : written);

/** Two versions of a text that fit into a list: of long ones from where they differ to where they are the same again, with some words around. */
export function excerpts(before: string, after: string): { readonly before: string; readonly after: string } {
  const shorter = Math.min(before.length, after.length);
  if (Math.max(before.length, after.length) <= whole) return { before, after };
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const from = wordBefore(before, head - around);
  const cut = (text: string) => {
    const to = wordAfter(text, text.length - tail + around);
    return short(`${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`);
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
