import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a process took: seconds on the clock, seconds of the processor (its own, not its browser's), and its largest memory in MB. */
export interface Taken {
  readonly clock: number;
  readonly processor: number;
  readonly memory: number;
  readonly out: string;
}

// Written by the process itself when it ends: nobody else can tell what it used on every system.
const usageFile = join(tmpdir(), `ska-bench-usage-${process.pid}.json`);
const tellUsage = `data:text/javascript,${encodeURIComponent(
  "import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(process.env.SKA_BENCH_USAGE, JSON.stringify(process.resourceUsage())));",
)}`;

/** Runs Node to its end; stops the bench when it fails for another reason than findings. */
export function runProcess(args: readonly string[]): Taken {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tellUsage, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, SKA_BENCH_USAGE: usageFile },
  });
  const clock = (performance.now() - started) / 1000;
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')}: ${status}\n${stderr}`);
  const used = JSON.parse(readFileSync(usageFile, 'utf8')) as NodeJS.ResourceUsage;
  rmSync(usageFile);
  return {
    clock,
    processor: (used.userCPUTime + used.systemCPUTime) / 1e6,
    memory: used.maxRSS / 1024,
    out: stdout,
  };
}

/** The least of each figure: whatever else the machine does can only add. */
function least(taken: readonly Taken[]): Omit<Taken, 'out'> {
  const of = (figure: 'clock' | 'processor' | 'memory') => Math.min(...taken.map(one => one[figure]));
  return { clock: of('clock'), processor: of('processor'), memory: of('memory') };
}

/** Several things measured in turns, so that a slow minute of the machine falls on all of them. */
export async function inTurns<const T extends readonly (() => Taken | Promise<Taken>)[]>(
  runs: number,
  things: T,
): Promise<{ readonly [K in keyof T]: Omit<Taken, 'out'> }> {
  const taken: Taken[][] = things.map(() => []);
  for (let at = 0; at < runs; at++)
    for (const [index, thing] of things.entries()) taken[index]?.push(await thing());
  return taken.map(least) as { readonly [K in keyof T]: Omit<Taken, 'out'> };
}
