import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, ElementContent } from 'hast';
import { openFiles } from '../../extension/node/files.ts';
import { openPrinter } from '../../extension/output/browser/printer.ts';
import { textOf } from '../../extension/output/html/outline-of-body.ts';
import { openPress } from '../../extension/output/pdf/press.ts';
import { type Deck, deckOfReport } from '../../extension/output/slides/deck.ts';
import { renderDeck } from '../../extension/output/slides/deck-html.ts';
import { portions } from '../../extension/output/slides/fit.ts';
import { printDeck } from '../../extension/output/slides/print-deck.ts';
import { checkProject } from '../../extension/project/check.ts';
import { openProject } from '../../extension/project/project.ts';
import { root } from '../cli/run-ska.ts';
import { withLindberga } from '../docs/guide.ts';
import { readPdf } from './read-pdf.ts';
import { shippedLayout } from './shipped-layout.ts';
import { testBrowser } from './test-browser.ts';

/** The deck of a report of the example municipality, its text changed. */
function deckOf(id: string, change: (text: string) => string = text => text): Promise<Deck> {
  return withLindberga(async folder => {
    const path = join('rapporter', '2025-26', `${id}.md`);
    await using project = await openProject(openFiles(folder), openFiles(root));
    const text = new TextDecoder().decode(await project.files.read(path));
    await writeFile(join(folder, path), change(text));
    const paths = [path, 'rapporter/2025-26/huvudman.md'];
    const { reports, viewOf } = await checkProject(project, {
      paths: [...new Set(paths)],
      today: '2026-10-01',
    });
    const bound = reports.find(one => one.report.setting.report.id === id);
    assert.ok(bound);
    return deckOfReport(bound, { project, reports, viewOf });
  });
}

const words = (nodes: readonly ElementContent[]) =>
  nodes.map(node => (node.type === 'element' ? textOf(node) : 'value' in node ? node.value : '')).join('');

