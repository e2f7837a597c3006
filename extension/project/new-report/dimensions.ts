import { chooseFigures, figureText } from './choose-figures.ts';
import { summaryTable } from './figure-plans.ts';
import type { IndicatorSeries, SeriesAsk } from './indicator-series.ts';

/** A dimension of early signals, as a skeleton needs it. */
export interface DimensionData {
  readonly namn: string;
  readonly rubrik: string;
  /** What to ask of it. */
  readonly fråga: string;
  /** Figures as the Markdown of their blocks, and names of indicators that must stay hidden. */
  readonly figurer: readonly string[];
  readonly skyddade: readonly string[];
}

const dimensions: readonly (readonly [name: string, heading: string, question: string])[] = [
  ['beteende', 'Beteende', 'Frånvaro, sena ankomster, avbrott: i vilka grupper ändras något, och sedan när?'],
  [
    'studieresultat',
    'Studieresultat',
    'Prov, betyg och omdömen: i vilka ämnen och årskurser går det åt fel håll redan nu, innan betygen sätts?',
  ],
  [
    'kognitiv',
    'Kognitiv',
    'Läsning, språk, uppmärksamhet och sätt att lära: vad visar kartläggningar, och vad ser ni i undervisningen?',
  ],
  [
    'psykologisk',
    'Psykologisk',
    'Trygghet, motivation, tilltro och tillhörighet: vad säger enkäter, samtal och elevhälsan om grupperna?',
  ],
];
const periods = ['läsår', 'termin', 'kalenderår'] as const;

/** The indicators of a report's units by dimension, each dimension as a table for each kind of time. */
export async function dimensionFigures(
  ask: SeriesAsk,
  series: readonly IndicatorSeries[],
): Promise<readonly DimensionData[]> {
  return Promise.all(
    dimensions.map(async ([namn, rubrik, fråga]) => {
      const own = series.filter(one => one.indicator.dimension === namn);
      const wanted = periods.flatMap(period => {
        const members = own.filter(one => one.shown && one.indicator.period === period);
        const id = period === 'läsår' ? namn : `${namn}-${period}`;
        return members.length > 0 ? [summaryTable(rubrik, id, members)] : [];
      });
      return {
        ...{ namn, rubrik, fråga },
        figurer: (await chooseFigures(ask, wanted)).flat().map(figureText),
        skyddade: own.filter(one => one.hidden).map(one => one.indicator.name),
      };
    }),
  );
}
