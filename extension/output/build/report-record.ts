import { deserialize, serialize } from 'node:v8';
import type { Files } from '../../base/ports.ts';
import { openReportText } from '../../project/open-reports.ts';
import type { Project } from '../../project/project.ts';
import { bytesOfReport, reportOfBytes } from '../../project/report-bytes.ts';
import { isReadable, type Report } from '../../report/report.ts';
import { sha256 } from './inputs.ts';

/**
 * What the reports of a project looked like to each other when they were last read: a build reads only those anew whose
 * text has changed, and those that it makes.
 */
export interface ReportRecord {
  /** The report of a text; without its tree when it is remembered. */
  open(project: Project, path: string, text: string): Report;
  /** The same report with its tree. */
  whole(report: Report): Report;
  /** Writes the record when there is something new in it. Faults: `file.*`. */
  write(): Promise<void>;
}

interface Remembered {
  /** The sum of the text. */
  readonly text: string;
  readonly bytes: Uint8Array;
}

const file = '.ska-rapporter';

/**
 * The record in an output folder. `key` is the fingerprint of all that reports are read with; a record with another one,
 * of another Node, or with a changed byte is an empty one. `forget` does not look at what is there.
 */
export async function readReportRecord(
  out: Files,
  project: Project,
  key: string,
  { forget }: { readonly forget: boolean },
): Promise<ReportRecord> {
  const remembered = forget ? new Map<string, Remembered>() : await remember(out, key);
  const slim = new Map<Report, Report | undefined>();
  let changed = false;

  function restored(path: string, text: string, sum: string): Report | undefined {
    const known = remembered.get(path);
    if (known?.text !== sum) return undefined;
    const report = reportOfBytes(project, path, text, known.bytes);
    slim.set(report, undefined);
    return report;
  }

  return {
    open(_project, path, text) {
      const sum = sha256(text);
      const before = restored(path, text, sum);
      if (before) return before;
      const report = openReportText(project, path, text);
      changed = true;
      if (isReadable(report)) remembered.set(path, { text: sum, bytes: bytesOfReport(report) });
      else remembered.delete(path);
      return report;
    },
    whole(report) {
      if (!slim.has(report)) return report;
      const made = slim.get(report) ?? openReportText(project, report.document.file, report.document.text);
      slim.set(report, made);
      return made;
    },
    async write() {
      if (!changed) return;
      const paths = new Set(project.reports.map(one => one.path));
      const kept = new Map([...remembered].filter(([path]) => paths.has(path)));
      const content = serialize({ key, reports: kept });
      await out.write(file, Buffer.concat([Buffer.from(sha256(content), 'hex'), content]));
      changed = false;
    },
  };
}

async function remember(out: Files, key: string): Promise<Map<string, Remembered>> {
  try {
    const bytes = await out.read(file);
    const content = bytes.subarray(32);
    if (Buffer.from(bytes.subarray(0, 32)).toString('hex') === sha256(content)) {
      const read = deserialize(content) as {
        readonly key: string;
        readonly reports: Map<string, Remembered>;
      };
      if (read.key === key) return read.reports;
    }
  } catch {
    // Nothing to go on from.
  }
  return new Map();
}
