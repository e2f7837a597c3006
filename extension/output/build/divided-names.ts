import type { Appendix } from '../publication/appendices.ts';

/** The longest name of a file: with the folders of a board's system above it, Windows still takes its path. */
const longest = 110;

/**
 * The name of a file of a divided bundle: its place, what it is, its title. Numbers have as many digits as the last one
 * needs (at least two), so that every system lists the files in order; nothing that Windows refuses stands in it.
 */
export function dividedName(place: number, count: number, words: string, ending: string): string {
  const number = String(place).padStart(Math.max(2, String(count).length), '0');
  const plain = words
    .normalize('NFC')
    .replace(/[/\\|]/g, '-')
    .replace(/[<>:"?*\p{Cc}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const room = longest - number.length - ending.length - 2;
  const short = plain.length > room ? `${plain.slice(0, room - 1).trimEnd()}…` : plain;
  return `${number} ${short.replace(/[. ]+$/, '')}.${ending}`;
}

/** What an appendix is called in a file's name. */
export function appendixWords({ number, title }: Appendix): string {
  return `Bilaga ${number} ${title}`;
}

/** The ending of a file, without its dot and in small letters. */
export function endingOf(path: string): string {
  return /\.([\p{L}\d]{1,8})$/u.exec(path)?.[1]?.toLowerCase() ?? 'dat';
}
