import type { Report } from '../../report/report.ts';
import { withoutSnapshotDifferences } from './merge-snapshots.ts';

/** A place where git put both versions between marks: ours, the common origin where git was asked to show it, theirs. */
const conflict =
  /^<{7} [^\r\n]*\r?\n((?:(?!={7}\r?$|\|{7} )[^\n]*\n)*)(?:\|{7} [^\n]*\n(?:(?!={7}\r?$)[^\n]*\n)*)?={7}\r?\n((?:(?!>{7} )[^\n]*\n)*)>{7} [^\r\n]*(?:\r?\n|$)/gmu;

/**
 * A text with the conflicts gone where the two versions say the same but for what the tool writes: our version stands, to be
 * worked out anew. Conflicts in what people have written stay as git left them. `open` reads a whole version of the report.
 */
export function settledConflicts(text: string, open: (text: string) => Report): string {
  // In a text without marks the report can be read; of each other conflict, our version stands for it.
  const chosen = (theirsAt: number) => {
    let at = 0;
    return text.replace(conflict, (_all, ours: string, theirs: string) =>
      at++ === theirsAt ? theirs : ours,
    );
  };
  const ours = open(chosen(-1));
  let at = 0;
  return text.replace(conflict, (all, own: string) => {
    const theirs = open(chosen(at++));
    return withoutSnapshotDifferences(ours, ours, theirs).theirs === ours.document.text ? own : all;
  });
}
