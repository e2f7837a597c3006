import { type Cell, isState, missing, type State } from '../../../base/cell.ts';
import type { ChartSeries } from '../../../charts/chart.ts';
import { formatPeriod } from '../../../theme/number-style.ts';
import { ownPeriod } from '../../addressing.ts';
import type { MeasureInfo } from '../../ask.ts';
import { isAlongGrades, placeTitle } from '../../grid.ts';
import { capital, cellText, pendingWords } from '../../numbers.ts';
import type { Setting } from '../../setting.ts';
import type { BoundDiagram, Charted } from './chart.ts';

/**
 * The numbers of a chart in words, as its snapshot and as what a screen reader says:
 * « Meritvärde 2022/23–2025/26: 216,0; 214,9; 218,2; 221,4. Huvudman 2025/26: 218,0. Riket: publiceras i november 2026.»
 */
export function sentenceOf(charted: Charted, bound: BoundDiagram, setting: Setting): string {
  if (charted.plan.kind === 'points') return pointsSentence(charted, bound, setting);
  return charted.plan.x === 'period' ? seriesSentence(charted) : groupsSentence(charted, bound, setting);
}

/**
 * The values that {@link sentenceOf} states, as written there, without the numbers in names (« årskurs 9 »): what makes a
 * sentence that someone worded anew stale or not.
 */
export function valuesOf(charted: Charted, bound: BoundDiagram): readonly string[] {
  const { chart, plan, measures } = charted;
  return chart.series.flatMap((series, index) => {
    if (plan.kind === 'points')
      return series.values.flatMap((cell, at) => [
        write(series.x?.[at] ?? missing, bound.answers['0']?.measure),
        write(cell, bound.answers['1']?.measure),
      ]);
    if (plan.x !== 'period')
      return series.values.flatMap((cell, at) =>
        isPassedOver(cell, charted)
          ? []
          : [write(cell, plan.x === 'indikator' ? measureOf(bound, at) : measures[index])],
      );
    const at = lastKnown(series);
    const shown = series.role === 'own' ? series.values : at < 0 ? [] : series.values.slice(at, at + 1);
    return shown.flatMap(cell =>
      series.role === 'reference' && isPending(cell) ? [] : [write(cell, measures[index])],
    );
  });
}

function isPending(cell: Cell): cell is State {
  return isState(cell) && cell.state === 'pending';
}

function write(cell: Cell, measure: MeasureInfo | undefined): string {
  return cellText(cell, measure ?? { unit: '', decimals: 1 }, { typography: 'typed' });
}

/** What a series is called in the sentence: the head authority by its role, since readers of the raw file compare with it. */
function spoken(charted: Charted, index: number): string {
  const place = charted.places[index] ?? [];
  const named = place.map(each =>
    each.axis === 'enhet' && each.value === 'huvudman' ? { ...each, title: 'huvudman' } : each,
  );
  return capital(placeTitle(named));
}

/** Over time: each own series whole, each reference at the last time. */
function seriesSentence(charted: Charted): string {
  const { measures } = charted;
  const { categories, series } = charted.chart;
  const last = categories.at(-1) ?? '';
  const span = categories.length > 1 ? `${categories[0]}–${last}` : last;
  const own = series.flatMap((each, index) => (each.role === 'own' ? [{ each, index }] : []));
  const title = subject(charted);
  const [only, second] = own;
  const head = `${title} ${span}`;
  const first =
    only && !second
      ? [ended(`${head}: ${values(only.each, measures[only.index])}`)]
      : [
          `${head}.`,
          ...own.map(({ each, index }) =>
            ended(`${spoken(charted, index)}: ${values(each, measures[index])}`),
          ),
        ];
  const rest = series.flatMap((each, index) => {
    if (each.role !== 'reference') return [];
    const name = spoken(charted, index);
    const at = lastKnown(each);
    const cell = each.values[at];
    if (cell === undefined) return [`${name}: uppgift saknas.`];
    if (isPending(cell)) return [`${name}: ${pendingWords(cell)}.`];
    return [ended(`${name} ${categories[at] ?? ''}: ${write(cell, measures[index])}`)];
  });
  return [...first, ...rest].join(' ');
}

