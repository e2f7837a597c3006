import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { h } from 'hastscript';
import { Fault } from '../../extension/base/fault.ts';
import { openPrinter } from '../../extension/output/browser/printer.ts';
import { besideHref } from '../../extension/output/html/beside-href.ts';
import type { Layout } from '../../extension/output/layout.ts';
import { mendContent } from '../../extension/output/pdf/page-content.ts';
import { type FinishedPdf, openPress, type Press } from '../../extension/output/pdf/press.ts';
import { printPdf } from '../../extension/output/pdf/print-pdf.ts';
import { checkPdfUa } from '../../scripts/verapdf/check-pdf-ua.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';
import { samplePage } from './sample-page.ts';
import { shippedLayout } from './shipped-layout.ts';
import { testBrowser } from './test-browser.ts';

const run = promisify(execFile);

describe('a page as PDF', () => {
  let press: Press;
  let layout: Layout;
  let pdf: FinishedPdf;
  let read: ReadPdf;
  let folder: string;

  before(async () => {
    press = openPress(await openPrinter({ browser: await testBrowser() }));
    layout = await shippedLayout('utskrift');
    pdf = await printPdf(press, samplePage(), layout);
    read = await readPdf(pdf.bytes);
    folder = await mkdtemp(join(tmpdir(), 'ska-pdf-'));
  });

  after(async () => {
    await press[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const saved = async (name: string, bytes: Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  };

  it('leads to a file in the same folder by its name, whatever stands in it', async () => {
    const name = "02 Bilaga 1 Åsbo & Ö's (a) 100 % #2.pdf";
    const body = [
      h('h2', 'Bilagor'),
      h('p', [
        h('a', { href: besideHref(name) }, 'Bilaga 1'),
        ' och ',
        h('a', { href: 'https://www.skolverket.se/' }, 'Skolverket'),
      ]),
    ];
    const { bytes } = await printPdf(press, samplePage({ body, notes: [] }), layout);
    const { addresses } = await readPdf(bytes);
    assert.deepEqual(addresses.map(decodeURIComponent), [`./${name}`, 'https://www.skolverket.se/']);
    // As the address of a file beside the document it is that file's.
    const beside = new URL(addresses[0] ?? '', pathToFileURL(join(folder, 'å b', '01.pdf')));
    assert.equal(fileURLToPath(beside), join(folder, 'å b', name));
  });

  it('breaks no rule of PDF/UA-1, says the reference validator', async () => {
    const page = samplePage();
    const plain = samplePage({
      cover: { ...page.cover, status: { name: 'fastställd', draft: false } },
      contents: false,
      attachments: [],
      body: [
        h('h2', 'Ett'),
        h('p', [h('strong', 'Två'), ' ', h('sub', '2'), ' ', h('code', 'tre'), h('br'), h('del', 'fyra')]),
        h('dl', [h('dt', 'Mål'), h('dd', 'M1')]),
        h('hr'),
      ],
    });
    const other = await printPdf(press, plain, layout);
    const answer = await checkPdfUa([
      await saved('utkast.pdf', pdf.bytes),
      await saved('enkel.pdf', other.bytes),
    ]);
    if ('missing' in answer) {
      console.warn(`      PDF/UA-1 WAS NOT CHECKED: ${answer.missing} is not on this machine.`);
      return;
    }
    assert.equal(answer.reports.length, 2);
    for (const report of answer.reports) {
      assert.ok(report.checks > 100);
      assert.deepEqual(report.rules, []);
    }
  });

  it('has the language, the title and no trace of the machine', () => {
    assert.equal(read.language, 'sv');
    assert.equal(read.info.Title, 'Kvalitetsrapport Tallbackaskolan');
    assert.equal(read.info.Author, 'Lindberga kommun');
    assert.equal(read.info.Creator, 'SKA-rapport');
    assert.equal(read.info.CreationDate, undefined);
    assert.equal(read.info.Producer, undefined);
  });

  it('has a bookmark for each heading, with the heading’s own words', () => {
    assert.deepEqual(read.outline.slice(0, 4), [
      'Kvalitetsrapport Tallbackaskolan',
      'Innehåll',
      'Sammanfattning',
      'Förutsättningar',
    ]);
    assert.ok(
      read.outline.includes(
        'Uppföljning av föregående års insatser och vad de har gett för effekt i verksamheten',
      ),
    );
    assert.equal(new Set(read.outline).size, read.outline.length);
  });

  it('prints in the contents the pages where the headings stand', () => {
    const lines = read.texts[1] ?? '';
    let checked = 0;
    for (const title of [
      'Sammanfattning',
      'Personal och behörighet',
      'Översikt över läsåret',
      'Trygghet och studiero',
      'Mål och insatser',
      'Fotnoter',
    ]) {
      const printed = Number(new RegExp(`${title}\\s*(\\d+)`).exec(lines)?.[1]);
      const stands =
        read.texts.findIndex(
          (text, index) => index > 1 && text.split('\n').some(line => line.trim() === title),
        ) + 1;
      assert.equal(printed, stands, title);
      checked++;
    }
    assert.equal(checked, 6);
    assert.doesNotMatch(lines, /0123456789/);
  });

  it('numbers all pages but the cover', () => {
    assert.equal(read.texts.length, pdf.pages);
    assert.doesNotMatch(read.texts[0] ?? '', /Sida \d/);
    for (const [index, text] of read.texts.slice(1).entries()) {
      assert.match(text, new RegExp(`Sida ${index + 2} av ${pdf.pages}`));
    }
  });

  it('tags contents, lists, tables and figures for what they are', () => {
    const count = (type: string) => read.tags.filter(tag => tag === type).length;
    assert.equal(count('H1'), 1);
    assert.equal(count('Figure'), 4);
    // pdf.js shows the tree page by page: the table over two pages is seen on each.
    assert.equal(count('Table'), 10);
    assert.equal(count('TOCI'), 14);
    assert.ok(count('LBody') >= 15);
    assert.equal(count('NonStruct'), 0);
    assert.deepEqual(read.figures, [
      'Meritvärde i årskurs 9 2022/23–2025/26: 216,0; 214,9; 218,2; 221,4.',
      'Andel behöriga till yrkesprogram 2022/23–2025/26: 216,0; 214,9; 218,2; 221,4.',
      'Trygghet enligt Skolenkäten, årskurs 8 2022/23–2025/26: 216,0; 214,9; 218,2; 221,4.',
      'Högre betyg än provbetyg 2022/23–2025/26: 216,0; 214,9; 218,2; 221,4.',
    ]);
  });

  it('carries its data', () => {
    assert.deepEqual([...read.attachments.keys()], ['np-godkant.csv']);
    assert.deepEqual(
      Buffer.from(read.attachments.get('np-godkant.csv') ?? []),
      Buffer.from(samplePage().attachments[0]?.bytes ?? []),
    );
  });

  it('repeats the header of a table that goes on, and puts a wide one on a landscape page with its heading', () => {
    const long = read.texts.filter(text => /Fysik 2|Geografi 4/.test(text));
    assert.equal(long.length, 2);
    for (const text of long) assert.match(text, /Ämne\s*2022\/23/);
    const wide = read.texts.findIndex(text => text.includes('Tabell 5.'));
    assert.ok((read.sizes[wide]?.width ?? 0) > (read.sizes[wide]?.height ?? 0));
    assert.match(read.texts[wide] ?? '', /Översikt över läsåret/);
  });

  it('leaves a goal without text on the page where it fits, whatever comes after it', async () => {
    const goal = h('div', { className: ['ska-block', 'ska-mål'] }, [
      h('p', { className: ['ska-block-typ'] }, 'Mål M1'),
      h('dl', { className: ['ska-fakta'] }, [h('dt', 'Senast'), h('dd', '2027/28')]),
    ]);
    const measure = h('div', { className: ['ska-block', 'ska-insats'] }, [
      h('p', { className: ['ska-block-typ'] }, 'Insats I1'),
      ...Array.from({ length: 24 }, () => h('p', 'En rad.')),
    ]);
    const lines = Array.from({ length: 24 }, () => h('p', 'Löptext.'));
    const page = samplePage({ contents: false, notes: [], body: [...lines, goal, measure] });
    const { texts } = await readPdf((await printPdf(press, page, layout)).bytes);
    const pageOf = (words: string) => texts.findIndex(text => text.includes(words));
    assert.equal(pageOf('Mål M1'), pageOf('Löptext.'));
    assert.equal(pageOf('Insats I1'), pageOf('Löptext.') + 1);
  });

  it('has no font but its own', async () => {
    const fonts = await run('pdffonts', [await saved('fonter.pdf', pdf.bytes)]).catch(() => undefined);
    const names = fonts?.stdout.split('\n').slice(2).filter(Boolean) ?? [];
    for (const name of names) assert.match(name, /SourceSans3/);
    assert.deepEqual(
      read.fonts.filter(name => !/SourceSans3/.test(name)),
      [],
    );
    assert.ok(read.fonts.length > 1);
  });

  it('is the same to the byte when printed again, in another tab or another browser', async () => {
    const same = async (other: Press) =>
      assert.ok(Buffer.from((await printPdf(other, samplePage(), layout)).bytes).equals(pdf.bytes));
    await Promise.all([same(press), same(press), same(press)]);
    const second = openPress(await openPrinter({ browser: await testBrowser() }));
    await same(second);
    await second[Symbol.asyncDispose]();
  });

  it('has the date that it is given, and then only that', async () => {
    const dated = await readPdf(
      (await printPdf(press, samplePage(), layout, { date: '2026-09-15T08:00:00Z' })).bytes,
    );
    assert.equal(dated.info.CreationDate, 'D:20260915080000Z');
    assert.equal(dated.info.ModDate, 'D:20260915080000Z');
  });

  it('tells a print without any text, as of a layout that leaves the report out', async () => {
    await assert.rejects(
      printPdf(press, samplePage(), layout, { html: '<!doctype html><html lang="sv"><title>x</title>' }),
      (error: unknown) => error instanceof Fault && error.code === 'output.no-text',
    );
  });

  it('takes a drawing of more lines than a call may have arguments', () => {
    const { text } = mendContent(`${'0 0 l\n'.repeat(300_000)}f`, new Map());
    assert.equal(text.split('\n').length, 300_003);
  });
});
