import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Place } from '../base/span.ts';
import { listOf } from '../directives/attributes.ts';
import { workedOn } from '../directives/working-document.ts';
import type { BoundReport } from '../report/bind.ts';
import { foldedHeading } from '../report/headings.ts';
import type { Report, ReportDirective } from '../report/report.ts';
import { nearest } from '../schema/nearest.ts';
import { troubleFindings, troubleOfFile } from './image-trouble.ts';
import { isImage } from './images.ts';
import type { Project, ReportFile } from './project.ts';

interface AppendixSpec {
  readonly rapport?: string;
  readonly rapporter?: string;
  readonly ordning?: string;
  readonly fil?: string;
  readonly avsnitt?: string;
}

/** Reports that « alla » does not mean. */
const notAppended = ['huvudman', 'nämnd', 'resultatdag'];

/** The `bilaga` directives of a report. */
function appendicesOf(report: Report): readonly ReportDirective[] {
  return report.directives.filter(one => one.kind.name === 'bilaga');
}

/**
 * The report files that a `bilaga` brings in, of the report's own school year, in the order it asks for: by area
 * (as ska.yaml lists them) or by name. `rapporter=alla` are the units' and areas' reports.
 */
export function appendixFiles(project: Project, report: Report, one: ReportDirective): readonly ReportFile[] {
  const spec = one.typed.spec as AppendixSpec;
  const { schoolYear, id } = report.setting.report;
  const ofYear = project.reports.filter(file => file.schoolYear === schoolYear);
  if (!spec.rapporter)
    return (spec.rapport ?? '').split(/\s+/).flatMap(name => ofYear.find(file => file.id === name) ?? []);
  const named = new Set(spec.rapporter.split(/\s+/));
  const byName = new Intl.Collator('sv');
  const title = (file: ReportFile) => project.vocabulary.reports.get(file.id) ?? file.id;
  const areas = (project.config.områden ?? []).map(area => area.id);
  const area = (file: ReportFile) => {
    const unit = project.refs.get(file.id)?.members[0] ?? file.id;
    const index = areas.indexOf(project.config.enheter.find(each => each.id === unit)?.område ?? '');
    return index < 0 ? areas.length : index;
  };
  return ofYear
    .filter(file => file.id !== id && !notAppended.includes(file.id) && !workedOn(file.id))
    .filter(file => named.has('alla') || named.has(file.id))
    .sort(
      (a, b) => (spec.ordning === 'område' ? area(a) - area(b) : 0) || byName.compare(title(a), title(b)),
    );
}

/** All reports that a report brings in, and those that these bring in; each once, itself never. */
export function includedReports(
  project: Project,
  report: Report,
  reports: readonly Report[],
): readonly Report[] {
  const found = new Set<Report>();
  const visit = (from: Report): void => {
    for (const one of appendicesOf(from))
      for (const file of appendixFiles(project, from, one)) {
        const other = reports.find(each => each.document.file === file.path);
        if (!other || other === report || found.has(other)) continue;
        found.add(other);
        visit(other);
      }
  };
  visit(report);
  return [...found];
}

/** What is wrong with a report's appendices: a report or file that is not there, a report that comes back to itself. */
export async function appendixProblems(
  project: Project,
  bound: BoundReport,
  reports: readonly Report[],
): Promise<Diagnostic[]> {
  const { report } = bound;
  const { schoolYear, id } = report.setting.report;
  const ofYear = project.reports.filter(file => file.schoolYear === schoolYear).map(file => file.id);
  const diagnostics: Diagnostic[] = [];
  for (const one of appendicesOf(report)) {
    const spec = one.typed.spec as AppendixSpec;
    const { directive } = one.typed;
    const at = (key: string) => ({
      file: report.document.file,
      span: directive.attributes.find(attribute => attribute.key === key)?.valueSpan ?? directive.nameSpan,
    });
    for (const name of (spec.rapport ?? '').split(/\s+/).filter(Boolean)) {
      if (!ofYear.includes(name))
        diagnostics.push(
          diagnostic('appendix.unknown', at('rapport'), { report: name, nearest: nearest(name, ofYear) }),
        );
      else {
        const chain = chainTo(id, name, schoolYear, project, reports, [id]);
        if (chain) diagnostics.push(diagnostic('appendix.self', at('rapport'), { report: id, chain }));
      }
    }
    diagnostics.push(...sectionProblems(spec, at('avsnitt'), schoolYear, reports));
    if (spec.fil && (await project.files.info(spec.fil).catch(() => undefined))?.kind !== 'file')
      diagnostics.push(
        diagnostic('appendix.file-missing', at('fil'), {
          path: spec.fil,
          nearest: nearest(spec.fil, await project.files.list('bilagor')),
        }),
      );
    else if (spec.fil && isImage(spec.fil))
      diagnostics.push(...troubleFindings(await troubleOfFile(project.files, spec.fil), at('fil'), spec.fil));
  }
  return diagnostics;
}

/** That each chosen section is a heading of each report that is brought in. */
function sectionProblems(
  { rapport, avsnitt }: AppendixSpec,
  place: Place,
  schoolYear: string,
  reports: readonly Report[],
): readonly Diagnostic[] {
  if (avsnitt === undefined) return [];
  return (rapport ?? '').split(/\s+/).flatMap(id => {
    const report = reports.find(
      ({ setting }) => setting.report.id === id && setting.report.schoolYear === schoolYear,
    );
    if (!report) return [];
    const headings = report.document.headings.filter(one => one.depth === 2).map(one => one.text);
    const known = new Set(headings.map(foldedHeading));
    return listOf(avsnitt)
      .filter(section => !known.has(foldedHeading(section)))
      .map(section =>
        diagnostic('appendix.section-unknown', place, {
          section,
          report: id,
          nearest: nearest(section, headings),
        }),
      );
  });
}

/** The way from a report over its appendices back to `goal`; undefined when there is none. */
function chainTo(
  goal: string,
  from: string,
  schoolYear: string,
  project: Project,
  reports: readonly Report[],
  way: readonly string[],
): readonly string[] | undefined {
  const next = [...way, from];
  if (from === goal) return next;
  if (way.includes(from)) return undefined;
  const report = reports.find(
    ({ setting }) => setting.report.id === from && setting.report.schoolYear === schoolYear,
  );
  if (!report) return undefined;
  for (const one of appendicesOf(report))
    for (const file of appendixFiles(project, report, one)) {
      const found = chainTo(goal, file.id, schoolYear, project, reports, next);
      if (found) return found;
    }
  return undefined;
}
