import { dirname, join, resolve } from 'node:path';
import { Fault } from '../base/fault.ts';
import { type FileSystem, realFileSystem } from './file-system.ts';
import { isAbsent, readFault } from './io-fault.ts';

/** The file that makes a folder a project. */
const projectFile = 'ska.yaml';

/** What people and systems make of that name. */
const misnamed = ['ska.yml', 'ska.yaml.txt', 'ska.yml.txt'];

/**
 * The absolute folder of the project that holds `start`: the nearest `ska.yaml`, upwards. Fault `project.not-found`, with
 * the name that was found instead if someone misnamed the file in `start`.
 */
export async function findProject(start: string, fs: FileSystem = realFileSystem): Promise<string> {
  const from = resolve(start);
  for (let folder = from; ; folder = dirname(folder)) {
    if (await isFile(fs, join(folder, projectFile))) return folder;
    if (dirname(folder) === folder) break;
  }
  for (const name of misnamed) {
    if (await isFile(fs, join(from, name))) {
      throw new Fault('project.not-found', { folder: start, almost: name });
    }
  }
  throw new Fault('project.not-found', { folder: start });
}

async function isFile(fs: FileSystem, path: string): Promise<boolean> {
  try {
    return (await fs.stat(path)).isFile();
  } catch (error) {
    if (isAbsent(error)) return false;
    throw readFault(error, path, process.platform);
  }
}
