import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import { type Frozen, sumOfFrozen, thaw } from '../report/frozen/frozen.ts';
import type { FrozenFile } from '../report/frozen/frozen-schema.ts';
import { thawWords } from '../report/frozen/frozen-words.ts';
import { reopenReport } from '../report/open.ts';
import type { Report } from '../report/report.ts';
import { isChangedSince, stepOf } from '../report/status.ts';
import { tryDecode } from './decode-text.ts';
import { identifyIn, placeInFrontMatter } from './identity.ts';
import { folderOf } from './new-report/school-year.ts';
import type { Project } from './project.ts';

/** Where the frozen values of a report lie: `rapporter/2025-26/fryst/almskolan.json`. */
export function frozenPath(id: string, schoolYear: string): string {
  return `${folderOf(schoolYear)}/fryst/${id}.json`;
}

/** True for a file of frozen values, or a folder of them. */
export function isFrozenPath(path: string): boolean {
  return /^rapporter\/[^/]+\/fryst(\/|$)/.test(path);
}

/**
 * What answers for a report: its frozen values when it is decided, undefined for the data of today; `lost` when they were
 * frozen and cannot be used: then no number is shown, and it is told why.
 */
export interface Answering {
  readonly frozen: Frozen | 'lost' | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds what answers for a report. Faults of reading are diagnostics: the other reports go on. */
export async function answering(files: Files, report: Report): Promise<Answering> {
  const { status, id, schoolYear } = report.setting.report;
  if (status !== 'fastställd') return { frozen: undefined, diagnostics: [] };
  const step = stepOf(report);
  const file = frozenPath(id, schoolYear);
  const lost = (one: Diagnostic): Answering => ({ frozen: 'lost', diagnostics: [one] });
  const place = placeInFrontMatter(report.document, 'status');
  try {
    const sum = step?.värden;
    if (sum === undefined) {
      if (await files.info(file)) return lost(diagnostic('frozen.unnamed', place, { file, report: id }));
      // Without a step at all it is told that nobody has decided it.
      const never = step ? [diagnostic('frozen.never', place, { report: id })] : [];
      return { frozen: undefined, diagnostics: never };
    }
    const read = await readFrozen(files, file);
    if (read === undefined) return lost(diagnostic('frozen.missing', place, { file, report: id }));
    if (read === 'broken') return lost(diagnostic('frozen.broken', place, { file, report: id }));
    if (sumOfFrozen(read) !== sum) return lost(diagnostic('frozen.changed', place, { file, report: id }));
    return { frozen: thaw(read), diagnostics: [] };
  } catch (error) {
    if (error instanceof Fault) return lost(diagnostic(error.code, place, error.args));
    throw error;
  }
}

/** A decided report read anew, with what its words meant when it was decided: a later catalogue does not change what it shows. */
export function asDecided(project: Project, report: Report, { file: { ord } }: Frozen): Report {
  const { document, setting } = report;
  if (ord === undefined) return report;
  const changed = isChangedSince(report, stepOf(report)) ? document.text : undefined;
  const vocabulary = thawWords(ord, setting.vocabulary, changed);
  return reopenReport(report, document.text, () => vocabulary, identifyIn(project.config), project.schemas);
}

/** Reads a file of frozen values; undefined when there is none, `broken` when it is no such file. Faults: `file.*`. */
export async function readFrozen(files: Files, path: string): Promise<FrozenFile | 'broken' | undefined> {
  if (!(await files.info(path))) return undefined;
  const decoded = tryDecode(await files.read(path));
  try {
    const value = 'text' in decoded ? JSON.parse(decoded.text.replace(/^\uFEFF/, '')) : undefined;
    return isFrozenFile(value) ? value : 'broken';
  } catch {
    return 'broken';
  }
}

function isFrozenFile(value: unknown): value is FrozenFile {
  if (typeof value !== 'object' || value === null) return false;
  const { version, svar, mått, källor, projekt, ändrat } = value as Partial<
    Record<keyof FrozenFile, unknown>
  >;
  return version === 1 && [svar, mått, källor, projekt, ändrat].every(Array.isArray);
}
