import assert from 'node:assert/strict';
import type { State } from '../../extension/base/cell.ts';
import type { DataEngine, Measure, MeasureQuery } from '../../extension/data/engine.ts';
import { packageOf, withData } from './folder.ts';

const fields = `
{ name: enhet, ska:dimension: enhet }
{ name: läsår, ska:dimension: läsår }
{ name: årskurs, ska:dimension: årskurs }
{ name: kön, ska:dimension: kön }
{ name: elever, type: integer }
{ name: godkända, type: integer }
{ name: andel, type: number, ska:skydd: { antal: elever } }
`;
const share: Measure = { numerator: 'godkända', denominator: 'elever', scale: 100 };
const count: Measure = { count: 'elever', scale: 1 };
const finished: Measure = { value: 'andel', scale: 1 };

function data(rows: string, more = '') {
  return {
    'data/datapackage.yaml': packageOf('data/f.csv', fields, more),
    'data/f.csv': `enhet;läsår;årskurs;kön;elever;godkända;andel\n${rows
      .trim()
      .split('\n')
      .map(row => row.trim())
      .join('\n')}\n`,
  };
}

const ask = (engine: DataEngine, query: Partial<MeasureQuery>) =>
  engine.fetch({ table: 't', measure: share, select: {}, by: [], groups: {}, ...query });

/** A value as a test writes it: the number, or the state's name. */
const short = (value: number | State) => (typeof value === 'number' ? value : value.state);

/** The only fact's value, with its problem behind it when it has one. */
async function one(engine: DataEngine, query: Partial<MeasureQuery>): Promise<number | string> {
  const facts = await ask(engine, query);
  assert.equal(facts.length, 1);
  const [fact] = facts;
  return fact?.problem ?? short(fact?.value ?? NaN);
}

describe('a range of grade years', () => {
  const rows = `
    a;2024/25;F-3;alla;30;20;66
    a;2024/25;4-6;alla;40;20;50
    a;2024/25;7;alla;10;5;50
    a;2024/25;8;alla;11;5;45
    a;2024/25;9;alla;12;5;41
    b;2024/25;7-9;alla;100;50;50
    b;2024/25;7;alla;34;17;50
    c;2024/25;F-5;alla;7;5;70
    c;2024/25;4-6;alla;5;5;100
    c;2024/25;F;alla;1;1;100
    c;2024/25;1;alla;1;1;100
    c;2024/25;2-3;alla;2;1;50`;

  const pupils = (units: readonly string[], years: string) =>
    withData(data(rows), engine =>
      one(engine, {
        measure: count,
        select: { enhet: ['alla'], läsår: ['2024/25'], årskurs: [years] },
        groups: { alla: units },
      }),
    );

  it('is what each unit has of it: single years, ranges, both, none twice', async () => {
    assert.equal(await pupils(['a'], 'F-9'), 103);
    assert.equal(await pupils(['b'], '7-9'), 100);
    assert.equal(await pupils(['a', 'b'], '7-9'), 133);
    assert.equal(await pupils(['a', 'b'], 'F-9'), 203);
  });

  it('is made of those that leave no year out, where others would', async () => {
    assert.equal(await pupils(['c'], 'F-6'), 9);
  });
});