describe('the slides of a result day', () => {
  let deck: Deck;
  before(async () => {
    deck = await deckOf('resultatdag');
  });

  it('end with what is true of the numbers shown, and not of the rest of a report that they show in part', () => {
    const said = deck.slides
      .filter(slide => slide.title.startsWith('Om siffrorna'))
      .map(slide => words(slide.content))
      .join(' ');
    assert.match(said, /Riket \(Genomsnittligt meritvärde\)/);
    assert.doesNotMatch(said, /Sfi|Liknande/);
  });

  it('are what the author wrote, in order, with the sections of another report between', () => {
    assert.deepEqual(deck.slides.map(slide => slide.title).slice(0, 7), [
      'Syfte',
      'Onsdag 2 december',
      'Fundera på',
      'Gemensam närvarorutin i årskurs 1–6',
      'Sambedömning i årskurs 9',
      'Lärdom om vad som ger effekt',
      'Fler läser med flyt redan i årskurs 1',
    ]);
    assert.deepEqual(deck.slides.map(slide => slide.title).slice(-2), [
      'Avslutning och utvärdering',
      'Om siffrorna',
    ]);
    assert.equal(deck.slides[4]?.overline, 'Uppföljning av föregående års insatser · Uppföljning');
  });

  it('have one chart each, under its message, with its source', () => {
    const figures = deck.slides.filter(slide => slide.form === 'figure');
    assert.deepEqual(
      figures.map(slide => [slide.title, slide.overline]),
      [
        ['Fler läser med flyt redan i årskurs 1', 'Resultat · Elever som når nivån i läsning i årskurs 1'],
        ['Meritvärdet är stabilt', 'Resultat · Meritvärde i årskurs 9'],
        [
          'Frånvaron på högstadiet sjunker inte',
          'Resultat · Elever med minst 15 procents frånvaro i årskurs 7–9',
        ],
      ],
    );
    for (const { content, source } of figures) {
      assert.equal(content.filter(node => node.type === 'element' && node.tagName === 'svg').length, 1);
      assert.match(source, /^Källa: /);
    }
  });

  it('give the speaker what nobody else sees, and write out where links lead', () => {
    const notes = deck.slides.filter(slide => /Nivån är densamma alla år/.test(words(slide.notes)));
    assert.deepEqual(
      notes.map(slide => slide.form),
      ['figure'],
    );
    const links = deck.slides.find(slide => slide.title === 'Läs mer');
    assert.match(words(links?.content ?? []), /skolverket\.se\/styrning-och-ansvar/);
  });

  it('are a deck whose only script is ours, and nothing is loaded', async () => {
    const html = await renderDeck(deck, await shippedLayout('bildspel'), 'let x = 1;');
    assert.match(html, /default-src 'none'.*script-src 'sha256-[\w+/]{43}='"/);
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.doesNotMatch(html.replaceAll(/<a [^>]*>/g, ''), /(?:src|href)="(?!data:|#)/);
    assert.match(html, /<aside class="ska-anteckningar" hidden/);
  });

  it('are a tagged PDF of as many pages, 16:9, each with its title and without the notes', async function () {
    this.timeout(120_000);
    await using press = openPress(await openPrinter({ browser: await testBrowser(), tabs: 1 }));
    const { bytes, pages } = await printDeck(press, deck, await shippedLayout('bildspel'));
    assert.equal(pages, deck.slides.length + 1);
    const pdf = await readPdf(bytes);
    for (const { width, height } of pdf.sizes) assert.ok(Math.abs(width / height - 16 / 9) < 0.01);
    assert.deepEqual(pdf.outline, [deck.title, ...deck.slides.map(slide => slide.title)]);
    assert.equal(pdf.figures.filter(alt => /\d/.test(alt)).length, 3);
    assert.doesNotMatch(pdf.texts.join(), /Nivån är densamma/);
    assert.ok(pdf.tags.includes('Table') && pdf.tags.includes('H2'));
  });
});

describe('the slides of another report', () => {
  it('are what its blocks put there, under their sections; what is written around them is for the speaker', async () => {
    const deck = await deckOf('huvudman');
    const formsOf = (title: string) =>
      deck.slides.filter(slide => slide.title === title).map(slide => slide.form);
    assert.equal(formsOf('Innehåll')[0], 'text');
    assert.deepEqual(formsOf('Behörigheten är ojämnt fördelad'), ['message', 'figure']);
    for (const title of [
      'Grundskolan mot riket och liknande kommuner',
      'Rektorernas svar, enhet för enhet',
      'Enheternas insatser efter tema',
      'Huvudmannens insatser i enheterna',
    ])
      assert.deepEqual(formsOf(title), ['figure'], title);
    const said = (pattern: RegExp, part: 'content' | 'notes') =>
      deck.slides.some(slide => pattern.test(words(slide[part])));
    assert.ok(said(/Kommunen har 1.744 elever/, 'notes') && !said(/Kommunen har 1.744 elever/, 'content'));
  });
});

describe('what does not fit on a slide', () => {
  const element = (tagName: string, ...children: ElementContent[]): Element => ({
    type: 'element',
    tagName,
    properties: {},
    children,
  });
  const text = (value: string): ElementContent => ({ type: 'text', value });
  const sentence =
    'Rutinen i årskurs 1–6 har gett effekt och fortsätter i ordinarie verksamhet på alla skolor.';
  const paragraph = element('p', text(Array.from({ length: 40 }, () => sentence).join(' ')));
  const list = element(
    'ol',
    ...Array.from({ length: 30 }, (_, at) => element('li', text(`${at} ${sentence}`))),
  );
  const rows = Array.from({ length: 40 }, (_, at) =>
    element('tr', element('th', text(`Enhet ${at}`)), element('td', text('12,3'))),
  );
  const table = element(
    'table',
    element('thead', element('tr', element('th', text('Enhet')), element('td', text('2025/26')))),
    element('tbody', ...rows),
  );

  it('goes on over further slides, and nothing is lost', () => {
    for (const block of [paragraph, list]) {
      const parts = portions([block], 'text', 'Rubrik', true);
      assert.ok(parts.length > 2);
      assert.equal(parts.map(words).join('').replace(/\s+/g, ' '), textOf(block).replace(/\s+/g, ' '));
    }
    const parts = portions([table], 'figure', 'Rubrik', true);
    assert.ok(parts.length > 1);
    for (const part of parts) assert.match(words(part), /^Enhet2025\/26Enhet/);
    assert.equal(
      parts
        .map(words)
        .join('')
        .match(/Enhet \d+/g)?.length,
      40,
    );
  });

  it('divides one fact, one item and one sentence that are higher than a slide', () => {
    const fact = element('dl', element('dt', text('Delmål')), element('dd', text(textOf(paragraph))));
    const item = element('ul', element('li', text(textOf(paragraph))));
    const endless = element('p', text('utan punkt '.repeat(200).trim()));
    const quote = element('blockquote', paragraph, element('p', text('Sist.')));
    for (const block of [fact, item, endless, quote]) {
      const parts = portions([block], 'text', 'Rubrik', false);
      assert.ok(parts.length > 1, block.tagName);
      const all = parts
        .map(words)
        .join(' ')
        .replace(/Delmål/g, '')
        .replace(/\s+/g, ' ')
        .trim();
      assert.equal(
        all,
        textOf(block)
          .replace(/Delmål/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      );
    }
    for (const part of portions([fact], 'text', 'Rubrik', false)) assert.match(words(part), /^Delmål/);
  });

  it('says the group again over rows that go on, and ends no slide with a group', () => {
    const group = (title: string): Element => ({
      ...element('tr', element('th', text(title))),
      properties: { className: ['ska-grupp'] },
    });
    const grouped = element(
      'table',
      element('thead', element('tr', element('th', text('Enhet')), element('td', text('2025/26')))),
      element('tbody', group('Norr'), ...rows.slice(0, 20)),
      element('tbody', group('Söder'), ...rows.slice(20)),
    );
    const parts = portions([grouped], 'figure', 'Rubrik', true).map(words);
    assert.ok(parts.length > 2);
    for (const part of parts) {
      assert.match(part, /^Enhet2025\/26(Norr|Söder)Enhet/);
      assert.doesNotMatch(part, /(Norr|Söder)$/);
    }
  });

  it('numbers on where a list was divided', () => {
    const [, second] = portions([list], 'text', 'Rubrik', false);
    const [rest] = second ?? [];
    const count = rest?.type === 'element' ? Number(/^\d+/.exec(textOf(rest))?.[0]) : 0;
    assert.ok(count > 2);
    assert.equal(rest?.type === 'element' && rest.properties.start, count + 1);
  });
});
