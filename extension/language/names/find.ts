import type { Report } from '../../report/report.ts';
import type { Scene, Surroundings } from '../scene.ts';
import { occurrencesIn, occurrencesOf } from './in-report.ts';
import { occurrencesInFile, occurrencesInYaml } from './in-yaml.ts';
import { type Name, type Occurrence, sameName } from './name.ts';

/** The name at an offset of a report. */
export function occurrenceAt(
  scene: Pick<Scene, 'project' | 'reports' | 'report'>,
  offset: number,
): Occurrence | undefined {
  const { report } = scene;
  const around = report.directives.filter(({ typed }) => {
    const { start, end } = typed.directive.span;
    return start.offset <= offset && offset <= end.offset;
  });
  const inDirectives = around.flatMap(one => occurrencesOf(one, report, scene));
  const found = inDirectives.find(one => covers(one, offset));
  if (found || offset > (report.document.frontMatter?.span.end.offset ?? 0)) return found;
  return occurrencesIn({ ...report, directives: [] }, scene).find(one => covers(one, offset));
}

/** The name at an offset of one of the project's YAML files. */
export function occurrenceInYamlAt(file: string, text: string, offset: number): Occurrence | undefined {
  return occurrencesInFile(file, text).find(one => covers(one, offset));
}

function covers({ place }: Occurrence, offset: number): boolean {
  return place.span.start.offset <= offset && offset <= place.span.end.offset;
}

/** Every occurrence of a name in the project: in reports of all years and in the YAML files, in order of file and place. */
export function occurrencesOfName(name: Name, scene: Surroundings): readonly Occurrence[] {
  const reports =
    name.kind === 'figure' ? scene.reports.filter(one => one.document.file === name.file) : scene.reports;
  const candidates = reports.filter(report => mayHold(report, name));
  const inReports = candidates.flatMap(report => occurrencesIn(report, scene));
  const inYaml = name.kind === 'block' || name.kind === 'figure' ? [] : occurrencesInYaml(scene);
  return [...inReports, ...inYaml].filter(one => sameName(one.name, name));
}

/** Reading a report's names is dear beside looking for the letters. */
function mayHold(report: Report, { id }: Name): boolean {
  const { text } = report.document;
  return text.includes(id) || text.normalize('NFC').includes(id);
}
