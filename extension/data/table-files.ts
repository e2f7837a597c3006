import type { Files } from '../base/ports.ts';
import type { TableSpec } from './table-spec.ts';

/** A file of a table, and the unit's folder when the path says `*` for it. */
export interface TableFile {
  readonly path: string;
  readonly unit?: string;
}

/**
 * The files of a table, in the order of its paths, by name within a pattern. A path counts from the project's folder, or
 * (as the standard has it) from the package's own.
 */
export async function filesOf(
  spec: TableSpec,
  files: Files,
  packagePath: string,
): Promise<readonly TableFile[]> {
  const home = packagePath.slice(0, packagePath.lastIndexOf('/') + 1);
  const found: TableFile[] = [];
  for (const path of spec.paths) {
    if (path.includes('*')) {
      const own = await matching(path, files);
      found.push(...(own.length > 0 ? own : await matching(home + path, files)));
    } else {
      const standard =
        (await files.info(path)) === undefined && (await files.info(home + path)) !== undefined;
      found.push({ path: standard ? home + path : path });
    }
  }
  return found;
}

/** True when a path, if there is such a file or folder, belongs to a table. */
export function isFileOf(spec: TableSpec, path: string, packagePath: string): boolean {
  const home = packagePath.slice(0, packagePath.lastIndexOf('/') + 1);
  return spec.paths.some(each =>
    [each, home + each].some(pattern => fits(pattern, path) || pattern.startsWith(`${path}/`)),
  );
}

async function matching(pattern: string, files: Files): Promise<readonly TableFile[]> {
  const steps = pattern.split('/');
  const folder = steps
    .slice(
      0,
      steps.findIndex(step => step.includes('*')),
    )
    .join('/');
  const unitStep = steps.indexOf('*');
  const paths = await files.list(folder === '' ? '.' : folder);
  return paths.flatMap(path => {
    const unit = path.normalize('NFC').split('/')[unitStep];
    return fits(pattern, path) ? [{ path, ...(unit !== undefined && { unit }) }] : [];
  });
}

function fits(pattern: string, path: string): boolean {
  const steps = pattern.split('/');
  const parts = path.normalize('NFC').split('/');
  // Office leaves `~$…` beside an open file.
  return (
    parts.length === steps.length &&
    !parts.at(-1)?.startsWith('~$') &&
    steps.every((step, index) =>
      fitsStep(step.normalize('NFC').toLowerCase(), (parts[index] ?? '').toLowerCase()),
    )
  );
}

/** One step of a path, `*` for any letters. From left to right, each part at its first place: no pattern takes long. */
function fitsStep(step: string, name: string): boolean {
  const [first = '', ...others] = step.split('*');
  const last = others.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
