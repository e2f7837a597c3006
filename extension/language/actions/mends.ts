import type { Diagnostic, Edit } from '../../base/diagnostic.ts';
import { fixTitle } from '../../base/fix-title.ts';
import type { Language } from '../../base/problem.ts';
import type { Report } from '../../report/report.ts';
import { updateEdits } from '../../report/update.ts';
import type { Scene } from '../scene.ts';
import { say } from '../texts.ts';
import type { CodeAction } from './action.ts';

/** The mend that a finding brings along. */
export function mendOf(one: Diagnostic, language: Language): readonly CodeAction[] {
  const { fix } = one;
  if (!fix) return [];
  const [edit] = fix.edits;
  const isWord = fix.edits.length === 1 && edit?.text === fix.title;
  const title = isWord
    ? say('action.change-to', { word: fix.title }, language)
    : isSnapshot(one)
      ? snapshotTitle(one, language)
      : fixTitle(fix.title, language);
  return [
    { title, kind: 'quickfix', edits: fix.edits, mends: one, preferred: !one.code.startsWith('outline.') },
  ];
}

function isSnapshot({ code }: Diagnostic): boolean {
  return code === 'snapshot.stale' || code === 'snapshot.empty';
}

function snapshotTitle(one: Diagnostic, language: Language): string {
  const { new: now } = one.args as { readonly new: string };
  return now.length <= 40 ? say('action.update-to', { now }, language) : say('lens.update', {}, language);
}

/** All snapshots of the report at once; nothing when there is none to write. */
export function updateAll({ bound, language }: Scene, kind: CodeAction['kind']): readonly CodeAction[] {
  const all = bound && updateEdits(bound);
  if (!all || all.changes === 0) return [];
  const title = say('lens.update-all', { n: all.changes }, language);
  return [{ title, kind, edits: all.edits, preferred: false }];
}

/** Mends that change no word that the author chose and leave no doubt: blanks, quotation marks, colons, brackets. */
const safe: ReadonlySet<string> = new Set([
  'syntax.inline-without-brackets',
  'syntax.block-is-inline',
  'syntax.block-indented',
  'syntax.space',
  'syntax.bracket-open',
  'syntax.brace-open',
  'syntax.title-without-brackets',
  'syntax.title-after-braces',
  'syntax.attributes-over-lines',
  'syntax.quotes-curly',
  'syntax.quote-open',
  'syntax.no-break-space',
  'syntax.list-unquoted',
  'syntax.comma',
  'syntax.field-without-blank',
  'syntax.fence-nested',
  'syntax.fence-too-short',
  'syntax.leaf-closed',
  'syntax.fence-blank-lines',
  'syntax.pipe-in-cell',
  'syntax.hidden-in-html',
  'syntax.front-matter-first',
]);

/** Every mend of a report's text that is surely right, in one action: what an editor may do on save. Of two that overlap, the first. */
export function fixAll({ document, diagnostics }: Report, language: Language): readonly CodeAction[] {
  const edits: Edit[] = [];
  let n = 0;
  for (const { code, fix } of diagnostics) {
    if (!fix || !safe.has(code)) continue;
    const fresh = fix.edits.filter(edit => !edits.some(other => isSame(edit, other)));
    // A mend of several edits holds as a whole or not at all.
    if (fresh.some(edit => edit.file !== document.file || edits.some(other => overlaps(edit, other))))
      continue;
    edits.push(...fresh);
    n++;
  }
  if (edits.length === 0) return [];
  return [{ title: say('action.fix-all', { n }, language), kind: 'source.fixAll', edits, preferred: false }];
}

function isSame(a: Edit, b: Edit): boolean {
  const same = a.span.start.offset === b.span.start.offset && a.span.end.offset === b.span.end.offset;
  return same && a.text === b.text;
}

function overlaps({ span: a }: Edit, { span: b }: Edit): boolean {
  return a.start.offset < b.end.offset && b.start.offset < a.end.offset;
}
