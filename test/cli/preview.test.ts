import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { testBrowser } from '../output/test-browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The address that a preview tells on stdout. */
async function addressOf(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const part of child.stdout ?? []) {
    text += String(part);
    if (text.includes('\n')) break;
  }
  return text.trim();
}

// What runs in the page is text: the page has its own world of names.
const mark = `
  for (const figure of document.querySelectorAll('.ska-text > figure')) figure.kept = true;
  document.querySelectorAll('.ska-text > h2')[4].scrollIntoView();
`;
const look = `({
  figures: document.querySelectorAll('.ska-text > figure').length,
  kept: [...document.querySelectorAll('.ska-text > figure')].filter(figure => figure.kept).length,
  top: document.querySelectorAll('.ska-text > h2')[4].getBoundingClientRect().top,
})`;
interface Seen {
  readonly figures: number;
  readonly kept: number;
  readonly top: number;
}

describe('the preview in a browser', () => {
  let project = '';
  let report = '';
  let child: ChildProcess;
  let browser: Browser;
  let page: Page;
  let url = '';
  const wrong: string[] = [];

  before(async function () {
    this.timeout(120_000);
    project = join(await mkdtemp(join(tmpdir(), 'ska å ')), 'Lindberga kommun');
    report = join(project, 'rapporter', '2025-26', 'tallbackaskolan.md');
    await cp(join(root, 'examples', 'lindberga'), project, {
      recursive: true,
      filter: path => !/[\\/]ut([\\/]|$)/.test(path),
    });
    child = spawn(process.execPath, [
      join(root, 'dist', 'ska.mjs'),
      'preview',
      'tallbackaskolan',
      '--project',
      project,
    ]);
    url = await addressOf(child);
    const found = await testBrowser();
    browser = await puppeteer.launch({
      executablePath: found.path,
      args: [...found.arguments],
      pipe: true,
    });
    page = await browser.newPage();
    page.on('pageerror', error => wrong.push(String(error)));
    page.on('console', message => {
      if (message.type() === 'error') wrong.push(message.text());
    });
    await page.setViewport({ width: 1000, height: 900 });
    await page.goto(url);
    await page.waitForSelector('.ska-text > figure');
  });
  after(async () => {
    await browser?.close();
    if (child?.exitCode === null) {
      child.kill('SIGINT');
      await once(child, 'exit');
    }
    await rm(join(project, '..'), { recursive: true });
  });

  it('shows the page as it will be, with charts that tell their numbers', async () => {
    assert.match(await page.title(), /Tallbackaskolan/);
    assert.equal(await page.$eval('.ska-utkastmärke', mark => mark.textContent), 'UTKAST');
    const tips = await page.$$eval('.ska-tips title', titles => titles.map(title => title.textContent ?? ''));
    assert.ok(
      tips.some(tip => /^Tallbackaskolan, Matematik: 63,6\s%$/.test(tip)),
      tips.slice(0, 5).join('\n'),
    );
  });

  it('changes only what has changed when the file is saved, and leaves the reader where she was', async () => {
    await page.evaluate(mark);
    const before = (await page.evaluate(look)) as Seen;
    const text = await readFile(report, 'utf8');
    await writeFile(
      report,
      text.replace('## Sammanfattning\n', '## Sammanfattning\n\nEn helt ny mening.\n\nOch en till.\n'),
    );
    await page.waitForFunction("document.body.textContent.includes('En helt ny mening.')");
    const after = (await page.evaluate(look)) as Seen;
    assert.equal(after.kept, before.figures);
    assert.ok(Math.abs(after.top - before.top) < 2, `${before.top} became ${after.top}`);
  });

  it('shows the slides as well, the title first, each as large as the others', async () => {
    const slides = await browser.newPage();
    await slides.goto(`${url}?vy=bildspel`);
    await slides.waitForSelector('.ska-bild-figure');
    const [title, ...others] = await slides.$$eval('.ska-bild', all =>
      all.map(one => ({ heading: one.querySelector('h1')?.textContent ?? '', width: one.clientWidth })),
    );
    assert.match(title?.heading ?? '', /Tallbackaskolan/);
    assert.ok(others.length > 5);
    for (const { heading, width } of others) assert.deepEqual([heading, width], ['', title?.width]);
    await slides.close();
  });

  it('follows the data', async () => {
    const file = join(project, 'data', 'socioekonomi.csv');
    const text = await readFile(file, 'latin1');
    await writeFile(file, text.replaceAll(';118', ';119'), 'latin1');
    await page.waitForFunction("document.querySelector('.ska-text').textContent.includes('indexet är 119')");
  });

  it('says what stands in the way, and goes on when it is mended', async () => {
    const template = join(project, 'mallar', 'sidor', 'utskrift.hbs');
    await cp(join(root, 'templates', 'sidor', 'utskrift.hbs'), template);
    await appendFile(template, '{{#each}}');
    await page.waitForSelector('#ska-hinder');
    assert.match(await page.$eval('#ska-hinder', box => box.textContent ?? ''), /utskrift\.hbs/);
    assert.ok(await page.$('.ska-text > figure'), 'what was there before still stands');
    await rm(template);
    await page.waitForFunction("!document.getElementById('ska-hinder')");
  });

  it('answers nobody who does not know its address, nor under another name', async () => {
    const status = (path: string, host: string) =>
      new Promise<number | undefined>((done, failed) => {
        const { port } = new URL(url);
        request({ host: '127.0.0.1', port, path, headers: { host } }, answer => {
          answer.resume();
          done(answer.statusCode);
        })
          .on('error', failed)
          .end();
      });
    const { pathname, host } = new URL(url);
    assert.equal(await status('/', host), 404);
    assert.equal(await status(pathname, host), 200);
    assert.equal(await status(pathname, 'example.org'), 404);
    assert.equal(await status(`${pathname.split('/').slice(0, 2).join('/')}/..%2F..%2Fska.yaml`, host), 404);
  });

  it('ran without an error in the page, and ends with Ctrl-C', async () => {
    assert.deepEqual(wrong, []);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    assert.equal(code, 130);
  });
});
