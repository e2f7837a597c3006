import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { texts } from './dom.ts';
import { accept, fix, hover, rename, save, suggested, type } from './editor.ts';
import { opened } from './opened.ts';
import { problems } from './panels.ts';
import { goTo, openFile, runCommand } from './quick-input.ts';
import { until } from './until.ts';

const report = 'rapporter/2025-26/lyktan.md';

describe('writing a report in VS Code', function () {
  this.timeout(360_000);
  const window = opened();
  const read = (path: string) => readFile(join(window().place.project, path), 'utf8');

  /** The place of a text in a file, counted from 1. */
  async function placeOf(path: string, text: string): Promise<readonly [line: number, column: number]> {
    const before = (await read(path)).split(text)[0]?.split('\n') ?? [];
    return [before.length, (before.at(-1)?.length ?? 0) + 1];
  }

  it('mends a misspelt indicator by a quick fix', async () => {
    const { page, place } = window();
    const before = await read(report);
    await writeFile(join(place.project, report), before.replace('{antal-elever}', '{antal-elver}'));
    await openFile(page, report);
    await problems(page, seen => seen.length > 0);
    await openFile(page, report);
    await goTo(page, ...(await placeOf(report, 'antal-elver')));
    await fix(page, 'antal-elever');
    await problems(page, seen => seen.length === 0);
    await save(page);
    assert.equal(await read(report), before);
  });

  it('says what an indicator means and what its value is', async () => {
    const { page } = window();
    await openFile(page, report);
    await goTo(page, ...(await placeOf(report, 'antal-elever}')));
    const told = await hover(page);
    assert.match(told, /Elever inskrivna den 15 oktober/);
    assert.match(told, /15 \(2025\/26\)/);
    assert.match(told, /data\/elever\.csv/);
  });

  it('colours a directive by what it means', async () => {
    const { page } = window();
    await openFile(page, report);
    for (const [text, meaning] of [
      ['värde[', 'keyword'],
      ['antal-elever}', 'enumMember'],
    ] as const) {
      await goTo(page, ...(await placeOf(report, text)));
      await runCommand(page, 'Developer: Inspect Editor Tokens and Scopes');
      await until(
        `the meaning of ${text}`,
        async () =>
          (await texts(page, '.token-inspect-widget')).some(all =>
            all.includes(`semantic token type${meaning}`),
          ),
        { seen: () => texts(page, '.token-inspect-widget') },
      );
      await page.keyboard.press('Escape');
    }
  });

  it('offers indicators with their values, and writes the chosen one', async () => {
    const { page } = window();
    const before = await read(report);
    await openFile(page, report);
    const [line] = await placeOf(report, '## Medverkan');
    await goTo(page, line - 1);
    await type(page, 'Vi har :värde[]{');
    const offered = await suggested(page);
    assert.ok(
      offered.some(row => row.startsWith('antal-elever, Antal elever · antal · 15 (2025/26)')),
      `${offered}`,
    );
    await accept(page, 'antal-elever');
    await save(page);
    assert.match(await read(report), /^Vi har :värde\[\]\{antal-elever\}$/m);
    await restore(before);
  });

  it('offers directives behind a colon, and lets a colon in a sentence be a colon', async () => {
    const { page } = window();
    const before = await read(report);
    await openFile(page, report);
    const [line] = await placeOf(report, '## Medverkan');
    await goTo(page, line - 1);
    await type(page, 'Det blev så här :');
    await page.keyboard.press('Enter');
    await type(page, 'Andelen är :');
    // Nothing is under way any more then, whose answer could open the list.
    await save(page);
    await type(page, 'v');
    assert.ok((await suggested(page)).some(row => row.startsWith('värde')));
    await page.keyboard.press('Escape');
    await save(page);
    assert.match(await read(report), /^Det blev så här :\nAndelen är :v$/m);
    await restore(before);
  });

  it('chooses nothing by itself where a list opens, and offers values at a place of a snippet', async () => {
    const { page } = window();
    const before = await read(report);
    await openFile(page, report);
    const [line] = await placeOf(report, '## Medverkan');
    await goTo(page, line - 1);
    await type(page, ':::m');
    await accept(page, 'mål');
    await until('its places', async () =>
      (await texts(page, '.view-line')).some(one => one.includes('Utifrån:')),
    );
    await type(page, 'Alla är med');
    // To the first field line: its list opens, for who knows no id.
    await page.keyboard.press('Tab');
    assert.ok((await suggested(page)).some(row => row.startsWith('A1')));
    await type(page, 'A');
    await accept(page, 'A1');
    await until('the value', async () =>
      (await texts(page, '.view-line')).some(one => /Utifrån:\sA1$/.test(one)),
    );
    await page.keyboard.press('Enter');
    await type(page, '- I');
    await suggested(page);
    await type(page, 'ndikator: ');
    await until('the list of indicators', async () =>
      (await suggested(page)).some(row => row.startsWith('antal-elever')),
    );
    await page.keyboard.press('Enter');
    // What is offered at a snippet's place is not what its own word allows.
    await type(page, 'Nu är :v');
    await accept(page, 'värde');
    assert.ok((await suggested(page)).some(row => row.startsWith('antal-elever')));
    await page.keyboard.press('Escape');
    await save(page);
    assert.match(await read(report), /^- Utifrån: A1\n- Indikator: *\n/m);
    await restore(before);
  });

  it('renames a unit wherever it is named, and its reports with it', async () => {
    const { page } = window();
    const renamed = ['ska.yaml', 'rapporter/2025-26/huvudman.md', 'rapporter/2025-26/lyktanskolan.md'];
    await openFile(page, report);
    await goTo(page, ...(await placeOf(report, 'lyktan')));
    await rename(page, 'lyktanskolan');
    await runCommand(page, 'File: Save All');
    for (const path of renamed) {
      await until(`the new name in ${path}`, async () =>
        (await read(path).catch(() => '')).includes('lyktanskolan'),
      );
      assert.doesNotMatch(await read(path), /(id: |enhet: |enhet=|lindskolan )lyktan\b/);
    }
  });

  /** Gives the report its earlier text back, on disk and in the editor. */
  async function restore(text: string): Promise<void> {
    const { page, place } = window();
    await writeFile(join(place.project, report), text);
    await openFile(page, report);
    await runCommand(page, 'File: Revert File');
  }
});
