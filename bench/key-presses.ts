import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** What a whole text is read with when nothing is known of it. */
export const remark = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .use(remarkDirective)
  .freeze();

/** Milliseconds; on the clock, or of the processor when other work on the machine is to be left out. */
export interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** Both ways of timing the same work. */
export interface Timed {
  readonly clock: Figures;
  readonly processor: Figures;
}

/** Gives a text with one more key pressed in it. */
export type Keyboard = (text: string) => string;

/** The same numbers in each run, from 0 and below a limit. */
function dice(): (below: number) => number {
  let state = 20_260_901;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Writes as an author does: a line of the text's own prose, with the values and links in it, key by key at the end of a paragraph; after
 * 25 keys it goes on in another one.
 */
export function author(): Keyboard {
  const random = dice();
  const prose = (text: string) => [...text.matchAll(/^[A-ZÅÄÖ][^\n|]{40,}$/gm)];
  let at = 0;
  let left = '';
  return text => {
    if (left === '') {
      const lines = prose(text);
      const line = lines[random(lines.length)];
      at = line ? line.index + line[0].length : text.length;
      left = ` ${lines[random(lines.length)]?.[0] ?? ''}`.slice(0, 25);
    }
    const key = left.charAt(0);
    left = left.slice(1);
    at++;
    return text.slice(0, at - 1) + key + text.slice(at - 1);
  };
}

/** Presses one key after another, each somewhere in the text, also within tables and names: mostly letters, now and then what has a meaning. */
export function anywhere(): Keyboard {
  const random = dice();
  const letters = 'enrtasdilgmokväåöfupbhcjy';
  const signs = [':', '[', ']', '{', '}', '*', '`', '-', '>', '#', '|', '"', '=', '1', '5', ','];
  return text => {
    const at = random(text.length);
    const kind = random(100);
    if (kind < 12) return text.slice(0, at) + text.slice(at + 1);
    const key =
      kind < 72
        ? letters.charAt(random(letters.length))
        : kind < 84
          ? ' '
          : kind < 89
            ? '\n'
            : (signs[random(signs.length)] ?? ':');
    return text.slice(0, at) + key + text.slice(at);
  };
}

/** Times work, and keeps the times that count. */
export function stopwatch() {
  const clock: number[] = [];
  const processor: number[] = [];
  function start(): (counts: boolean) => void {
    const used = process.cpuUsage();
    const started = performance.now();
    return counts => {
      const ended = performance.now();
      const { user, system } = process.cpuUsage(used);
      if (!counts) return;
      clock.push(ended - started);
      processor.push((user + system) / 1000);
    };
  }
  return {
    /** Begins; what it gives ends, and says whether that time counts. */
    start,
    time<T>(counts: boolean, work: () => T): T {
      const stop = start();
      const result = work();
      stop(counts);
      return result;
    },
    read: (): Timed => ({ clock: figures(clock), processor: figures(processor) }),
  };
}

function figures(times: readonly number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
