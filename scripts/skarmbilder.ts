// Takes the pictures of the editor that docs/ shows: `npx tsx scripts/skarmbilder.ts [name …]`. Builds, packs and installs the
// extension in a real VS Code (scripts/vscode.mjs). Needs ImageMagick. Look at what it made.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'puppeteer';
import { count, texts } from '../test/vscode/dom.ts';
import { complete, hover, suggested, type } from '../test/vscode/editor.ts';
import { press } from '../test/vscode/keys.ts';
import { packageExtension } from '../test/vscode/packaged.ts';
import { problems, webview } from '../test/vscode/panels.ts';
import { goTo, openFile, pick, runCommand } from '../test/vscode/quick-input.ts';
import { until } from '../test/vscode/until.ts';
import { startWorkbench } from '../test/vscode/workbench.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = 'rapporter/2025-26/tallbackaskolan.md';
/** Larger than this is too much for a page of documentation, in bytes. */
const largest = 250_000;

/** Brings the window to what a picture shows. `project` is the folder that is open. */
type Shot = (page: Page, project: string) => Promise<void>;

const shots: Readonly<Record<string, Shot>> = {
  /** A report with a misspelt indicator, and what the editor says of it. */
  'vscode-fynd': async (page, project) => {
    const at = await misspell(join(project, report), '{elever-per-lärare}', '{elever-per-larare}');
    await openFile(page, report);
    await problems(page, seen => seen.length > 0);
    await openFile(page, report);
    await goTo(page, at);
  },
  /** The text, and the page that it becomes beside it. */
  'vscode-sida': async page => {
    await openFile(page, report);
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await runCommand(page, 'SKA: Visa rapporten som sida');
    const shown = async (at: Frame) => (await count(at, '.ska-text > figure')) > 3;
    await webview(page, shown);
    await goTo(page, 36);
    // Away from the button that the palette left the pointer on.
    await page.mouse.move(700, 788);
    await until('its name to go', async () => (await count(page, '.workbench-hover')) === 0);
  },
  /** What is offered where an indicator is to be named. */
  'vscode-forslag': async (page, project) => {
    const [line] = await placeOf(join(project, report), 'gav längre och bullrigare raster');
    await openFile(page, report);
    await goTo(page, line);
    await page.keyboard.press('End');
    await type(page, ' Meritvärdet är :värde[]{');
    await suggested(page);
    // The first moments after the window has opened the data is not read yet.
    await until('offers with values', async () => {
      await page.keyboard.press('Escape');
      return (await complete(page)).some(row => row.includes('(2025/26)'));
    });
    await page.keyboard.press('ArrowDown');
  },
  /** What stands behind a value. */
  'vscode-hovring': async (page, project) => {
    await openFile(page, report);
    await goTo(page, ...(await placeOf(join(project, report), 'meritvärde}')));
    // What comes above the lines moves them, and a hover is gone when they move.
    await until('what points here', async () => (await count(page, '.codelens-decoration a')) > 0);
    // The first moments after the window has opened the data is not read yet.
    await until('a hover with numbers', async () => {
      await page.keyboard.press('Escape');
      return (await hover(page)).includes('Utveckling');
    });
  },
  /** The project at the side: each report's status, each indicator's latest value. */
  'vscode-projekt': async page => {
    await openFile(page, report);
    await runCommand(page, 'View: Show SKA');
    await until('the indicators', async () =>
      (await texts(page, '.monaco-list-row')).some(row => row.startsWith('Antal elever')),
    );
    await openFile(page, report);
  },
  /** What can be done about a finding. */
  'vscode-ratta': async (page, project) => {
    await misspell(join(project, report), '{elever-per-lärare}', '{elever-per-larare}');
    await openFile(page, report);
    await problems(page, seen => seen.length > 0);
    await runCommand(page, 'View: Hide Panel');
    await openFile(page, report);
    await goTo(page, ...(await placeOf(join(project, report), 'elever-per-larare')));
    await until('what can be done', async () => {
      await press(page, 'Control+.');
      await page
        .waitForSelector('.action-widget .monaco-list-row.action', { visible: true, timeout: 2000 })
        .catch(() => undefined);
      return (await count(page, '.action-widget .monaco-list-row.action')) > 0;
    });
  },
  /** The year of the project, and the red thread of a report. */
  'vscode-trad': async page => {
    await openFile(page, report);
    await runCommand(page, 'SKA: Visa röda tråden');
    const row = '.pane-body .monaco-list-row';
    const tallbacka = `${row}[aria-label^="Tallbackaskolan, "]`;
    await until('the threads', async () =>
      (await texts(page, row)).some(text => text.startsWith('Tallbackaskolan') && text.includes('luck')),
    );
    await page.click('.pane-header[aria-label^="Indikatorer"]');
    await page.click(`${row}[aria-label^="Årshjul"]`);
    const found = await page.$$(tallbacka);
    await found.at(-1)?.click();
    await until('its chain', async () => (await count(page, `${row}[aria-level="2"]`)) > 3);
  },
  /** What has changed since an earlier version. */
  'vscode-jamfor': async (page, project) => {
    const file = join(project, report);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('Frånvaron i årskurs 7–9\nökar', 'Frånvaron i årskurs 7–9\nminskar'));
    await openFile(page, report);
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await runCommand(page, 'SKA: Jämför med…');
    await pick(page, 'main');
    await webview(page, async at => (await count(at, 'h1')) > 0);
  },
  /** The steps from a new project to a PDF. */
  'vscode-kom-igang': async page => {
    await openFile(page, report);
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await page.keyboard.type('Kom igång med SKA');
    await pick(page, 'Kom igång med SKA-rapport');
    await until('the steps', async () =>
      (await texts(page, '.gettingStartedContainer .step-title')).includes('Bygg en PDF'),
    );
    await until('its picture', async () => (await count(page, 'iframe.webview.ready')) > 0);
  },
};