/** Where a reference is told: at its last time with a value or a state other than missing; -1 when there is none. */
function lastKnown(series: ChartSeries): number {
  return series.values.findLastIndex(cell => !isState(cell) || cell.state !== 'missing');
}

/** A sentence with its full stop; a mark at its end (`..`) is not given a third. */
function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function values(series: ChartSeries, measure: MeasureInfo | undefined): string {
  return series.values.map(cell => write(cell, measure)).join('; ');
}

/** What a chart is about: its one measure, or its title. */
function subject({ chart, measures }: Charted): string {
  const titles = new Set(measures.map(measure => measure?.title));
  const [only] = titles;
  return titles.size === 1 && only ? only : chart.title;
}

/** Over units, subjects and the like: each category with its value; what is not published yet says when, after the rest. */
function groupsSentence(charted: Charted, bound: BoundDiagram, setting: Setting): string {
  const { chart, measures, plan } = charted;
  const own = chart.series.flatMap((each, index) => (each.role === 'own' ? [index] : []));
  const said = (subject: string, index: number): readonly string[] => {
    const cells = chart.categories.map((category, place) => ({
      category,
      cell: chart.series[index]?.values[place] ?? missing,
      measure: plan.kind === 'grid' && plan.x === 'indikator' ? measureOf(bound, place) : measures[index],
    }));
    const known = cells.filter(({ cell }) => !isPassedOver(cell, charted));
    const list = known.map(({ category, cell, measure }) => `${category} ${write(cell, measure)}`).join('; ');
    const waits = cells.flatMap(({ category, cell }) =>
      isPending(cell) ? [{ category, words: pendingWords(cell) }] : [],
    );
    if (known.length === 0) return [...new Set(waits.map(({ words }) => `${subject}: ${words}.`))];
    const name = index === single ? '' : `${subject}, `;
    return [
      ended(`${subject}: ${list}`),
      ...waits.map(({ category, words }) => `${name}${category}: ${words}.`),
    ];
  };
  const when = whenOf(charted, bound, setting);
  const head = `${subject(charted)}${when ? ` ${when}` : ''}`;
  const single = own.length === 1 ? own[0] : undefined;
  const rest = chart.series.flatMap((_, index) =>
    index === single ? [] : said(spoken(charted, index), index),
  );
  return [...(single === undefined ? [`${head}.`] : said(head, single)), ...rest].join(' ');
}

function pointsSentence(charted: Charted, bound: BoundDiagram, setting: Setting): string {
  const x = bound.answers['0']?.measure;
  const y = bound.answers['1']?.measure;
  const points = charted.chart.series.flatMap(series =>
    series.values.map((cell, index) => {
      const across = series.x?.[index] ?? missing;
      return `${series.labels?.[index] ?? ''} ${write(across, x)} och ${write(cell, y)}`;
    }),
  );
  const when = whenOf(charted, bound, setting);
  return ended(
    `${x?.title ?? ''} och ${lowered(y?.title ?? '')}${when ? ` ${when}` : ''}: ${points.join('; ')}`,
  );
}

function lowered(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLocaleLowerCase('sv') + title.slice(1) : title;
}

function measureOf(bound: BoundDiagram, index: number): MeasureInfo | undefined {
  return bound.answers[String(index)]?.measure;
}

/** Whether a sentence passes over a place: it waits (and is told by itself), or a group has not come there, or was not followed then. */
function isPassedOver(cell: Cell, charted: Charted): boolean {
  return isPending(cell) || (isState(cell) && cell.state === 'missing' && isAlongGrades(charted.plan.grid));
}

/** The time of a chart that does not go over time; empty where the series do, or where measures differ. */
function whenOf(charted: Charted, bound: BoundDiagram, setting: Setting): string {
  if (charted.plan.grid.axes.includes('period') || isAlongGrades(charted.plan.grid)) return '';
  const kinds = new Set(charted.plan.grid.measures.flatMap(measured => measured.period ?? []));
  const [kind] = kinds;
  return kinds.size === 1 && kind ? formatPeriod(ownPeriod(bound, kind, setting)) : '';
}
