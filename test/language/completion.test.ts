import assert from 'node:assert/strict';
import {
  type Before,
  beginsOffers,
  completeReport,
  type Reason,
} from '../../extension/language/completion/complete.ts';
import type { Offer } from '../../extension/language/completion/offer.ts';
import { openWorld, sceneOf, type World } from './scene.ts';

const file = 'rapporter/2025-26/ekskolan.md';

describe('completion in a report', () => {
  let world: World;
  let original = '';
  before(async () => {
    world = await openWorld();
    original = world.reports.find(one => one.document.file === file)?.document.text ?? '';
  });
  after(() => world[Symbol.asyncDispose]());

  /** Offers at `‸` in a text put before the analysis; with `instead`, in its place. */
  async function offers(
    marked: string,
    reason: Reason = 'asked',
    more: { readonly instead?: string; readonly bound?: boolean; readonly newline?: string } = {},
  ): Promise<readonly Offer[]> {
    const place = more.instead ?? '## Analys\n';
    const text = original.replace(place, more.instead ? marked : `${marked}\n\n${place}`);
    const written = more.newline ? text.replaceAll('\n', more.newline) : text;
    const { scene, cursor } = await sceneOf(world, file, { text: written, bound: more.bound ?? false });
    return completeReport(scene, cursor, reason);
  }
  const labels = (all: readonly Offer[]) => all.map(offer => offer.label);
  const typed = (character: string): Reason => ({ typed: character });

  describe('of a directive', () => {
    it('offers nothing for a colon, whatever stands before it, until a letter follows', async () => {
      for (const text of [':‸', 'Tema:‸', 'Vi ser :‸', '::‸', ':::‸', ':::mål[X]\n\nText\n\n:::‸'])
        assert.deepEqual(await offers(text, typed(':')), [], text);
      for (const text of ['Tema:m‸', 'EU:s‸', 'kl 10:3‸', 'KPI:e‸'])
        assert.deepEqual(await offers(text, typed(text.at(-2) ?? '')), [], text);
    });

    it('offers blocks and inline directives where a line begins, only inline ones in running text', async () => {
      assert.ok(labels(await offers(':d‸', typed('d'))).includes('diagram'));
      assert.ok(labels(await offers(':v‸', typed('v'))).includes('värde'));
      const inText = labels(await offers('Meritvärdet är :v‸', typed('v')));
      assert.ok(inText.includes('värde') && !inText.includes('diagram'), inText.join());
    });

    it('takes a smiley for a smiley: in a sentence only what begins as it was typed is offered for one colon', async () => {
      for (const text of ['Så glada :D‸', 'Hurra :P‸', 'Oj :o‸', ':D‸'])
        assert.deepEqual(await offers(text, typed(text.at(-2) ?? '')), [], text);
      assert.deepEqual(labels(await offers('Andelen har :f‸', typed('f'))), ['förändring']);
    });

    const begins = async (marked: string, since: Before) => {
      const text = original.replace('## Analys\n', `${marked}\n\n## Analys\n`);
      const { scene, cursor } = await sceneOf(world, file, { text, bound: false });
      return beginsOffers(scene, cursor, since);
    };

    it('tells where a letter begins a word that has offers, which no list can be open for', async () => {
      for (const text of ['Andelen är :v‸', ':d‸', ':::m‸', ':::insats[X]\n\n- T‸\n\n:::', '## M‸'])
        assert.equal(await begins(text, 'typed'), true, text);
      // Prose has none; behind a brace or a field's colon and blank the list opened with that.
      for (const text of ['Andelen v‸', 'EU:s‸', ':värde[]{m‸}', ':::insats[X]\n\n- Mål: M‸\n\n:::', '`:v‸`'])
        assert.equal(await begins(text, 'typed'), false, text);
    });

    it('tells the same where the brace or the blank stood there before: no list has opened with it', async () => {
      for (const text of [':värde[]{m‸}', ':::insats[X]\n\n- Mål: M‸\n\n:::', ':::tabell{np rader=å‸}'])
        assert.equal(await begins(text, 'stood'), true, text);
      for (const text of ['Andelen v‸', ':värde[]{}m‸', ':::insats[X]\n\n- Mätning: r‸\n\n:::'])
        assert.equal(await begins(text, 'stood'), false, text);
    });

    it('tells where a shortened word goes on among names, but not in words of the author', async () => {
      for (const text of [':värde[]{meri‸}', 'Andelen är :vär‸', ':::insats[X]\n\n- Mål: M2‸\n\n:::'])
        assert.equal(await begins(text, 'taken'), true, text);
      for (const text of ['## Med‸', ':::insats[X]\n\n- An‸\n\n:::', 'Andelen‸'])
        assert.equal(await begins(text, 'taken'), false, text);
    });

    it('replaces the colons typed and gives an id that no year has used', async () => {
      const goal = (await offers(':::m‸', typed('m'))).find(offer => offer.label === 'mål');
      assert.equal(goal?.span.end.offset, (goal?.span.start.offset ?? 0) + 4);
      assert.equal(goal?.filter, ':::mål');
      assert.match(goal?.text ?? '', /^:::mål\[\$\{1:Rubrik\}\]\{#M26-2\}\n\n- Utifrån: \$2\n/);
      assert.match(goal?.text ?? '', /\n\n:::\n$/);
    });

    it('offers no block inside a block that it would close', async () => {
      const inside = labels(await offers(':::analys[X]{#A2 av=np}\n\n:d‸\n\n:::'));
      assert.ok(!inside.includes('diagram') && inside.includes('värde'), inside.join());
    });

    it('offers nothing in code', async () => {
      assert.deepEqual(await offers('```markdown\n:v‸\n```'), []);
    });
  });

  describe('in braces', () => {
    it('offers indicators with name, unit of measure and the latest value that may be shown', async () => {
      const found = await offers(':värde[]{mer‸}', typed('r'), { bound: true });
      const merit = found.find(offer => offer.label === 'meritvärde');
      assert.equal(merit?.detail, 'Genomsnittligt meritvärde · poäng · 220,0 (2025/26)');
      assert.deepEqual(
        [merit?.text, merit?.span.end.offset],
        ['meritvärde', (merit?.span.start.offset ?? 0) + 3],
      );
    });

    it('shows the mark, not the number, of a value that is protected', async () => {
      const small = 'rapporter/2025-26/åskolan.md';
      const { scene, cursor } = await sceneOf(world, small, {
        text: '---\ntyp: enhet\nenhet: åskolan\nläsår: 2025/26\n---\n\n# Å\n\n:värde[]{‸}\n',
        bound: true,
      });
      const merit = completeReport(scene, cursor, 'asked').find(offer => offer.label === 'meritvärde');
      assert.equal(merit?.detail, 'Genomsnittligt meritvärde · poäng · .. (2025/26)');
    });

    it('offers the years, units and values that the indicator has in the data', async () => {
      assert.deepEqual(labels(await offers(':värde[]{meritvärde läsår=‸}')), [
        '2025/26',
        '2024/25',
        '2023/24',
      ]);
      assert.deepEqual(labels(await offers(':värde[]{frånvaro period=‸}')), [
        'vt2026',
        'ht2025',
        'vt2025',
        'ht2024',
      ]);
      assert.deepEqual(labels(await offers(':värde[]{np-godkänt ämne=‸}')), [
        'Matematik',
        'Svenska som andraspråk',
      ]);
      const units = labels(await offers(':värde[]{meritvärde enhet=‸}'));
      assert.deepEqual(units.slice(0, 2), ['huvudman', 'riket']);
      assert.ok(units.includes('åskolan') && !units.includes('ekskolan'), 'the own unit is meant anyway');
    });

    it('puts quotation marks around a value with blanks, and not twice', async () => {
      const text = async (marked: string) =>
        (await offers(marked)).find(offer => offer.label.startsWith('Svenska'))?.text;
      assert.equal(await text(':värde[]{np-godkänt ämne=‸}'), '"Svenska som andraspråk"');
      assert.equal(await text(':värde[]{np-godkänt ämne="‸"}'), 'Svenska som andraspråk');
      assert.equal(await text(':värde[]{np-godkänt ämne="Sv‸ mer prosa utan slut'), 'Svenska som andraspråk');
    });

    it('replaces one word of several', async () => {
      const [first] = (await offers(':::analys[X]{av="merit n‸"}\n\n:::')).filter(
        offer => offer.label === 'np',
      );
      assert.equal(first?.span.end.offset, (first?.span.start.offset ?? 0) + 1);
    });

    it('offers attributes that are not there yet, and of the data’s dimensions those of the table', async () => {
      const found = labels(await offers(':värde[]{meritvärde enhet=riket ‸}', typed(' ')));
      for (const name of ['läsår=', 'visa=', 'kön=']) assert.ok(found.includes(name), name);
      for (const name of ['enhet=', 'ämne=', 'källa=', 'meritvärde']) assert.ok(!found.includes(name), name);
    });

    it('offers tables, their columns, and what can be an axis', async () => {
      assert.ok(labels(await offers(':värde[]{källa=‸}')).includes('betyg'));
      assert.deepEqual(labels(await offers(':värde[]{källa=betyg kolumn=‸}')).slice(0, 2), [
        'poäng',
        'elever',
      ]);
      assert.deepEqual(labels(await offers(':::diagram{meritvärde x=‸}')), [
        'läsår',
        'enhet',
        'indikator',
        'kön',
      ]);
    });

    it('offers what a reference can point to, and words of a few', async () => {
      assert.deepEqual(labels(await offers('Se :se[]{‸}')).slice(0, 2), ['merit', 'np']);
      assert.deepEqual(labels(await offers(':::diagram{meritvärde typ=‸}')).slice(0, 2), ['linje', 'stapel']);
      assert.deepEqual(labels(await offers(':::budskap{om=‸}\n\n:::')), ['närvaro', 'bedömning']);
    });

    it('gives ids: the next of a kind, a word for a figure', async () => {
      assert.deepEqual(labels(await offers(':::insats[X]{#‸}\n\n:::')), ['I26-2']);
      assert.deepEqual(labels(await offers(':::tabell[X]{np-godkänt #‸}\n\n:::')), ['np-godkänt']);
    });

    it('finds its place in an inline directive that runs over two lines, and with CRLF', async () => {
      const text = 'Den har :förändring[ökat\nmed 1]{meritvärde visa=‸} sedan dess.';
      assert.deepEqual(labels(await offers(text)).slice(0, 2), ['tal', 'belopp']);
      assert.deepEqual(labels(await offers(text, 'asked', { newline: '\r\n' })).slice(0, 2), [
        'tal',
        'belopp',
      ]);
    });

    it('counts columns in UTF-16', async () => {
      const [offer] = await offers('👩‍🏫 å :värde[]{meritvärde läsår=20‸}');
      assert.equal(offer?.span.start.column, '👩‍🏫 å :värde[]{meritvärde läsår='.length + 1);
    });

    it('offers nothing behind a word that is written out, so that Enter is Enter', async () => {
      assert.deepEqual(await offers(':::insats[X]\n\n- Ansvarig: rektor‸\n\n:::', typed('r')), []);
    });
  });

  describe('in field lines', () => {
    it('offers keys that the block does not have', async () => {
      const block = ':::insats[X]{mål=M26-1}\n\n- Ansvarig: rektor\n- T‸\n\n:::';
      const found = labels(await offers(block, typed('T')));
      assert.ok(found.includes('Tid') && found.includes('Tema'));
      assert.ok(!found.includes('Ansvarig') && !found.includes('Mål'), found.join());
      const [tid] = (await offers(block, typed('T'))).filter(offer => offer.label === 'Tid');
      assert.equal(tid?.text, 'Tid: ');
    });

    it('offers no key for a dash alone, nor in a later list of the block', async () => {
      assert.deepEqual(await offers(':::insats[X]\n\n- ‸\n\n:::', typed(' ')), []);
      assert.deepEqual(
        await offers(':::insats[X]\n\n- Mål: M26-1\n\nSå gör vi:\n\n- T‸\n\n:::', typed('T')),
        [],
      );
    });

    it('offers goals of this and earlier years with their titles, then the head authority’s', async () => {
      const found = await offers(':::insats[X]\n\n- Mål: ‸\n\n:::', typed(' '));
      assert.deepEqual(
        found.slice(0, 3).map(offer => `${offer.label} ${offer.detail}`),
        [
          'M26-1 Eleverna är i skolan · 2025/26',
          'M25-1 Fler klarar matematiken · 2024/25',
          'huvudman#M26-1 Ökad närvaro i alla skolor · Ekby kommun · 2025/26',
        ],
      );
    });

    it('offers an indicator, then its selection', async () => {
      assert.ok(labels(await offers(':::mål[X]\n\n- Indikator: ‸\n\n:::')).includes('np-godkänt'));
      assert.deepEqual(labels(await offers(':::mål[X]\n\n- Indikator: np-godkänt, ‸\n\n:::')), [
        'ämne Matematik',
        'ämne Svenska som andraspråk',
      ]);
    });

    it('offers roles and phases; examples only when asked', async () => {
      assert.deepEqual(labels(await offers(':::insats[X]\n\n- Fas: ‸\n\n:::', typed(' '))), [
        'förstå',
        'arbete',
        'spridning',
        'implementering',
      ]);
      assert.ok(labels(await offers(':::insats[X]\n\n- Ansvarig: ‸\n\n:::', typed(' '))).includes('rektor'));
      const example = ':::uppföljning[X]{av=I25-1}\n\n- Genomförd: j‸\n\n:::';
      assert.deepEqual(await offers(example, typed('j')), []);
      assert.ok(labels(await offers(example)).length > 0);
    });
  });

  it('offers keys and values of the front matter', async () => {
    const instead = 'status: utkast';
    assert.deepEqual(labels(await offers('status: ‸', 'asked', { instead })).slice(0, 2), [
      'utkast',
      'inlämnad',
    ]);
    const keys = labels(await offers('status: utkast\nu‸', typed('u'), { instead }));
    assert.ok(keys.includes('undertitel') && !keys.includes('status'), keys.join());
    const units = labels(await offers('enhet: ‸', 'asked', { instead: 'enhet: ekskolan' }));
    assert.ok(units.includes('ekskolan') && units.includes('åskolan'));
  });

  it('offers headings of the outline that are not there, with their guidance', async () => {
    const instead = '## Analys\n';
    const found = await offers('## M‸\n', typed('M'), { instead });
    assert.ok(
      labels(found).includes('Medverkan') && !labels(found).includes('Mål och insatser'),
      labels(found).join(),
    );
    assert.match(
      found.find(offer => offer.label === 'Medverkan')?.text ?? '',
      /^Medverkan\n\n<!-- ledtext: /,
    );
    assert.deepEqual(await offers('## ‸\n', typed(' '), { instead }), []);
  });

  it('offers codes for a waiver, those of this report first, and never what protects children', async () => {
    const text = 'Se :värde[1]{meritvärde}.\n\n<!-- ska: undantag ‸ -->';
    const codes = labels(await offers(text, typed(' '), { bound: true }));
    assert.equal(codes[0], 'snapshot.stale');
    assert.ok(!codes.some(code => /^(protection|personal)|unprotected/.test(code)));
    assert.deepEqual(labels(await offers('<!-- ska: undantag snapshot.stale, ‸ -->', typed(' '))), [
      'skäl:',
      'av:',
      'till:',
    ]);
  });
});
