import { isForAdults } from '../base/school-form.ts';
import type { DataAsk } from './ask.ts';
import { capital } from './numbers.ts';
import type { Setting } from './setting.ts';

const sexes = {
  children: { F: 'Flickor', P: 'Pojkar' },
  adults: { F: 'Kvinnor', P: 'Män' },
} as const;

/** What the values of dimensions are called, in the school forms that something is about. */
export interface DimensionNames {
  /** As a heading: `kön` F is « Flickor », or « Kvinnor » in komvux. */
  title(dimension: string, value: string): string;
}

/** The names for an ask: by the school forms of its indicators, else by those of its units. */
export function dimensionNames(
  asked: readonly Pick<DataAsk, 'of' | 'units'>[],
  { vocabulary, report }: Setting,
): DimensionNames {
  const ofIndicators = asked.flatMap(({ of }) =>
    'indicator' in of ? (vocabulary.indicators.get(of.indicator)?.schoolForms ?? []) : [],
  );
  const units = asked.flatMap(ask => ask.units);
  const members = (units.length > 0 ? units : [report.unit]).flatMap(
    name => vocabulary.units.get(name)?.members ?? [],
  );
  const ofUnits = members.flatMap(member => vocabulary.units.get(member)?.schoolForms ?? []);
  const names = sexes[isForAdults(ofIndicators.length > 0 ? ofIndicators : ofUnits) ? 'adults' : 'children'];
  return {
    title(dimension, value) {
      if (dimension === 'enhet') return vocabulary.units.get(value)?.title ?? value;
      if (dimension === 'kön') return value === 'F' || value === 'P' ? names[value] : capital(value);
      return dimension === 'skolform' ? capital(value) : value;
    },
  };
}
