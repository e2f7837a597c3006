import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Report } from '../report/report.ts';
import { placeInFrontMatter } from './identity.ts';

/** Of these there is one for each unit and year. */
const single: ReadonlySet<string> = new Set(['enhet', 'huvudman', 'nämnd']);

/**
 * A report on a unit that another file of the same year reports on already: mostly a copy that somebody made of the file. Told
 * in the one that is not named for its unit; of two such, in the later by name.
 */
export function twinProblems(report: Report, reports: readonly Report[]): readonly Diagnostic[] {
  const own = report.setting.report;
  if (!single.has(own.type) || own.id === own.unit) return [];
  const twin = reports.find(({ setting: { report: other } }) => {
    const isSame = other.type === own.type && other.unit === own.unit && other.schoolYear === own.schoolYear;
    return isSame && other.file !== own.file && (other.id === other.unit || other.file < own.file);
  });
  if (!twin) return [];
  const { unit, schoolYear: year } = own;
  const place = placeInFrontMatter(report.document, 'enhet');
  return [diagnostic('frontmatter.unit-twice', place, { unit, year, other: twin.setting.report.file })];
}
