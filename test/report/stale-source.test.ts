import assert from 'node:assert/strict';
import { type Copy, reported } from './exempel.ts';

/** The findings of a report whose snapshots were right until the data of these files changed. */
async function stale(text: string, change: (copy: Copy) => Promise<void>): Promise<readonly string[]> {
  const before = await reported(text);
  assert.deepEqual(before.found, []);
  const { found } = await reported(before.text, 'tallbackaskolan', change);
  return found.map(one => /\(([^()]*\.csv[^()]*)\)/u.exec(one)?.[1] ?? one);
}

const pupils = (copy: Copy) =>
  copy.change('data/betyg.csv', 'Tallbackaskolan;2025/26;P;22;4632', 'Tallbackaskolan;2025/26;P;22;4600');

describe('what a stale number rests on', () => {
  it('is one file and its row', async () => {
    assert.deepEqual(
      await stale(':värde[]{antal-elever skolform=grundskola}', copy =>
        copy.change('data/elever.csv', '2025/26;grundskola;466', '2025/26;grundskola;467'),
      ),
      ['data/elever.csv, rad 5'],
    );
  });

  it('is its rows, and the file alone when these stand in many places', async () => {
    assert.deepEqual(await stale(':förändring[]{meritvärde kön=P från=2024/25}', pupils), [
      'data/betyg.csv, rad 7, 9',
    ]);
    assert.deepEqual(await stale(':::tabell{#t meritvärde rader=kön kolumner=läsår}\n\n:::', pupils), [
      'data/betyg.csv, rad 2–9',
    ]);
    const tests =
      ':::tabell{#t np-godkänt ämne=Matematik enhet="tallbackaskolan strandskolan" kolumner=läsår}\n\n:::';
    const change = (copy: Copy) =>
      copy.change('data/prov.csv', '2025/26;Matematik;62;49', '2025/26;Matematik;62;40');
    assert.deepEqual(await stale(tests, change), ['data/prov.csv']);
  });

  it('is every file that its numbers come from, whichever of them changed', async () => {
    const chart = ':::diagram{#d lärare-behöriga x=läsår mot=riket}\n\n:::';
    const files = ['data/undervisning.csv, data/riket.csv'];
    assert.deepEqual(
      await stale(chart, copy => copy.change('data/undervisning.csv', '490;350', '490;340')),
      files,
    );
    assert.deepEqual(
      await stale(chart, copy => copy.change('data/riket.csv', '2025/26;alla;73,6', '2025/26;alla;73,9')),
      files,
    );
  });

  it('is three files and a word that there are more', async () => {
    const table = (indicators: string) =>
      `:::tabell{#t indikator="${indicators}" rader=indikator kolumner=läsår}\n\n:::`;
    assert.deepEqual(await stale(table('meritvärde lärare-behöriga trygghet'), pupils), [
      'data/betyg.csv, data/undervisning.csv, data/enkat.csv',
    ]);
    assert.deepEqual(await stale(table('meritvärde lärare-behöriga trygghet antal-elever'), pupils), [
      'data/betyg.csv, data/undervisning.csv, data/enkat.csv m.fl.',
    ]);
  });
});
