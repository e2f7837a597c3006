import assert from 'node:assert/strict';
import { suppressed } from '../../extension/base/cell.ts';
import {
  codesOf,
  type Data,
  fact,
  fromHead,
  projectWith,
  read,
  same,
  setting,
  snapshotOf,
} from './setting.ts';

/** What a directive asks for. */
function asks(text: string, where = setting) {
  const { kind, typed } = read(text, where);
  return kind.ask?.(typed, where) ?? [];
}

const merit: Data = ask =>
  (ask.select.läsår ?? ['2025/26']).flatMap(läsår =>
    ask.units.map(enhet => fact({ enhet, läsår }, { '2024/25': 218.2, '2025/26': 221.4 }[läsår] ?? 0)),
  );

describe('värde', () => {
  it('asks for the report’s own unit and year', () => {
    assert.deepEqual(asks(':värde[]{meritvärde}'), [
      {
        key: 'värde',
        of: { indicator: 'meritvärde' },
        units: ['tallbackaskolan'],
        select: { läsår: ['2025/26'] },
        by: [],
      },
    ]);
    assert.deepEqual(asks(':värde[]{meritvärde}', fromHead)[0]?.units, ['huvudman']);
  });

  it('asks in the time that the indicator is counted in', () => {
    assert.deepEqual(asks(':värde[]{frånvaro-över-15}')[0]?.select, { termin: ['vt2026'] });
    assert.deepEqual(asks(':värde[]{frånvaro-över-15 läsår=2024/25}')[0]?.select, { termin: ['vt2025'] });
    assert.deepEqual(asks(':värde[]{frånvaro-över-15 period=ht2025}')[0]?.select, { termin: ['ht2025'] });
    assert.deepEqual(asks(':värde[]{kostnad-per-elev}')[0]?.select, { kalenderår: ['2025'] });
    assert.deepEqual(asks(':värde[]{meritvärde läsår=2024-2025 kön=F}')[0]?.select, {
      kön: ['F'],
      läsår: ['2024/25'],
    });
  });

  it('asks for a table’s column', () => {
    assert.deepEqual(asks(':värde[]{källa=betyg-åk9 kolumn=meritvärde enhet=strandskolan}'), [
      {
        key: 'värde',
        of: { table: 'betyg-åk9', column: 'meritvärde' },
        units: ['strandskolan'],
        select: { läsår: ['2025/26'] },
        by: [],
      },
    ]);
  });

  it('writes the value as its indicator says', () => {
    const text = (source: string, data: Data) => snapshotOf(source, data);
    assert.deepEqual(text(':värde[]{meritvärde}', same(221.44)), { form: 'inline', text: '221,4' });
    assert.deepEqual(text(':värde[]{lärare-behöriga}', same(71.44)), { form: 'inline', text: '71,4 %' });
    assert.deepEqual(text(':värde[]{kostnad-per-elev}', same(128400)), {
      form: 'inline',
      text: '128 400 kr',
    });
    assert.deepEqual(text(':värde[]{meritvärde}', same(suppressed)), { form: 'inline', text: '..' });
    assert.deepEqual(
      text(':värde[]{lärare-behöriga visa=andel}', same(90.5, { of: { part: 19, whole: 21 } })),
      {
        form: 'inline',
        text: '19 av 21',
      },
    );
    assert.deepEqual(text(':värde[]{antal-elever visa=ord}', same(3)), { form: 'inline', text: 'tre' });
  });

  it('never shows the parts of a hidden share', () => {
    const shown = snapshotOf(
      ':värde[]{lärare-behöriga visa=andel}',
      same(suppressed, { of: { part: 2, whole: 3 } }),
    );
    assert.deepEqual(shown, { form: 'inline', text: '..' });
  });

  it('takes the first of what is written twice, and tells it only where the reader of braces cannot', () => {
    const twice = read(':värde[1]{meritvärde läsår=2024/25 läsår=2023/24}');
    assert.deepEqual([twice.typed.spec.läsår, twice.diagnostics], ['2024/25', []]);
    assert.deepEqual(
      twice.document.diagnostics.map(one => one.code),
      ['syntax.attribute-twice'],
    );
    assert.deepEqual(codesOf(':värde[1]{meritvärde indikator=np-godkänt}'), ['attribute.twice']);
  });

  it('tells what it does not know', () => {
    assert.deepEqual(codesOf(':värde[]{enhet=riket}'), ['directive.no-measure']);
    assert.deepEqual(codesOf(':värde[]{källa=betyg-åk9}'), ['directive.source-without-column']);
    assert.deepEqual(codesOf(':värde[]{meritvärde lärare-behöriga}'), ['directive.two-measures']);
    assert.deepEqual(codesOf(':värde[]{meritvärde riket huvudman}'), ['directive.two-units']);
    assert.deepEqual(codesOf(':värde[]{meritvarde}'), ['attribute.word-unknown']);
    assert.deepEqual(codesOf(':värde[]{meritvärde visa=andel}', setting, projectWith(), same(221.4)), [
      'directive.no-parts',
    ]);
  });
});

