import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { type Diagnostic, diagnostic, type Fix } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Bound, ExplainedRow, Generated } from '../directives/contract.ts';
import { newlineOf } from '../syntax/edit.ts';
import { plainInMarkdown } from '../syntax/plain-in-markdown.ts';
import type { Report } from './report.ts';
import { foldedName, standingRows } from './standing-rows.ts';

/** A paragraph that begins with the name of what it explains: `**Behöriga lärare:** …`. */
interface Explanation {
  readonly node: Paragraph;
  readonly name: string;
  readonly nameSpan: Span;
  /** True: nothing stands after the name. */
  readonly empty: boolean;
}

/** The paragraph that explains a row. */
export function explanationOf(
  { row, name, aliases }: ExplainedRow,
  body: readonly RootContent[],
): Explanation | undefined {
  const names = [row, name, ...aliases].map(fold);
  return explanationsIn(body).find(one => names.includes(fold(one.name)));
}

/**
 * What the explanations under a table lack: a row that calls for one and has none, or an empty one; those on nothing that
 * stands in the table any more, which stay as they are; and the rows that an update will take away.
 */
export function tellExplanations(
  rows: readonly ExplainedRow[],
  bound: Bound,
  generated: Generated | undefined,
  report: Report,
): readonly Diagnostic[] {
  // Before the table is there nobody can know what it will call for.
  if (!bound.directive.body.some(node => node.type === 'table')) return [];
  const written = explanationsIn(bound.directive.body);
  const standing = standingRows(bound, generated, report);
  const of = (row: ExplainedRow) => explanationOf(row, bound.directive.body);
  const place = (span: Span) => ({ file: report.document.file, span });
  const wanted = rows.flatMap((row, index) => {
    const there = of(row);
    if (row.reasons.length === 0 || (there && !there.empty)) return [];
    const args = { indicator: row.name, reasons: row.reasons };
    const at = place(
      there?.nameSpan ??
        standing.find(one => fold(one.name) === fold(row.row))?.span ??
        bound.directive.nameSpan,
    );
    const before = rows.slice(0, index).flatMap(earlier => of(earlier) ?? []);
    const fix = there ? undefined : fixFor(row, before, bound, report);
    return [
      diagnostic(row.followed ? 'review.explanation-missing' : 'review.explanation-wanted', at, args, fix),
    ];
  });
  const known = new Set(rows.flatMap(row => [row.row, row.name, ...row.aliases]).map(fold));
  const alone = written
    .filter(one => !known.has(fold(one.name)))
    .map(one => diagnostic('review.explanation-alone', place(one.nameSpan), { indicator: one.name }));
  const shown = new Set(rows.flatMap(row => [row.row, row.name, ...row.aliases]).map(foldedName));
  const gone = standing
    // Where nothing can be shown the table stays as it is.
    .filter(one => rows.length > 0 && !shown.has(foldedName(one.name)))
    .map(one => diagnostic('review.row-gone', place(one.span), { row: one.name }));
  return [...wanted, ...gone, ...alone];
}

const fold = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('sv');

function explanationsIn(body: readonly RootContent[]): readonly Explanation[] {
  return body.flatMap(node => {
    if (node.type !== 'paragraph') return [];
    const [first, ...rest] = node.children;
    if (first?.type !== 'strong' || !first.position) return [];
    const name = textOf(first).trim();
    const after = textOf({ type: 'paragraph', children: rest });
    // Shown inline numbers have no text of their own in the tree.
    const speaks =
      rest.some((each: PhrasingContent) => each.type !== 'text') || after.replace(/^\s*:/, '').trim() !== '';
    if (!name.endsWith(':') && !/^\s*:/.test(after)) return [];
    return [{ node, name: name.replace(/\s*:$/, ''), nameSpan: first.position as Span, empty: !speaks }];
  });
}

/** Adds an empty paragraph: after the one on the nearest row above, else after the table. */
function fixFor(
  row: ExplainedRow,
  before: readonly Explanation[],
  bound: Bound,
  report: Report,
): Fix | undefined {
  const { directive } = bound;
  const { document } = report;
  const newline = newlineOf(document.text);
  const title = 'Lägg till en förklaring';
  const above = before.at(-1)?.node ?? directive.body.find(node => node.type === 'table');
  const end = above?.position?.end as Span['end'] | undefined;
  const paragraph = `**${plainInMarkdown(row.name)}:** `;
  if (end) {
    const text = newline + newline + paragraph;
    return { title, edits: [{ file: document.file, span: { start: end, end }, text }] };
  }
  return undefined;
}
