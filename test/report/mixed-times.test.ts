import assert from 'node:assert/strict';
import { type Copy, reported } from './exempel.ts';

const codes = (found: readonly string[]) => found.map(one => one.split(':')[0]);

/** The sentence that a chart gets. */
async function said(directive: string, prepare?: (copy: Copy) => Promise<void>) {
  const { found, text } = await reported(`::${directive}`, 'tallbackaskolan', prepare);
  return { found, sentence: /^> (.*)$/mu.exec(text)?.[1] };
}

const absence = 'diagram{typ=spridning x=frånvaro-över-15 y=meritvärde';

describe('measures of different kinds of time', () => {
  it('meet in a school year: its spring term, and what is asked for by unit too', async () => {
    assert.deepEqual(await said(`${absence} serie=läsår}`), {
      found: [],
      sentence:
        'Frånvaro över 15 % och meritvärde: 2022/23 . och 215,9; 2023/24 . och 214,8; 2024/25 14,4 % och 218,2; 2025/26 16,0 % och 221,4.',
    });
    assert.deepEqual(await said(`${absence} enhet="tallbackaskolan strandskolan"}`), {
      found: [],
      sentence:
        'Frånvaro över 15 % och meritvärde: Tallbackaskolan 16,0 % och 221,4; Strandskolan 20,6 % och 226,0.',
    });
  });

  it('meet for a calendar year in the school year that begins in it', async () => {
    const { sentence } = await said('diagram{typ=spridning x=kostnad-per-elev y=meritvärde serie=läsår}');
    assert.match(sentence ?? '', /2024\/25 121 400 kr och 218,2; 2025\/26 128 460 kr och 221,4\.$/);
  });

  it('have no point for an autumn term, and none is made up for it', async () => {
    const { sentence } = await said(`${absence} serie=läsår}`, copy =>
      copy.change(
        'data/franvaro.csv',
        'Tallbackaskolan;VT2026;F-3',
        'Tallbackaskolan;HT2025;F-3;100;50\nTallbackaskolan;VT2026;F-3',
      ),
    );
    assert.match(sentence ?? '', /; 2024\/25 14,4 % och 218,2; 2025\/26 16,0 % och 221,4\.$/);
  });

  it('are told where another time is asked for, with what to write', async () => {
    const { found } = await said(`${absence} serie=termin}`);
    assert.deepEqual(found, [
      'directive.scatter-times: Indikatorerna räknas per termin och läsår och möts bara i ett läsår: vårterminen hör till läsåret som slutar då, kalenderåret till läsåret som börjar då. Skriv serie=läsår.',
    ]);
  });

  it('stand in a table by school year, each with the part of the year that it is of', async () => {
    const named = 'indikator="frånvaro-över-15 meritvärde kostnad-per-elev"';
    const { found, text } = await reported(`::tabell{${named} rader=indikator}`, 'tallbackaskolan');
    assert.deepEqual(found, []);
    assert.deepEqual(
      text
        .split('\n')
        .filter(line => line.startsWith('|'))
        .map(line => line.replace(/ +/g, ' ').replace(/-+/g, '--')),
      [
        '| Indikator | 2022/23 | 2023/24 | 2024/25 | 2025/26 |',
        '| :-- | --: | --: | --: | --: |',
        '| Frånvaro över 15 % (vårterminen) | . | . | 14,4 % | 16,0 % |',
        '| Meritvärde åk 9 | 215,9 | 214,8 | 218,2 | 221,4 |',
        '| Kostnad per elev (kalenderåret då läsåret börjar) | . | . | 121 400 kr | 128 460 kr |',
      ],
    );
    const turned = await reported(`::tabell{${named} rader=läsår kolumner=indikator}`, 'tallbackaskolan');
    assert.match(turned.text, /\| Läsår +\| Frånvaro över 15 % \(vårterminen\) +\| Meritvärde åk 9/);
    assert.match(turned.text, /\| 2025\/26 +\| +16,0 % \| +221,4/);
  });

  it('are told in a table of terms, which has no place for the others', async () => {
    const { found } = await reported(
      '::tabell{indikator="frånvaro-över-15 meritvärde" rader=indikator kolumner=termin}',
      'tallbackaskolan',
    );
    assert.deepEqual(found, [
      'directive.table-times: Indikatorerna räknas per termin och läsår och möts bara i ett läsår: vårterminen hör till läsåret som slutar då, kalenderåret till läsåret som börjar då. Skriv kolumner=läsår, eller gör en tabell för varje.',
    ]);
  });

  it('are told where they share an axis of time', async () => {
    const { found } = await said('diagram{indikator="lärare-behöriga frånvaro-över-15" x=läsår}');
    assert.deepEqual(codes(found), ['directive.mixed-times']);
    assert.deepEqual(
      codes((await said('diagram{indikator="lärare-behöriga np-godkänt" x=läsår}')).found),
      [],
    );
  });
});
