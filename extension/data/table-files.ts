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

async function matching(pattern: string, files: Files): Promise<readonly TableFile[]> {
  const steps = pattern.split('/');
  const folder = steps
    .slice(
      0,
      steps.findIndex(step => step.includes('*')),
    )
    .join('/');
  const tests = steps.map(step => new RegExp(`^${step.split('*').map(escaped).join('.*')}$`, 'iu'));
  const unitStep = steps.indexOf('*');
  const paths = await files.list(folder === '' ? '.' : folder);
  return paths.flatMap(path => {
    const parts = path.normalize('NFC').split('/');
    // Office leaves `~$…` beside an open file.
    const fits =
      parts.length === steps.length &&
      !parts.at(-1)?.startsWith('~$') &&
      parts.every((part, index) => tests[index]?.test(part));
    const unit = parts[unitStep];
    return fits ? [{ path, ...(unit !== undefined && { unit }) }] : [];
  });
}

const escaped = (text: string) => text.normalize('NFC').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
