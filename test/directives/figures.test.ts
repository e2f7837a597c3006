import assert from 'node:assert/strict';
import { toHtml } from 'hast-util-to-html';
import { missing, suppressed } from '../../extension/base/cell.ts';
import type { RenderSetting } from '../../extension/directives/contract.ts';
import { themeOf } from '../../extension/theme/theme.ts';
import {
  bind,
  codesOf,
  type Data,
  fact,
  fromHead,
  projectWith,
  read,
  setting,
  snapshotOf,
} from './setting.ts';

const years = ['2022/23', '2023/24', '2024/25', '2025/26'];
const pending = { state: 'pending', text: 'väntas', expected: '2026-11-26' } as const;

const merit: Data = ask =>
  ask.units.flatMap(enhet =>
    years.map((läsår, index) => {
      if (enhet === 'riket') return fact({ enhet, läsår }, läsår === '2025/26' ? pending : 228.7);
      return fact(
        { enhet, läsår },
        (enhet === 'huvudman' ? [219, 217, 216, 218] : [216, 214.9, 218.2, 221.4])[index] ?? 0,
      );
    }),
  );

const subjects: Data = ask =>
  ask.units.flatMap(enhet =>
    ['Matematik', 'Svenska'].flatMap(ämne =>
      years.slice(1).map((läsår, index) => {
        const value =
          ämne === 'Svenska' && index === 0 ? suppressed : 80 + index + (ämne === 'Svenska' ? 10 : 0);
        return fact({ enhet, ämne, läsår }, value);
      }),
    ),
  );

function renderSetting(): RenderSetting {
  let ids = 0;
  return {
    ...setting,
    look: themeOf(undefined).theme.chart,
    picture: (_key, draw) => draw(),
    blocks: () => [],
    numbered: directive => ({ anchor: directive.name, label: 'Diagram', number: 3, title: '' }),
    target: () => undefined,
    headingAbove: () => undefined,
    appendix: () => [],
    contents: () => [],
    unique: prefix => `${prefix}-${++ids}`,
  };
}

function page(text: string, data: Data): string {
  const { kind, bound } = bind(text, data);
  return toHtml(kind.render(bound, renderSetting(), projectWith()), { allowDangerousHtml: true });
}

/** The sentence of a chart. */
function sentence(text: string, data: Data, where = setting): string {
  const shown = snapshotOf(text, data, where);
  assert.equal(shown?.form, 'sentence');
  return shown.form === 'sentence' ? shown.text : '';
}

describe('data that goes with a page', () => {
  const share: Data = ask =>
    ask.units.flatMap(enhet =>
      years.map((läsår, index) => fact({ enhet, läsår }, (100 * (5 + index)) / 7 + 200)),
    );
  const digits = (text: string) => {
    const { kind, bound } = bind(text, share);
    const numbers = kind
      .rows?.(bound, setting)
      .rows.flatMap(row => row.filter(cell => typeof cell === 'number'));
    assert.ok(numbers && numbers.length > 0);
    return numbers;
  };

  it('has no more digits than the page, in tables and behind charts', () => {
    for (const text of [
      ':::diagram[Meritvärde]{#merit meritvärde x=läsår}\n\n:::',
      ':::tabell[Meritvärde]{indikator=meritvärde rader=enhet kolumner=läsår}\n\n:::',
    ])
      assert.deepEqual(digits(text), [271.4, 285.7, 300, 314.3], text);
  });
});

