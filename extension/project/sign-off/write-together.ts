import type { Files } from '../../base/ports.ts';
import type { SignedFile } from './sign-report.ts';

/** Writes several files, all or none: when one cannot be written, those before it are put back as they were. Faults: `file.*`. */
export async function writeTogether(files: Files, written: readonly SignedFile[]): Promise<void> {
  const done: (() => Promise<void>)[] = [];
  try {
    for (const { path, text } of written) {
      const before = (await files.info(path)) ? await files.read(path) : undefined;
      await files.write(path, text);
      done.push(() => (before ? files.write(path, before) : files.remove(path)));
    }
  } catch (error) {
    for (const undo of done.reverse()) await undo().catch(() => undefined);
    throw error;
  }
}
