import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyInput } from 'puppeteer';
import { attributes, count, texts } from './dom.ts';
import { save } from './editor.ts';
import { opened } from './opened.ts';
import { notification, problems } from './panels.ts';
import { goTo, openFile, pick, runCommand } from './quick-input.ts';
import { until } from './until.ts';

const report = 'rapporter/2025-26/lyktan.md';
const server = /dist\/server\.mjs/;

describe('the views and commands of SKA in VS Code', function () {
  this.timeout(360_000);
  const window = opened();

  /** Waits until a row of a side view says this; returns it. */
  async function row(wanted: RegExp): Promise<string> {
    const { page } = window();
    const rows = '.pane-body .monaco-list-row';
    return until(
      `a row like ${wanted}`,
      async () => (await attributes(page, rows, 'aria-label')).find(one => wanted.test(one)),
      { seen: () => attributes(page, rows, 'aria-label') },
    );
  }

  it('lists the reports with their status and findings, and indicators with their latest values', async () => {
    const { page, place } = window();
    await openFile(page, report);
    await runCommand(page, 'View: Show SKA');
    await row(/^Årshjul/);
    await page.click('.monaco-list-row[aria-label^="Årshjul"]');
    await row(/^Budget beslutas, november \d{4}/);
    await page.click('.monaco-list-row[aria-label^="Budget beslutas"]');
    const [line] = (await readFile(join(place.project, 'årshjul.yaml'), 'utf8')).split('Budget beslutas');
    const wanted = `Ln ${line?.split('\n').length}, `;
    await until('the line of the activity', async () =>
      (await texts(page, '#status\\.editor\\.selection')).some(one => one.startsWith(wanted)),
    );
    await page.click('.monaco-list-row[aria-label^="Årshjul"]');
    await row(/^Tallbackaskolan, utkast/);
    // What a report is stands in its text: the list follows when that has been read, findings or not.
    await row(/^Arbetsdokument/);
    await row(/^Genomsnittligt meritvärde, \d+,\d \(2025\/26\), följs av nämnden/);
    await page.click('.monaco-list-row[aria-label^="Genomsnittligt meritvärde"]');
    await until('its definition', async () =>
      (await texts(page, '.editor-instance .view-line')).some(line => line.startsWith('meritvärde:')),
    );
    const file = join(place.project, report);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('{antal-elever}', '{antal-elver}'));
    await row(/^Lyktans anpassade grundskola, utkast · 1 fel/);
    await writeFile(file, text);
    await row(/^Lyktans anpassade grundskola, utkast(?! ·)/);
  });

  it('is gone through with the keyboard alone: from the reports to the indicators, and into the text', async () => {
    const { page } = window();
    const focused = () => attributes(page, '.monaco-list:focus .monaco-list-row.focused', 'aria-label');
    const go = async (keys: readonly KeyInput[], wanted: RegExp) => {
      await until('a list to have the keyboard', async () => (await count(page, '.monaco-list:focus')) > 0);
      for (const key of keys) await page.keyboard.press(key);
      await until(`the keyboard to be at ${wanted}`, async () => wanted.test((await focused()).join()), {
        seen: focused,
      });
    };
    await openFile(page, report);
    await runCommand(page, 'SKA: Focus on Rapporter View');
    await go(['Home'], /^Årshjul/);
    // By its first letters, as in any list.
    await page.keyboard.type('Strand');
    await go([], /^Strandskolan, utkast/);
    await page.keyboard.press('Enter');
    await until('the report', async () =>
      (await texts(page, '.tab.active')).some(tab => tab.includes('strandskolan.md')),
    );
    await runCommand(page, 'SKA: Focus on Indikatorer View');
    await go(['Home'], /^[^,]+, .*\(\d{4}\/\d{2}\)/);
    await page.keyboard.press('Enter');
    await until('the catalogue', async () =>
      (await texts(page, '.tab.active')).some(tab => tab.includes('indikatorer.yaml')),
    );
  });

  it('names its views in English for whom that is chosen', async () => {
    const { page, place } = window();
    const settings = join(place.project, '.vscode', 'settings.json');
    const titles = () => texts(page, '.pane-header .title');
    await runCommand(page, 'View: Show SKA');
    await mkdir(join(place.project, '.vscode'), { recursive: true });
    await writeFile(settings, '{ "ska.language": "en" }');
    await until(
      'English titles',
      async () => {
        const seen = (await titles()).join();
        return /Reports.*Indicators.*Red thread/.test(seen);
      },
      { seen: titles },
    );
    await rm(settings);
    await until('Swedish titles', async () =>
      /Rapporter.*Indikatorer.*Röd tråd/.test((await titles()).join()),
    );
  });

  it('shows the red thread of each report, with its gaps', async () => {
    const { page } = window();
    await runCommand(page, 'SKA: Visa röda tråden');
    await row(/^Lindberga kommun, (inga luckor|1 lucka|\d+ luckor)$/);
    await row(/^Tallbackaskolan, (inga luckor|1 lucka|\d+ luckor)$/);
  });

  it('puts a chart in by choosing, and has nothing to complain of', async () => {
    const { page, place } = window();
    await openFile(page, report);
    const lines = (await readFile(join(place.project, report), 'utf8')).split('\n');
    await goTo(page, lines.findIndex(line => line.startsWith('## ')) + 2);
    await runCommand(page, 'SKA: Infoga ett diagram…');
    await pick(page, 'Antal elever');
    await pick(page, 'Över tid, med Lindberga kommun');
    const wanted =
      /:::diagram\[Antal elever\]\{#[\w-]+ antal-elever x=läsår mot=huvudman\}\n\n> Antal elever .+\n\n:::\n/;
    await until('the chart in the file', async () => {
      await save(page);
      return wanted.test(await readFile(join(place.project, report), 'utf8'));
    });
    await problems(page, seen => seen.every(one => one.severity !== 'Error'));
  });

  it('brings the numbers of all reports up to date at once', async () => {
    const { page, place } = window();
    const file = join(place.project, 'rapporter', '2025-26', 'tallbackaskolan.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/:värde\[[^\]]+\]/, ':värde[99]'));
    await problems(page, seen => seen.length > 0);
    await runCommand(page, 'SKA: Uppdatera tal och tabeller i alla rapporter');
    await notification(page, 'Uppdaterat: 1 tal eller tabell i 1 fil');
    // It was not open, so it is saved at once.
    await until('the number in the file', async () => (await readFile(file, 'utf8')) === text);
  });

  it('ends a server that no longer answers, and starts another', async () => {
    const { page, place } = window();
    const pids = async () =>
      (await window().server.processes()).filter(one => server.test(one.command)).map(one => one.pid);
    const [hanging] = await pids();
    assert.ok(hanging);
    process.kill(hanging, 'SIGSTOP');
    await until('a new server', async () => (await pids()).some(pid => pid !== hanging), { limit: 90_000 });
    const file = join(place.project, report);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('{antal-elever}', '{antal-elver}'));
    await problems(page, seen => seen.some(({ message }) => message.includes('antal-elver')));
    await writeFile(file, text);
  });

  it('makes a report that is missing, and opens it', async () => {
    const { page, place } = window();
    const path = join(place.project, 'rapporter', '2025-26', 'backebo.md');
    await rm(path);
    await row(/^Backebo skola, finns inte än/);
    await runCommand(page, 'SKA: Ny rapport…');
    await pick(page, 'Backebo skola');
    await until('the new report', async () =>
      (await readFile(path, 'utf8').catch(() => '')).includes('enhet'),
    );
    await row(/^Backebo skola, utkast/);
  });
});
