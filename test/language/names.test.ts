import assert from 'node:assert/strict';
import { sentence } from '../../extension/base/problems.ts';
import type { Place } from '../../extension/base/span.ts';
import { definitionAt, definitionInYaml } from '../../extension/language/definition.ts';
import { referencesAt, referencesInYaml } from '../../extension/language/references.ts';
import {
  type Refusal,
  type Renaming,
  renameAt,
  renameableAt,
  renameInYaml,
} from '../../extension/language/rename.ts';
import { applyEdits } from '../../extension/syntax/edit.ts';
import { openWorld, sceneOf, type World, yamlSceneOf } from './scene.ts';

const file = 'rapporter/2025-26/ekskolan.md';

describe('names in the project', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world[Symbol.asyncDispose]());

  const textOf = (path: string) =>
    world.reports.find(one => one.document.file === path)?.document.text ?? world.texts.get(path) ?? '';
  /** The scene of a report with the cursor in the middle of the only occurrence of some words. */
  async function at(words: string, part = words, path = file, bound = false) {
    const text = textOf(path);
    const start = text.indexOf(words) + words.indexOf(part) + 1;
    const { scene } = await sceneOf(world, path, { bound });
    return { scene, offset: start };
  }
  const inYaml = (path: string, words: string, part = words) => {
    const text = textOf(path);
    const { scene } = yamlSceneOf(world, path, text);
    return { scene, offset: text.indexOf(words) + words.indexOf(part) + 1 };
  };
  /** Places as « folder/file: the line they stand in ». */
  const shown = (places: readonly Place[] | undefined) =>
    places?.map(({ file: path, span }) => {
      const line = textOf(path).split('\n')[span.start.line - 1] ?? '';
      return `${path.split('/').slice(-2).join('/')}: ${line.trim()}`;
    });

  describe('go to definition', () => {
    const target = async (words: string, part = words) => {
      const { scene, offset } = await at(words, part);
      return shown(definitionAt(scene, offset)?.places.map(one => one.place));
    };

    it('leads from a field line and an attribute to the block, over years and owners', async () => {
      assert.deepEqual(await target('- Utifrån: A1', 'A1'), [
        '2025-26/ekskolan.md: :::analys[Betygen stiger]{#A1 av="merit np-godkänt"}',
      ]);
      assert.deepEqual(await target('{av=I25-1}', 'I25-1'), [
        '2024-25/ekskolan.md: :::insats[Sambedömning i matematik]{#I25-1}',
      ]);
      assert.deepEqual(await target('huvudman#M26-1', 'M26-1'), [
        '2025-26/huvudman.md: :::mål[Ökad närvaro i alla skolor]{#M26-1}',
      ]);
      assert.deepEqual(await target('fortsätter, se I26-1', 'I26-1'), [
        '2025-26/ekskolan.md: :::insats[Mentor ringer hem]{#I26-1 mål=M26-1}',
      ]);
    });

    it('leads to figures, indicators, units and themes', async () => {
      assert.deepEqual(await target(':se[diagram 1]{merit}', '{merit}'), [
        '2025-26/ekskolan.md: :::diagram[Meritvärde]{#merit meritvärde x=läsår}',
      ]);
      assert.deepEqual(await target('av="merit np-godkänt"', 'np-g'), ['indikatorer.yaml: np-godkänt:']);
      assert.deepEqual(await target('Tema: närvaro', 'närvaro'), ['ska.yaml: närvaro: Ökad närvaro']);
      assert.match(
        (await target('enhet: ekskolan', 'ekskolan'))?.[0] ?? '',
        /^ska\.yaml: - \{ id: ekskolan,/,
      );
      assert.deepEqual(await target('huvudman#M26-1', 'huvudman'), [
        'ska.yaml: huvudman: { id: ekby, namn: Ekby kommun, kommunkod: "9902", typ: kommunal }',
      ]);
    });

    it('leads from a number to the rows of its data file', async () => {
      const { scene, offset } = await at(':värde[220,0]{meritvärde}', '220', file, true);
      assert.deepEqual(
        definitionAt(scene, offset)?.places.map(one => `${one.place.file}:${one.place.span.start.line}`),
        ['data/betyg.csv:6', 'data/betyg.csv:7'],
      );
      // A click on the page leads to the colon.
      const colon = await at(':värde[220,0]{meritvärde}', ':', file, true);
      assert.equal(definitionAt(colon.scene, colon.offset - 1)?.places.length, 2);
    });

    it('says that a shipped indicator stands outside the project', async () => {
      const { scene, cursor } = await sceneOf(world, file, {
        text: `${textOf(file)}\n:värde[]{antal-‸elever}\n`,
      });
      const [found] = definitionAt(scene, cursor.offset)?.places ?? [];
      assert.deepEqual([found?.shipped, found?.place.file], [true, 'templates/katalog/indikatorer.yaml']);
    });

    it('leads from one YAML file to another', () => {
      const { scene, offset } = inYaml('indikatorer.yaml', 'tabell: prov', 'prov');
      assert.deepEqual(shown(definitionInYaml(scene, offset)?.places.map(one => one.place)), [
        'data/datapackage.yaml: - name: prov',
      ]);
    });
  });

  it('finds references over all reports, years and YAML files', async () => {
    const goal = await at(':::mål[Eleverna är i skolan]{#M26-1}', 'M26-1');
    assert.deepEqual(shown(referencesAt(goal.scene, goal.offset, false)), [
      '2025-26/ekskolan.md: :::insats[Mentor ringer hem]{#I26-1 mål=M26-1}',
    ]);
    const head = await at('huvudman#M26-1', 'M26-1');
    assert.deepEqual(shown(referencesAt(head.scene, head.offset, false)), [
      '2025-26/huvudman.md: - Mål: M26-1',
      '2025-26/åskolan.md: - Preciserar: huvudman#M26-1',
      '2025-26/ekskolan.md: - Preciserar: huvudman#M26-1',
    ]);
    const { scene, offset } = inYaml('indikatorer.yaml', 'np-godkänt:', 'np-');
    assert.deepEqual(shown(referencesInYaml(scene, offset, false))?.sort(), [
      '2024-25/ekskolan.md: - Indikator: np-godkänt, ämne Matematik',
      '2025-26/ekskolan.md: :::analys[Betygen stiger]{#A1 av="merit np-godkänt"}',
      '2025-26/ekskolan.md: :::tabell[Nationella prov]{#np np-godkänt rader=ämne kolumner=läsår}',
      'ska.yaml: följs: [meritvärde, np-godkänt]',
    ]);
  });

  describe('rename', () => {
    /** The lines that a renaming changes, as they are afterwards. */
    function changed(result: Renaming | Refusal): readonly string[] {
      if ('refused' in result) return [sentence(result.refused.code, result.refused.args, 'sv')];
      const files = [...new Set(result.edits.map(edit => edit.file))];
      return files
        .flatMap(path => {
          const edits = result.edits.filter(edit => edit.file === path);
          const after = applyEdits(textOf(path), edits).split('\n');
          const lines = new Set(edits.map(edit => edit.span.start.line));
          return [...lines].map(line => `${path.split('/').slice(-2).join('/')}: ${after[line - 1]?.trim()}`);
        })
        .sort();
    }

    it('changes a goal in its report, in reports that point to it, and in no other', async () => {
      const { scene, offset } = await at('huvudman#M26-1', 'M26-1');
      assert.deepEqual(changed(renameAt(scene, offset, '#M26-7')), [
        '2025-26/ekskolan.md: - Preciserar: huvudman#M26-7',
        '2025-26/huvudman.md: - Mål: M26-7',
        '2025-26/huvudman.md: :::mål[Ökad närvaro i alla skolor]{#M26-7}',
        '2025-26/åskolan.md: - Preciserar: huvudman#M26-7',
      ]);
    });

    it('changes a figure in its own report, and an indicator everywhere', async () => {
      const figure = await at('{merit}', 'merit');
      assert.deepEqual(changed(renameAt(figure.scene, figure.offset, 'betyg')), [
        '2025-26/ekskolan.md: :::analys[Betygen stiger]{#A1 av="betyg np-godkänt"}',
        '2025-26/ekskolan.md: :::diagram[Meritvärde]{#betyg meritvärde x=läsår}',
        '2025-26/ekskolan.md: Meritvärdet är :värde[220,0]{meritvärde}, för flickor :värde[230,0]{meritvärde kön=F}. Se :se[diagram 1]{betyg}.',
      ]);
      const indicator = await at('Indikator: frånvaro', 'frånvaro');
      assert.deepEqual(changed(renameAt(indicator.scene, indicator.offset, 'hög-frånvaro')), [
        '2025-26/ekskolan.md: - Indikator: hög-frånvaro',
        '2025-26/huvudman.md: - Indikator: hög-frånvaro',
        'indikatorer.yaml: hög-frånvaro:',
      ]);
    });

    it('changes a table and a theme from where they are declared', () => {
      const table = inYaml('data/datapackage.yaml', 'name: betyg', 'betyg');
      assert.deepEqual(changed(renameInYaml(table.scene, table.offset, 'betyg-åk9')), [
        'data/datapackage.yaml: - name: betyg-åk9',
        'indikatorer.yaml: tabell: betyg-åk9',
      ]);
      const theme = inYaml('ska.yaml', 'närvaro: Ökad', 'närvaro');
      assert.deepEqual(changed(renameInYaml(theme.scene, theme.offset, 'skolnärvaro')), [
        '2025-26/ekskolan.md: - Tema: skolnärvaro',
        'ska.yaml: skolnärvaro: Ökad närvaro',
      ]);
    });

    it('changes a unit with its reports’ files', () => {
      const { scene, offset } = inYaml('ska.yaml', 'efterträds: nya-kullen', 'nya');
      const result = renameInYaml(scene, offset, 'kullens');
      assert.deepEqual(changed(result).length, 2);
      const other = inYaml('ska.yaml', 'id: åskolan', 'åsko');
      assert.match(
        changed(renameInYaml(other.scene, other.offset, 'ån'))[0] ?? '',
        /datafilen data\/prov\.csv/,
      );
    });

    it('refuses what would collide or could not be read, with a sentence', async () => {
      const refusal = async (words: string, part: string, wanted: string) => {
        const { scene, offset } = await at(words, part);
        return changed(renameAt(scene, offset, wanted))[0];
      };
      assert.match(
        (await refusal('{#M26-1}', 'M26', 'M25-1')) ?? '',
        /upptaget: Fler klarar matematiken, 2024\/25/,
      );
      assert.match((await refusal('{#M26-1}', 'M26', 'I26-9')) ?? '', /Skriv så här: M26-1/);
      assert.match((await refusal('{#merit ', 'merit', 'np')) ?? '', /upptaget: Nationella prov/);
      assert.match((await refusal('{#merit ', 'merit', 'två ord')) ?? '', /går inte att använda/);
      assert.match((await refusal('{#merit ', 'merit', 'M26-4')) ?? '', /går inte att använda/);
      assert.match((await refusal('Indikator: frånvaro', 'frånvaro', 'meritvärde')) ?? '', /upptaget/);
      assert.match(
        (await refusal('huvudman#M26-1', 'huvudman', 'kommunen')) ?? '',
        /ord i rapporternas språk/,
      );
      assert.match((await refusal('# Kvalitetsrapport', 'Kval', 'x')) ?? '', /inget namn som kan bytas/);
    });

    it('refuses an indicator that comes with the program, and an id that nobody has', async () => {
      const text = `${textOf(file)}\n:::insats[X]{#I26-9 mål=M26-8}\n\n:::\n\n:värde[]{antal-elever}\n`;
      const { scene } = await sceneOf(world, file, { text });
      assert.match(
        changed(renameAt(scene, text.indexOf('antal-elever') + 2, 'elever'))[0] ?? '',
        /kommer med programmet/,
      );
      const dangling = renameableAt(scene, text.indexOf('M26-8') + 2);
      assert.ok('refused' in dangling && dangling.refused.code === 'rename.undefined');
    });
  });

  it('knows the ids of a unit that was taken over as its own', async () => {
    const kullen = 'rapporter/2024-25/kullen.md';
    const project = { ...world.project };
    const { scene: old } = await sceneOf({ ...world, project }, kullen, {
      text: '---\ntyp: enhet\nenhet: kullen\nläsår: 2024/25\n---\n\n# K\n\n:::insats[Läsvila]{#I25-4}\n\n:::\n',
    });
    const text =
      '---\ntyp: enhet\nenhet: nya-kullen\nläsår: 2025/26\n---\n\n# N\n\n:::uppföljning[Läsvila]{av=I2‸5-4}\n\n:::\n';
    const { scene, cursor } = await sceneOf(
      { ...world, reports: old.reports },
      'rapporter/2025-26/nya-kullen.md',
      { text },
    );
    assert.deepEqual(
      definitionAt(scene, cursor.offset)?.places.map(one => one.place.file),
      [kullen],
    );
  });
});
