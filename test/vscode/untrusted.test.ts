import assert from 'node:assert/strict';
import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clickText, count, texts } from './dom.ts';
import { opened } from './opened.ts';
import { notification, problems, webview } from './panels.ts';
import { openFile, runCommand } from './quick-input.ts';
import { until } from './until.ts';

const report = 'rapporter/2025-26/lyktan.md';
const build = 'SKA: Bygg PDF av rapporten';

describe('the extension in a folder that is not trusted', function () {
  this.timeout(360_000);
  // Git itself writes here whenever it is run.
  const asked = join(tmpdir(), `ska-git-${process.pid}.log`);
  after(() => rm(asked, { force: true }));
  const window = opened({ workspaceTrust: true, environment: { GIT_TRACE: asked } }, async ({ project }) => {
    const file = join(project, report);
    await writeFile(file, (await readFile(file, 'utf8')).replace('{antal-elever}', '{antal-elver}'));
  });

  const gitWasRun = () =>
    access(asked).then(
      () => true,
      () => false,
    );

  it('says what is wrong in a report', async () => {
    const { page } = window();
    assert.match((await texts(page, '#status\\.workspaceTrust')).join(), /Restricted Mode/);
    await openFile(page, report);
    await problems(page, seen => seen.some(({ message }) => message.includes('antal-elver')));
  });

  it('builds nothing, and says why', async () => {
    const { page, place } = window();
    await openFile(page, report);
    await runCommand(page, build);
    await notification(page, 'Mappen är inte betrodd');
    assert.ok(!(await readdir(place.project)).includes('ut'));
  });

  it('compares nothing, asks git nothing, and reads no red thread', async () => {
    const { page } = window();
    await openFile(page, report);
    for (const command of ['SKA: Jämför med…', 'SKA: Lämna in…', 'SKA: Hämta senaste']) {
      await runCommand(page, 'Notifications: Clear All Notifications');
      await runCommand(page, command);
      await notification(page, 'Mappen är inte betrodd');
    }
    await runCommand(page, 'SKA: Visa röda tråden');
    await until('the view to say so', async () =>
      (await texts(page, '.pane-body .message')).some(text => text.includes('Mappen är inte betrodd')),
    );
    await runCommand(page, 'SKA: Visa rapporten som sida');
    await webview(page, async at => (await count(at, '.ska-text > h2')) > 0);
    assert.equal(await gitWasRun(), false);
  });

  it('builds when the author has trusted the folder', async () => {
    const { page, place } = window();
    await runCommand(page, 'Workspaces: Manage Workspace Trust');
    await until(
      'the button Trust',
      () => clickText(page, '.workspace-trust-editor .monaco-button', 'Trust'),
      {
        seen: () => texts(page, '.workspace-trust-editor .monaco-button'),
      },
    );
    await openFile(page, report);
    await runCommand(page, build);
    await notification(page, 'lyktan.pdf är klar');
    await access(join(place.project, 'ut', '2025-26', 'lyktan.pdf'));
    await until('git to be asked', gitWasRun);
  });
});