describe('förändring', () => {
  it('asks for the year before and its own', () => {
    const [ask] = asks(':förändring[]{meritvärde}');
    assert.deepEqual([ask?.select, ask?.by], [{ läsår: ['2024/25', '2025/26'] }, ['läsår']]);
    assert.deepEqual(asks(':förändring[]{frånvaro-över-15}')[0]?.select, { termin: ['vt2025', 'vt2026'] });
    assert.deepEqual(asks(':förändring[]{kostnad-per-elev}')[0]?.select, { kalenderår: ['2024', '2025'] });
    assert.deepEqual(asks(':förändring[]{frånvaro-över-15 från=vt2024 till=vt2026 årskurs=1-6}')[0]?.select, {
      årskurs: ['1-6'],
      termin: ['vt2024', 'vt2026'],
    });
  });

  it('says the change in the way asked for', () => {
    const text = (visa: string) => snapshotOf(`:förändring[]{meritvärde ${visa}}`, merit);
    assert.deepEqual(text(''), { form: 'inline', text: '+3,2' });
    assert.deepEqual(text('visa=ord'), { form: 'inline', text: '3,2 högre' });
    assert.deepEqual(text('visa=belopp'), { form: 'inline', text: '3,2' });
  });

  it('has no snapshot before there is an answer', () => {
    const { kind, typed } = read(':förändring[]{meritvärde}');
    assert.equal(kind.snapshot?.({ ...typed, answers: {} }, setting, projectWith()), undefined);
  });
});

describe('skillnad', () => {
  const shares: Data = ask =>
    ask.units.map(enhet =>
      fact({ enhet }, enhet === 'riket' ? 73.6 : ask.select.kön?.[0] === 'P' ? 70 : 71.4),
    );

  it('compares with a unit or reference at the same time', () => {
    assert.deepEqual(snapshotOf(':skillnad[]{lärare-behöriga mot=riket visa=ord}', shares), {
      form: 'inline',
      text: '2,2 procentenheter lägre',
    });
    assert.deepEqual(snapshotOf(':skillnad[]{lärare-behöriga mot=riket}', shares), {
      form: 'inline',
      text: '-2,2',
    });
  });

  it('compares with another group', () => {
    assert.deepEqual(snapshotOf(':skillnad[]{lärare-behöriga kön=F mot="kön=P" visa=ord}', shares), {
      form: 'inline',
      text: '1,4 procentenheter högre',
    });
  });

  it('waits where what it is compared with waits', () => {
    const pending = { state: 'pending', text: 'väntas', expected: '2026-11' } as const;
    const data: Data = ask => ask.units.map(enhet => fact({ enhet }, enhet === 'riket' ? pending : 71.4));
    assert.deepEqual(snapshotOf(':skillnad[]{lärare-behöriga mot=riket visa=ord}', data), {
      form: 'inline',
      text: 'väntas',
    });
  });

  it('needs something to compare with', () => {
    assert.deepEqual(codesOf(':skillnad[]{lärare-behöriga}'), ['directive.no-comparison']);
    assert.deepEqual(codesOf(':skillnad[]{lärare-behöriga mot=rikett}'), ['directive.comparison-unknown']);
    assert.deepEqual(codesOf(':skillnad[]{lärare-behöriga mot="läsår=2024/25"}'), [
      'directive.comparison-unknown',
    ]);
  });
});

describe('antal', () => {
  it('counts in figures, parts and words', () => {
    assert.deepEqual(
      snapshotOf(':antal[]{enheter}', () => []),
      { form: 'inline', text: '19' },
    );
    assert.deepEqual(
      snapshotOf(':antal[]{vad=enheter visa=andel}', () => []),
      { form: 'inline', text: '19 av 21' },
    );
    assert.deepEqual(
      snapshotOf(':antal[]{vad=mål visa=ord}', () => []),
      { form: 'inline', text: 'ett' },
    );
  });

  it('tells what cannot be counted', () => {
    assert.deepEqual(codesOf(':antal[]{vad=lärare}'), ['attribute.invalid']);
    assert.deepEqual(codesOf(':antal[]{med=insatser}'), ['directive.count-nothing']);
    assert.deepEqual(codesOf(':antal[]{vad=mål tema=narvaro}'), ['directive.theme-unknown']);
  });
});

describe('se', () => {
  it('says the number that its figure has', () => {
    const numbered = { ...setting, numbers: new Map([['merit', { label: 'Diagram', number: 3 }]]) };
    assert.deepEqual(
      snapshotOf(':se[]{merit}', () => [], numbered),
      { form: 'inline', text: 'diagram 3' },
    );
    assert.deepEqual(
      snapshotOf(':se[]{M26-1}', () => [], setting, projectWith('M26-1')),
      { form: 'inline', text: 'M26-1' },
    );
    assert.equal(
      snapshotOf(':se[]{np}', () => [], numbered),
      undefined,
    );
  });

  it('points to something', () => {
    assert.deepEqual(codesOf(':se[]{}'), ['directive.target-missing']);
    assert.deepEqual(codesOf(':se[]{M26-2}', setting, projectWith('M26-1')), ['directive.link-unknown']);
  });
});
