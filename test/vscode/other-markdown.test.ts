import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count } from './dom.ts';
import { accept, clearToLineEnd, complete, fix, hover, rename, save, type } from './editor.ts';
import { packagedExtension } from './packaged.ts';
import { problems, squiggles, webview } from './panels.ts';
import { goTo, openFile, runCommand } from './quick-input.ts';
import { keepPicture, reload, startWorkbench, type Workbench } from './workbench.ts';

/** A folder without a project: here VS Code's own Markdown features must be what they are without the extension. */
describe('a folder of other Markdown in VS Code, with the extension installed', function () {
  this.timeout(360_000);
  let folder = '';
  let window: Workbench;
  before(async function () {
    this.timeout(600_000);
    folder = join(await mkdtemp(join(tmpdir(), 'ska ')), 'En mapp på svenska');
    await mkdir(folder);
    await writeFile(
      join(folder, 'första.md'),
      '# Rubrik\n\nSe [andra](./andra.md#mål).\n\nSe [ingen](./saknas.md).\n',
    );
    await writeFile(join(folder, 'andra.md'), '# Mål\n\nText.\n');
    window = await startWorkbench({
      folder,
      extensions: [await packagedExtension()],
      settings: { 'markdown.validate.enabled': true },
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      console.error(await keepPicture(window.page, this.currentTest.title));
  });
  after(async () => {
    await window?.[Symbol.asyncDispose]();
    await rm(join(folder, '..'), { recursive: true });
  });

  it('shows a problem, and mends it with a quick fix', async () => {
    const { page } = window;
    await openFile(page, 'första.md');
    const [first] = await problems(page, seen => seen.length === 1);
    assert.deepEqual([first?.severity, first?.line, first?.column], ['Warning', 5, 12]);
    assert.equal(await squiggles(page, 'warning'), 1);
    await openFile(page, 'första.md');
    await goTo(page, 5, 13);
    await fix(page, 'Exclude');
    await problems(page, seen => seen.length === 0);
  });

  it('completes, hovers and renames', async () => {
    const { page } = window;
    await openFile(page, 'första.md');
    await goTo(page, 5);
    await clearToLineEnd(page);
    await type(page, '[två](');
    assert.ok((await complete(page)).some(row => row.startsWith('andra.md')));
    await accept(page, 'andra.md');
    await save(page);
    assert.match(await readFile(join(folder, 'första.md'), 'utf8'), /^\[två\]\(andra\.md\)$/m);
    await openFile(page, 'andra.md');
    await goTo(page, 1, 3);
    await rename(page, 'Delmål');
    await runCommand(page, 'File: Save All');
    assert.match(await readFile(join(folder, 'första.md'), 'utf8'), /andra\.md#delmål/);
    await openFile(page, 'första.md');
    await goTo(page, 3, 15);
    assert.match(await hover(page), /Follow link/);
  });

  it('reads the page in a panel, and finds it again after a reload', async () => {
    const { page } = window;
    await openFile(page, 'andra.md');
    await runCommand(page, 'Markdown: Open Preview to the Side');
    const hasHeading = async (frame: Parameters<typeof count>[0]) => (await count(frame, 'h1')) === 1;
    await webview(page, hasHeading);
    await reload(window);
    await webview(page, hasHeading);
  });

  it('starts nothing of the extension, and ends all of its processes at the end', async () => {
    const commands = (await window.server.processes()).map(({ command }) => command);
    assert.ok(commands.some(command => command.includes('extensionHost')));
    assert.deepEqual(
      commands.filter(command => command.includes('ska-rapport')),
      [],
    );
    await window[Symbol.asyncDispose]();
    assert.deepEqual(await window.server.processes(), []);
  });
});
