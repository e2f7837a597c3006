import { dirname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package, with templates, schemas and `dist`, from a module's own address: `dist/x.mjs` when bundled, `extension/room/x.ts` when run from source. */
export function packageFolderOf(moduleUrl: string): string {
  const here = dirname(fileURLToPath(moduleUrl));
  return here.endsWith(`${sep}dist`) ? dirname(here) : resolve(here, '..', '..');
}
