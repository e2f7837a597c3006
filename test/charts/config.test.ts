import assert from 'node:assert/strict';
import { suppressed as hidden } from '../../extension/base/cell.ts';
import type { Chart } from '../../extension/charts/chart.ts';
import { chartConfiguration } from '../../extension/charts/config.ts';
import { about, chart, look, missing, pending, series, suppressed, years } from './samples.ts';

interface Dataset {
  readonly label: string;
  readonly data: readonly (number | null)[];
  readonly showLine?: boolean;
  readonly borderDash?: readonly number[];
  readonly borderWidth: number;
  readonly borderColor: string;
  readonly pointBackgroundColor?: string;
  readonly backgroundColor?: string;
}

interface Axis {
  readonly min?: number;
  readonly max?: number;
  readonly suggestedMin?: number;
  readonly suggestedMax?: number;
}

function configured(from: Chart) {
  const { type, data, options } = chartConfiguration(from, look);
  const { scales, indexAxis } = options as { scales: Record<string, Axis>; indexAxis?: string };
  return { type, datasets: data.datasets as unknown as Dataset[], scales, indexAxis };
}

describe('chart configuration', () => {
  it('never lets a line cross a break', () => {
    const { datasets } = configured(
      chart({ type: 'linje', series: [series('Egen', [1, 2, 3, 4, 5])], breaks: [2, 4, 4, 0, 99] }),
    );
    assert.deepEqual(
      datasets.map(one => one.data),
      [
        [1, 2, null, null, null],
        [null, null, 3, 4, null],
        [null, null, null, null, 5],
      ],
    );
  });

  it('shows states as gaps and approximate values as open points without a line', () => {
    const { datasets } = configured(
      chart({ type: 'linje', series: [series('Egen', [80, suppressed, about(100), missing, pending])] }),
    );
    assert.deepEqual(
      datasets.map(one => [one.showLine, one.data, one.pointBackgroundColor]),
      [
        [true, [80, null, null, null, null], look.series[0]?.colour],
        [false, [null, null, 100, null, null], look.paper],
      ],
    );
  });

  it('draws references thinner, dashed and grey', () => {
    const { datasets } = configured(
      chart({
        type: 'linje',
        series: [series('Egen', [1, 2, 3, 4, 5]), series('Riket', [2, 2, 2, 2, 2], 'reference')],
      }),
    );
    const [own, reference] = datasets;
    assert.ok(own && reference && reference.borderWidth < own.borderWidth);
    assert.deepEqual(own.borderDash, []);
    assert.ok((reference.borderDash?.length ?? 0) > 0);
    assert.match(reference.borderColor, /^#(..)\1\1$/);
  });

  it('starts bars at zero whatever the chart says, and leaves lines their own ground', () => {
    const values = [series('Egen', [84, 86, 81, 90, 91])];
    assert.equal(configured(chart({ type: 'stapel', series: values, min: 60 })).scales.y?.min, 0);
    assert.equal(configured(chart({ type: 'stapel', series: values })).scales.y?.suggestedMin, 0);
    assert.ok((configured(chart({ type: 'linje', series: values })).scales.y?.suggestedMin ?? 0) > 70);
  });

  it('keeps shares within 100 and counts above zero when it gives lines air', () => {
    const top = configured(
      chart({ type: 'linje', series: [series('Egen', [0, 50, 99.8])], categories: years.slice(0, 3) }),
    );
    assert.deepEqual([top.scales.y?.suggestedMin, top.scales.y?.suggestedMax], [0, 100]);
  });

  it('widens fixed ends rather than cutting a value or the target off', () => {
    const { scales } = configured(
      chart({
        type: 'linje',
        series: [series('Egen', [84, 86])],
        max: 80,
        min: 0,
        target: { value: 95, label: 'Mål' },
      }),
    );
    assert.deepEqual([scales.y?.min, scales.y?.max], [0, 95]);
  });

  it('has no trace of what a hidden value was', () => {
    const leaky = { ...hidden, text: '3', about: 97, expected: '42' };
    for (const type of ['linje', 'stapel', 'staplad', 'värmekarta', 'radar'] as const) {
      const of = (cell: typeof hidden) =>
        JSON.stringify(
          chartConfiguration(chart({ type, series: [series('Egen', [80, cell, 82, 83, 81])] }), look),
        );
      assert.equal(of(leaky), of(hidden), type);
    }
  });

  it('lays bars down where names are long, never for periods', () => {
    const long = [
      'Normer och värden',
      'Omsorg, utveckling och lärande',
      'Specialpedagogiskt kompetensutvecklingsarbete',
      'Övergång och samverkan',
      'Barns delaktighet och inflytande',
    ];
    const values = [series('Egen', [1, 2, 3, 4, 5])];
    assert.equal(configured(chart({ type: 'stapel', series: values, categories: long })).indexAxis, 'y');
    assert.equal(configured(chart({ type: 'stapel', series: values })).indexAxis, undefined);
    const many = Array.from(
      { length: 30 },
      (_, i) => `${1990 + i}/${String((91 + i) % 100).padStart(2, '0')}`,
    );
    assert.equal(
      configured(chart({ type: 'stapel', series: values, categories: many })).indexAxis,
      undefined,
    );
  });

  it('makes bars of a radar that has no shape', () => {
    const radar = (count: number) =>
      configured(
        chart({ type: 'radar', series: [series('Egen', [1, 2, 3])], categories: years.slice(0, count) }),
      ).type;
    assert.deepEqual([radar(2), radar(3)], ['bar', 'radar']);
  });

  it('does not run in a browser by itself', () => {
    const { options } = chartConfiguration(chart({ type: 'linje', series: [series('Egen', [1])] }), look);
    assert.equal(options?.animation, false);
    assert.equal(options?.responsive, false);
  });
});
