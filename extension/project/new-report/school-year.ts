/** The calendar year in which a school year starts: 2025 for `2025/26`. */
export function startOf(schoolYear: string): number {
  return Number(schoolYear.slice(0, 4));
}

/** The school year that starts in a calendar year: `2025/26`. */
export function schoolYearFrom(start: number): string {
  return `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
}

/** The folder of a school year's reports: `rapporter/2025-26`. */
export function folderOf(schoolYear: string): string {
  return `rapporter/${schoolYear.replace('/', '-')}`;
}

/** The two digits of ids given in a year's report: its goals and interventions belong to the year after, so `26` for `2025/26`. */
export function idYearOf(schoolYear: string): string {
  return String((startOf(schoolYear) + 1) % 100).padStart(2, '0');
}
