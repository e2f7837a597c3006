import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { attributes, clickText, count, texts } from './dom.ts';
import { save, type } from './editor.ts';
import { press } from './keys.ts';
import { opened } from './opened.ts';
import type { Place } from './packaged.ts';
import { notification, problems, webview } from './panels.ts';
import { openFile, pick, runCommand } from './quick-input.ts';
import { until } from './until.ts';

const run = promisify(execFile);
const report = 'rapporter/2025-26/lyktan.md';
const other = 'rapporter/2025-26/backebo.md';
const branch = 'inlamning/2025-26/lyktan';
const widget = '.quick-input-widget:not([style*="display: none"])';

describe('handing in a report from VS Code', function () {
  this.timeout(360_000);
  // What this machine's own git is told has no say.
  const environment = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const window = opened({ environment, beside: 'other-reviewer' }, share);
  const sharedOf = ({ project }: Place) => join(project, '..', 'delat.git');
  const git = async (folder: string, ...args: readonly string[]) =>
    (await run('git', [...args], { cwd: folder, env: { ...process.env, ...environment } })).stdout.trim();

  /** The project as a clone of a repository, at an address that leads to one on this disk. */
  async function share(place: Place): Promise<void> {
    const { project } = place;
    const shared = sharedOf(place);
    await git(join(project, '..'), 'init', '--quiet', '--bare', '--initial-branch=main', shared);
    await git(project, 'init', '--quiet', '--initial-branch=main');
    await git(project, 'config', 'user.name', 'Rektorn');
    await git(project, 'config', 'user.email', 'rektorn@example.org');
    const address = 'https://github.com/lindberga/kvalitet.git';
    await git(project, 'remote', 'add', 'origin', address);
    await git(project, 'config', `url.${shared}.insteadOf`, address);
    await git(project, 'add', '.');
    await git(project, 'commit', '--quiet', '--message=Läsåret');
    await git(project, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  }

  const asked = (text: string) =>
    until(
      `the question ${text}`,
      async () =>
        (await texts(window().page, `${widget} .quick-input-title`)).some(one => one.includes(text)),
      { seen: () => texts(window().page, `${widget} .quick-input-title`) },
    );

  it('saves the report on a branch, sends that, and opens the page of the pull request', async () => {
    const { page, place } = window();
    const { project } = place;
    await writeFile(join(project, other), `${await readFile(join(project, other), 'utf8')}\nPågår.\n`);
    await openFile(page, report);
    await press(page, 'Control+End');
    await type(page, 'En mening till.');
    await runCommand(page, 'SKA: Lämna in…');
    await asked('är rapporten färdig?');
    await pick(page, 'Skicka som den är');
    await asked('1 av 2');
    await page.keyboard.press('Enter');
    await asked('2 av 2');
    await press(page, 'Control+a');
    await page.keyboard.type('Lyktan är klar');
    await page.keyboard.press('Enter');
    const dialog = '.monaco-dialog-box';
    const told = await until('the question whether the page may be opened', async () =>
      (await texts(page, dialog)).find(one => one.includes('github.com')),
    );
    assert.ok(told.includes(`github.com/lindberga/kvalitet/compare/main...${branch}`), told);
    await page.keyboard.press('Escape');
    await notification(page, 'är skickad');
    const sent = await git(sharedOf(place), 'show', '--name-only', '--format=%s', branch);
    // Another report that somebody works on is not sent unless it is chosen.
    assert.equal(sent, `Lyktan är klar\n\n${report}`);
    assert.ok((await git(sharedOf(place), 'show', `${branch}:${report}`)).endsWith('En mening till.'));
  });

  it('fetches what a review has made of it, and goes back to where all work is', async () => {
    const { page, place } = window();
    const reviewer = join(place.project, '..', 'granskaren');
    await git(join(place.project, '..'), 'clone', '--quiet', sharedOf(place), reviewer);
    await git(reviewer, 'config', 'user.name', 'Granskaren');
    await git(reviewer, 'config', 'user.email', 'granskaren@example.org');
    await git(reviewer, 'merge', '--quiet', '--no-ff', '--message=Granskad', `origin/${branch}`);
    await git(reviewer, 'push', '--quiet', 'origin', 'main', `:${branch}`);
    await runCommand(page, 'SKA: Hämta senaste');
    await notification(page, 'är infört i main');
    await until('the button', () =>
      clickText(page, '.notification-list-item .monaco-button', 'Gå till main'),
    );
    await notification(page, 'Hämtat: ');
    assert.equal(await git(place.project, 'branch', '--show-current'), 'main');
    assert.ok((await readFile(join(place.project, report), 'utf8')).includes('En mening till.'));
    assert.ok((await readFile(join(place.project, other), 'utf8')).endsWith('Pågår.\n'));
  });

  it('shows what has changed since an earlier version', async () => {
    const { page } = window();
    await runCommand(page, 'SKA: Jämför med…');
    await pick(page, 'origin/main');
    const frame = await webview(page, async at => (await count(at, 'h1')) > 0);
    await until('the change', async () => (await texts(frame, 'body')).some(text => text.includes('Pågår.')));
  });

  it('marks what has changed in the page, and tells findings there as comments, beside those of a reviewer', async () => {
    const { page, place } = window();
    const file = join(place.project, other);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('Pågår.', 'Pågår med :värde[1]{antal-elver}.'));
    await openFile(page, other);
    const comments = () => attributes(page, '.comments-panel .monaco-list-row', 'aria-label');
    const said = (wanted: RegExp) =>
      until(`a comment like ${wanted}`, async () => (await comments()).some(one => wanted.test(one)), {
        seen: comments,
      });
    await runCommand(page, 'Comments: Focus on Comments View');
    const line = text.split('\n').findIndex(one => one.includes('Pågår.')) + 1;
    await said(new RegExp(`antal-elver[\\s\\S]*at line ${line} `));
    await said(/Granskarens egen kommentar/);
    await openFile(page, other);
    await runCommand(page, 'SKA: Visa rapporten som sida');
    const marked = await webview(page, async at => (await count(at, '.ska-text > .ska-ändrad')) > 0);
    const changed = await texts(marked, '.ska-text > .ska-ändrad');
    assert.equal(changed.length, 1);
    assert.match(changed[0] ?? '', /^Pågår/);
    // The base that the reviewer opens is no report of the project.
    await openFile(page, other);
    await runCommand(page, 'Reviewer: Open the base');
    await until('the base', async () => (await texts(page, '.view-lines')).some(one => one.includes('Förr')));
    const found = await problems(page, seen => seen.length > 0);
    assert.equal(found.filter(({ message }) => message.includes('antal-elver')).length, 1);
    // The comparison is closed: what is compared with is the last commit again, and comments are the reviewer's.
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, 'Comments: Focus on Comments View');
    await until('our comments to go', async () =>
      (await comments()).every(one => !one.includes('antal-elver')),
    );
    await said(/Granskarens egen kommentar/);
    await writeFile(file, text);
  });

  it('makes one file to send where there is no git', async () => {
    const { page, place } = window();
    await rm(join(place.project, '.git'), { recursive: true });
    await openFile(page, report);
    await press(page, 'Control+End');
    await type(page, ' Och en.');
    await save(page);
    await runCommand(page, 'SKA: Lämna in…');
    await asked('är rapporten färdig?');
    await pick(page, 'Skicka som den är');
    const target = join(place.project, '..', 'lyktan.zip');
    await asked('som en fil');
    await press(page, 'Control+a');
    await page.keyboard.type(target);
    await until('the dialog to close', async () => {
      await page.keyboard.press('Enter');
      return (await count(page, `${widget} .quick-input-title`)) === 0;
    });
    await notification(page, 'lyktan.zip är klar');
    const files = unzipSync(await readFile(target));
    assert.deepEqual(Object.keys(files).sort(), ['LÄS MIG.txt', 'lyktan.pdf', report]);
    assert.match(new TextDecoder().decode(files[report]), /En mening till\. Och en\.\s*$/);
    assert.equal(new TextDecoder().decode(files['lyktan.pdf']?.subarray(0, 5)), '%PDF-');
  });
});
