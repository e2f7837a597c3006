// How soon the syntax and the attributes of a long report are known after a key press, beside reading it anew with remark.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { openFiles } from '../extension/node/files.ts';
import { openReportText, reopenReportText } from '../extension/project/open-reports.ts';
import { openProject } from '../extension/project/project.ts';
import { longReport } from './long-report.ts';
import { writeMunicipality } from './municipality.ts';

const root = resolve(import.meta.dirname, '..');
const example = join(root, 'examples', 'lindberga');
const path = 'rapporter/2025-26/tallbackaskolan.md';
const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(remarkDirective).freeze();

/** Milliseconds; on the clock, or of the processor when other work on the machine is to be left out. */
interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** What a key press costs, and what a full parse with remark alone does, measured in turns in one run. */
export interface EditFigures {
  readonly bytes: number;
  readonly directives: number;
  readonly keys: number;
  readonly reopened: Timed;
  readonly remark: Timed;
}

interface Timed {
  readonly clock: Figures;
  readonly processor: Figures;
}

/** Presses keys all over a report of 85 KB and 200 directives in a project of 100 units; the same keys each time. */
export async function measureEdits(keys: number): Promise<EditFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'ska-bench-'));
  try {
    await writeMunicipality(example, folder, 100);
    await using project = await openProject(openFiles(folder), openFiles(root));
    const text = await longReport(join(example, 'rapporter', '2025-26'), 85_000, 200);
    let report = openReportText(project, path, text);
    const { length } = report.directives;
    const press = keyboard();
    const reopened = stopwatch();
    const anew = stopwatch();
    // The first are not counted: the engine has to get to know the code.
    for (let at = -30; at < keys; at++) {
      const next = press(report.document.text);
      const before = report;
      report = reopened.time(at >= 0, () => reopenReportText(project, before, next));
      if (at % 15 === 0) anew.time(at >= 0, () => remark.parse(next));
    }
    const bytes = Buffer.byteLength(text);
    return { bytes, directives: length, keys, reopened: reopened.read(), remark: anew.read() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Presses one key after another, each somewhere in the text: mostly letters, now and then what has a meaning. */
function keyboard(): (text: string) => string {
  let state = 20_260_901;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const letters = 'enrtasdilgmokväåöfupbhcjy';
  const signs = [':', '[', ']', '{', '}', '*', '`', '-', '>', '#', '|', '"', '=', '1', '5', ','];
  return text => {
    const at = random(text.length);
    const kind = random(100);
    if (kind < 12) return text.slice(0, at) + text.slice(at + 1);
    const key =
      kind < 72
        ? letters.charAt(random(letters.length))
        : kind < 84
          ? ' '
          : kind < 89
            ? '\n'
            : (signs[random(signs.length)] ?? ':');
    return text.slice(0, at) + key + text.slice(at);
  };
}

/** Times work, and keeps the times that count. */
function stopwatch() {
  const clock: number[] = [];
  const processor: number[] = [];
  return {
    time<T>(counts: boolean, work: () => T): T {
      const used = process.cpuUsage();
      const started = performance.now();
      const result = work();
      const ended = performance.now();
      const { user, system } = process.cpuUsage(used);
      if (counts) {
        clock.push(ended - started);
        processor.push((user + system) / 1000);
      }
      return result;
    },
    read: (): Timed => ({ clock: figures(clock), processor: figures(processor) }),
  };
}

function figures(times: readonly number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { bytes, directives, keys, reopened, remark: anew } = await measureEdits(300);
  const number = (value: number, decimals: number) => value.toFixed(decimals).replace('.', ',');
  const line = ({ p50, p95, max }: Figures) =>
    `p50 ${number(p50, 1)} ms, p95 ${number(p95, 1)} ms, högst ${number(max, 1)} ms`;
  process.stdout.write(`${keys} tangenttryck i ${Math.round(bytes / 1000)} KB med ${directives} direktiv\n`);
  for (const [how, of] of [
    ['på klockan', 'clock'],
    ['processortid', 'processor'],
  ] as const)
    process.stdout.write(
      `${how}:\n  syntax och attribut: ${line(reopened[of])} (mål: p95 ≤ 15 ms)\n` +
        `  remark, hela texten: ${line(anew[of])}\n` +
        `  p95 / remarks p50: ${number(reopened[of].p95 / anew[of].p50, 3)} (mål: ≤ 0,1)\n`,
    );
}
