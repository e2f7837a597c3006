import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import { schoolFormOf, schoolForms } from '../../base/school-form.ts';
import type { ProjectView } from '../../directives/contract.ts';
import { outlineFindings } from '../../report/outline/check.ts';
import type { Outline } from '../../report/outline/outline.ts';
import { type OutlineSetting, resolveOutline } from '../../report/outline/resolve.ts';
import type { Report } from '../../report/report.ts';
import { nearest } from '../../schema/nearest.ts';
import { placeInFrontMatter } from '../identity.ts';
import type { Project } from '../project.ts';
import { unitsIn } from '../units.ts';

/** The outline that a report follows: the one that its front matter names, else its type's; undefined for a type without. */
export function outlineOf(project: Project, report: Report, view: ProjectView): Outline | undefined {
  const { disposition } = report.frontMatter;
  const { byName } = project.outlines;
  const layers = (disposition && byName.get(disposition)) || byName.get(report.setting.report.type);
  if (!layers) return undefined;
  const setting = outlineSetting(project, report, view);
  const key = JSON.stringify(setting);
  const known = resolved.get(layers) ?? new Map<string, Outline>();
  resolved.set(layers, known);
  const outline = known.get(key) ?? resolveOutline(layers, setting);
  known.set(key, outline);
  return outline;
}

/** Outlines by what they were resolved for: no more of one than a project has reports. */
const resolved = new WeakMap<object, Map<string, Outline>>();

/** What a report lacks of its outline, and an outline that it names and that does not exist. */
export function outlineProblems(project: Project, report: Report, view: ProjectView): readonly Diagnostic[] {
  const { disposition } = report.frontMatter;
  const known = [...project.outlines.byName.keys()];
  const unknown =
    typeof disposition === 'string' && !known.includes(disposition)
      ? [
          diagnostic('outline.unknown', placeInFrontMatter(report.document, 'disposition'), {
            name: disposition,
            known,
            nearest: nearest(disposition, known),
          }),
        ]
      : [];
  const outline = outlineOf(project, report, view);
  return [...unknown, ...(outline ? outlineFindings(report, outline) : [])];
}

function outlineSetting({ config, refs }: Project, report: Report, view: ProjectView): OutlineSetting {
  const { type, unit, schoolYear, id } = report.setting.report;
  const running = unitsIn(config, schoolYear);
  const members =
    type === 'huvudman' || type === 'nämnd' || type === 'resultatdag' ? undefined : refs.get(unit)?.members;
  const units = members ? config.enheter.filter(one => members.includes(one.id)) : running;
  const areas = new Set(units.map(one => one.område));
  const forms = new Set(units.flatMap(one => one.skolform.map(schoolFormOf)));
  const known: readonly string[] = schoolForms;
  const rank = (form: string) => known.indexOf(form) >>> 0;
  return {
    schoolForms: [...forms].sort((a, b) => rank(a) - rank(b)),
    areas: (config.områden ?? []).filter(area => areas.has(area.id)).map(area => area.namn),
    units: units.map(one => one.namn),
    earlierInterventions: hasEarlierInterventions(view, id, schoolYear),
  };
}

/**
 * Whether a report of an earlier year planned interventions for this one: `I25-…` for 2025/26, or older ones that still
 * live. The tool numbers them from 1; asking for single ids keeps an editor from looking again at every new id.
 */
function hasEarlierInterventions(view: ProjectView, report: string, schoolYear: string): boolean {
  const year = Number(schoolYear.slice(2, 4));
  return [year, year - 1].some(each => {
    const written = String((each + 100) % 100).padStart(2, '0');
    return [1, 2, 3, 4, 5, 6, 7, 8, 9].some(number => view.hasId(`I${written}-${number}`, report));
  });
}
