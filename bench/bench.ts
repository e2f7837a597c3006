// How fast the program is, as ratios measured in this one run: figures of two machines, or two days, say nothing beside each other.
import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { finishedHtml } from './finished-html.ts';
import { writeMunicipality } from './municipality.ts';

const { values } = parseArgs({
  options: { units: { type: 'string', default: '100' }, runs: { type: 'string', default: '3' } },
});
const units = Number(values.units);
const runs = Number(values.runs);
const root = resolve(import.meta.dirname, '..');
const ska = join(root, 'dist', 'ska.mjs');
const example = join(root, 'examples', 'lindberga');
const folder = await mkdtemp(join(tmpdir(), 'ska-bench-'));

interface Row {
  readonly what: string;
  readonly seconds: readonly [number, number];
  readonly aim: string;
}
const rows: Row[] = [];

try {
  const small = join(folder, 'tio');
  const middle = join(folder, 'femtio');
  const large = join(folder, 'hundra');
  await writeMunicipality(example, small, 12);
  await writeMunicipality(example, middle, Math.min(48, units));
  await writeMunicipality(example, large, units);
  for (const project of [small, middle, large]) run([ska, 'update', '--project', project]);

  // Check against reading the same reports with remark alone, each as a whole process.
  const [check, remark] = alternately(
    () => run([ska, 'check', '--project', large]),
    () => run(['--import', 'tsx', join(root, 'bench', 'remark-alone.ts'), large]),
  );
  rows.push({ what: `ska check, ${units} enheter / remark ensamt`, seconds: [check, remark], aim: '≤ 3' });

  // Growth: what one more report costs, start-up and shared data aside.
  const checkSmall = best(() => run([ska, 'check', '--project', small]));
  const idle = best(() => run([ska, '--version']));
  const [few, many] = [await reportBytes(small), await reportBytes(large)];
  rows.push({
    what: `ska check per KB rapport, ${units} enheter / 12 enheter`,
    seconds: [(check - idle) / many, (checkSmall - idle) / few],
    aim: '≤ 1',
  });

  // PDFs in a batch against printing the same finished HTML with bare Puppeteer.
  const pages = join(folder, 'sidor');
  await mkdir(pages);
  const printed = await finishedHtml(middle, 'enhet');
  for (const { id, html } of printed) await writeFile(join(pages, `${id}.html`), html);
  const [build, bare] = alternately(
    () => run([ska, 'build', '--force', '--nivå', 'enhet', '--project', middle]),
    () => run(['--import', 'tsx', join(root, 'bench', 'bare-print.ts'), pages]),
  );
  rows.push({
    what: `ska build, ${printed.length} rapporter / bara utskriften`,
    seconds: [build, bare],
    aim: '≤ 1,6',
  });

  // After one changed report, all units' reports against that report alone.
  run([ska, 'build', '--nivå', 'enhet', '--project', large]);
  const changed = join(large, 'rapporter', '2025-26', 'tallbackaskolan.md');
  const touch = () => appendFile(changed, '\nEn mening till.\n');
  const again: number[] = [];
  const alone: number[] = [];
  for (let at = 0; at < runs; at++) {
    await touch();
    again.push(run([ska, 'build', '--nivå', 'enhet', '--project', large]));
    alone.push(run([ska, 'build', 'tallbackaskolan', '--force', '--out', 'ensam', '--project', small]));
  }
  rows.push({
    what: `ombyggnad av ${units} enheter efter en ändring / den rapporten ensam i en kommun med 12`,
    seconds: [Math.min(...again), Math.min(...alone)],
    aim: '≤ 2',
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}

const number = (value: number) => value.toFixed(2).replace('.', ',');
for (const { what, seconds, aim } of rows)
  process.stdout.write(
    `${number(seconds[0] / seconds[1]).padStart(6)}  (mål ${aim})  ${what}  [${number(seconds[0])} / ${number(seconds[1])} s]\n`,
  );

/** Seconds that a process takes; stops the bench when it fails for another reason than findings. */
function run(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')}: ${status}\n${stderr}`);
  return (performance.now() - started) / 1000;
}

/** The least of several runs: whatever else the machine does can only add. */
function best(measure: () => number): number {
  return Math.min(...Array.from({ length: runs }, measure));
}

/** Two things measured in turns, so that a slow minute of the machine falls on both. */
function alternately(one: () => number, other: () => number): readonly [number, number] {
  const times: [number, number][] = [];
  for (let at = 0; at < runs; at++) times.push([one(), other()]);
  return [Math.min(...times.map(([a]) => a)), Math.min(...times.map(([, b]) => b))];
}

async function reportBytes(project: string): Promise<number> {
  const names = (await readdir(join(project, 'rapporter'), { recursive: true })).filter(name =>
    name.endsWith('.md'),
  );
  const sizes = await Promise.all(
    names.map(async name => (await readFile(join(project, 'rapporter', name))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
