import assert from 'node:assert/strict';
import { sentence } from '../../extension/base/problems.ts';
import { checkProject } from '../../extension/project/check.ts';
import { updatedText } from '../../extension/report/update.ts';
import { applyEdits } from '../../extension/syntax/edit.ts';
import { type Copy, copyOfExempel, head, withProject } from './exempel.ts';

const path = 'rapporter/2025-26/tallbackaskolan.md';
const start = `${head('tallbackaskolan')}# Rapport\n\n`;

/** The example project with a deviation for the teachers' share, which the board follows. */
async function project(text: string): Promise<Copy> {
  const copy = await copyOfExempel();
  await copy.change('ska.yaml', 'teman:', 'följs: [lärare-behöriga]\nteman:');
  await copy.change('indikatorer.yaml', '  skydd: ingen\n', '  skydd: ingen\n  avvikelse: 2\n');
  await copy.write(path, start + text);
  return copy;
}

/** What a check says of the report (snapshots, outlines and the red thread aside), the text after an update, and after all fixes. */
async function seen(copy: Copy) {
  return await withProject(copy, async open => {
    const { reports, findings } = await checkProject(open, { paths: [path], today: '2026-09-01' });
    const [bound] = reports;
    assert.ok(bound);
    const own = findings
      .map(one => one.diagnostic)
      .filter(one => !/^(outline|snapshot|thread)\./.test(one.code));
    return {
      stale: findings.filter(one => one.diagnostic.code.startsWith('snapshot.')).length,
      codes: own.map(one => `${one.code} ${(one.args as { indicator?: string }).indicator ?? ''}`.trim()),
      told: own.map(one => sentence(one.code, one.args as never, 'sv')),
      text: updatedText(bound).text,
      mended: applyEdits(
        bound.report.document.text,
        own.flatMap(one => one.fix?.edits ?? []),
      ),
    };
  });
}

/** Updates the report on disk, and says what a check says then. */
async function updated(copy: Copy) {
  await copy.write(path, (await seen(copy)).text);
  return await seen(copy);
}

