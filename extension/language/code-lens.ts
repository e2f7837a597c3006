import type { Edit } from '../base/diagnostic.ts';
import type { Place, Span } from '../base/span.ts';
import { isLivingId } from '../directives/links.ts';
import { reportFindings } from '../project/check-report.ts';
import type { Report, ReportDirective } from '../report/report.ts';
import { updateEdits } from '../report/update.ts';
import { ownersOf } from './living-blocks.ts';
import { nameOfOwn, occurrencesOf } from './names/in-report.ts';
import { keyOfName, type Occurrence } from './names/name.ts';
import type { Scene } from './scene.ts';
import { say } from './texts.ts';

/** A line of small text above a line of the report. */
export interface CodeLens {
  readonly span: Span;
  readonly title: string;
  readonly action: LensAction;
}

/** What happens when a lens is chosen. */
export type LensAction =
  | { readonly do: 'show-problems' }
  | { readonly do: 'edit'; readonly edits: readonly Edit[] }
  | { readonly do: 'show-places'; readonly at: Place; readonly places: readonly Place[] };

/** The report's status and counts above its first line; above a block what points to it; above a figure that its numbers have changed. */
export function codeLenses(scene: Scene): readonly CodeLens[] {
  return [...statusLenses(scene), ...updateLenses(scene), ...linkLenses(scene)];
}

function firstLine(report: Report): Span {
  const heading = report.document.headings[0]?.span;
  const point = { line: 1, column: 1, offset: 0 };
  return heading ?? { start: point, end: point };
}

function statusLenses(scene: Scene): readonly CodeLens[] {
  const { report, bound, project, language, today } = scene;
  const span = firstLine(report);
  const findings = reportFindings(project, report, bound?.diagnostics ?? report.diagnostics, today);
  const count = (severity: string) => findings.filter(one => one.severity === severity).length;
  const counts = { errors: count('error'), warnings: count('warning'), hints: count('hint') };
  const status = report.setting.report.status;
  const lens: CodeLens = {
    span,
    title: `${say('lens.status', { status }, language)} · ${say('lens.counts', counts, language)}`,
    action: { do: 'show-problems' },
  };
  const all = bound && updateEdits(bound);
  if (!all || all.changes === 0) return [lens];
  const title = say('lens.update-all', { n: all.changes }, language);
  return [lens, { span, title, action: { do: 'edit', edits: all.edits } }];
}

/** « Uppdatera siffrorna» above a figure or table whose snapshot is old or not there. */
function updateLenses({ bound, language }: Scene): readonly CodeLens[] {
  if (!bound) return [];
  const stale = bound.diagnostics.filter(
    one => one.code === 'snapshot.stale' || one.code === 'snapshot.empty',
  );
  return bound.directives.flatMap(({ bound: { directive } }) => {
    if (directive.form === 'inline') return [];
    const own = stale.filter(
      one =>
        directive.span.start.offset <= one.place.span.start.offset &&
        one.place.span.end.offset <= directive.span.end.offset,
    );
    if (own.length === 0) return [];
    const { edits } = updateEdits({ ...bound, diagnostics: own });
    const title = say('lens.update', {}, language);
    return [{ span: directive.nameSpan, title, action: { do: 'edit', edits } as const }];
  });
}

/** « 2 insatser pekar hit» above a goal, an intervention, an analysis, a figure. */
function linkLenses(scene: Scene): readonly CodeLens[] {
  const { report, language } = scene;
  const own = [...report.ids].filter(([, { typed }]) => typed.directive.form !== 'inline');
  if (own.length === 0) return [];
  const pointing = new Map<string, { readonly from: ReportDirective; readonly place: Place }[]>();
  for (const { from, occurrence } of links(scene)) {
    const key = keyOfName(occurrence.name);
    const list = pointing.get(key);
    if (list) list.push({ from, place: occurrence.place });
    else pointing.set(key, [{ from, place: occurrence.place }]);
  }
  return own.flatMap(([id, { typed }]) => {
    const found = pointing.get(keyOfName(nameOfOwn(id, report))) ?? [];
    if (found.length === 0) return [];
    const at = { file: report.document.file, span: typed.directive.nameSpan };
    const action = { do: 'show-places', at, places: found.map(one => one.place) } as const;
    const kinds = found.map(one => one.from.kind.name);
    return [{ span: typed.directive.nameSpan, title: pointsHere(kinds, language), action }];
  });
}

const countable = ['mål', 'insats', 'uppföljning', 'effekt', 'analys', 'se'] as const;

function pointsHere(kinds: readonly string[], language: Scene['language']): string {
  const parts = countable.flatMap(name => {
    const n = kinds.filter(kind => kind === name).length;
    return n === 0 ? [] : [say(`lens.${name}`, { n }, language)];
  });
  const others = kinds.filter(kind => !countable.some(name => name === kind)).length;
  const all = [...parts, ...(others > 0 ? [say('lens.others', { n: others }, language)] : [])];
  return `${all.join(', ')} ${say('lens.point-here', { n: kinds.length }, language)}`;
}

/** Every link in the project that may lead to this report: from reports with the same ids, and from those that name it. */
function* links(
  scene: Scene,
): Generator<{ readonly from: ReportDirective; readonly occurrence: Occurrence }> {
  const { report, project } = scene;
  const owner = report.setting.report.id;
  for (const other of scene.reports) {
    const { id } = other.setting.report;
    const same = id === owner || ownersOf(project.config, id).includes(owner);
    if (!same && !other.document.text.includes(`${owner}#`)) continue;
    for (const from of other.directives) {
      // Figures and values of the data point to no block.
      if (from.kind.data) continue;
      for (const occurrence of occurrencesOf(from, other, scene))
        if (occurrence.role === 'reference' && mayLink(occurrence)) yield { from, occurrence };
    }
  }
}

function mayLink({ name }: Occurrence): boolean {
  return name.kind === 'figure' || (name.kind === 'block' && isLivingId(name.id));
}
