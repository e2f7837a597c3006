import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../extension/base/diagnostic.ts';
import { type ProblemCode, sentence } from '../../extension/base/problems.ts';
import type { DataEngine, UnitKeys } from '../../extension/data/engine.ts';
import { openData } from '../../extension/data/open.ts';
import { openFiles } from '../../extension/node/files.ts';

/** Units whose ids are their keys, so that a test may name any. */
export const anyUnit: UnitKeys = { resolve: key => key || undefined };

/** Only these units; each is its own id, name and code. */
export function onlyUnits(...ids: string[]): UnitKeys {
  return { resolve: key => ids.find(id => id === key) };
}

/** Opens the data of a real folder with these files, and removes it when the work is done. */
export async function withData<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (engine: DataEngine, root: string) => Promise<T>,
  units: UnitKeys = anyUnit,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'ska-data-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    await using engine = await openData({ files: openFiles(root), units });
    return await work(engine, root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** A package with one table `t`, read from `path`. */
export function packageOf(path: string, fields: string, more = ''): string {
  return `resources:\n  - name: t\n    path: ${JSON.stringify(path)}\n${more}    schema:\n      fields:\n${fields
    .trim()
    .split('\n')
    .map(line => `        - ${line.trim()}\n`)
    .join('')}`;
}

/** The bytes of a real file. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../fixtures/data/${name}`, import.meta.url));
}

/** `code file:line:column`, for the findings of one code or of all. */
export function told(diagnostics: readonly Diagnostic[], code?: ProblemCode): readonly string[] {
  return diagnostics
    .filter(each => code === undefined || each.code === code)
    .map(
      ({ code: own, place }) => `${own} ${place.file}:${place.span.start.line}:${place.span.start.column}`,
    );
}

/** What a Swedish user reads. */
export function says({ code, args }: Diagnostic): string {
  return sentence(code, args, 'sv');
}
