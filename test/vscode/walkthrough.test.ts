import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { attributes, clickText, texts } from './dom.ts';
import { packagedExtension } from './packaged.ts';
import { notification } from './panels.ts';
import { pick, runCommand } from './quick-input.ts';
import { until } from './until.ts';
import { keepPicture, startWorkbench, type Workbench } from './workbench.ts';

const walkthrough = '.gettingStartedContainer';
const titles = `${walkthrough} .step-title`;

/** Somebody who has only just installed the extension: an own folder, and no project anywhere. */
describe('the walkthrough in VS Code', function () {
  this.timeout(360_000);
  let folder = '';
  let window: Workbench;
  before(async function () {
    this.timeout(600_000);
    folder = join(await mkdtemp(join(tmpdir(), 'ska ')), 'Mina saker på skolan');
    await mkdir(folder);
    await writeFile(join(folder, 'anteckning.txt'), 'Något annat.\n');
    window = await startWorkbench({ folder, extensions: [await packagedExtension()] });
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    for (const page of await window.page.browser().pages())
      console.error(await keepPicture(page, `${this.currentTest.title} ${page.url().length}`));
  });
  after(async () => {
    await window?.[Symbol.asyncDispose]();
    await rm(join(folder, '..'), { recursive: true });
  });

  let page: Page;

  it('leads from nothing to a project of one’s own, which opens with its reports and the next step', async () => {
    const { page: first } = window;
    await runCommand(first, 'Welcome: Open Walkthrough...');
    await first.keyboard.type('Kom igång med SKA');
    await pick(first, 'Kom igång med SKA-rapport');
    await press(first, 'Nytt projekt');
    await pick(first, 'En kommun');
    const asks = '.quick-input-widget .quick-input-title';
    const asked = (what: string) =>
      until(what, async () => (await texts(first, asks)).some(title => title.includes(what)));
    await asked('I vilken mapp');
    await until('the button', () => clickText(first, '.quick-input-widget .monaco-button', 'Välj mappen'));
    await asked('Vad ska projektets mapp heta?');
    await first.keyboard.type('Våra rapporter');
    await first.keyboard.press('Enter');
    page = await until('the window of the project', async () => {
      const [, second] = await first.browser().pages();
      return second?.url().includes('rapporter') && second;
    });
    await page.bringToFront();
    assert.match(await readFile(join(folder, 'Våra rapporter', 'ska.yaml'), 'utf8'), /Exempelkommunen/);
    await until('its reports', async () => (await rows()).some(row => /^Exempelskolan, utkast/.test(row)), {
      seen: rows,
    });
    await until('what to do next', async () =>
      (await texts(page, `${walkthrough} .expanded`)).some(step =>
        step.includes('Öppna en rapport och skriv'),
      ),
    );
  });

  it('leads from there to a PDF', async () => {
    await page.click('.pane-body .monaco-list-row[aria-label^="Exempelskolan, utkast"]');
    await until('the report', async () =>
      (await attributes(page, '.tab.active', 'data-resource-name')).includes('exempelskolan.md'),
    );
    await until('the walkthrough, which is still there', () => clickText(page, '.tab', 'Welcome'));
    await done('Öppna en rapport och skriv');
    await until('the last step', () => clickText(page, titles, 'Bygg en PDF'));
    await press(page, 'Bygg PDF av rapporten');
    await notification(page, 'exempelskolan.pdf är klar');
    const pdf = await readFile(join(folder, 'Våra rapporter', 'ut', '2025-26', 'exempelskolan.pdf'));
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    await done('Bygg en PDF');
  });

  const rows = () => attributes(page, '.pane-body .monaco-list-row', 'aria-label');

  /** Presses a button of the step that is open. */
  async function press(where: Page, button: string): Promise<void> {
    const buttons = `${walkthrough} .expanded .monaco-button`;
    await until(`the button ${button}`, () => clickText(where, buttons, button), {
      seen: () => texts(where, buttons),
    });
  }

  /** Waits until a step is marked as done. */
  async function done(title: string): Promise<void> {
    const marks = `${walkthrough} .getting-started-step [role="checkbox"]`;
    await until(
      `the mark at ${title}`,
      async () => (await attributes(page, marks, 'aria-label')).includes(`${title}: Completed`),
      { seen: () => attributes(page, marks, 'aria-label') },
    );
  }
});
