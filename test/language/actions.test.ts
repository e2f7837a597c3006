import assert from 'node:assert/strict';
import { spanAt } from '../../extension/base/span.ts';
import type { CodeAction } from '../../extension/language/actions/action.ts';
import { codeActions, sourceActions } from '../../extension/language/actions/code-actions.ts';
import { openReportText } from '../../extension/project/open-reports.ts';
import { applyEdits } from '../../extension/syntax/edit.ts';
import { openWorld, type SceneOptions, sceneOf, type World } from './scene.ts';

const file = 'rapporter/2025-26/ekskolan.md';
const head = '---\ntyp: enhet\nenhet: ekskolan\nläsår: 2025/26\nstatus: utkast\n---\n\n# E\n\n';

describe('code actions', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world[Symbol.asyncDispose]());

  /** The actions at `‸` in a report's body. */
  async function at(marked: string, more: SceneOptions = {}) {
    const { scene, cursor } = await sceneOf(world, file, { bound: true, ...more, text: head + marked });
    const { text, lineStarts } = scene.report.document;
    const span = spanAt(lineStarts, cursor.offset, cursor.offset);
    const all = codeActions(scene, span);
    const find = (title: RegExp | string) =>
      all.find(one => (typeof title === 'string' ? one.title === title : title.test(one.title)));
    /** The body after an action. */
    const done = (title: RegExp | string) => {
      const action = find(title);
      assert.ok(action, `${title} among ${all.map(one => one.title).join(' | ')}`);
      return applyEdits(text, action.edits).slice(head.length);
    };
    /** Codes that are told of the text after an action. */
    const codesAfter = (action: CodeAction | undefined) =>
      openReportText(world.project, file, applyEdits(text, action?.edits ?? [])).diagnostics.map(
        one => one.code,
      );
    return { all, find, done, codesAfter, scene };
  }

  it('mends a misspelt name, saying what it becomes', async () => {
    const { done, find } = await at(':värde[220,0]{meritvarde‸}\n');
    assert.equal(done('Byt till ”meritvärde”'), ':värde[220,0]{meritvärde}\n');
    assert.equal(find('Byt till ”meritvärde”')?.mends?.code, 'attribute.word-unknown');
    const english = await at(':värde[220,0]{meritvarde‸}\n', { language: 'en' });
    assert.ok(english.find('Change to “meritvärde”'));
  });

  it('updates one snapshot, or all of the file', async () => {
    const text = ':värde[21‸9,0]{meritvärde} och :värde[]{meritvärde kön=F}\n';
    const { done } = await at(text);
    assert.equal(done('Uppdatera till 220,0'), ':värde[220,0]{meritvärde} och :värde[]{meritvärde kön=F}\n');
    const both = ':värde[220,0]{meritvärde} och :värde[230,0]{meritvärde kön=F}\n';
    assert.equal(done('Uppdatera alla siffror (2)'), both);
    const { scene } = await at(text);
    const [source] = sourceActions(scene).filter(one => one.kind === 'source.updateSnapshots');
    assert.equal(applyEdits(scene.report.document.text, source?.edits ?? []).slice(head.length), both);
  });

  it('mends all that is certain at once, and nothing else', async () => {
    const { scene } = await at(
      '‸:::mål [X]{#M26-3 tema=”närvaro”}\n- Senast:2026/27\n:::\n\n:värde[220,0]{meritvarde}\n',
    );
    const [fixAll] = sourceActions(scene).filter(one => one.kind === 'source.fixAll');
    const mended = applyEdits(scene.report.document.text, fixAll?.edits ?? []).slice(head.length);
    assert.match(mended, /^:::mål\[X\]\{#M26-3 tema="närvaro"\}/);
    assert.ok(mended.includes('{meritvarde}'), 'a name that the author chose');
  });

  describe('of what is missing', () => {
    it('creates the goal that an intervention points to, with an id that was never used', async () => {
      const { done, codesAfter, find } = await at(':::insats[Ringa]{#I26-4 mål=M26-‸9}\n\n:::\n');
      const text = done('Skapa målet M26-1');
      assert.match(
        text,
        /^:::mål\[Målets rubrik\]\{#M26-1\}\n\n<!-- ledtext: .* -->\n\n:::\n\n:::insats\[Ringa\]\{#I26-4 mål=M26-1\}/,
      );
      assert.deepEqual(
        codesAfter(find('Skapa målet M26-1')).filter(code => /^(syntax|directive)/.test(code)),
        [],
      );
    });

    it('never takes an id that another year has or still points to', async () => {
      const text =
        ':::insats[Ringa]{#I26-4 mål=M25-‸7}\n\n:::\n\n:::uppföljning[X]{av=I25-3}\n\n:::\n\n:::effekt[X]{#E25-1 av=I26-8}\n\n:::\n';
      assert.ok(
        (await at(text)).find(/Skapa/) === undefined,
        'what an earlier year should have is not created now',
      );
      const goal = await at(
        ':::insats[A]{#I26-4 mål=M26-‸9}\n\n- Fortsätter: I25-1\n\n:::\n\n:::mål[B]{#M26-3}\n\n:::\n',
      );
      assert.ok(goal.find('Skapa målet M26-4'), goal.all.map(one => one.title).join());
    });

    it('puts an analysis where analyses are, and links the goal to it', async () => {
      const body = '## Analys\n\nText.\n\n## Mål\n\n:::mål[X]{#M26-3}\n\n- Utifrån: A‸4\n\n:::\n';
      const { done } = await at(body);
      assert.match(
        done('Skapa analysen A1'),
        /## Analys\n\nText\.\n\n:::analys\[Analysens rubrik\]\{#A1\}\n\n<!-- ledtext: [^\n]+ -->\n\n:::\n\n## Mål\n\n:::mål\[X\]\{#M26-3\}\n\n- Utifrån: A1\n/,
      );
    });

    it('adds the analysis of a result, and an id to a figure without one', async () => {
      const { done } = await at(':::diagram[Betyg]{meritvärde ‸x=läsår}\n\n:::\n\nText.\n');
      assert.match(
        done('Lägg till en analys av ”Betyg”'),
        /^:::diagram\[Betyg\]\{#meritvärde meritvärde x=läsår\}\n\n:::\n\n:::analys\[Betyg\]\{#A1 av=meritvärde\}\n\n<!-- ledtext: [^\n]+ -->\n\n:::\n\nText\.\n$/,
      );
      const covered = await at(':::diagram[Betyg]{#b ‸meritvärde}\n\n:::\n\n:::analys[X]{#A1 av=b}\n\n:::\n');
      assert.equal(covered.find(/analys av/), undefined);
    });

    it('inserts a section that the outline demands', async () => {
      const { scene } = await at('## Resultat\n\nText.‸\n');
      const whole = spanAt(scene.report.document.lineStarts, 0, scene.report.document.text.length);
      const insert = codeActions(scene, whole).find(one => one.mends?.code === 'outline.section-missing');
      assert.equal(insert?.title, 'Lägg in avsnittet med ledtext');
      assert.match(applyEdits(scene.report.document.text, insert?.edits ?? []), /\n## \S.*\n\n<!-- ledtext:/);
    });
  });

  describe('of a number typed by hand', () => {
    it('binds it to the indicator that its paragraph names', async () => {
      const { done, find } = await at(
        'Meritvärdet steg, och genomsnittligt meritvärde är nu 220,‸0 poäng.\n',
      );
      const text = done('Hämta 220,0 ur data: meritvärde');
      assert.equal(
        text,
        'Meritvärdet steg, och genomsnittligt meritvärde är nu :värde[220,0]{meritvärde} poäng.\n',
      );
      assert.equal(find(/^Hämta/)?.mends?.code, 'prose.typed-number');
      assert.equal(find(/^Hämta/)?.preferred, true);
    });

    it('finds the period in which the data has the number', async () => {
      const { done } = await at('Meritvärde förra läsåret: 215,‸0.\n');
      assert.equal(done(/^Hämta/), 'Meritvärde förra läsåret: :värde[215,0]{meritvärde läsår=2024/25}.\n');
    });

    it('leaves other numbers alone', async () => {
      for (const text of [
        'Meritvärde: kl 10:3‸0 den 3:e.',
        'Enligt SFS 2010:80‸0 om meritvärde.',
        'Hög frånvaro är minst 15 ‸% av tiden.',
        'Meritvärdet ökade med 5,0‸ procentenheter.',
        'Det blev 85,‸0 % till slut.',
        'Meritvärde `12,‸5 %`.',
        'Meritvärde :värde[220‸,0]{meritvärde}.',
        '## Meritvärde 220,‸0',
      ])
        assert.equal((await at(`${text}\n`)).find(/^Hämta/), undefined, text);
    });
  });

  describe('of a waiver', () => {
    it('stands before the block, and is none until somebody has given a reason', async () => {
      const body = 'Text.\n\nVärdet är :värde[21‸9,0]{meritvärde}.\n';
      const { done, find, codesAfter } = await at(body);
      const title = 'Undanta fyndet här, med skäl (snapshot.stale)';
      assert.equal(
        done(title),
        'Text.\n\n<!-- ska: undantag snapshot.stale, skäl: …, av: … -->\nVärdet är :värde[219,0]{meritvärde}.\n',
      );
      assert.ok(codesAfter(find(title)).includes('waiver.malformed'));
    });

    it('of the front matter stands before the first heading', async () => {
      const { scene } = await sceneOf(world, file, {
        text: head.replace('enhet: ekskolan', 'enhet: kullen'),
        bound: true,
      });
      const { text, lineStarts } = scene.report.document;
      const action = codeActions(scene, spanAt(lineStarts, 0, 60)).find(one => /frontmatter/.test(one.title));
      assert.match(
        applyEdits(text, action?.edits ?? []),
        /---\n\n<!-- ska: undantag frontmatter\.[\w-]+, .* -->\n\n# E/,
      );
    });

    it('is not offered for slips of the pen', async () => {
      assert.equal((await at(':::mål [X‸]{#M26-3}\n\n:::\n')).find(/Undanta.*syntax/), undefined);
    });
  });

  it('keeps CRLF', async () => {
    const text = `${head}:::insats[Ringa]{#I26-4 mål=M26-‸9}\n\n:::\n`.replaceAll('\n', '\r\n');
    const { scene, cursor } = await sceneOf(world, file, { text, bound: true });
    const { text: written, lineStarts } = scene.report.document;
    const action = codeActions(scene, spanAt(lineStarts, cursor.offset, cursor.offset)).find(one =>
      /^Skapa/.test(one.title),
    );
    assert.ok(!/[^\r]\n/.test(applyEdits(written, action?.edits ?? [])) && action);
  });
});