const wanted = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'ska-bilder-'));
try {
  const vsix = await packageExtension(folder);
  for (const [name, shot] of Object.entries(shots)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const project = join(folder, name, 'Lindberga kommun');
    await cp(join(root, 'examples', 'lindberga'), project, {
      recursive: true,
      filter: path => !/[\\/](ut|\.ska)([\\/]|$)/.test(path),
    });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=Lindberga', '-c', 'user.email=lindberga@example.org', ...args], {
        cwd: project,
      });
    git('init', '--quiet', '--initial-branch=main');
    git('add', '.');
    git('commit', '--quiet', '--message=Läsåret');
    await using window = await startWorkbench({
      folder: project,
      extensions: [vsix],
      size: { width: 1280, height: 800 },
      sharpness: 1.5,
      settings: { 'editor.minimap.enabled': false },
    });
    const known = (items: string[]) => items.some(item => item.includes('SKA'));
    await until('the project to be known', async () => known(await texts(window.page, '.statusbar-item')));
    await shot(window.page, project);
    const raw = join(folder, `${name}.png`) as `${string}.png`;
    await window.page.screenshot({ path: raw });
    const picture = join(root, 'docs', 'bilder', `${name}.png`);
    execFileSync('convert', [raw, '-strip', '-dither', 'None', '-colors', '128', `png8:${picture}`]);
    const { size } = statSync(picture);
    process.stdout.write(`docs/bilder/${name}.png: ${Math.round(size / 1000)} kB\n`);
    if (size > largest) throw new Error(`${name}.png is larger than ${largest / 1000} kB`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The first place of a text in a file: line and column, counted from 1. */
async function placeOf(file: string, text: string): Promise<readonly [line: number, column: number]> {
  const lines = ((await readFile(file, 'utf8')).split(text)[0] ?? '').split('\n');
  return [lines.length, (lines.at(-1)?.length ?? 0) + 1];
}

/** Changes the first place of a text in a file; the number of its line. */
async function misspell(file: string, old: string, fresh: string): Promise<number> {
  const text = await readFile(file, 'utf8');
  const at = text.indexOf(old);
  if (at < 0) throw new Error(`${file} does not hold ${old}`);
  await writeFile(file, text.slice(0, at) + fresh + text.slice(at + old.length));
  return text.slice(0, at).split('\n').length;
}