describe('diagram', () => {
  it('says a series with what it is compared with', () => {
    assert.equal(
      sentence(
        ':::diagram[Meritvärde i årskurs 9]{#merit meritvärde x=läsår mot="huvudman riket"}\n\n:::',
        merit,
      ),
      'Meritvärde 2022/23–2025/26: 216,0; 214,9; 218,2; 221,4. Huvudman 2025/26: 218,0. Riket: publiceras i november 2026.',
    );
  });

  it('starts and ends where the author says', () => {
    const text = ':::diagram{#merit meritvärde från=2023/24 till=2024/25}\n\n:::';
    const { kind, typed } = read(text);
    const asked = kind.ask?.(typed, setting)[0];
    assert.deepEqual([asked?.since, asked?.until], ['2023/24', '2024/25']);
    const within: Data = ask =>
      merit(ask).filter(({ at: { läsår = '' } }) => (ask.since ?? '') <= läsår && läsår <= (ask.until ?? ''));
    assert.equal(sentence(text, within), 'Meritvärde 2023/24–2024/25: 214,9; 218,2.');
  });

  it('says several series one after the other, hidden values by their mark', () => {
    assert.equal(
      sentence(':::diagram[Nationella prov]{#np np-godkänt x=läsår serie=ämne}\n\n:::', subjects),
      'Godkända på nationella prov 2023/24–2025/26. Matematik: 80,0 %; 81,0 %; 82,0 %. Svenska: ..; 91,0 %; 92,0 %.',
    );
  });

  it('says a reference at its last known time, and never ends a mark with a third stop', () => {
    const data: Data = ask =>
      ask.units.flatMap(enhet => [
        fact({ enhet, läsår: '2024/25' }, enhet === 'huvudman' ? missing : 70),
        fact({ enhet, läsår: '2025/26' }, enhet === 'tallbackaskolan' ? suppressed : missing),
      ]);
    assert.equal(
      sentence(':::diagram{#m meritvärde mot="riket huvudman"}\n\n:::', data),
      'Meritvärde 2024/25–2025/26: 70,0; .. Riket 2024/25: 70,0. Huvudman: uppgift saknas.',
    );
  });

  it('leaves the row of all out of its parts, and says what a bare number is', () => {
    const data: Data = ask =>
      ask.units.flatMap(enhet =>
        ['alla', '3', '7-9'].map(årskurs => fact({ enhet, årskurs, läsår: '2025/26' }, 80)),
      );
    assert.equal(
      sentence(':::diagram{#m meritvärde x=läsår serie=årskurs}\n\n:::', data),
      'Meritvärde 2025/26. Årskurs 3: 80,0. Årskurs 7-9: 80,0.',
    );
    const listed = ':::diagram{#m meritvärde x=läsår serie=årskurs årskurs="alla, 3"}\n\n:::';
    assert.equal(sentence(listed, data), 'Meritvärde 2025/26. Alla: 80,0. Årskurs 3: 80,0.');
  });

  it('says each category of bars', () => {
    const data: Data = ask => subjects(ask).filter(each => each.at.läsår === '2025/26');
    assert.equal(
      sentence(':::diagram[Nationella prov]{#np np-godkänt x=ämne mot=huvudman}\n\n:::', data),
      'Godkända på nationella prov 2025/26: Matematik 82,0 %; Svenska 92,0 %. Huvudman: Matematik 82,0 %; Svenska 92,0 %.',
    );
  });

  it('says each point of a cloud', () => {
    const data: Data = ask =>
      ['strandskolan', 'tallbackaskolan'].map((enhet, index) =>
        fact(
          { enhet },
          'indicator' in ask.of && ask.of.indicator === 'meritvärde' ? 200 + index : 70 + index,
        ),
      );
    const text =
      ':::diagram[Behörighet och betyg]{#korsning typ=spridning x=lärare-behöriga y=meritvärde}\n\n:::';
    assert.deepEqual(bind(text, data, fromHead).bound.answers['0']?.ask, {
      key: '0',
      of: { indicator: 'lärare-behöriga' },
      units: ['huvudman'],
      select: { läsår: ['2025/26'] },
      by: ['enhet'],
      grid: true,
    });
    assert.equal(
      sentence(text, data, fromHead),
      'Lärare, behöriga och meritvärde 2025/26: Strandskolan 70,0 % och 200,0; Tallbackaskolan 71,0 % och 201,0.',
    );
  });

  it('has a point for each unit and each other thing, so that no unit that is named is left out', () => {
    const data: Data = ask =>
      ['strandskolan', 'tallbackaskolan'].flatMap((enhet, unit) =>
        ['6', '9'].map((årskurs, grade) =>
          fact(
            { enhet, årskurs },
            ('indicator' in ask.of && ask.of.indicator === 'meritvärde' ? 200 : 70) + unit * 2 + grade,
          ),
        ),
      );
    const text =
      ':::diagram[Behörighet och betyg]{#korsning typ=spridning x=lärare-behöriga y=meritvärde serie=årskurs enhet="strandskolan tallbackaskolan"}\n\n:::';
    assert.equal(
      sentence(text, data, fromHead),
      'Lärare, behöriga och meritvärde 2025/26: Strandskolan, Årskurs 6 70,0 % och 200,0; Strandskolan, Årskurs 9 71,0 % och 201,0; Tallbackaskolan, Årskurs 6 72,0 % och 202,0; Tallbackaskolan, Årskurs 9 73,0 % och 203,0.',
    );
  });

  it('spreads the head authority over its units only where units are the axis', () => {
    const asked = (text: string) => {
      const { kind, typed } = read(text, fromHead);
      return (kind.ask?.(typed, fromHead) ?? []).map(ask => [ask.units, ask.by]);
    };
    assert.deepEqual(asked(':::diagram{#a meritvärde x=enhet}\n\n:::'), [[['huvudman'], ['enhet']]]);
    assert.deepEqual(asked(':::diagram{#a meritvärde x=läsår mot=riket}\n\n:::'), [
      [['huvudman'], ['läsår']],
      [['riket'], ['läsår']],
    ]);
  });

  it('tells the reader of the page and of the screen the same', () => {
    const text = ':::diagram[Meritvärde i årskurs 9]{#merit meritvärde mot=riket}\n\n:::';
    const html = page(text, merit);
    assert.match(
      html,
      /<figure id="diagram" class="ska-diagram" role="group" aria-labelledby="diagram-text">/,
    );
    assert.match(
      html,
      /<figcaption id="diagram-text">.*Diagram(\u00a0|&nbsp;|&#xA0;)3\. Meritvärde i årskurs 9/,
    );
    const { kind, bound } = bind(text, merit);
    const spoken = kind.describe?.(bound, setting) ?? '';
    assert.ok(spoken.startsWith('Meritvärde 2022/23–2025/26: 216,0;'));
    assert.match(spoken, /Målvärde 235\.$/);
    assert.ok(html.includes(`aria-label="${spoken}"`));
    assert.match(html, /<details class="ska-datatabell"><summary>Visa tabellen<\/summary><table>/);
    assert.match(
      html,
      /<td class="ska-tal"><span class="ska-vantas" title="Publiceras i november 2026">väntas<\/span>/,
    );
  });

  it('shows no hidden number anywhere on the page', () => {
    const html = page(':::diagram[Nationella prov]{#np np-godkänt x=läsår serie=ämne}\n\n:::', subjects);
    assert.doesNotMatch(html, /90,0/);
    assert.match(html, /<span class="ska-skyddad" title="Skyddad uppgift[^"]*">\.\.<\/span>/);
  });

  it('tells what cannot be drawn', () => {
    const codes = (text: string) => codesOf(`:::diagram{#a ${text}}\n\n:::`);
    assert.deepEqual(codes('meritvärde x=lasar'), ['directive.axis-unknown']);
    assert.deepEqual(codes('meritvärde x=kön serie=kön'), ['directive.axes-same']);
    assert.deepEqual(codes('typ=spridning x=meritvärde'), ['directive.scatter-axes']);
    assert.deepEqual(codes('typ=spridning x=meritvärde y=lärare-behorig'), ['indicator.unknown']);
    assert.deepEqual(codes('meritvärde målvärde=högt'), ['directive.target-line']);
    assert.deepEqual(codes('typ=cirkel meritvärde'), ['attribute.invalid']);
    assert.deepEqual(
      codesOf(':::diagram{#a typ=radar np-godkänt x=ämne}\n\n:::', setting, projectWith(), subjects),
      ['directive.radar-axes'],
    );
    assert.deepEqual(
      codesOf(':::diagram{#a meritvärde lärare-behöriga}\n\n:::', setting, projectWith(), merit),
      ['directive.mixed-units'],
    );
  });

  it('has the axis that its numbers want when they go below zero', () => {
    const figures = (indicator: string, values: readonly number[]) => {
      const data: Data = ask =>
        ask.units.flatMap(enhet => years.map((läsår, at) => fact({ enhet, läsår }, values[at] ?? 0)));
      const html = page(`:::diagram{${indicator} x=läsår}\n\n:::`, data).replaceAll('\u00a0', ' ');
      return [...html.matchAll(/<text[^>]*text-anchor="end"[^>]*>([^<]*)<\/text>/g)].map(each => each[1]);
    };
    assert.deepEqual(figures('trivsel', [7.2, 7.3, 6.8, 7.1]), ['0', '2', '4', '6', '8', '10']);
    assert.deepEqual(figures('trivsel', [-0.72, -0.71, 0.78, 0.47]), [
      '−1,00',
      '−0,50',
      '0,00',
      '0,50',
      '1,00',
    ]);
    assert.deepEqual(figures('np-godkänt', [-3.7, 64, 71.2, 80.1]), ['−50 %', '0 %', '50 %', '100 %']);
  });
});

describe('tabell', () => {
  const np = ':::tabell[Godkända på nationella prov]{#np np-godkänt rader=ämne kolumner=läsår}\n\n:::';

  it('is a table of rows and columns, numbers to the right', () => {
    assert.deepEqual(snapshotOf(np, subjects), {
      form: 'table',
      header: ['Ämne', '2023/24', '2024/25', '2025/26'],
      align: ['left', 'right', 'right', 'right'],
      rows: [
        ['Matematik', '80,0 %', '81,0 %', '82,0 %'],
        ['Svenska', '..', '91,0 %', '92,0 %'],
      ],
    });
  });

  it('adds what it is compared with at the last time', () => {
    const shown = snapshotOf(np.replace('läsår}', 'läsår mot=riket}'), subjects);
    assert.deepEqual(shown?.form === 'table' && shown.header.at(-1), 'Riket 2025/26');
  });

  it('sorts by a column, hidden values last as they stood', () => {
    const data: Data = ask =>
      ['a', 'b', 'c', 'd', 'e'].map((ämne, index) => {
        const läsår = '2025/26';
        return fact({ enhet: ask.units[0] ?? '', ämne, läsår }, [suppressed, 3, 9, missing, 5][index] ?? 0);
      });
    const rows = (sort: string) => {
      const shown = snapshotOf(np.replace('läsår}', `läsår sortera="${sort}"}`), data);
      return shown?.form === 'table' ? shown.rows.map(row => row[0]) : [];
    };
    assert.deepEqual(rows('2025/26'), ['b', 'e', 'c', 'a', 'd']);
    assert.deepEqual(rows('-2025/26'), ['c', 'e', 'b', 'a', 'd']);
    assert.deepEqual(codesOf(np.replace('läsår}', 'läsår sortera=2019/20}'), setting, projectWith(), data), [
      'directive.sort-unknown',
    ]);
  });

  it('has a row for each of several indicators, each in its own unit', () => {
    const data: Data = ask => ask.units.map(enhet => fact({ enhet, läsår: '2025/26' }, 71.4));
    const shown = snapshotOf(':::tabell{#t meritvärde lärare-behöriga}\n\n:::', data);
    assert.deepEqual(shown?.form === 'table' && shown.rows, [
      ['Meritvärde', '71,4'],
      ['Lärare, behöriga', '71,4 %'],
    ]);
  });

  it('has a row for each unit, with what they are compared with below', () => {
    const data: Data = ask =>
      (ask.by.includes('enhet') ? ['tallbackaskolan', 'strandskolan'] : ask.units).map(enhet =>
        fact({ enhet, läsår: '2025/26' }, 200),
      );
    const shown = snapshotOf(':::tabell{#t meritvärde rader=enhet mot=riket}\n\n:::', data, fromHead);
    assert.deepEqual(shown?.form === 'table' && shown.rows.map(row => row[0]), [
      'Strandskolan',
      'Tallbackaskolan',
      'Riket',
    ]);
  });

  it('shows a source’s own rows', () => {
    const text = ':::tabell{#t källa=betyg-åk9 kolumner="skola, meritvärde"}\n\n:::';
    const { kind, bound, typed } = bind(text, () => []);
    const [ask] = kind.ask?.(typed, setting) ?? [];
    assert.deepEqual(ask?.of, { rows: 'betyg-åk9', columns: ['skola', 'meritvärde'] });
    const answer = bound.answers.rader;
    assert.ok(answer);
    const table = {
      name: 'betyg-åk9',
      columns: [
        { name: 'skola', title: 'Skola', type: 'string' as const },
        { name: 'meritvärde', title: 'Meritvärde', type: 'number' as const },
      ],
      rows: [
        { skola: 'A', meritvärde: 227.8 },
        { skola: 'B', meritvärde: suppressed },
      ],
    };
    const filled = { ...bound, answers: { rader: { ...answer, table } } };
    assert.deepEqual(kind.snapshot?.(filled, setting, projectWith()), {
      form: 'table',
      header: ['Skola', 'Meritvärde'],
      align: ['left', 'right'],
      rows: [
        ['A', '227,8'],
        ['B', '..'],
      ],
    });
    assert.deepEqual(codesOf(':::tabell{#t källa=betyg-åk9 kolumner="skola, meritvarde"}\n\n:::'), [
      'column.unknown',
    ]);
  });

  it('heads its columns and rows on the page', () => {
    const html = page(np, subjects);
    assert.match(html, /<table id="tabell"><caption>Diagram.3\. Godkända på nationella prov<\/caption>/);
    assert.match(html, /<th scope="col" class="ska-tal">2023\/24<\/th>/);
    assert.match(html, /<th scope="row">Svenska<\/th><td class="ska-tal"><span class="ska-skyddad"/);
  });
});
