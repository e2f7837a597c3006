import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Cell } from '../../extension/base/cell.ts';
import { type Chart, chartTypes } from '../../extension/charts/chart.ts';
import { drawChart } from '../../extension/charts/svg.ts';
import {
  about,
  chart,
  look,
  malformed,
  missing,
  pending,
  series,
  suppressed,
  textsOf,
  years,
} from './samples.ts';

const two = [
  series('Tallbackaskolan', [84.2, 81, suppressed, 86.7, 92]),
  series('Riket', [80.1, 80.9, 82.3, 83, pending], 'reference'),
];
const scatter = {
  categories: [],
  series: [
    {
      ...series('Skolor', [221, 208, suppressed, about(205)]),
      x: [12, 18.5, 7.2, 9],
      labels: ['Parkskolan', 'Hamnskolan', 'Lillskolan', 'Ekskolan'],
    },
  ],
};

function sample(type: Chart['type']): Chart {
  return chart({ type, series: two, ...(type === 'spridning' && scatter) });
}

describe('drawn chart', () => {
  for (const type of chartTypes) {
    it(`${type}: is one well-formed image with a description and real text`, () => {
      const svg = drawChart(sample(type), look, { description: 'Andelen är 92,0 % <nu> & "då".' });
      assert.equal(malformed(svg), undefined);
      assert.match(
        svg,
        /^<svg [^>]*role="img" aria-label="Andelen är 92,0 % &lt;nu&gt; &amp; &quot;då&quot;\."/,
      );
      assert.ok(textsOf(svg).length > 5);
      assert.doesNotMatch(svg, /NaN|Infinity|undefined|null|<image|<pattern/);
    });

    it(`${type}: is the same every time, whatever was drawn in between`, () => {
      const first = drawChart(sample(type), look, { id: 'a' });
      drawChart(chart({ type: 'linje', series: [series('Annan', [1, 2, 3])] }), look);
      assert.equal(drawChart(sample(type), look, { id: 'a' }), first);
    });

    it(`${type}: shows nothing of a hidden value`, () => {
      const leaky: Cell = { state: 'suppressed', text: '777', about: 99.9, expected: '888' };
      const swap = (cells: readonly Cell[]) => cells.map(cell => (cell === suppressed ? leaky : cell));
      const clean = sample(type);
      const dirty = { ...clean, series: clean.series.map(one => ({ ...one, values: swap(one.values) })) };
      assert.equal(drawChart(dirty, look), drawChart(clean, look));
    });
  }

  it('uses the title as description when it has no other', () => {
    assert.match(drawChart(sample('linje'), look), /aria-label="Godkända i matematik"/);
  });

  it('writes Swedish numbers, names at the ends of lines, and the marks of gaps', () => {
    const texts = textsOf(drawChart(sample('linje'), look));
    for (const text of ['84,2\u00a0%', '86,7\u00a0%', 'Tallbackaskolan', 'Riket', '..', '2020/21']) {
      assert.ok(texts.includes(text), text);
    }
    assert.ok(texts.some(text => text.endsWith('väntas')));
  });

  it('has a bar for each number and none for a state', () => {
    const bars = (values: readonly Cell[]) => {
      const svg = drawChart(chart({ type: 'stapel', series: [series('Egen', values)] }), look);
      return svg.split(`fill="${look.series[0]?.colour}"`).length - 1;
    };
    assert.equal(bars([80, 81, 82, 83, 84]), 5);
    assert.equal(bars([80, suppressed, missing, pending, 84]), 2);
    assert.equal(bars([suppressed, suppressed, suppressed, suppressed, suppressed]), 0);
  });

  it('has no figures on an axis without values', () => {
    for (const type of ['linje', 'stapel', 'staplad', 'radar'] as const) {
      const texts = textsOf(
        drawChart(
          chart({
            type,
            series: [
              series(
                'Egen',
                years.map(() => suppressed),
              ),
            ],
          }),
          look,
        ),
      );
      assert.ok(texts.includes('Inga värden kan visas i diagrammet.'), type);
      assert.deepEqual(
        texts.filter(text => /%/.test(text)),
        [],
        type,
      );
      assert.ok(texts.includes('..'));
    }
  });

  it('does not bridge a break or a gap', () => {
    const strokes = (parts: Partial<Chart>, values: readonly Cell[]) => {
      const svg = drawChart(chart({ type: 'linje', series: [series('Egen', values)], ...parts }), look);
      const lines = [...svg.matchAll(/<path d="([^"]*)" fill="none"[^>]*stroke-width="2.5"/g)];
      // Steps between places along the axis.
      return lines.map(found => new Set(found[1]?.match(/[\d.]+(?= )/g)).size - 1);
    };
    assert.deepEqual(strokes({}, [80, 81, 82, 83, 84]), [4]);
    assert.deepEqual(strokes({ breaks: [2] }, [80, 81, 82, 83, 84]).sort(), [1, 2]);
    const gap = strokes({}, [80, 81, suppressed, 83, 84]);
    assert.equal(
      gap.reduce((sum, count) => sum + count, 0),
      2,
    );
    assert.ok(
      textsOf(drawChart(chart({ type: 'linje', series: two, breaks: [2] }), look)).includes('brott i serien'),
    );
  });

  it('says where the axis of lines begins when that is not at zero; bars and radars begin there', () => {
    const near = [series('Egen', [226.1, 228, 227, 229.5, 231])];
    const titled = (type: Chart['type'], values = near, width?: number) =>
      textsOf(
        drawChart(
          chart({ type, series: values, yTitle: 'Poäng', format: value => `${Math.round(value)}` }),
          look,
          { ...(width && { width }) },
        ),
      );
    const lines = titled('linje');
    const foot = lines.filter(text => /^\d+$/.test(text)).map(Number);
    assert.ok(lines.includes(`Poäng (axeln börjar vid ${Math.min(...foot)})`), lines.join(' | '));
    assert.ok(titled('linje', [series('Egen', [1, 28, 27, 29, 31])]).includes('Poäng'));
    for (const type of ['stapel', 'staplad', 'radar'] as const) {
      const texts = titled(type);
      // The middle of a radar has no figure.
      assert.ok(texts.includes(type === 'radar' ? '100' : '0'), `${type}: ${texts.join(' | ')}`);
      assert.ok(texts.includes('Poäng'));
    }
    // Where the words have no room there is still the break in the foot of the axis.
    assert.ok(titled('linje', near, 120).includes('Poäng'));
  });

  it('names the target, and draws it where it is beyond the values', () => {
    for (const type of ['linje', 'stapel', 'radar', 'värmekarta'] as const) {
      const svg = drawChart(chart({ type, series: two, target: { value: 97, label: 'Mål 97 %' } }), look);
      assert.ok(textsOf(svg).includes('Mål 97 %'), type);
    }
  });

  it('tells of scatter points that have no place, by name and mark only', () => {
    const texts = textsOf(drawChart(sample('spridning'), look));
    assert.ok(texts.some(text => /^Visas inte i diagrammet \(\.\.\): Lillskolan\b/.test(text)));
    assert.ok(!texts.includes('Lillskolan'));
    assert.ok(texts.includes('Parkskolan'));
  });

  it('has no figures below zero on an axis of what is never negative, in a scatter neither', () => {
    const cloud = { ...series('Skolor', [7, 8, 9]), x: [0, 6, 12], labels: ['A', 'B', 'C'] };
    const percent = (value: number) => `${Math.round(value)} %`;
    const texts = textsOf(
      drawChart(chart({ type: 'spridning', categories: [], series: [cloud], formatX: percent }), look),
    );
    assert.ok(texts.includes('0 %'), texts.join(' '));
    assert.ok(!texts.some(text => /^[-−]/.test(text)), texts.join(' '));
  });

  it('clips nothing inside a transformed element, and gives each chart its own ids', () => {
    const many = Array.from({ length: 30 }, (_, i) => `${1990 + i}`.repeat(2));
    const svg = drawChart(
      chart({
        type: 'linje',
        series: [
          series(
            'Egen',
            many.map((_, i) => i),
          ),
        ],
        categories: many,
      }),
      look,
      { id: 'd1' },
    );
    assert.match(svg, /<text[^>]*transform="matrix/);
    for (const [element] of svg.matchAll(/<[a-z]+[^>]*transform=[^>]*>/g))
      assert.doesNotMatch(element, /clip-path/);
    for (const [, id] of svg.matchAll(/ id="([^"]*)"/g)) assert.match(id ?? '', /^d1-/);
  });

  it('lets own series be first in line for room, and keeps an unknown mark short', () => {
    const odd: Cell = { state: 'unknown', text: 'uppgift lämnas ej ut enligt beslut' };
    const texts = textsOf(
      drawChart(chart({ type: 'stapel', series: [series('Egen', [80, odd, 82, 83, 84])] }), look),
    );
    assert.ok(texts.includes('uppgift lämna…'));
  });

  it('draws whatever it is given', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      { weight: 4, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
      fc.constantFrom(5e-324, -1e-310, -0),
      fc.constantFrom(suppressed, missing, pending, about(100), {
        state: 'approximate',
        text: 'omkring',
      } as const),
    );
    const name = fc.string({ unit: 'grapheme', maxLength: 60 });
    const any = fc.record({
      type: fc.constantFrom(...chartTypes),
      categories: fc.array(name, { maxLength: 30 }),
      series: fc.array(
        fc.record({
          name,
          role: fc.constantFrom('own' as const, 'reference' as const),
          values: fc.array(cell, { maxLength: 30 }),
          x: fc.array(cell, { maxLength: 30 }),
          labels: fc.array(name, { maxLength: 30 }),
        }),
        { maxLength: 10 },
      ),
      breaks: fc.array(fc.integer({ min: -1, max: 31 }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(any, parts => {
        const svg = drawChart(chart(parts), look, { id: 'x' });
        assert.equal(malformed(svg), undefined);
        assert.doesNotMatch(svg, /NaN|Infinity/);
      }),
      { numRuns: 60 },
    );
  });
});
