import type { Files } from '../../base/ports.ts';
import type { ViewAsks } from '../../report/asked-view.ts';

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
  /** The fingerprint of everything that its pages depend on. */
  readonly inputs: string;
  /** What it and the reports it brings in asked of the project around them. */
  readonly asks: Readonly<Record<string, ViewAsks>>;
}

/** What earlier builds left in an output folder: its files by name, and by report what they were made of. */
export interface Manifest {
  readonly files: Map<string, BuiltEntry>;
  readonly reports: Map<string, MadeOf>;
}

const file = '.ska-bygge.json';
const version = 3;

/** Reads the manifest of an output folder; a missing, older or broken one is empty, and everything is built. */
export async function readManifest(out: Files): Promise<Manifest> {
  try {
    const read = JSON.parse(new TextDecoder().decode(await out.read(file)));
    if (read.version === version)
      return { files: new Map(Object.entries(read.files)), reports: new Map(Object.entries(read.reports)) };
  } catch {
    // Nothing to build on.
  }
  return { files: new Map(), reports: new Map() };
}

/** Writes the manifest, in order of name. */
export async function writeManifest(out: Files, { files, reports }: Manifest): Promise<void> {
  const sorted = <T>(map: ReadonlyMap<string, T>) =>
    Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  const written = { version, files: sorted(files), reports: sorted(reports) };
  await out.write(file, `${JSON.stringify(written, null, 1)}\n`);
}
