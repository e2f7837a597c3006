import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attributes, count, drag, texts } from './dom.ts';
import { complete, save, type } from './editor.ts';
import { press } from './keys.ts';
import { opened } from './opened.ts';
import { problems, webview } from './panels.ts';
import { goTo, openFile, runCommand } from './quick-input.ts';
import { until } from './until.ts';

const report = 'rapporter/2025-26/lyktan.md';

describe('what VS Code shows around a report, and helps with', function () {
  this.timeout(360_000);
  const window = opened({
    beside: 'other-markdown',
    settings: {
      '[markdown]': {
        'editor.codeActionsOnSave': {
          'source.fixAll.ska': 'explicit',
          'source.updateSnapshots.ska': 'explicit',
        },
      },
      // What the grammar alone colours is seen without the server's colours.
      'editor.semanticHighlighting.enabled': false,
      'editor.minimap.enabled': false,
    },
  });
  const read = (path: string) => readFile(join(window().place.project, path), 'utf8');
  const write = (path: string, text: string) => writeFile(join(window().place.project, path), text);
  const seen = (selector: string, wanted: RegExp) =>
    until(
      `${selector} with ${wanted}`,
      async () => (await texts(window().page, selector)).find(one => wanted.test(one)),
      { seen: () => texts(window().page, selector) },
    );

  it('says the status above a report, and the value of now beside an old number', async () => {
    const { page } = window();
    const text = await read(report);
    await write(report, text.replace(':värde[15]{antal-elever}', ':värde[14]{antal-elever}'));
    await openFile(page, report);
    await seen('.editor-instance .codelens-decoration', /Status: utkast/);
    const [line] = await placeOf(report, ':värde[14]');
    await goTo(page, line);
    await seen('.editor-instance .view-line', /:värde\[14\D+15\]/);
    await write(report, text);
    await problems(page, all => all.length === 0);
  });

  it('wraps long lines, and colours directives by its grammar', async () => {
    const { page } = window();
    await openFile(page, report);
    const [line] = await placeOf(report, ':värde[');
    await goTo(page, line);
    const whole = (await read(report)).split('\n')[line - 1] ?? '';
    const rows = await texts(page, '.editor-instance .view-line');
    assert.ok(rows.some(row => row.startsWith(whole.slice(0, 20))) && !rows.includes(whole), `${rows}`);
    const colours = async () =>
      (await page.evaluate(
        "[...document.querySelectorAll('.editor-instance .view-line span span')].map(one => [one.textContent, getComputedStyle(one).color])",
      )) as readonly (readonly [words: string, colour: string])[];
    await until(
      'a directive in a colour of its own',
      async () => {
        const seen = await colours();
        const directive = seen.find(([words]) => words.includes('värde'));
        const prose = seen.find(([words]) => /^[\p{L}\s]{12,}/u.test(words) && !words.includes('värde'));
        return directive !== undefined && prose !== undefined && directive[1] !== prose[1];
      },
      { seen: colours },
    );
  });

  it('folds a block to its first line', async () => {
    const { page } = window();
    await openFile(page, report);
    const [line] = await placeOf(report, ':::tabell[');
    const end = (await read(report)).split('\n').indexOf(':::', line);
    await goTo(page, line);
    await runCommand(page, 'Fold');
    const numbers = () => texts(page, '.editor-instance .margin .line-numbers');
    const shown = async (wanted: boolean) => (await numbers()).includes(String(end)) === wanted;
    await until('the block to be folded', () => shown(false), { seen: numbers });
    assert.ok((await numbers()).includes(String(end + 2)), 'what comes after it stays');
    await runCommand(page, 'Unfold All');
    await until('the block to be unfolded', () => shown(true), { seen: numbers });
  });

  it('lists the parts of the report as an outline', async () => {
    const { page } = window();
    await openFile(page, report);
    await runCommand(page, 'Explorer: Focus on Outline View');
    await until('the outline', async () =>
      (await attributes(page, '.outline-pane .monaco-list-row', 'aria-label')).some(row =>
        row.includes('Lyktan'),
      ),
    );
  });

  it('mends what is certain when a report is saved, if one has asked for it', async () => {
    const { page } = window();
    const text = await read(report);
    await openFile(page, report);
    await goTo(page, ...(await placeOf(report, '15]{antal-elever}')));
    await page.keyboard.press('Delete');
    await page.keyboard.press('Delete');
    await type(page, '99');
    await problems(page, all => all.length > 0);
    await openFile(page, report);
    await save(page);
    assert.equal(await read(report), text);
  });

  it('makes a table of cells that are pasted, and cleans text from a word processor', async () => {
    const { page } = window();
    const text = await read(report);
    await openFile(page, report);
    const [line] = await placeOf(report, '## Medverkan');
    await goTo(page, line - 1);
    await paste(
      'Läsår\tAntal elever\n2024/25\t14\n2025/26\t15\n',
      '<meta name=ProgId content=Excel.Sheet><table></table>',
    );
    await until('a table with its source', async () => {
      await save(page);
      return /:::tabell\[[^\]]+\]\{[^}]*källa=/.test(await read(report));
    });
    // Without being asked for, as the data file beside it is.
    await until('its description on the disk', async () =>
      (await read('data/datapackage.yaml')).includes('Antal elever'),
    );
    await write(report, text);
    await openFile(page, report);
    await runCommand(page, 'File: Revert File');
    await goTo(page, line - 1);
    await paste('Vi\u00a0har :värde[15]{antal-elever läsår=“2025/26”} elever.', '<p class=MsoNormal></p>');
    await until('a clean text', async () => {
      await save(page);
      return (await read(report)).includes('Vi har :värde[15]{antal-elever läsår="2025/26"} elever.');
    });
    await write(report, text);
    await openFile(page, report);
    await runCommand(page, 'File: Revert File');
  });

  it('makes a table of a data file that is dragged into a sentence, below its paragraph', async () => {
    const { page, place } = window();
    const text = await read(report);
    await write('matsal.csv', 'Läsår;Portioner\n2024/25;214\n2025/26;215\n');
    await runCommand(page, 'View: Show Explorer');
    await openFile(page, report);
    const sentence = 'Eleverna har själva visat';
    await goTo(page, ...(await placeOf(report, sentence)));
    // With its folders open the list is longer than the window.
    await runCommand(page, 'Collapse Folders in Explorer');
    await drag(
      page,
      '.explorer-folders-view .monaco-list-row[aria-label^="matsal.csv"]',
      '.editor-instance .cursors-layer .cursor',
      'Shift',
    );
    await seen('.editor-instance .view-line', /:::tabell\[Matsal\]/);
    await runCommand(page, 'File: Save All');
    await until('the table below the paragraph', async () =>
      (await read(report)).includes('i enskilda samtal.\n\n:::tabell[Matsal]{#matsal källa=matsal}\n\n'),
    );
    assert.ok((await read(report)).includes(`\n\n${sentence} vad`), 'the sentence is whole');
    assert.match(await read('data/datapackage.yaml'), /path: matsal\.csv/);
    await problems(page, all => all.every(one => one.severity !== 'Error'));
    await write(report, text);
    await rm(join(place.project, 'matsal.csv'));
    await openFile(page, report);
    await runCommand(page, 'File: Revert File');
  });

  it('shows a data file that Excel saved in the letters of Windows as it was written, and saves it so', async () => {
    const { page, place } = window();
    const file = join(place.project, 'data', 'larare.csv');
    const before = await readFile(file, 'latin1');
    assert.match(before, /^Skola;Läsår;/, 'the example has such a file');
    await openFile(page, 'data/larare.csv');
    await seen('.editor-instance .view-line', /^Skola;Läsår;/);
    await goTo(page, 1);
    await press(page, 'Control+End');
    await type(page, 'Östskolan');
    await save(page);
    assert.equal(await readFile(file, 'latin1'), `${before}Östskolan`);
    await writeFile(file, before, 'latin1');
  });

  for (const [file, before, offered] of [
    ['ska.yaml', 'följs: [', 'antal-elever'],
    ['indikatorer.yaml', 'måttenhet: ', 'procent'],
    ['årshjul.yaml', 'nivå: ', 'huvudman'],
    ['data/datapackage.yaml', 'type: ', 'integer'],
  ] as const)
    it(`offers in ${file} what can stand there`, async () => {
      const { page } = window();
      await openFile(page, file);
      const [line, column] = await placeOf(file, before);
      await goTo(page, line, column + before.length);
      const rows = await complete(page);
      assert.ok(
        rows.some(row => row.startsWith(offered)),
        `${rows}`,
      );
      await page.keyboard.press('Escape');
    });

  it('leaves links to VS Code and words to other extensions, among what it offers itself', async () => {
    const { page } = window();
    await openFile(page, report);
    const [line] = await placeOf(report, '## Medverkan');
    await goTo(page, line - 1);
    await type(page, 'Se [avsnittet](#');
    await until('a heading to link to', async () =>
      (await complete(page)).some(row => row.startsWith('#medverkan')),
    );
    await page.keyboard.press('Escape');
    await type(page, 'medverkan) och ');
    await until('the word of the other', async () =>
      (await complete(page)).some(row => row.startsWith('orden-från-en-annan')),
    );
    await page.keyboard.press('Escape');
    await runCommand(page, 'File: Revert File');
  });

  it('shows directives decently in the Markdown preview that VS Code has, beside what others show there', async () => {
    const { page } = window();
    const text = await read(report);
    await write(
      report,
      text.replace('## Medverkan', 'Ett ==markerat== ord.\n\n```ritning\nA\n```\n\n## Medverkan'),
    );
    await openFile(page, report);
    await runCommand(page, 'Markdown: Open Preview to the Side');
    const frame = await webview(page, async at => (await count(at, '.ska-value')) > 0);
    assert.ok((await texts(frame, '.ska-value')).includes('15'));
    assert.ok((await texts(frame, 'body')).every(all => !all.includes('{antal-elever}')));
    assert.deepEqual(await texts(frame, 'mark, pre.ritning'), ['markerat', 'A\n']);
    await write(report, text);
  });

  /** Puts something on the clipboard, as a spreadsheet or a word processor does, and pastes it. */
  async function paste(plain: string, html: string): Promise<void> {
    const { page } = window();
    await page.evaluate(
      (text, markup) => {
        const { document, ClipboardEvent, DataTransfer } = globalThis as never as {
          document: { activeElement: { dispatchEvent(event: unknown): void } };
          ClipboardEvent: new (type: string, more: object) => unknown;
          DataTransfer: new () => { setData(type: string, data: string): void };
        };
        const carried = new DataTransfer();
        carried.setData('text/plain', text);
        carried.setData('text/html', markup);
        const how = { clipboardData: carried, bubbles: true, cancelable: true };
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', how));
      },
      plain,
      html,
    );
  }

  /** The place of a text in a file, counted from 1. */
  async function placeOf(path: string, text: string): Promise<readonly [line: number, column: number]> {
    const before = (await read(path)).split(text)[0]?.split('\n') ?? [];
    return [before.length, (before.at(-1)?.length ?? 0) + 1];
  }
});
