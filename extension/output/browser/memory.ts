import { readdir, readFile } from 'node:fs/promises';

/** The memory (bytes) that a document may take while it is printed: 4 GB, and half a GB for each million characters of it. */
export function memoryToPrint(html: string): number {
  return 4e9 + (html.length / 1e6) * 5e8;
}

/** Watches what a program and those that it has started hold of their own. */
export interface MemoryWatch {
  /** Resolves when it is more than was allowed; never where the system does not tell: elsewhere than on Linux. */
  readonly exceeded: Promise<void>;
  stop(): void;
}

/** So often, ms, that a picture which doubles itself is seen before it has filled the machine. */
const pause = 500;

/** Starts to watch the process `pid`, which may hold `most` bytes. */
export function watchMemory(pid: number, most: number): MemoryWatch {
  let timer: NodeJS.Timeout | undefined;
  let stopped = process.platform !== 'linux';
  const exceeded = new Promise<void>(resolve => {
    const look = async () => {
      if (stopped) return;
      const held = await memoryOf(pid).catch(() => 0);
      if (held > most) resolve();
      else if (!stopped) timer = setTimeout(() => void look(), pause);
    };
    if (!stopped) timer = setTimeout(() => void look(), pause);
  });
  return {
    exceeded,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

const pageSize = 4096;

/** What a process and all below it hold that is shared with nobody, bytes. */
async function memoryOf(pid: number): Promise<number> {
  const below = new Map<number, number[]>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // « pid (name) state parent … »; a name may hold anything. A process may end meanwhile.
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    below.set(parent, [...(below.get(parent) ?? []), Number(name)]);
  }
  let held = 0;
  for (const all = [pid]; all.length > 0; ) {
    const one = all.pop() ?? 0;
    all.push(...(below.get(one) ?? []));
    const [, resident = 0, shared = 0] = (await readFile(`/proc/${one}/statm`, 'utf8').catch(() => ''))
      .split(' ')
      .map(Number);
    held += (resident - shared) * pageSize;
  }
  return held;
}
