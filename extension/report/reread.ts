import type { Nodes } from 'mdast';
import type { Edit } from '../base/diagnostic.ts';
import type { Point } from '../base/span.ts';
import type { Bound } from '../directives/contract.ts';
import type { Directive } from '../syntax/directive.ts';
import { newlineOf } from '../syntax/edit.ts';
import { rereadMark } from './comments.ts';
import type { Report } from './report.ts';

const pairs: readonly (readonly [RegExp, RegExp])[] = [
  // \b knows no å, ä, ö: before “ökat” it finds no boundary.
  [/(?<!\p{L})(ökat|högre|fler|bättre)(?!\p{L})/iu, /(?<!\p{L})(minskat|lägre|färre|sämre)(?!\p{L})/iu],
];

/** -1, 0 or 1 for a text with a direction; undefined for one without. */
function direction(text: string): number | undefined {
  for (const [up, down] of pairs) {
    if (up.test(text)) return 1;
    if (down.test(text)) return -1;
  }
  if (/^(oförändrad|lika)/i.test(text)) return 0;
  const signed = /^([+\-−])\s?\d/.exec(text.trim());
  if (signed) return signed[1] === '+' ? 1 : -1;
  return /^0(,0+)?( |$)/.test(text.trim()) ? 0 : undefined;
}

/** The words that a place in a comparison has; they turn when one becomes another. */
const standings: ReadonlySet<string> = new Set(['bättre', 'sämre', 'ingen skillnad']);

/** Whether a text has turned its direction or its standing: from up to down, from better to worse. Where one of them says nothing, nothing has turned. */
export function turns(found: string, expected: string): boolean {
  if (standings.has(found) && standings.has(expected)) return found !== expected;
  const before = direction(found);
  const after = direction(expected);
  return before !== undefined && after !== undefined && before !== after;
}

/** Whether the words around a directive's number rest on its direction: then a mend may reach out of the directive. */
const hasDirection = ({ name }: { readonly name: string }) => ['förändring', 'skillnad'].includes(name);

/** When a number has turned its direction, the words around it may no longer hold: the mark is put before its block, once. */
export function rereadEdits(found: string, expected: string, bound: Bound, report: Report): readonly Edit[] {
  if (!found || !hasDirection(bound.directive)) return [];
  const block = turns(found, expected) ? blockAround(bound.directive, report) : undefined;
  return block ? rereadMarkBefore(block, report) : [];
}

/** The mark before a block of the text, unless it stands there already. */
export function rereadMarkBefore(block: Nodes, report: Report): readonly Edit[] {
  const place = markPlace(block, report);
  if (!place || place.isMarked) return [];
  const { file, text } = report.document;
  const { start } = place;
  return [{ file, span: { start, end: start }, text: `<!-- ${rereadMark} -->${newlineOf(text)}` }];
}

/** Where the mark to read again stands, or would. */
export interface MarkPlace {
  /** The beginning of the line that the block begins on. */
  readonly start: Point;
  readonly isMarked: boolean;
}

/** Where the mark is put for a directive's number; undefined for one without a direction. */
export function markPlaceOf(directive: Directive, report: Report): MarkPlace | undefined {
  const block = hasDirection(directive) ? blockAround(directive, report) : undefined;
  return block && markPlace(block, report);
}

function markPlace(block: Nodes, { document }: Report): MarkPlace | undefined {
  if (!block.position) return undefined;
  const { line } = block.position.start;
  return {
    start: { line, column: 1, offset: document.lineStarts[line - 1] ?? 0 },
    isMarked: document.comments.some(
      comment => comment.text === rereadMark && comment.next?.start.line === line,
    ),
  };
}

/** The block at the top of the file, or of the directive's body, that the value stands in: a mark inside a list or table would break it. */
function blockAround({ span, parent }: Directive, report: Report): Nodes | undefined {
  const { offset } = span.start;
  const blocks: readonly Nodes[] = parent?.body ?? report.document.tree.children;
  return blocks.find(
    node => (node.position?.start.offset ?? Infinity) <= offset && offset < (node.position?.end.offset ?? -1),
  );
}
