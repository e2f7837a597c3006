import assert from 'node:assert/strict';
import { codeLenses } from '../../extension/language/code-lens.ts';
import { documentLinks } from '../../extension/language/document-links.ts';
import { type DocumentSymbol, documentSymbols } from '../../extension/language/document-symbols.ts';
import { foldsOf } from '../../extension/language/folding.ts';
import { inlayHints } from '../../extension/language/inlay-hints.ts';
import { selectionsAt } from '../../extension/language/selection-ranges.ts';
import { semanticTokens } from '../../extension/language/semantic-tokens.ts';
import { workspaceSymbols } from '../../extension/language/workspace-symbols.ts';
import { applyEdits } from '../../extension/syntax/edit.ts';
import { openWorld, sceneOf, type World } from './scene.ts';

const file = 'rapporter/2025-26/ekskolan.md';
const head = '---\ntyp: enhet\nenhet: ekskolan\nläsår: 2025/26\nstatus: utkast\n---\n\n# E\n\n';

describe('the structure of a report', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world[Symbol.asyncDispose]());
  const open = async (text?: string, bound = false) =>
    (await sceneOf(world, file, { ...(text !== undefined && { text }), bound })).scene;
  const indented = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
    symbols.flatMap(one => [
      `${'  '.repeat(depth)}${one.name}${one.detail ? ` (${one.detail})` : ''}`,
      ...indented(one.children, depth + 1),
    ]);

  it('is an outline of sections with their blocks', async () => {
    assert.deepEqual(indented(documentSymbols(await open())), [
      'Kvalitetsrapport Ekskolan 2025/26',
      '  Resultat',
      '    Meritvärde (diagram #merit)',
      '    Nationella prov (tabell #np)',
      '  Analys',
      '    Betygen stiger (analys #A1)',
      '  Mål och insatser',
      '    Eleverna är i skolan (mål #M26-1)',
      '    Mentor ringer hem (insats #I26-1)',
      '  Uppföljning',
      '    Sambedömning i matematik (uppföljning)',
    ]);
  });

  it('keeps a block in a block, and a last section whose text ends in it', async () => {
    const scene = await open(`${head}## R\n\n::::analys[A]{#A1 av=np}\n\n:::budskap[B]\n\nX\n\n:::\n\n::::`);
    assert.deepEqual(indented(documentSymbols(scene)), [
      'E',
      '  R',
      '    A (analys #A1)',
      '      B (budskap)',
    ]);
  });

  it('folds front matter, sections, containers and long comments', async () => {
    const text = `${head}## R\n\n:::tabell{np-godkänt}\n\n:::\n\n<!-- ledtext: två\nrader -->\n\n## S\n\nText\n`;
    assert.deepEqual(
      foldsOf(await open(text)).map(({ from, to, kind }) => `${from}-${to} ${kind}`),
      ['1-6 region', '8-21 region', '10-17 region', '12-14 region', '16-17 comment', '19-21 region'],
    );
  });

  it('colours directives, snapshots, attributes, ids and names, and nothing of the prose', async () => {
    const scene = await open(
      `${head}EU:s mål: :värde[1,0]{meritvärde enhet=riket} av\n:förändring[ökat\nmed 2]{np-godkänt ämne="Svenska" visa=ord}.\n\n:::mål[Titel]{#M26-3}\n\n- Senast: 2026/27\n\n:::\n`,
    );
    const { text } = scene.report.document;
    assert.deepEqual(
      semanticTokens(scene).map(
        ({ span, type }) => `${type} ${text.slice(span.start.offset, span.end.offset)}`,
      ),
      [
        'directive :värde',
        'snapshot 1,0',
        'name meritvärde',
        'attribute enhet',
        'name riket',
        'directive :förändring',
        'snapshot ökat',
        'snapshot med 2',
        'name np-godkänt',
        'attribute ämne',
        'value Svenska',
        'attribute visa',
        'value ord',
        'directive :::mål',
        'title Titel',
        'id M26-3',
        'attribute Senast',
      ],
    );
    const line = text.split('\n').findIndex(each => each.startsWith(':::mål')) + 1;
    assert.equal(semanticTokens(scene, line, line).length, 3);
  });

  it('shows the value of today beside a snapshot that says another', async () => {
    const scene = await open(
      `${head}Värdet är :värde[219,0]{meritvärde}, eller :värde[]{meritvärde kön=F}, :värde[220,0]{meritvärde}.\n`,
      true,
    );
    const { text } = scene.report.document;
    const hints = inlayHints(scene);
    assert.deepEqual(
      hints.map(hint => hint.text),
      ['→ 220,0', '→ 230,0'],
    );
    assert.equal(text.slice(0, hints[0]?.at.offset).endsWith('[219,0'), true);
    assert.match(hints[0]?.tooltip ?? '', /219,0.*220,0/);
    assert.match(applyEdits(text, hints[0]?.edits ?? []), /:värde\[220,0\]\{meritvärde\}, eller/);
    assert.deepEqual(inlayHints(scene, 1, 5), []);
  });

  it('shows the status and its findings above the report, and what can be updated', async () => {
    const text = `${head}:värde[219,0]{meritvärde}\n\n:::tabell[T]{#t np-godkänt rader=ämne kolumner=läsår}\n\n:::\n`;
    const scene = await open(text, true);
    const lenses = codeLenses(scene);
    assert.match(lenses[0]?.title ?? '', /^Status: utkast · .*varning/);
    const all = lenses.find(lens => lens.title === 'Uppdatera alla siffror (2)');
    assert.ok(all?.action.do === 'edit');
    assert.match(applyEdits(text, all.action.edits), /:värde\[220,0\].*\| Matematik/s);
    const one = lenses.find(lens => lens.title === 'Uppdatera siffrorna');
    assert.ok(one?.action.do === 'edit');
    assert.match(applyEdits(text, one.action.edits), /:värde\[219,0\].*\| Matematik/s);
  });

  it('counts what points to a block, from all reports', async () => {
    const titles = codeLenses(await open(undefined, true)).map(lens => lens.title);
    assert.ok(titles.includes('1 insats pekar hit'), titles.join(' | '));
    assert.ok(titles.includes('1 mål pekar hit'));
    assert.ok(titles.includes('1 analys, 1 hänvisning pekar hit'));
    const { scene } = await sceneOf(world, 'rapporter/2025-26/huvudman.md', { language: 'en' });
    const goal = codeLenses(scene).find(lens => lens.title === '2 goals, 1 intervention point here');
    assert.ok(goal?.action.do === 'show-places');
    assert.deepEqual(goal.action.places.map(place => place.file.split('/').at(-1)).sort(), [
      'ekskolan.md',
      'huvudman.md',
      'åskolan.md',
    ]);
    const earlier = (await sceneOf(world, 'rapporter/2024-25/ekskolan.md')).scene;
    assert.ok(codeLenses(earlier).some(lens => lens.title === '1 uppföljning pekar hit'));
  });

  it('finds things of the whole project by their letters', async () => {
    const scene = await open();
    const names = (query: string) =>
      workspaceSymbols(scene, query).map(one => `${one.kind} ${one.name} – ${one.container}`);
    assert.deepEqual(names('sambedöm'), ['intervention I25-1 Sambedömning i matematik – Ekskolan 2024/25']);
    assert.ok(names('m26').includes('goal M26-1 Fler trivs – Åskolan 2025/26'));
    assert.ok(names('frånv').includes('indicator frånvaro Hög frånvaro – indikatorer.yaml'));
    assert.ok(names('åsko').includes('unit åskolan Åskolan – ska.yaml'));
    assert.deepEqual(names('finns inte alls'), []);
  });

  it('links an appendix to its report', async () => {
    const text = `${head}::bilaga[Å]{rapport=åskolan}\n`;
    const links = await documentLinks(await open(text));
    assert.deepEqual(
      links.map(link => `${text.slice(link.span.start.offset, link.span.end.offset)} ${link.file}`),
      ['åskolan rapporter/2025-26/åskolan.md'],
    );
  });

  it('widens a selection from a value to its attribute, braces, directive and section', async () => {
    const text = `${head}## R\n\nText :värde[1]{np-godkänt ämne="Svenska"} här.\n`;
    const scene = await open(text);
    assert.deepEqual(
      selectionsAt(scene, text.indexOf('Svenska') + 2)
        .map(span => text.slice(span.start.offset, span.end.offset))
        .slice(0, 4),
      ['Svenska', 'ämne="Svenska"', '{np-godkänt ämne="Svenska"}', ':värde[1]{np-godkänt ämne="Svenska"}'],
    );
  });
});
