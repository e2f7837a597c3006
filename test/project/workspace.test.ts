import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sentence } from '../../extension/base/problems.ts';
import { openFiles } from '../../extension/node/files.ts';
import { checkProject } from '../../extension/project/check.ts';
import type { Finding } from '../../extension/project/check-report.ts';
import { overlayOn } from '../../extension/project/overlay.ts';
import { openProject } from '../../extension/project/project.ts';
import { openWorkspace, type Workspace } from '../../extension/project/workspace.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shipped = openFiles(root);
const today = '2026-08-20';
const unit = 'rapporter/2025-26/tallbackaskolan.md';
const head = 'rapporter/2025-26/huvudman.md';

const flat = (findings: readonly Finding[]) =>
  findings
    .map(({ diagnostic, severity }) => JSON.stringify([diagnostic.place.file, severity, diagnostic]))
    .sort();

interface Opened {
  readonly folder: string;
  readonly workspace: Workspace;
  /** What was told last of each file. */
  readonly told: ReadonlyMap<string, readonly Finding[]>;
  /** The findings of `ska check` on the same texts. */
  checked(open: Readonly<Record<string, string>>): Promise<readonly string[]>;
  all(): readonly string[];
  read(path: string): Promise<string>;
  /** Writes to the disk and tells the workspace. */
  write(path: string, text: string): Promise<void>;
}

