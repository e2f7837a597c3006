/** The front matter's `typ` of what is written on the way to a report: project plans, logbooks, preparations of dialogues. */
export const workingType = 'arbetsdokument';

/**
 * The report whose working document an id is: `tallbackaskolan` of `tallbackaskolan.projektplan`; undefined for a report. The
 * name of its file says so, since counts, appendices and builds look at names before they open files.
 */
export function workedOn(id: string): string | undefined {
  const dot = id.indexOf('.');
  return dot > 0 ? id.slice(0, dot) : undefined;
}