describe('underlag', () => {
  it('shows value, change, reference and standing; what waits or is not there is never compared', async () => {
    await using copy = await project('::underlag{#u skolform=grundskola mot=riket}\n');
    const { text, stale, codes } = await updated(copy);
    assert.equal(stale, 0);
    assert.equal(
      text,
      `${start}:::underlag{#u skolform=grundskola mot=riket}

| Indikator                    | 2025/26    | Förändring | Riket  | Läge  |
| :--------------------------- | ---------: | ---------: | -----: | :---- |
| Kostnad per elev (2025)      | 128 460 kr |  +7 060 kr |      . |       |
| Lärare, behöriga             |     71,4 % |       -3,2 | 73,6 % | sämre |
| Frånvaro över 15 % (vt 2026) |     16,0 % |       +1,6 |      . |       |
| Trygghet                     |        8,2 |       +0,1 | väntas |       |
| Godkända på nationella prov  |     85,6 % |       -1,3 | väntas |       |
| Meritvärde åk 9              |      221,4 |       +3,2 | väntas |       |

:::
`,
    );
    assert.deepEqual(codes, ['review.explanation-missing Lärare, behöriga']);
  });

  it('demands an explanation of followed indicators that deviate, and the fix makes room for it', async () => {
    await using copy = await project('::underlag{mot=riket}\n');
    const { told, mended } = await updated(copy);
    assert.match(told[0] ?? '', /är sämre än förra gången och är sämre än riket, och nämnden följer/);
    assert.match(mended, /\n\n\*\*Lärare, behöriga:\*\* \n\n:::\n$/);
    await copy.write(path, mended);
    assert.deepEqual((await seen(copy)).codes, ['review.explanation-missing Lärare, behöriga']);
    await copy.write(path, mended.replace('behöriga:** ', 'behöriga:** Tre lärare slutade i januari.'));
    assert.deepEqual((await seen(copy)).codes, []);
  });

  it('only hints at the others', async () => {
    await using copy = await project('::underlag{mot=riket}\n');
    await copy.change('ska.yaml', 'följs: [lärare-behöriga]\n', '');
    assert.deepEqual((await updated(copy)).codes, ['review.explanation-wanted Lärare, behöriga']);
  });

  it('keeps and tells the paragraph on an indicator that is no longer in the table', async () => {
    const words = '**Sjukfrånvaro:** Vi har pratat om den.';
    await using copy = await project(`:::underlag{mot=riket indikator=meritvärde}\n\n${words}\n\n:::\n`);
    const { text, codes } = await updated(copy);
    assert.ok(text.includes(`|\n\n${words}\n\n:::\n`));
    assert.deepEqual(codes, ['review.explanation-alone Sjukfrånvaro']);
  });

  it('marks the paragraph on a number whose standing has turned, once, and nothing else', async () => {
    const words = '**Undervisning av behöriga lärare:** Vi ligger lågt.';
    await using copy = await project('::underlag{mot=riket}\n');
    await updated(copy);
    await copy.change(path, /\n:::\n$/, `\n${words}\n\n**Trygghet:** Den är god.\n\n:::\n`);
    await copy.change('data/riket.csv', '2025/26;alla;73,6', '2025/26;alla;60,0');
    const { text, codes, stale } = await updated(copy);
    assert.equal(stale, 0);
    assert.match(text, /\| 60,0 % \| bättre +\|/);
    assert.ok(text.includes(`\n\n<!-- ska: läs om -->\n${words}\n\n**Trygghet:** Den är god.`));
    assert.deepEqual(codes, ['prose.reread']);
    await copy.change('data/riket.csv', '2025/26;alla;60,0', '2025/26;alla;71,4');
    const { text: again } = await updated(copy);
    assert.equal(again.split('ska: läs om').length, 2);
  });

  it('writes nothing but the cells that have changed, in a file with CRLF as well', async () => {
    await using copy = await project('::underlag{mot=riket}\n\n**Eget** stycke.  \n');
    await copy.write(path, (await copy.read(path)).replaceAll('\n', '\r\n'));
    const { text } = await updated(copy);
    assert.ok(!/[^\r]\n/.test(text));
    await copy.change('data/riket.csv', '2025/26;alla;73,6', '2025/26;alla;75,1');
    const after = (await updated(copy)).text;
    assert.equal(after, text.replace('73,6 %', '75,1 %'));
  });

  it('groups by area of quality and by aspect, with what has none last', async () => {
    const names = async (grouping: string) => {
      await using copy = await project(`::underlag{mot=riket grupp=${grouping}}\n`);
      const rows = (await updated(copy)).text.match(/^\| ?[^|]+(?=\|)/gm) ?? [];
      return rows.slice(2).map(cell => cell.slice(2).trim());
    };
    assert.deepEqual(await names('kvalitetsområde'), [
      ...['**Kvalitet**', 'Lärare, behöriga', 'Trygghet'],
      '**Barns och elevers utveckling och lärande**',
      ...['Frånvaro över 15 % (vt 2026)', 'Godkända på nationella prov', 'Meritvärde åk 9'],
      ...['**Övrigt**', 'Kostnad per elev (2025)'],
    ]);
    assert.deepEqual(
      (await names('aspekt')).filter(name => name.startsWith('**')),
      ['**Struktur**', '**Process**', '**Resultat**'],
    );
  });

  it('is not broken by what an indicator is called', async () => {
    await using copy = await project('::underlag{mot=riket indikator=meritvärde}\n');
    const name = 'Merit | *värde* [x](y) :värde[9]{meritvärde}';
    await copy.change('indikatorer.yaml', 'namn: Meritvärde', `namn: "${name}"`);
    const { text, stale, codes } = await updated(copy);
    assert.equal(stale, 0);
    assert.deepEqual(codes, []);
    assert.equal(text.match(/^\|.*221,4.*$/gm)?.length, 1);
    await withProject(copy, async open => {
      const { reports } = await checkProject(open, { paths: [path], today: '2026-09-01' });
      assert.deepEqual(
        reports[0]?.directives.map(one => one.kind.name),
        ['underlag'],
      );
    });
  });

  it('says when there is nothing to show', async () => {
    await using copy = await project('::underlag{skolform=fritidshem}\n');
    assert.deepEqual((await seen(copy)).codes, ['review.nothing']);
  });

  for (const [what, spoil] of [
    ['a ragged row', (csv: string) => csv.replace(';26;5469', ';5469')],
    ['a key that stands twice', (csv: string) => `${csv}Tallbackaskolan;2022/23;F;24;5329\n`],
  ] as const)
    it(`a data file with ${what} takes no row away: the table is left as it is, and it is told why`, async () => {
      await using copy = await project('::underlag{#u skolform=grundskola mot=riket}\n');
      const { text } = await updated(copy);
      assert.match(text, /\| Meritvärde /);
      await copy.write('data/betyg.csv', spoil(await copy.read('data/betyg.csv')));
      const after = await seen(copy);
      assert.equal(after.text, text);
      assert.equal(after.stale, 0);
      assert.ok(after.codes.some(code => /^value\.(unread|row-twice)/.test(code)));
    });

  for (const [what, file, from, to] of [
    ['renamed in the data package', 'data/datapackage.yaml', 'name: betyg-åk9', 'name: betygen'],
    ['renamed at the indicator', 'indikatorer.yaml', 'tabell: betyg-åk9', 'tabell: betygen'],
  ] as const)
    it(`keeps the row of an indicator whose table was ${what}, until a person takes it away`, async () => {
      await using copy = await project('::underlag{#u skolform=grundskola mot=riket}\n');
      const { text } = await updated(copy);
      await copy.change('data/undervisning.csv', '2025/26;490;350', '2025/26;490;345');
      await copy.change(file, from, to);
      const after = await updated(copy);
      assert.equal(after.text, text);
      assert.deepEqual(after.codes, ['value.row-held meritvärde']);
      assert.match(
        after.told[0] ?? '',
        /^Meritvärde .*tabell finns inte i data\/datapackage\.yaml\. Underlaget lämnas orört/,
      );
      await copy.change(path, /^\| Meritvärde .*\n/m, '');
      const without = await updated(copy);
      assert.match(without.text, /\| Lärare, behöriga +\| +70,4 % /);
      assert.deepEqual(without.codes, [
        'review.left-out meritvärde',
        'review.explanation-missing Lärare, behöriga',
      ]);
    });

  it('tells of a row that an update takes away before it does; a table of one’s own stays', async () => {
    await using copy = await project('::underlag{#u skolform=grundskola mot=riket}\n');
    await updated(copy);
    const own = '| Enkät | Svar |\n| :---- | ---: |\n| Trivs | 80 |';
    await copy.change(path, /^(\| Meritvärde .*)\n/m, '$1\n| Egen mätning | 4,2 | | | |\n');
    await copy.change(path, /\n:::\n$/, `\n${own}\n\n:::\n`);
    const { told, text } = await seen(copy);
    assert.ok(
      told.some(one => one.startsWith('Raden ”Egen mätning” hör inte till det som visas här längre')),
    );
    assert.ok(!told.some(one => one.includes('Trivs')));
    assert.ok(!text.includes('Egen mätning'));
    assert.ok(text.includes(own));
  });
});
