import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attributes, clickText, texts } from './dom.ts';
import { opened } from './opened.ts';
import { notification, type Problem, problems, squiggles } from './panels.ts';
import { openFile, pick, runCommand } from './quick-input.ts';
import { until } from './until.ts';
import { kill } from './workbench.ts';

const none = (seen: readonly Problem[]) => seen.length === 0;
const server = /dist\/server\.mjs/;

describe('the extension in VS Code', function () {
  this.timeout(360_000);
  const window = opened();

  /** Writes a file of the project anew, as another program would. */
  async function change(path: string, old: string | RegExp, fresh: string): Promise<void> {
    const file = join(window().place.project, path);
    const text = await readFile(file, 'utf8');
    assert.notEqual(text.replace(old, fresh), text);
    await writeFile(file, text.replace(old, fresh));
  }
  const report = 'rapporter/2025-26/lyktan.md';

  it('underlines a directive that cannot be, and says why in Swedish among the problems', async () => {
    const { page } = window();
    await change(report, '{antal-elever}', '{antal-elver}');
    await openFile(page, report);
    const [first, ...others] = await problems(page, seen => seen.length > 0);
    assert.deepEqual(others, []);
    assert.equal(first?.severity, 'Error');
    assert.match(
      first.message,
      /^”antal-elver” är varken en indikator eller en enhet\. Menade du ”antal-elever”\?/,
    );
    await until('a squiggle', async () => (await squiggles(page, 'error')) === 1);
    await change(report, '{antal-elver}', '{antal-elever}');
    await problems(page, none);
  });

  it('sees at once that a file of data has changed on disk', async () => {
    const { page } = window();
    const data = 'data/elever.csv';
    const row = '90000006;2025/26;anpassad-grundskola;1;P;';
    await openFile(page, report);
    await problems(page, none);
    await change(data, `${row}1;`, `${row}2;`);
    await problems(page, seen => seen.some(({ message }) => /”15”.*”16”/.test(message)));
    await change(data, `${row}2;`, `${row}1;`);
    await problems(page, none);
  });

  it('comes back when its server is killed, and knows what is open', async () => {
    const { page } = window();
    await openFile(page, report);
    assert.equal(await kill(window(), server), 1);
    await until('a new server', async () =>
      (await window().server.processes()).some(({ command }) => server.test(command)),
    );
    await change(report, '{antal-elever}', '{antal-elver}');
    await problems(page, seen => seen.some(({ message }) => message.includes('antal-elver')));
    await change(report, '{antal-elver}', '{antal-elever}');
    await problems(page, none);
  });

  it('builds the PDF of the report that is open', async () => {
    const { page, place } = window();
    await openFile(page, report);
    await runCommand(page, 'SKA: Bygg PDF av rapporten');
    assert.match(await notification(page, 'är klar'), /^lyktan\.pdf är klar: \d sidor\.$/);
    const pdf = await readFile(join(place.project, 'ut', '2025-26', 'lyktan.pdf'));
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  });

  it('builds all reports, is stopped in the middle with nothing half-written, and builds them when asked again', async () => {
    const { page, place, server: vscode } = window();
    const build = 'SKA: Bygg PDF av alla rapporter';
    await runCommand(page, build);
    const step = await notification(page, /SKA bygger.* \([1-9]\d*\/\d+\)/);
    await press('Cancel');
    await until('the build to have ended', async () =>
      (await vscode.processes()).every(({ command }) => !/ska\.mjs build/.test(command)),
    );
    const there = await pdfs(place.project);
    const all = Number(/\/(\d+)\)/.exec(step)?.[1]);
    assert.ok(there.length < all, `${there.length} of ${all}`);
    await runCommand(page, build);
    assert.equal(await notification(page, 'är klara'), '14 PDF-filer är klara i mappen ut/2025-26.');
    assert.equal((await pdfs(place.project)).length, 14);
  });

  it('builds the reports of a level, and opens the one that it made', async () => {
    const { page } = window();
    // What earlier builds told may still stand there.
    await runCommand(page, 'Notifications: Clear All Notifications');
    await runCommand(page, 'SKA: Bygg PDF för en nivå…');
    await pick(page, 'Rapporten till nämnden');
    await notification(page, 'SKA bygger');
    await notification(page, /^nämnd\.pdf är klar: \d+ sidor\.$/);
    await press('Öppna');
    await until('the PDF in the editor', async () =>
      (await attributes(page, '.tab.active', 'data-resource-name')).includes('nämnd.pdf'),
    );
  });

  /** Presses a button of a notification. */
  async function press(button: string): Promise<void> {
    const { page } = window();
    const buttons = '.notification-list-item .monaco-button';
    await until(`the button ${button}`, () => clickText(page, buttons, button), {
      seen: () => texts(page, buttons),
    });
  }

  /** The PDFs below `ut`, each of them whole; and there is nothing else that a build leaves. */
  async function pdfs(project: string): Promise<readonly string[]> {
    const paths = await readdir(join(project, 'ut'), { recursive: true });
    const own = ['2025-26', '.ska-bygge.json', '.ska-rapporter'];
    assert.deepEqual(
      paths.filter(
        path => !path.endsWith('.pdf') && !own.includes(path) && !path.startsWith('.ska-rapporter'),
      ),
      [],
    );
    const found = paths.filter(path => path.endsWith('.pdf'));
    for (const path of found) {
      const bytes = await readFile(join(project, 'ut', path));
      assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
      assert.match(bytes.subarray(-16).toString('latin1'), /%%EOF\s*$/);
    }
    return found;
  }
});
