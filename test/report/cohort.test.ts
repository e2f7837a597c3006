import assert from 'node:assert/strict';
import { checkProject } from '../../extension/project/check.ts';
import { updatedText } from '../../extension/report/update.ts';
import { copyOfExempel, head, reported, withProject } from './exempel.ts';

const codes = (found: readonly string[]) => found.map(one => one.split(':')[0]);

describe('a group of pupils that is followed (kohort=)', () => {
  it('goes through the grade years in a chart over time', async () => {
    const { found, text } = await reported(':::diagram{#d frånvaro-över-15 kohort=9 x=termin}\n\n:::');
    assert.deepEqual(found, []);
    // Grade 8 in spring 2025: 10 of 50; grade 9 in spring 2026: 12 of 50.
    assert.match(text, /> Frånvaro över 15 % åk 8 vt 2025–åk 9 vt 2026: 20,0 %; 24,0 %\./);
  });

  it('stands beside others at the same grade year', async () => {
    const { found, text } = await reported(':::tabell{#t frånvaro-över-15 kohort="8, 9"}\n\n:::');
    assert.deepEqual(found, []);
    assert.match(text, /\| Kohort +\| Årskurs 7 \| Årskurs 8 \| Årskurs 9 \|/);
    assert.match(text, /\| Årskurs 8 2025\/26 +\| +17,3 % \| +23,5 % \| +\. \|/);
    assert.match(text, /\| Årskurs 9 2025\/26 +\| +\. \| +20,0 % \| +24,0 % \|/);
  });

  it('may be named by year of birth', async () => {
    const { found, text } = await reported(':::tabell{#t frånvaro-över-15 kohort=2010}\n\n:::');
    assert.deepEqual(found, []);
    assert.match(text, /\| Födda 2010 +\| +20,0 % \| +24,0 % \|/);
  });

  it('has its values and changes in the text, whatever the time', async () => {
    const { found, text } = await reported(
      'I åttan :värde[]{frånvaro-över-15 kohort=9 period=vt2025}, sedan dess :förändring[]{frånvaro-över-15 kohort=9 från=vt2025}.',
    );
    assert.deepEqual(found, []);
    assert.match(text, /I åttan :värde\[20,0 %\].*sedan dess :förändring\[\+4,0\]/);
  });

  it('is told where it cannot be followed', async () => {
    const told = async (text: string) => codes((await reported(text)).found);
    assert.deepEqual(await told(':värde[]{frånvaro-över-15 kohort=nian}'), ['cohort.unreadable']);
    assert.deepEqual(await told(':värde[]{kostnad-per-elev kohort=9}'), ['cohort.no-school-year']);
    assert.deepEqual(await told(':värde[]{frånvaro-över-15 kohort="8, 9"}'), ['cohort.several']);
    assert.deepEqual(await told(':värde[]{frånvaro-över-15 kohort=9 årskurs=8}'), ['cohort.grade-too']);
    assert.deepEqual(await told(':värde[]{meritvärde kohort=9}'), ['value.dimension-missing-in-table']);
    assert.deepEqual(await told('::tabell{#t frånvaro-över-15 kohort=2}'), ['value.no-cohort']);
    assert.deepEqual(await told('::tabell{#t frånvaro-över-15 kohort=9 rader=årskurs kolumner=termin}'), [
      'cohort.axes',
    ]);
    const [before] = (await reported(':värde[]{frånvaro-över-15 kohort=2020 period=vt2025}')).found;
    assert.equal(
      before,
      'cohort.outside-school: Födda 2020 gick inte i skolan vt2025. Välj en annan tid eller en annan årskull.',
    );
  });

  it('keeps each place under the rules of protection', async () => {
    await using copy = await copyOfExempel();
    await copy.change('data/franvaro.csv', 'Tallbackaskolan;VT2025;8;50;10', 'Tallbackaskolan;VT2025;8;7;3');
    const path = 'rapporter/2025-26/tallbackaskolan.md';
    await copy.write(
      path,
      `${head('tallbackaskolan')}# Rapport\n\n:::tabell{#t frånvaro-över-15 kohort=9}\n\n:::\n`,
    );
    const text = await withProject(copy, async project => {
      const { reports } = await checkProject(project, { today: '2026-09-01', paths: [path] });
      return reports.map(bound => updatedText(bound).text).join('');
    });
    assert.match(text, /\| Årskurs 9 2025\/26 \| +\.\. \| +24,0 % \|/);
  });
});

describe('a group that is followed in a list of values', () => {
  it('is compared in underlag with where it was the year before, one grade year lower', async () => {
    const { text, found } = await reported('::underlag[Årskurs 8]{frånvaro-över-15 kohort=8 mot=huvudman}');
    assert.deepEqual(
      found.filter(one => one.startsWith('cohort')),
      [],
    );
    // 12 of 51 in grade 8, 9 of 52 in grade 7 a year before; both schools' grade 8.
    assert.match(text, /\| +23,5 % \| +\+6,2 \| +22,0 % \|/u);
  });

  it('is told when nobody knows which group is meant', async () => {
    const { found } = await reported('::underlag[Årskull]{frånvaro-över-15 kohort=nior}');
    assert.deepEqual(
      found.map(one => one.split(':')[0]),
      ['cohort.unreadable'],
    );
  });
});
