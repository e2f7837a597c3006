import type { Files } from '../../base/ports.ts';
import type { ViewAsks } from '../../report/asked-view.ts';
import { type ReportInputs, type SharedInputs, sha256 } from './inputs.ts';

/** A file that an earlier build wrote: the fingerprint of its page, and the sum of its bytes. */
export interface BuiltEntry {
  readonly page: string;
  readonly sha256: string;
  readonly pages?: number;
  /** Of a file of a divided bundle: the report that it is, its level, and `fil` when it is no report at all. */
  readonly report?: string;
  readonly level?: string;
  readonly format?: 'fil';
}

/** What an earlier build made a report of. */
export interface MadeOf {
  readonly inputs: ReportInputs;
  /** What it and the reports it brings in asked of the project around them. */
  readonly asks: Readonly<Record<string, ViewAsks>>;
}

/**
 * What earlier builds left in an output folder: its files by name, by report what they were made of, and by its sum what the
 * reports shared then.
 */
export interface Manifest {
  readonly files: Map<string, BuiltEntry>;
  readonly reports: Map<string, MadeOf>;
  readonly shared: Map<string, SharedInputs>;
}

const file = '.ska-bygge.json';
const version = 4;

/** Reads the manifest of an output folder; a missing, older or changed one is empty, and everything is built. */
export async function readManifest(out: Files): Promise<Manifest> {
  try {
    const { sum, ...read } = JSON.parse(new TextDecoder().decode(await out.read(file)));
    if (read.version === version && sum === sha256(JSON.stringify(read)))
      return {
        files: new Map(Object.entries(read.files)),
        reports: new Map(Object.entries(read.reports)),
        shared: new Map(Object.entries(read.shared)),
      };
  } catch {
    // Nothing to build on.
  }
  return { files: new Map(), reports: new Map(), shared: new Map() };
}

/** Writes the manifest, in order of name; of what was shared, only what a report was still made of. */
export async function writeManifest(out: Files, { files, reports, shared }: Manifest): Promise<void> {
  const sorted = <T>(map: ReadonlyMap<string, T>) =>
    Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  const used = new Set([...reports.values()].map(one => one.inputs.shared));
  const kept = new Map([...shared].filter(([sum]) => used.has(sum)));
  const written = { version, files: sorted(files), reports: sorted(reports), shared: sorted(kept) };
  const sum = sha256(JSON.stringify(written));
  await out.write(file, `${JSON.stringify({ ...written, sum }, null, 1)}\n`);
}
