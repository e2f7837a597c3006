import assert from 'node:assert/strict';
import type { Language } from '../../extension/base/problem.ts';
import { hoverAt, trendAsked } from '../../extension/language/hover/hover.ts';
import { askSeries } from '../../extension/project/ask-series.ts';
import { openWorld, sceneOf, type World } from './scene.ts';

const file = 'rapporter/2025-26/ekskolan.md';
const small = 'rapporter/2025-26/åskolan.md';

describe('hover in a report', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world[Symbol.asyncDispose]());

  /** The hover at the start of `part` of some words; the trend is asked for as a server would. */
  async function hover(words: string, part = words, path = file, language: Language = 'sv') {
    const { scene } = await sceneOf(world, path, { bound: true, language });
    const { text } = scene.report.document;
    const offset = text.indexOf(words) + words.indexOf(part) + 1;
    const query = trendAsked(scene, offset);
    const trend = query && (await askSeries(scene.project, scene.report, [query], scene.view)).get(query);
    const found = hoverAt(scene, offset, trend || undefined);
    return {
      markdown: found?.markdown ?? '',
      on: found && text.slice(found.span.start.offset, found.span.end.offset),
    };
  }

  it('tells what a number is, the group behind it, its trend and its source', async () => {
    const { markdown, on } = await hover(':värde[220,0]', '220');
    assert.equal(on, '220,0');
    for (const part of [
      '**Genomsnittligt meritvärde**',
      '**220,0** · Ekskolan · 2025/26 · bygger på 60',
      'Summan av de 16 bästa betygen',
      '`▁▅█`',
      'Utveckling: 2023/24: 210,0 · 2024/25: 215,0 · 2025/26: 220,0',
      '`data/betyg.csv`, rad 6, 7 · brytdatum 20 juni 2026',
    ])
      assert.ok(markdown.includes(part), `${part} in ${markdown}`);
  });

  it('gives the trend of the very selection, and asks for it only when the scene lacks it', async () => {
    const { markdown } = await hover(':värde[230,0]', '230');
    assert.ok(markdown.includes('2023/24: 220,0 · 2024/25: 225,0 · 2025/26: 230,0'), markdown);
    const { scene } = await sceneOf(world, file, { bound: true });
    const { text } = scene.report.document;
    assert.equal(trendAsked(scene, text.indexOf('[220,0]') + 2), undefined);
    assert.equal(trendAsked(scene, text.indexOf('[230,0]') + 2), 'meritvärde kön=F');
  });

  it('never shows a number that protection hides, nor its group', async () => {
    const { markdown } = await hover(':värde[..]', '..', small);
    assert.ok(markdown.includes('**..** · Åskolan · 2025/26 · skyddad: för få bakom talet'), markdown);
    // 1740 points of 8 pupils in 2025/26, 1600 of 8 in 2023/24.
    for (const hidden of ['217,5', '200,0', 'bygger på', '▁']) assert.ok(!markdown.includes(hidden), hidden);
    assert.ok(markdown.includes('2023/24: .. · 2024/25: 220,0 · 2025/26: ..'), markdown);
  });

  it('says that a text is stale', async () => {
    const text =
      '---\ntyp: enhet\nenhet: ekskolan\nläsår: 2025/26\n---\n\n# E\n\n:värde[219,0]{meritvärde}\n';
    const { scene } = await sceneOf(world, file, { text, bound: true });
    assert.match(
      hoverAt(scene, text.indexOf('219') + 1)?.markdown ?? '',
      /⚠ Texten säger något annat än data/,
    );
  });

  it('documents directives and attributes in the language of the editor', async () => {
    assert.match((await hover(':::insats', 'insats')).markdown, /En insats för att nå ett mål/);
    assert.match((await hover(':::insats', 'insats', file, 'en')).markdown, /An intervention towards a goal/);
    assert.match(
      (await hover('rader=ämne', 'rader')).markdown,
      /^\*\*rader\*\* · tabell\n\nVad raderna går över/,
    );
    assert.match((await hover('- Fas: arbete', 'Fas')).markdown, /`förstå`, `arbete`/);
    assert.match((await hover('kön=F', 'kön', file, 'en')).markdown, /Only what has a certain kön/);
  });

  it('tells what ids, indicators, units and themes are', async () => {
    const goal = await hover('huvudman#M26-1', 'M26-1');
    assert.ok(goal.markdown.startsWith('**Ökad närvaro i alla skolor** · mål `M26-1`'), goal.markdown);
    assert.ok(goal.markdown.includes('Ekby kommun · 2025/26 · rapporten är utkast'));
    assert.ok(goal.markdown.includes('- Målvärde: högst 12 %'));
    const indicator = (await hover('- Indikator: frånvaro', 'frånvaro')).markdown;
    assert.ok(indicator.includes('Senast: **18,0 % \\(vt 2026\\)**'), indicator);
    assert.ok(indicator.includes('Lägre är bättre.'));
    assert.match(
      (await hover('enhet: ekskolan', 'ekskolan')).markdown,
      /\*\*Ekskolan\*\*.*enhet\n\n- grundskola/,
    );
    assert.match((await hover('Tema: närvaro', 'närvaro')).markdown, /Ökad närvaro/);
    assert.match((await hover(']{merit}', 'merit')).markdown, /diagram `#merit`/);
  });

  it('documents the front matter', async () => {
    assert.match((await hover('läsår: 2025/26', 'läsår')).markdown, /Läsåret som rapporten gäller/);
  });

  it('shows names as they stand, without links or images of the project’s making', async () => {
    const text =
      '---\ntyp: enhet\nenhet: ekskolan\nläsår: 2025/26\n---\n\n# E\n\n' +
      ':::mål[![x](https://exempel.se/x.png) *Fet*]{#M26-3}\n\n:::\n\n:::insats[X]{#I26-3 mål=M26-3}\n\n:::\n';
    const { scene } = await sceneOf(world, file, { text });
    const markdown = hoverAt(scene, text.indexOf('mål=M26-3') + 5)?.markdown ?? '';
    assert.ok(markdown.includes('mål `M26-3`') && !/!\[|\]\(/.test(markdown), markdown);
  });
});
