import assert from 'node:assert/strict';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clickText, texts } from './dom.ts';
import { opened } from './opened.ts';
import { notification, problems } from './panels.ts';
import { openFile, runCommand } from './quick-input.ts';
import { until } from './until.ts';

const report = 'rapporter/2025-26/lyktan.md';
const build = 'SKA: Bygg PDF av rapporten';

describe('the extension in a folder that is not trusted', function () {
  this.timeout(180_000);
  const window = opened({ workspaceTrust: true }, async ({ project }) => {
    const file = join(project, report);
    await writeFile(file, (await readFile(file, 'utf8')).replace('{antal-elever}', '{antal-elver}'));
  });

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
  });
});
