import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanPasted } from '../../extension/language/paste/clean-text.ts';
import { type NewTable, tableFromFile, tableFromPaste } from '../../extension/language/paste/new-table.ts';
import { placedBlock } from '../../extension/language/paste/placed-block.ts';
import { applyEdits } from '../../extension/syntax/edit.ts';
import { openWorld, sceneOf, type World } from './scene.ts';

const file = 'rapporter/2025-26/ekskolan.md';
const ekby = fileURLToPath(new URL('../fixtures/projects/ekby', import.meta.url));

describe('pasting', () => {
  describe('text from Word', () => {
    it('becomes text as people type it', () => {
      assert.equal(cleanPasted('85,2\u00a0% av 1\u202f200\u00adelever\u200b\r\n'), '85,2 % av 1 200elever\n');
      assert.equal(cleanPasted('•\tEtt\n\t·\tTvå\no\tTre\n1.\tFyra\n'), '- Ett\n\t- Två\n- Tre\n1. Fyra\n');
      assert.equal(cleanPasted('Rad\vbruten'), 'Rad\nbruten');
    });

    it('has straight quotation marks inside braces, and keeps those of the prose', () => {
      assert.equal(
        cleanPasted('Hon sa ”ja” om :värde[1 %]{np-godkänt\u00a0ämne=”Svenska”} och {”annat”}.'),
        'Hon sa ”ja” om :värde[1 %]{np-godkänt ämne="Svenska"} och {”annat”}.',
      );
      assert.equal(cleanPasted(':::analys[”A”]{av=”merit np”}'), ':::analys[”A”]{av="merit np"}');
    });

    it('leaves what is clean as it is', () => {
      const clean = 'En rad – med tankstreck, 👩‍🏫 och "raka".\n\n- Lista\n';
      assert.equal(cleanPasted(clean), clean);
    });
  });

  describe('cells', () => {
    let world: World;
    let folder = '';
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'ska-klistra å '));
      await cp(ekby, folder, { recursive: true });
      world = await openWorld(folder);
    });
    after(async () => {
      await world[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    });

    /** Makes a table as the editor would, and tells what the report then says. */
    async function shown(made: NewTable | undefined, directive: string) {
      assert.ok(made);
      for (const { path, text } of made.files) await writeFile(join(folder, path), text);
      const path = join(folder, 'data/datapackage.yaml');
      await writeFile(path, applyEdits(await readFile(path, 'utf8'), made.edits));
      await using again = await openWorld(folder);
      const text = `---\ntyp: enhet\nenhet: ekskolan\nläsår: 2025/26\n---\n\n# E\n\n${directive}`;
      const { scene } = await sceneOf(again, file, { text, bound: true });
      const found = scene.bound?.diagnostics.filter(one =>
        /^(data|value|column|table|attribute|directive|snapshot)/.test(one.code),
      );
      return {
        codes: [...again.project.diagnostics.map(one => one.code), ...(found ?? []).map(one => one.code)],
        filled: found?.flatMap(one => one.fix?.edits.map(edit => edit.text.trim()) ?? [])[0],
      };
    }

    it('from Excel become a data file, its entry and a table in the report', async () => {
      const { scene } = await sceneOf(world, file);
      const cells =
        'Skola\tLäsår\tAntal svar\tNöjda\r\nEkskolan\t2024/25\t120\t96\r\nEkskolan\t2025/26\t118\t101\r\nÅskolan\t2025/26\t40\t32\r\n';
      const made = tableFromPaste(cells, 'Nöjda vårdnadshavare', scene);
      assert.deepEqual(
        made?.files.map(one => one.path),
        ['data/nojda-vardnadshavare.csv'],
      );
      assert.equal(made?.files[0]?.text.split('\n')[1], 'Ekskolan;2024/25;120;96');
      assert.equal(
        made?.directives.table,
        ':::tabell[Nöjda vårdnadshavare]{#nöjda-vårdnadshavare källa=nöjda-vårdnadshavare}\n\n:::\n',
      );
      const chart = made?.directives.chart ?? '';
      assert.equal(
        chart,
        ':::diagram[Nöjda vårdnadshavare]{#nöjda-vårdnadshavare källa=nöjda-vårdnadshavare kolumn=nöjda x=läsår}\n\n:::\n',
      );
      const { codes, filled } = await shown(made, chart);
      assert.deepEqual(codes, ['snapshot.empty']);
      assert.match(filled ?? '', / 96; 101\./);
    });

    it('with periods side by side become one row each', async () => {
      const { scene } = await sceneOf(world, file);
      const made = tableFromPaste(
        'Ämne\t2023/24\t2024/25\nSlöjd\t71,5\t74\nBild\t80\t\n',
        'Betyg i slöjd',
        scene,
      );
      assert.equal(
        made?.files[0]?.text,
        'Ämne;läsår;värde\nSlöjd;2023/24;71,5\nSlöjd;2024/25;74\nBild;2023/24;80\n',
      );
      assert.match(
        made?.edits[0]?.text ?? '',
        /- \{ name: ämne, type: string, title: Ämne, ska:dimension: ämne \}/,
      );
      const { codes } = await shown(made, made?.directives.table ?? '');
      assert.deepEqual(codes, ['snapshot.empty']);
    });

    it('are not made of what is no table', async () => {
      const { scene } = await sceneOf(world, file);
      for (const text of ['Bara text', 'a\tb', 'en\nkolumn\n', '\t\n\t'])
        assert.equal(tableFromPaste(text, 'X', scene), undefined, text);
    });

    it('of a file that a table has are shown by its directive, through its indicator', async () => {
      const { scene } = await sceneOf(world, file);
      const found = tableFromFile('data/betyg.csv', '', scene);
      assert.deepEqual([found?.files, found?.edits], [[], []]);
      assert.equal(
        found?.directives.chart,
        ':::diagram[Genomsnittligt meritvärde]{#meritvärde meritvärde x=läsår}\n\n:::\n',
      );
    });

    it('of a file that no table has get an entry in the data package', async () => {
      const content = 'enhet,termin,böcker\nekskolan,vt2026,1200\nekskolan,ht2025,1150\n';
      await writeFile(join(folder, 'data/boklan.csv'), content);
      const { scene } = await sceneOf(world, file);
      const made = tableFromFile('data/boklan.csv', content, scene);
      assert.match(made?.edits[0]?.text ?? '', /ska:dimension: enhet, ska:nyckel: id/);
      const { codes, filled } = await shown(made, made?.directives.chart ?? '');
      // Nobody has said how many stand behind the numbers: the author is told.
      assert.deepEqual(codes, ['value.unprotected', 'snapshot.empty']);
      assert.match(filled ?? '', /1 150.*1 200/);
    });

    it('make a data package where there is none', async () => {
      const { scene } = await sceneOf({ ...world, texts: new Map() }, file);
      const made = tableFromPaste('Läsår\tTal\n2025/26\t3\n', 'Ny', scene);
      assert.deepEqual(
        made?.files.map(one => one.path),
        ['data/ny.csv', 'data/datapackage.yaml'],
      );
      assert.match(made?.files[1]?.text ?? '', /^resources:\n {2}- name: ny\n/);
    });
  });

  describe('a block', () => {
    const placed = (text: string, line: number) => {
      const lines = text.split('\n');
      const { here, below } = placedBlock(lines, line, ':::tabell{}\n\n:::\n');
      if (below) lines[below.line] += below.text;
      else lines[line] = here + lines[line];
      return lines.join('\n');
    };

    it('stands between blank lines where the line is empty', () => {
      assert.equal(placed('Ord.\n\n\n## R', 2), 'Ord.\n\n:::tabell{}\n\n:::\n\n## R');
      assert.equal(placed('Ord.\n\n## R', 1), 'Ord.\n\n:::tabell{}\n\n:::\n\n## R');
      assert.equal(placed('', 0), ':::tabell{}\n\n:::\n');
    });

    it('stands below the paragraph that it falls on, which stays whole', () => {
      assert.equal(placed('Ord\noch ord.\n\n## R', 0), 'Ord\noch ord.\n\n:::tabell{}\n\n:::\n\n## R');
      assert.equal(placed('  \nSist.', 0), '  \nSist.\n\n:::tabell{}\n\n:::');
    });
  });
});
