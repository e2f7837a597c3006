import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'puppeteer';
import { count, texts } from './dom.ts';
import { type } from './editor.ts';
import { opened } from './opened.ts';
import { problems, webview } from './panels.ts';
import { goTo, openFile, pick, runCommand } from './quick-input.ts';
import { until } from './until.ts';
import { kill, reload } from './workbench.ts';

const report = 'rapporter/2025-26/tallbackaskolan.md';
const server = /dist\/server\.mjs/;

describe('the preview in VS Code', function () {
  this.timeout(360_000);
  const window = opened();
  let frame: Frame;

  const shown = () => webview(window().page, async at => (await count(at, '.ska-text > figure')) > 3);
  const says = (text: string) =>
    until(`the page to say “${text}”`, async () =>
      (await texts(frame, '.ska-text')).some(all => all.includes(text)),
    );
  async function change(old: string, fresh: string): Promise<void> {
    const file = join(window().place.project, report);
    const text = await readFile(file, 'utf8');
    assert.notEqual(text.replace(old, fresh), text);
    await writeFile(file, text.replace(old, fresh));
  }

  it('shows the page beside the text, with charts that are drawn', async () => {
    const { page } = window();
    await openFile(page, report);
    // The palette lists what can be done as it opens.
    await until('the project to be known', async () =>
      (await texts(page, '.statusbar-item')).some(item => item.includes('SKA:')),
    );
    await runCommand(page, 'SKA: Visa rapporten som sida');
    frame = await shown();
    // The editor's own classes stay: by them the page follows its colours.
    assert.match(
      String(await frame.evaluate('document.body.className')),
      /vscode-(light|dark).*ska-utskrift/,
    );
    // A chart has pixels of its series' colour: it is not an empty picture.
    const painted = await frame.evaluate(`(async () => {
      const svg = document.querySelector('.ska-text > figure svg');
      const image = new Image();
      image.src = 'data:image/svg+xml;base64,' + btoa(unescape(encodeURIComponent(new XMLSerializer().serializeToString(svg))));
      await image.decode();
      const canvas = new OffscreenCanvas(300, 200);
      const drawing = canvas.getContext('2d');
      drawing.drawImage(image, 0, 0, 300, 200);
      const { data } = drawing.getImageData(0, 0, 300, 200);
      let inked = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 0 && data[i] < 200) inked++;
      return inked;
    })()`);
    assert.ok(Number(painted) > 200, `${painted} pixels`);
  });

  it('follows what is written, and draws no chart again that has not changed', async () => {
    await frame.evaluate("for (const one of document.querySelectorAll('figure')) one.kept = true");
    await change('Elevrådet läste utkastet', 'Elevrådet skrev om utkastet');
    await says('Elevrådet skrev om utkastet');
    const fresh = await frame.evaluate(
      "[...document.querySelectorAll('.ska-text > figure')].filter(one => !one.kept).length",
    );
    assert.equal(fresh, 0);
    await change('Elevrådet skrev om utkastet', 'Elevrådet läste utkastet');
    await says('Elevrådet läste utkastet');
  });

  it('leads from a number to its directive in the text', async () => {
    const { page } = window();
    await frame.evaluate("document.querySelector('.ska-text p > [data-plats]').click()");
    const text = await readFile(join(window().place.project, report), 'utf8');
    const line = text.split('\n').findIndex(one => one.includes(':värde[')) + 1;
    await until('the cursor at the directive', async () =>
      (await texts(page, '.statusbar-item')).some(item => item.includes(`${line},`)),
    );
  });

  it('leads from a chart to its directive, and from there to the row of the data', async () => {
    const { page, place } = window();
    await frame.evaluate(
      "document.querySelector('.ska-text > figure svg').dispatchEvent(new MouseEvent('click', { bubbles: true }))",
    );
    const text = await readFile(join(place.project, report), 'utf8');
    const line = text.split('\n').findIndex(one => one.startsWith(':::diagram[')) + 1;
    await until('the cursor at the chart', async () =>
      (await texts(page, '#status\\.editor\\.selection')).some(item => item.includes(`Ln ${line},`)),
    );
    await frame.evaluate("document.querySelector('.ska-text p > [data-plats]').click()");
    const value = text.split('\n').findIndex(one => one.includes(':värde[')) + 1;
    await until('the cursor at the value', async () =>
      (await texts(page, '#status\\.editor\\.selection')).some(item => item.includes(`Ln ${value},`)),
    );
    await page.keyboard.press('F12');
    // A number of many rows shows them in the text.
    await until('the rows of the data', async () =>
      (await texts(page, '.peekview-title .filename')).some(one => one.includes('elever.csv')),
    );
    await page.keyboard.press('Escape');
  });

  it('follows what is typed, before it is saved, and tells what is wrong in its place', async () => {
    const { page } = window();
    await openFile(page, report);
    await goTo(page, 27, 1);
    await type(page, 'Ett :värde[1]{antal-elver} nytt.');
    await says('antal-elver');
    await until('the box', async () => (await count(frame, '.ska-fel')) > 0);
    assert.ok((await count(frame, '.ska-text > figure')) > 3);
    await runCommand(page, 'File: Revert File');
    await until('the box to go', async () => (await count(frame, '.ska-fel')) === 0);
  });

  it('is followed by the text when one scrolls the page', async () => {
    const { page } = window();
    await openFile(page, report);
    await goTo(page, 1);
    await until('the page at its top', async () => Number(await frame.evaluate('window.scrollY')) < 50);
    await frame.evaluate("window.scrollTo({ top: 4000, behavior: 'instant' })");
    await until(
      'the text to follow',
      async () => {
        const [first] = await texts(page, '.editor-instance .margin .line-numbers');
        return Number(first) > 20;
      },
      { seen: () => texts(page, '.editor-instance .margin .line-numbers') },
    );
  });

  it('follows the colours of the editor, dark and with high contrast; the paper stays white', async () => {
    const { page } = window();
    const around = () => frame.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await around();
    for (const [theme, name] of [
      ['Dark Modern', 'vscode-dark'],
      ['Dark High Contrast', 'vscode-high-contrast'],
    ] as const) {
      await runCommand(page, 'Preferences: Color Theme');
      await page.keyboard.type(theme);
      await pick(page, theme);
      await until(`the page in ${theme}`, async () =>
        String(await frame.evaluate('document.body.className')).includes(name),
      );
      await until('other colours around it', async () => (await around()) !== light);
      assert.equal(
        await frame.evaluate("getComputedStyle(document.querySelector('.ska-text')).backgroundColor"),
        'rgb(255, 255, 255)',
      );
    }
    await runCommand(page, 'Preferences: Color Theme');
    await page.keyboard.type('Light Modern');
    await pick(page, 'Light Modern');
    await until('the light page', async () => (await around()) === light);
  });

  it('shows the report as a page of the web and as slides too', async () => {
    const { page } = window();
    for (const view of ['ska-webb', 'ska-bildspel', 'ska-utskrift']) {
      await openFile(page, report);
      await runCommand(page, 'SKA: Visa sidan som utskrift, webb eller bildspel');
      frame = await webview(
        page,
        async at =>
          (await count(at, `body.${view} .ska-text > *`)) > 5 ||
          (view === 'ska-bildspel' && (await count(at, `body.${view} .ska-bild`)) > 3),
      );
    }
  });

  it('comes back when its server is killed while the text is not saved, with every word of it', async () => {
    const { page } = window();
    await openFile(page, report);
    await goTo(page, 27, 1);
    await type(page, 'Osparat');
    await says('Osparat');
    assert.equal(await kill(window(), server), 1);
    await type(page, ' och mer, :värde[1]{antal-elver}.');
    await until('the page to be right again', async () => {
      frame = await shown();
      return (
        (await count(frame, '.ska-fel')) > 0 &&
        (await texts(frame, '.ska-text')).some(all => all.includes('Osparat och mer'))
      );
    });
    await problems(page, seen => seen.some(({ message }) => message.includes('antal-elver')));
    assert.equal(await count(page, '.tab.dirty'), 1);
    await openFile(page, report);
    await runCommand(page, 'File: Revert File');
    await until('the box to go', async () => (await count(frame, '.ska-fel')) === 0);
  });

  it('scrolls with the text', async () => {
    const { page } = window();
    await openFile(page, report);
    await page.keyboard.down('Control');
    await page.keyboard.press('End');
    await page.keyboard.up('Control');
    await until('the page to follow', async () => Number(await frame.evaluate('window.scrollY')) > 3000);
  });

  it('is there again when the window is loaded anew', async () => {
    await reload(window());
    frame = await shown();
    assert.ok((await count(frame, '.ska-omslag')) > 0);
    await until('the place that was read', async () => Number(await frame.evaluate('window.scrollY')) > 3000);
  });
});
