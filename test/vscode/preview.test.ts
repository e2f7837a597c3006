import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'puppeteer';
import { count, texts } from './dom.ts';
import { opened } from './opened.ts';
import { webview } from './panels.ts';
import { openFile, runCommand } from './quick-input.ts';
import { until } from './until.ts';
import { kill, reload } from './workbench.ts';

const report = 'rapporter/2025-26/tallbackaskolan.md';
const server = /dist\/server\.mjs/;

describe('the preview in VS Code', function () {
  this.timeout(180_000);
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

  it('scrolls with the text', async () => {
    const { page } = window();
    await openFile(page, report);
    await page.keyboard.down('Control');
    await page.keyboard.press('End');
    await page.keyboard.up('Control');
    await until('the page to follow', async () => Number(await frame.evaluate('window.scrollY')) > 3000);
  });

  it('comes back when its server is killed', async () => {
    assert.equal(await kill(window(), server), 1);
    await change('Elevrådet läste utkastet', 'Elevrådet läste hela utkastet');
    await until('the page to be right again', async () => {
      frame = await shown();
      return (await texts(frame, '.ska-text')).some(all => all.includes('Elevrådet läste hela utkastet'));
    });
    await change('Elevrådet läste hela utkastet', 'Elevrådet läste utkastet');
  });

  it('is there again when the window is loaded anew', async () => {
    await reload(window());
    frame = await shown();
    assert.ok((await count(frame, '.ska-omslag')) > 0);
  });
});