describe('fetch', () => {
  const rows = `
    a;2024/25;7;F;10;5;50
    a;2024/25;7;P;20;10;50
    a;2024/25;8;F;30;30;100
    a;2024/25;8;P;40;20;50
    b;2024/25;7;F;8;..;..
    b;2024/25;7;P;12;6;50
    b;2023/24;7-9;alla;60;45;75
    c;2024/25;9;alla;.;.;.`;

  it('sums over what was not asked for, from numerator and denominator', () =>
    withData(data(rows), async engine => {
      const [fact] = await ask(engine, { select: { enhet: ['a'], läsår: ['2024/25'] }, by: ['enhet'] });
      assert.deepEqual(
        [fact?.at, fact?.value, fact?.numerator, fact?.denominator, fact?.n, fact?.sources[0]?.rows],
        [{ enhet: 'a', läsår: '2024/25' }, 65, 65, 100, 100, [2, 3, 4, 5]],
      );
      assert.equal(
        await one(engine, { measure: count, select: { enhet: ['a'], läsår: ['2024/25'], kön: ['F'] } }),
        40,
      );
    }));

  it('answers in the order of by, with a fact for each selected point that has no row', () =>
    withData(data(rows), async engine => {
      const facts = await ask(engine, {
        measure: count,
        select: { enhet: ['b', 'a'] },
        by: ['enhet', 'läsår'],
      });
      assert.deepEqual(
        facts.map(fact => [fact.at.enhet, fact.at.läsår, fact.problem ?? fact.value]),
        [
          ['b', '2023/24', 60],
          ['b', '2024/25', 20],
          ['a', '2023/24', 'no-row'],
          ['a', '2024/25', 100],
        ],
      );
      assert.deepEqual(
        (
          await ask(engine, { measure: count, select: { enhet: ['a'], läsår: ['2024/25'] }, by: ['kön'] })
        ).map(fact => [fact.at.kön, fact.value]),
        [
          ['F', 40],
          ['P', 60],
        ],
      );
    }));

  it('reads a range of grade years as its own row where there is one, else as its parts', () =>
    withData(data(rows), async engine => {
      assert.equal(await one(engine, { select: { enhet: ['b'], läsår: ['2023/24'], årskurs: ['7-9'] } }), 75);
      assert.equal(
        await one(engine, { measure: count, select: { enhet: ['a'], läsår: ['2024/25'], årskurs: ['7-9'] } }),
        100,
      );
      assert.equal(
        await one(engine, {
          measure: finished,
          select: { enhet: ['a'], läsår: ['2024/25'], årskurs: ['7-9'], kön: ['F'] },
        }),
        'not-additive',
      );
      assert.equal(
        await one(engine, { select: { enhet: ['a'], läsår: ['2024/25'], årskurs: ['4-6'] } }),
        'no-row',
      );
    }));

  it('takes a total row before the parts, for each place on its own, and never adds it to them', () =>
    withData(
      data(
        'a;2024/25;7;F;10;5;50\na;2024/25;7;P;20;10;50\na;2024/25;7;Totalt;31;16;51\na;2024/25;8;F;5;5;100\na;2024/25;8;P;6;6;100\nb;2024/25;7-9;alla;90;9;10\nb;2024/25;7;alla;30;3;10',
      ),
      async engine => {
        assert.equal(
          await one(engine, { measure: count, select: { enhet: ['a'], läsår: ['2024/25'], årskurs: ['7'] } }),
          31,
        );
        assert.equal(
          await one(engine, {
            measure: count,
            select: { enhet: ['a'], läsår: ['2024/25'], årskurs: ['7'], kön: ['alla'] },
          }),
          31,
        );
        assert.equal(await one(engine, { measure: count, select: { enhet: ['a'], läsår: ['2024/25'] } }), 42);
        assert.equal(await one(engine, { measure: count, select: { enhet: ['b'], läsår: ['2024/25'] } }), 90);
      },
    ));

  it('never sums over years, and says so', () =>
    withData(data(rows), async engine =>
      assert.equal(await one(engine, { select: { enhet: ['b'] } }), 'ambiguous'),
    ));

  it('gives a finished value for one row only', () =>
    withData(data(rows), async engine => {
      const select = { enhet: ['a'], läsår: ['2024/25'], årskurs: ['7'] };
      assert.equal(await one(engine, { measure: finished, select: { ...select, kön: ['F'] } }), 50);
      assert.equal(await one(engine, { measure: finished, select }), 'ambiguous');
      const [fact] = await ask(engine, { measure: finished, select: { ...select, kön: ['F'] } });
      assert.equal(fact?.n, 10);
    }));

  describe('a group of units', () => {
    const groups = { huvudman: ['a', 'b', 'c', 'd'] };
    const select = { enhet: ['huvudman'], läsår: ['2024/25'] };
    const rolled = (rows: string, query: Partial<MeasureQuery> = {}) =>
      withData(data(rows), engine => one(engine, { select, groups, ...query }));

    it('is the sum of numerators over the sum of denominators, never a mean of shares', async () =>
      assert.equal(await rolled('a;2024/25;9;alla;10;10;100\nb;2024/25;9;alla;90;0;0'), 10));
    it('counts no member without a row, without a value or to whom it does not apply', async () =>
      assert.equal(
        await rolled('a;2024/25;9;alla;10;5;50\nb;2024/25;9;alla;.;.;.\nc;2024/25;9;alla;*;*;*'),
        50,
      ));
    it('is missing, not zero, when every member is', async () =>
      assert.equal(await rolled('a;2024/25;9;alla;.;.;.'), 'missing'));
    for (const [mark, state] of [
      ['..', 'suppressed'],
      ['-', 'none-or-withheld'],
      ['?', 'unknown'],
    ] as const) {
      it(`has the state of a member whose numerator or denominator is ${state}`, async () => {
        assert.equal(await rolled(`a;2024/25;9;alla;10;5;50\nb;2024/25;9;alla;20;${mark};1`), state);
        assert.equal(await rolled(`a;2024/25;9;alla;10;5;50\nb;2024/25;9;alla;${mark};5;1`), state);
        assert.equal(await rolled(`a;2024/25;9;alla;10;5;50\nb;2024/25;9;alla;${mark};.;1`), state);
        assert.equal(
          await rolled(`a;2024/25;9;alla;10;5;50\nb;2024/25;9;alla;${mark};5;1`, { measure: count }),
          state,
        );
      });
    }
    it('takes no number that is only near into a sum', async () => {
      assert.equal(
        await rolled('a;2024/25;9;alla;cirka 210;5;50\nb;2024/25;9;alla;20;10;50', { measure: count }),
        'not-additive',
      );
      assert.equal(await rolled('a;2024/25;9;alla;cirka 210;5;50', { measure: count }), 'approximate');
    });
    it('of finished values is the source’s own row, else that it cannot be given', () =>
      withData(
        data('a;2024/25;9;alla;10;5;50\nb;2024/25;9;alla;20;10;50\nhuvudman;2024/25;9;alla;30;15;49,9'),
        async engine => {
          assert.equal(await one(engine, { measure: finished, select, groups }), 49.9);
          assert.equal(
            await one(engine, {
              measure: finished,
              select: { ...select, enhet: ['norr'] },
              groups: { norr: ['a', 'b'] },
            }),
            'not-additive',
          );
          assert.equal(
            await one(engine, {
              measure: finished,
              select: { ...select, enhet: ['norr'] },
              groups: { norr: ['a'] },
            }),
            50,
          );
        },
      ));
    it('tells the source’s own row beside the roll-up, for comparison', () =>
      withData(
        data('a;2024/25;9;alla;10;5;50\nb;2024/25;9;alla;20;10;50\nhuvudman;2024/25;9;alla;31;15;49,9'),
        async engine => {
          const [fact] = await ask(engine, { measure: count, select, groups });
          assert.deepEqual([fact?.value, fact?.published, fact?.sources[0]?.rows], [30, 31, [2, 3]]);
        },
      ));
    it('spans grade years and sexes as a unit does', async () =>
      assert.equal(await rolled(rows, { measure: count, select: { ...select, årskurs: ['7-9'] } }), 120));
  });

  it('shows what the source says is not published yet as pending, with its date', () =>
    withData(
      data(
        'a;2023/24;9;alla;10;5;50\na;2024/25;9;alla;.;.;.',
        '    ska:väntas: { 2024/25: 2026-11-20, 2025/26: hösten 2027 }\n',
      ),
      async engine => {
        const facts = await ask(engine, {
          select: { enhet: ['a'], läsår: ['2023/24', '2024/25', '2025/26', '2026/27'] },
          by: ['läsår'],
        });
        assert.deepEqual(
          facts.map(fact => fact.problem ?? fact.value),
          [
            50,
            { state: 'pending', text: 'väntas', expected: '2026-11-20' },
            { state: 'pending', text: 'väntas', expected: 'hösten 2027' },
            'no-row',
          ],
        );
      },
    ));

  it('counts only the rows of where', () =>
    withData(data(rows), async engine => {
      assert.equal(
        await one(engine, {
          measure: { ...count, where: { kön: 'pojkar' } },
          select: { enhet: ['a'], läsår: ['2024/25'] },
        }),
        60,
      );
      assert.equal(
        await one(engine, {
          measure: { ...count, where: { årskurs: '7-8' } },
          select: { enhet: ['a'], läsår: ['2024/25'] },
        }),
        100,
      );
      assert.equal(
        await one(engine, {
          measure: { ...count, where: { kön: 'F' } },
          select: { enhet: ['a'], läsår: ['2024/25'], kön: ['P'] },
        }),
        'no-row',
      );
    }));

  it('has no row for what the table does not know, without failing', () =>
    withData(data(rows), async engine => {
      assert.equal(
        await one(engine, { select: { enhet: ["x'; DROP TABLE t; --"], läsår: ['2024/25'] } }),
        'no-row',
      );
      assert.equal(await one(engine, { select: { enhet: ['a'], ämne: ['Slöjd'] } }), 'no-row');
      assert.equal(
        await one(engine, { measure: { count: 'finns inte', scale: 1 }, select: { enhet: ['a'] } }),
        'no-row',
      );
      assert.equal(await one(engine, { table: 'finns inte', select: { enhet: ['a'] } }), 'no-row');
    }));

  it('answers thousands of questions from one reading of the table', () => {
    const units = Array.from({ length: 100 }, (_, index) => `enhet${index}`);
    const years = ['2021/22', '2022/23', '2023/24', '2024/25'];
    const lines = units.flatMap(unit =>
      years.flatMap(year =>
        ['7', '8', '9'].flatMap(grade => ['F', 'P'].map(sex => `${unit};${year};${grade};${sex};10;5;50`)),
      ),
    );
    return withData(data(lines.join('\n')), async engine => {
      const groups = { huvudman: units };
      await ask(engine, { select: { enhet: ['enhet0'] }, by: ['läsår'] });
      for (let index = 0; index < 5000; index++) {
        const enhet = index % 5 === 0 ? 'huvudman' : (units[index % 100] ?? '');
        const facts = await ask(engine, {
          select: { enhet: [enhet], läsår: [years[index % 4] ?? ''], årskurs: ['7-9'] },
          by: ['enhet', 'läsår'],
          groups,
        });
        assert.equal(facts[0]?.value, 50);
      }
      const [head] = await ask(engine, { select: { enhet: ['huvudman'], läsår: ['2024/25'] }, groups });
      assert.equal(head?.denominator, 6000);
    });
  });
});

describe('a dimension written with digits', () => {
  it('is a name whatever type it is given', () =>
    withData(
      {
        'data/datapackage.yaml': packageOf(
          'data/f.csv',
          '{ name: år, type: integer, ska:dimension: kalenderår }\n{ name: kostnad, type: number, ska:skydd: ingen }',
        ),
        'data/f.csv': 'år;kostnad\n2024;1 000\n2023;900\n',
      },
      async engine => {
        const facts = await engine.fetch({
          table: 't',
          measure: { count: 'kostnad', scale: 1 },
          select: {},
          by: ['kalenderår'],
          groups: {},
        });
        assert.deepEqual(
          facts.map(fact => [fact.at.kalenderår, fact.value]),
          [
            ['2023', 900],
            ['2024', 1000],
          ],
        );
        assert.deepEqual((await engine.describe('t'))?.unprotected, ['kostnad']);
      },
    ));
});
