import { dirname, join, resolve } from 'node:path';
import { Fault } from '../base/fault.ts';
import { type FileSystem, realFileSystem } from './file-system.ts';
import { isAbsent, readFault } from './io-fault.ts';

/** The file that makes a folder a project. */
const projectFile = 'ska.yaml';

/** What people and systems make of that name. */
const misnamed = ['ska.yml', 'ska.yaml.txt', 'ska.yml.txt'];

/** How far down, and among how many folders, a project is looked for when there is none here or above. */
const depth = 3;
const most = 500;

/** Where nobody keeps a project of their own. */
const passedOver = /^(\.|node_modules$|ut$)/;

/**
 * The absolute folder of the project that holds `start`: the nearest `ska.yaml`, upwards. Fault `project.not-found`, with
 * the name that was found instead if someone misnamed the file in `start`, with a folder that has the file's name, or with
 * the projects that lie below.
 */
export async function findProject(start: string, fs: FileSystem = realFileSystem): Promise<string> {
  const from = resolve(start);
  let asFolder: string | undefined;
  for (let folder = from; ; folder = dirname(folder)) {
    const kind = await kindOf(fs, join(folder, projectFile));
    if (kind === 'file') return folder;
    if (kind === 'folder') asFolder ??= join(folder, projectFile);
    if (dirname(folder) === folder) break;
  }
  for (const name of misnamed) {
    if ((await kindOf(fs, join(from, name))) === 'file') {
      throw new Fault('project.not-found', { folder: start, almost: name });
    }
  }
  if (asFolder !== undefined) throw new Fault('project.not-found', { folder: start, asFolder });
  const below = await projectsBelow(fs, from);
  throw new Fault('project.not-found', { folder: start, ...(below.length > 0 && { below }) });
}

async function kindOf(fs: FileSystem, path: string): Promise<'file' | 'folder' | undefined> {
  try {
    const stats = await fs.stat(path);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : undefined;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw readFault(error, path, process.platform);
  }
}

/** The nearest projects below a folder, as paths from it with `/`, at most five. */
async function projectsBelow(fs: FileSystem, from: string): Promise<readonly string[]> {
  const found: string[] = [];
  let seen = 0;
  let level: readonly string[] = [''];
  for (let steps = 0; steps < depth && found.length === 0; steps += 1) {
    const next: string[] = [];
    for (const folder of level) {
      // A folder that may not be looked into holds nothing that could be pointed to.
      const entries = await fs.readdir(join(from, folder), { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (!entry.isDirectory() || passedOver.test(entry.name) || seen >= most) continue;
        seen += 1;
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        next.push(path);
        if ((await kindOf(fs, join(from, path, projectFile)).catch(() => undefined)) === 'file')
          found.push(path);
      }
    }
    level = next;
  }
  return found
    .map(path => path.normalize('NFC'))
    .sort()
    .slice(0, 5);
}
