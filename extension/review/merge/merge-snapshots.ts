import type { Edit } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type { BoundReport } from '../../report/bind.ts';
import type { Report } from '../../report/report.ts';
import type { Directive } from '../../syntax/directive.ts';
import { applyEdits } from '../../syntax/edit.ts';

/** A number, table or sentence that the tool writes: what asks for it, and where and what it is. */
interface Written {
  readonly key: string;
  readonly span: Span;
  readonly text: string;
}

/**
 * The texts of a three-way merge with what the tool writes made alike where all that differs is just that: `ours` and
 * `theirs` get the text that `base` has for the same question, so that a merge of lines sees only what people wrote.
 * Snapshots that one side alone has stay as they are.
 */
export function withoutSnapshotDifferences(
  base: Report,
  ours: Report,
  theirs: Report,
): { readonly base: string; readonly ours: string; readonly theirs: string } {
  const known = new Map(writtenIn(ours).map(one => [one.key, one.text]));
  const like = (report: Report) => {
    const edits = writtenIn(report).flatMap((one): Edit[] => {
      const text = known.get(one.key);
      return text === undefined || text === one.text
        ? []
        : [{ file: report.document.file, span: one.span, text }];
    });
    return applyEdits(report.document.text, edits);
  };
  return { base: like(base), ours: ours.document.text, theirs: like(theirs) };
}

/** What the tool has written in a report, by what asks for it; of several alike, the first, the second, and so on. */
function writtenIn({ directives, document }: Report): readonly Written[] {
  const times = new Map<string, number>();
  return directives.flatMap(({ kind, typed }): Written[] => {
    if (!kind.snapshot) return [];
    const span = snapshotSpan(typed.directive);
    if (!span) return [];
    const asked = JSON.stringify([kind.name, typed.spec, typed.dimensions]);
    const count = (times.get(asked) ?? 0) + 1;
    times.set(asked, count);
    return [
      { key: `${asked} ${count}`, span, text: document.text.slice(span.start.offset, span.end.offset) },
    ];
  });
}

function snapshotSpan(directive: Directive): Span | undefined {
  if (directive.form === 'inline') return directive.label?.span;
  const node = directive.body.find(one => one.type === 'table' || one.type === 'blockquote');
  return node?.position as Span | undefined;
}

/** Snapshots that no data could settle: then two people have written different numbers, and a person must look. */
export function unsettledSnapshots(merged: BoundReport, ours: Report, theirs: Report): readonly string[] {
  const [one, other] = [ours, theirs].map(
    report => new Map(writtenIn(report).map(each => [each.key, each.text])),
  );
  const lost = new Set(merged.directives.filter(each => !each.usable).map(each => each.bound.directive));
  return writtenIn(merged.report)
    .filter(({ key, span }) => {
      const [a, b] = [one?.get(key), other?.get(key)];
      if (a === undefined || b === undefined || a === b) return false;
      return [...lost].some(
        directive =>
          directive.span.start.offset <= span.start.offset && span.end.offset <= directive.span.end.offset,
      );
    })
    .map(each => each.key);
}
