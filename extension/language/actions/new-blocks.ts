import type { Diagnostic, Edit } from '../../base/diagnostic.ts';
import { spanAt } from '../../base/span.ts';
import { insertion } from '../../report/outline/insert.ts';
import type { Report, ReportDirective } from '../../report/report.ts';
import type { Directive } from '../../syntax/directive.ts';
import { nextId } from '../living-blocks.ts';
import type { Scene } from '../scene.ts';
import { sectionsOf } from '../sections.ts';
import { say } from '../texts.ts';
import { type CodeAction, touches } from './action.ts';

const kinds: Readonly<Record<string, 'mål' | 'insats' | 'analys'>> = { M: 'mål', I: 'insats', A: 'analys' };

/** Creates the goal, intervention or analysis that a link points to and that does not exist, with an id that was never used. */
export function createMissing(scene: Scene, one: Diagnostic): readonly CodeAction[] {
  if (one.code !== 'directive.link-unknown') return [];
  const { id } = one.args as { readonly id: string };
  const parts = /^([MIA])(?:(\d{2})-)?\d+$/.exec(id);
  const kind = kinds[parts?.[1] ?? ''];
  const from = scene.report.directives.findLast(({ typed }) => touches(typed.directive.span, one.place.span));
  if (!parts?.[1] || !kind || !from) return [];
  const { report, language } = scene;
  const { document } = report;
  const at = document.text.indexOf(id, one.place.span.start.offset);
  if (at < 0 || at > one.place.span.end.offset) return [];
  const written = { start: at, end: at + id.length };
  const year =
    parts[2] === undefined ? report.setting.report.schoolYear : `20${Number(parts[2]) - 1}/${parts[2]}`;
  const free = nextId(scene, parts[1], year, written);
  const block = [
    `:::${kind}[${say(`new.${kind}`, {}, language)}]{#${free}}`,
    `<!-- ledtext: ${say(`new.${kind}.guidance`, {}, 'sv')} -->`,
    ':::',
  ].join('\n\n');
  const offset = placeFor(kind, from, report);
  const edits: Edit[] = [insertion(document, offset, [block])];
  if (free !== id)
    edits.push({
      file: document.file,
      span: spanAt(document.lineStarts, written.start, written.end),
      text: free,
    });
  const title = say(`action.create-${kind}`, { id: free }, language);
  return [{ title, kind: 'quickfix', edits, mends: one, preferred: false }];
}

/** Adds an analysis of the figure or table at a place that no analysis is of; gives it an id when it has none. */
export function addAnalysis(scene: Scene, figure: ReportDirective): readonly CodeAction[] {
  const { report, language } = scene;
  if (figure.kind.name !== 'diagram' && figure.kind.name !== 'tabell') return [];
  const { document } = report;
  const { directive } = figure.typed;
  const spec = figure.typed.spec as { readonly id?: string; readonly indikator?: string };
  const indicators = spec.indikator?.split(/\s+/) ?? [];
  const analysed = report.directives.some(({ kind, typed }) => {
    const of = (typed.spec as { readonly av?: string }).av?.split(/[\s,]+/) ?? [];
    return kind.name === 'analys' && of.some(word => word === spec.id || indicators.includes(word));
  });
  if (analysed) return [];
  const id = spec.id ?? freeFigureId(indicators[0] ?? figure.kind.name, report);
  const title = directive.label?.text.trim() || id;
  const block = [
    `:::analys[${title.replace(/([[\]])/g, '\\$1')}]{#${nextId(scene, 'A', report.setting.report.schoolYear)} av=${id}}`,
    `<!-- ledtext: ${say('new.analys.guidance', {}, 'sv')} -->`,
    ':::',
  ].join('\n\n');
  const edits: Edit[] = [insertion(document, placeFor('analys', figure, report), [block])];
  if (spec.id === undefined) edits.unshift(idEdit(directive, id, report));
  return [
    { title: say('action.add-analysis', { title }, language), kind: 'refactor', edits, preferred: false },
  ];
}

function freeFigureId(word: string, report: Report): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? word : `${word}-${n}`;
    if (!report.ids.has(id)) return id;
  }
}

/** Gives a directive an id, first in its braces. */
function idEdit({ attributesSpan, label, nameSpan }: Directive, id: string, { document }: Report): Edit {
  const at = (offset: number, text: string): Edit => ({
    file: document.file,
    span: spanAt(document.lineStarts, offset, offset),
    text,
  });
  if (attributesSpan) {
    const open = attributesSpan.start.offset + 1;
    return at(open, document.text.charAt(open) === '}' ? `#${id}` : `#${id} `);
  }
  return at(label ? label.span.end.offset + 1 : nameSpan.end.offset, `{#${id}}`);
}

const headings: Readonly<Record<'mål' | 'insats' | 'analys', RegExp>> = {
  analys: /analys/i,
  mål: /(?<!\p{L})mål(?!upp)/iu,
  insats: /insats|åtgärd/i,
};

/** Where a new block belongs: after the last of its kind, else at the end of the section that is for them, else beside the block that needs it. */
function placeFor(kind: 'mål' | 'insats' | 'analys', beside: ReportDirective, report: Report): number {
  const { document } = report;
  const last = report.directives.findLast(
    one => one.kind.name === kind && one.typed.directive.form === 'container' && !one.typed.directive.parent,
  );
  if (last) return lineAfter(last.typed.directive.span.end.offset, document.text);
  // « Uppföljning av föregående års insatser» is about others.
  const section = sectionsOf(report).findLast(
    ({ heading }) => heading.depth > 1 && headings[kind].test(heading.text) && !/uppfölj/i.test(heading.text),
  );
  if (section) return lineAfter(section.span.end.offset, document.text);
  let outer = beside.typed.directive;
  while (outer.parent) outer = outer.parent;
  const start = outer.block?.position?.start.offset ?? outer.span.start.offset;
  const end = outer.block?.position?.end.offset ?? outer.span.end.offset;
  return kind === 'insats' || beside.kind.data
    ? lineAfter(end, document.text)
    : document.text.lastIndexOf('\n', start - 1) + 1;
}

/** Where the next line that is not blank begins after an offset; the end of the text when there is none. */
function lineAfter(offset: number, text: string): number {
  const newline = text.indexOf('\n', offset);
  if (newline < 0) return text.length;
  const blank = /^(?:[ \t]*\r?\n)*/.exec(text.slice(newline + 1))?.[0].length ?? 0;
  return newline + 1 + blank;
}