/** Opens a workspace on a copy of the example municipality. */
async function withWorkspace(work: (opened: Opened) => Promise<void>, memory?: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ska å '));
  const bugs: unknown[] = [];
  try {
    await cp(join(root, 'examples', 'lindberga'), folder, {
      recursive: true,
      filter: path => !/[\\/]ut([\\/]|$)/.test(path),
    });
    const told = new Map<string, readonly Finding[]>();
    await using workspace = openWorkspace({
      files: openFiles(folder),
      shipped,
      today: () => today,
      told: (file, findings) => told.set(file, findings),
      bug: error => bugs.push(error),
      ...(memory !== undefined && { memory }),
    });
    await workspace.settled();
    await work({
      folder,
      workspace,
      told,
      async checked(open) {
        const overlay = overlayOn(openFiles(folder));
        for (const [path, text] of Object.entries(open)) overlay.set(path, text);
        await using project = await openProject(overlay.files, shipped);
        return flat((await checkProject(project, { today })).findings);
      },
      all: () => flat(workspace.filesWithFindings().flatMap(file => workspace.findings(file))),
      read: path => readFile(join(folder, path), 'utf8'),
      async write(path, text) {
        await writeFile(join(folder, path), text);
        workspace.changed([path]);
      },
    });
    assert.deepEqual(bugs, []);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Numbers from 0 to below 1 that are the same in each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** A text with one thing changed, as an author or an accident would. */
function changed(text: string, random: () => number): string {
  const lines = text.split('\n');
  const at = Math.floor(random() * lines.length);
  const line = lines[at] ?? '';
  const ways = [
    () => lines.splice(at, 1),
    () => lines.splice(at, 0, line),
    () => lines.splice(at, 0, ':värde[1,5]{meritvärde enhet=tallbackaskolan}', ''),
    () => lines.splice(at, 0, '::se{#finns-inte}', ''),
    () => lines.splice(at, 1, line.replace(/\d/, '7')),
    () => lines.splice(at, 1, line.replace(/#(\w+)/, '#X$1')),
    () => lines.splice(at, 1, line.replace(/[}\]:]/, '')),
    () => lines.splice(at, 1, line.replace(/meritvärde|trygghet/, 'meritvarde')),
  ];
  ways[Math.floor(random() * ways.length)]?.();
  return lines.join('\n');
}

describe('a workspace', () => {
  it('finds what ska check finds, whatever is written', () =>
    withWorkspace(async ({ workspace, checked, all, read }) => {
      assert.deepEqual(all(), await checked({}));
      const random = numbers(20260820);
      const open: Record<string, string> = { [unit]: await read(unit), [head]: await read(head) };
      let version = 0;
      for (let round = 0; round < 6; round++) {
        for (let edit = 0; edit < 8; edit++) {
          const path = random() < 0.5 ? unit : head;
          open[path] = changed(open[path] ?? '', random);
          workspace.open(path, open[path], ++version);
          // Some edits come while the one before is still being worked on.
          if (random() < 0.5) await new Promise(done => setImmediate(done));
        }
        await workspace.settled();
        assert.deepEqual(all(), await checked(open), `round ${round}`);
      }
      for (const path of Object.keys(open)) workspace.close(path);
      await workspace.settled();
      assert.deepEqual(all(), await checked({}));
    }));

  it('tells what the text alone says before anything is awaited', () =>
    withWorkspace(async ({ workspace, told, read }) => {
      const text = await read(unit);
      workspace.open(unit, text.replace('{meritvärde', '{meritvarde'), 1);
      const snapshot = workspace.snapshot(unit);
      const found = snapshot?.report.diagnostics[0];
      assert.ok(found && sentence(found.code, found.args as never, 'sv').includes('meritvarde'));
      assert.equal(snapshot?.bound, undefined);
      assert.ok(told.get(unit)?.some(one => one.diagnostic === found));
      await workspace.settled();
      assert.equal(workspace.snapshot(unit)?.bound?.report, workspace.snapshot(unit)?.report);
    }));

  it('keeps what the data said, where it stood, until the newer text is bound', () =>
    withWorkspace(async ({ workspace, read }) => {
      const text = (await read(unit)).replace(/:värde\[[^\]]+\]/, ':värde[1 234,5]');
      workspace.open(unit, text, 1);
      await workspace.settled();
      const stale = () =>
        workspace.findings(unit).find(one => one.diagnostic.code === 'snapshot.stale')?.diagnostic;
      const line = stale()?.place.span.start.line ?? 0;
      assert.ok(line > 0);
      workspace.open(unit, text.replace('\n# ', '\nEn rad till.\n\n# '), 2);
      workspace.snapshot(unit);
      assert.deepEqual([stale()?.place.span.start.line, stale()?.fix], [line + 2, undefined]);
      await workspace.settled();
      assert.equal(stale()?.place.span.start.line, line + 2);
      assert.ok(stale()?.fix);
    }));

  it('takes a changed number in a data file at once', () =>
    withWorkspace(async ({ workspace, write, read, checked, all }) => {
      const path = 'data/betyg-ak9.csv';
      const rows = (await read(path)).split('\n');
      await write(path, rows.map((row, index) => (index === 0 ? row : row.replace(/\d\d/, '99'))).join('\n'));
      await workspace.settled();
      assert.deepEqual(all(), await checked({}));
      assert.ok(all().length > 0);
      await write(path, rows.join('\n'));
      await workspace.settled();
      assert.deepEqual(all(), []);
    }));

  it('lives on while ska.yaml, the catalogue or the data package is broken, and mends with it', () =>
    withWorkspace(async ({ workspace, write, read, checked, all, told }) => {
      for (const path of ['ska.yaml', 'indikatorer.yaml', 'data/datapackage.yaml']) {
        const text = await read(path);
        const before = workspace.project;
        workspace.open(path, `${text}\n  - [ {`, 1);
        await workspace.settled();
        assert.deepEqual([...new Set(workspace.filesWithFindings())], [path]);
        assert.ok((told.get(path)?.length ?? 0) > 0);
        assert.equal(workspace.project?.config.enheter.length, before?.config.enheter.length);
        assert.ok((await workspace.bind(unit))?.directives.length);
        workspace.close(path);
        await workspace.settled();
        assert.deepEqual(all(), []);
      }
      // A change that can be used takes effect everywhere.
      const text = await read('ska.yaml');
      await write('ska.yaml', text.replace('id: tallbackaskolan', 'id: tallbacken'));
      await workspace.settled();
      assert.deepEqual(all(), await checked({}));
      assert.ok(all().length > 0);
      await write('ska.yaml', text.replace('brytdatum: 2026-06-20', 'fynd: { guidance.left: error }'));
      await workspace.settled();
      assert.deepEqual(all(), await checked({}));
    }));

  it('tells nothing wrong while it still reads the reports that others look at', async () => {
    const told: Finding[] = [];
    await using workspace = openWorkspace({
      files: openFiles(join(root, 'examples', 'lindberga')),
      shipped,
      today: () => today,
      told: (_file, findings) => told.push(...findings),
      bug: error => assert.fail(String(error)),
    });
    await workspace.settled();
    assert.deepEqual(flat(told), []);
  });

  it('waits for a ska.yaml that can be used', () =>
    withWorkspace(async ({ folder }) => {
      const text = await readFile(join(folder, 'ska.yaml'), 'utf8');
      await writeFile(join(folder, 'ska.yaml'), '');
      const told = new Map<string, readonly Finding[]>();
      await using workspace = openWorkspace({
        files: openFiles(folder),
        shipped,
        today: () => today,
        told: (file, findings) => told.set(file, findings),
        bug: error => assert.fail(String(error)),
      });
      await workspace.settled();
      assert.equal(workspace.project, undefined);
      assert.ok(told.get('ska.yaml')?.some(one => one.diagnostic.code === 'project.broken'));
      await writeFile(join(folder, 'ska.yaml'), text);
      workspace.changed(['ska.yaml']);
      await workspace.settled();
      assert.equal(told.get('ska.yaml')?.length, 0);
      assert.ok(workspace.reports().length > 10);
    }));

  it('sees files that come and go, in other reports as well', () =>
    withWorkspace(async ({ workspace, folder, write, checked, all, read }) => {
      await write('rapporter/2025-26/norr.md', await read(unit));
      await workspace.settled();
      assert.deepEqual(all(), await checked({}));
      assert.ok(workspace.snapshot('rapporter/2025-26/norr.md'));
      await rm(join(folder, 'rapporter/2025-26/norr.md'));
      await rm(join(folder, 'rapporter/2024-25'), { recursive: true });
      workspace.changed(['rapporter/2025-26/norr.md', 'rapporter/2024-25']);
      await workspace.settled();
      assert.equal(workspace.snapshot('rapporter/2025-26/norr.md'), undefined);
      assert.deepEqual(all(), await checked({}));
    }));

  it('tells a report that counts on another when that one changes', () =>
    withWorkspace(async ({ workspace, read, checked, all }) => {
      const text = await read(unit);
      const id = /\{#(I26-\d+)/.exec(text)?.[1] ?? '';
      const follow = `:::uppföljning[Att följa upp]{av=tallbackaskolan#${id}}\n\n- Genomförd: ja\n\n:::`;
      const open = { [head]: `${await read(head)}\n\n${follow}\n`, [unit]: text };
      workspace.open(head, open[head] ?? '', 1);
      workspace.open(unit, text, 1);
      await workspace.settled();
      const before = all();
      open[unit] = text.replaceAll(`{#${id}`, '{#I26-99');
      workspace.open(unit, open[unit], 2);
      await workspace.settled();
      assert.deepEqual(all(), await checked(open));
      assert.notDeepEqual(all(), before);
    }));

  it('finds the same when it may keep next to nothing in memory', () =>
    withWorkspace(async ({ workspace, write, read, checked, all }) => {
      const path = 'data/betyg-ak9.csv';
      await write(path, (await read(path)).replace(/(\n[^\n]*?)\d\d/g, '$199'));
      await workspace.settled();
      assert.deepEqual(all(), await checked({}));
      assert.ok((await workspace.bind(unit))?.directives.length);
    }, 1));
});
