import { diffArrays } from 'diff';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Files } from '../base/ports.ts';

/** Which lines of a project's files are new or other than in an earlier version. Paths are of the project. */
export interface ChangedLines {
  /** The changed lines (1-based) of a file; `all` for a new file, empty for one that is the same. */
  of(path: string): Promise<ReadonlySet<number> | 'all'>;
}

/**
 * Compares files with those of an earlier version. Line ends do not count, since a checkout may change them. A file that is
 * not there in the earlier version is compared with the one gone since that it is most like: it was moved.
 */
export async function changedLines(before: Files, after: Files): Promise<ChangedLines> {
  const read = async (files: Files, path: string) => linesOf(await files.read(path).catch(() => undefined));
  const earlier = new Set(await before.list('.'));
  const later = new Set(await after.list('.'));
  const gone = [...earlier].filter(path => !later.has(path));
  const known = new Map<string, Promise<ReadonlySet<number> | 'all'>>();

  async function compare(path: string): Promise<ReadonlySet<number> | 'all'> {
    const own = await read(after, path);
    const from = earlier.has(path) ? path : await movedFrom(path, own);
    return from === undefined ? 'all' : newLines(await read(before, from), own);
  }

  async function movedFrom(path: string, own: readonly string[]): Promise<string | undefined> {
    const ending = path.slice(path.lastIndexOf('.'));
    const lines = new Set(own.filter(line => line.trim() !== ''));
    let best: string | undefined;
    // Half of the lines, as git itself counts a file as renamed.
    let most = lines.size / 2;
    for (const candidate of gone.filter(one => one.endsWith(ending))) {
      const same = new Set((await read(before, candidate)).filter(line => lines.has(line))).size;
      if (same > most) [best, most] = [candidate, same];
    }
    return best;
  }

  return {
    of(path) {
      const found = known.get(path) ?? compare(path);
      known.set(path, found);
      return found;
    },
  };
}

/** Those that stand on changed lines; what is said of a whole file, when the file has changed at all. */
export async function onChangedLines<F extends { readonly diagnostic: Diagnostic }>(
  findings: readonly F[],
  changed: ChangedLines,
): Promise<readonly F[]> {
  const kept: F[] = [];
  for (const finding of findings) {
    const { file, span } = finding.diagnostic.place;
    const lines = await changed.of(file);
    const whole = span.start.line === 1 && span.end.line === 1 && span.end.column === 1;
    const touched =
      lines === 'all' ||
      (whole && lines.size > 0) ||
      [...lines].some(line => span.start.line <= line && line <= span.end.line);
    if (touched) kept.push(finding);
  }
  return kept;
}

/** How a text's lines (1-based) stand to an earlier text: which are new or other, and before which some are gone. */
export interface LineChanges {
  readonly changed: ReadonlySet<number>;
  /** One more than the text has lines, when its end is gone. */
  readonly gone: ReadonlySet<number>;
}

/** So many changed lines are told apart; a text that is more unlike its earlier one is changed as a whole. */
const mostEdits = 2000;

/** Compares two texts line by line; how lines end, blanks at their ends and empty lines do not count. */
export function lineChanges(before: string, after: string): LineChanges {
  const written = (text: string) =>
    text
      .split(/\r\n|\r|\n/)
      .map((words, index) => ({ words: words.trimEnd(), line: index + 1 }))
      .filter(({ words }) => words !== '');
  const now = written(after);
  const parts = diffArrays(written(before), now, {
    comparator: (one, other) => one.words === other.words,
    maxEditLength: mostEdits,
  });
  if (!parts) return { changed: new Set(now.map(({ line }) => line)), gone: new Set() };
  const changed = new Set<number>();
  const gone = new Set<number>();
  let next = 0;
  for (const [index, { added, removed, value }] of parts.entries()) {
    if (removed) {
      // What stands in its place is told as changed.
      if (!parts[index + 1]?.added && !parts[index - 1]?.added)
        gone.add(now[next]?.line ?? (now.at(-1)?.line ?? 0) + 1);
      continue;
    }
    if (added) for (const { line } of value) changed.add(line);
    next += value.length;
  }
  return { changed, gone };
}

function linesOf(bytes: Uint8Array | undefined): readonly string[] {
  return bytes ? new TextDecoder().decode(bytes).split(/\r\n|\r|\n/) : [];
}

function newLines(before: readonly string[], after: readonly string[]): ReadonlySet<number> | 'all' {
  const parts = diffArrays([...before], [...after], { maxEditLength: 20_000 });
  if (!parts) return 'all';
  const changed = new Set<number>();
  let line = 1;
  for (const part of parts) {
    if (part.removed) continue;
    for (let index = 0; index < part.value.length; index++) if (part.added) changed.add(line + index);
    line += part.value.length;
  }
  return changed;
}
