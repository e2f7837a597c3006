import { schoolFormOf } from '../base/school-form.ts';
import type { Place } from '../base/span.ts';
import type { Indicator, IndicatorMeasure, Target } from './indicator.ts';
import type { IndicatorEntry } from './schema.ts';

const directions = { högre: 'higher', lägre: 'lower', ingen: 'none' } as const;
const decimalsByUnit: Readonly<Record<string, number>> = { kr: 0, antal: 0 };

/** An entry as written, with every default filled in. */
export function indicatorOf(id: string, entry: IndicatorEntry, place: Place): Indicator {
  const unit = entry.måttenhet ?? (entry.mått?.antal === undefined ? 'procent' : 'antal');
  const measure = measureOf(entry, unit);
  const target = targetOf(entry);
  return {
    id,
    name: entry.namn ?? id,
    ...(entry.kortnamn !== undefined && { shortName: entry.kortnamn }),
    ...(entry.definition !== undefined && { definition: entry.definition }),
    schoolForms: entry.skolform === undefined ? [] : [entry.skolform].flat().map(schoolFormOf),
    ...(entry.årskurs !== undefined && { gradeYear: String(entry.årskurs) }),
    period: entry.period ?? 'läsår',
    unit,
    decimals: entry.decimaler ?? decimalsByUnit[unit] ?? 1,
    direction: directions[entry.riktning ?? 'ingen'],
    ...(entry.aspekt !== undefined && { aspect: entry.aspekt }),
    ...(entry.dimension !== undefined && { dimension: entry.dimension }),
    ...(entry.kvalitetsområde !== undefined && { qualityArea: entry.kvalitetsområde }),
    ...(entry.tabell !== undefined && { table: entry.tabell }),
    ...(measure && { measure }),
    ...(target && { target }),
    ...(entry.skydd !== undefined && {
      protection: entry.skydd === 'ingen' ? ('none' as const) : { groupSize: entry.skydd.antal },
    }),
    ...(entry.kolada !== undefined && { kolada: entry.kolada }),
    ...(entry.avvikelse !== undefined && { deviation: entry.avvikelse }),
    breaks: (entry.brott ?? []).map(String),
    ...(entry.källa !== undefined && { source: entry.källa }),
    place,
  };
}

/** The parts of `mått` that make one way of working out a number; undefined when they are none or several. */
export function measureOf(entry: IndicatorEntry, unit: string): IndicatorMeasure | undefined {
  const { täljare: numerator, nämnare: denominator, värde: value, antal: count } = entry.mått ?? {};
  const ways = [numerator ?? denominator, value, count].filter(part => part !== undefined);
  if (ways.length !== 1 || (numerator === undefined) !== (denominator === undefined)) return undefined;
  const where = Object.fromEntries(Object.entries(entry.urval ?? {}).map(([key, of]) => [key, String(of)]));
  return {
    ...(numerator !== undefined && denominator !== undefined && { numerator, denominator }),
    ...(value !== undefined && { value }),
    ...(count !== undefined && { count }),
    scale: numerator !== undefined && unit === 'procent' ? 100 : 1,
    ...(typeof entry.skydd === 'object' && { groupSize: entry.skydd.antal }),
    ...(Object.keys(where).length > 0 && { where }),
  };
}

function targetOf(entry: IndicatorEntry): Target | undefined {
  if (entry.målvärde === undefined && entry.målvärden === undefined) return undefined;
  return { ...(entry.målvärde !== undefined && { value: entry.målvärde }), units: entry.målvärden ?? {} };
}
