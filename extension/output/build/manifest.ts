import type { Files } from '../../base/ports.ts';

/** What an earlier build left: the fingerprint of the page it printed, and the sum of the file. */
export interface ManifestEntry {
  readonly page: string;
  readonly sha256: string;
  readonly pages?: number;
}

const file = '.ska-bygge.json';

/** Reads the manifest of an output folder; a missing or broken one is empty, and everything is built. */
export async function readManifest(out: Files): Promise<Map<string, ManifestEntry>> {
  try {
    const text = new TextDecoder().decode(await out.read(file));
    return new Map(Object.entries(JSON.parse(text) as Record<string, ManifestEntry>));
  } catch {
    return new Map();
  }
}

/** Writes the manifest, in order of name. */
export async function writeManifest(out: Files, manifest: ReadonlyMap<string, ManifestEntry>): Promise<void> {
  const sorted = Object.fromEntries([...manifest].sort(([a], [b]) => (a < b ? -1 : 1)));
  await out.write(file, `${JSON.stringify(sorted, null, 1)}\n`);
}
