import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { nearest } from '../../../schema/nearest.ts';
import { parseNumber } from '../../../theme/number-style.ts';
import { checkAxes } from '../../axis-check.ts';
import { checkCohortAxes } from '../../cohort-check.ts';
import { axisOf, timesOf } from '../../grid.ts';
import { checkMeasured } from '../../measured-check.ts';
import { placeOf, placeOfName } from '../../places.ts';
import type { Setting } from '../../setting.ts';
import { type BoundDiagram, chartOf } from './chart.ts';
import { isMeasure, isScatter, planOf } from './plan.ts';

/** What a chart's attributes may not be together. */
export function checkDiagram(bound: BoundDiagram, setting: Setting): readonly Diagnostic[] {
  const { directive, spec } = bound;
  const split = [spec.serie === undefined ? 'grupp' : 'serie', spec.serie ?? spec.grupp] as const;
  if (isScatter(spec, setting))
    return [...checkAxes(directive, [split], setting), ...checkScatter(bound, setting)];
  const measured = spec.y !== undefined && spec.indikator === undefined && isMeasure(spec.y, spec, setting);
  return [
    ...(measured ? [] : checkMeasured(bound, setting, 'some')),
    ...unknownMeasures(bound, ['y'], setting),
    ...checkAxes(directive, [['x', spec.x], split], setting),
    ...checkCohortAxes(bound, planOf(bound, setting).grid.axes, setting),
    ...checkTarget(bound, setting),
    ...checkDrawn(bound, setting),
  ];
}

function checkScatter(bound: BoundDiagram, setting: Setting): readonly Diagnostic[] {
  const unknown = unknownMeasures(bound, ['x', 'y'], setting);
  const named = [bound.spec.x, bound.spec.y, ...(bound.spec.indikator?.split(/\s+/) ?? [])].filter(Boolean);
  const few = named.length < 2 && unknown.length === 0;
  if (few) return [diagnostic('directive.scatter-axes', placeOfName(bound.directive, setting), {})];
  return unknown.length > 0 ? unknown : checkJoined(bound, setting);
}

/** Values of different kinds of time meet in a school year; what asks for another time has no point at all. */
function checkJoined(bound: BoundDiagram, setting: Setting): readonly Diagnostic[] {
  const { spec, directive } = bound;
  const attribute = spec.serie === undefined ? 'grupp' : 'serie';
  const word = spec.serie ?? spec.grupp;
  const times = timesOf(planOf(bound, setting).grid);
  if (word === undefined || word === 'läsår' || axisOf(word) !== 'period' || times.length < 2) return [];
  const place = placeOf(directive, attribute, setting);
  const fix = { title: 'läsår', edits: [{ ...place, text: 'läsår' }] };
  return [diagnostic('directive.scatter-times', place, { attribute, value: word, times }, fix)];
}

function unknownMeasures(
  bound: BoundDiagram,
  names: readonly ('x' | 'y')[],
  setting: Setting,
): readonly Diagnostic[] {
  const { spec, directive } = bound;
  return names.flatMap(attribute => {
    const name = spec[attribute];
    if (name === undefined || isMeasure(name, spec, setting)) return [];
    const place = placeOf(directive, attribute, setting);
    if (spec.källa === undefined) {
      const near = nearest(name, setting.vocabulary.indicators.keys());
      const fix = near ? { title: near, edits: [{ ...place, text: near }] } : undefined;
      return [diagnostic('indicator.unknown', place, { name, nearest: near }, fix)];
    }
    const columns = setting.vocabulary.tables.get(spec.källa) ?? [];
    const allowed = columns.filter(column => column.type === 'number').map(column => column.name);
    const args = { name, table: spec.källa, nearest: nearest(name, allowed), allowed };
    return [diagnostic('column.unknown', place, args)];
  });
}

function checkTarget(bound: BoundDiagram, setting: Setting): readonly Diagnostic[] {
  const value = bound.spec.målvärde;
  if (value === undefined || /^(?:ja|nej)$/iu.test(value) || parseNumber(value) !== undefined) return [];
  return [diagnostic('directive.target-line', placeOf(bound.directive, 'målvärde', setting), { value })];
}

/** What only shows once the numbers are there. */
function checkDrawn(bound: BoundDiagram, setting: Setting): readonly Diagnostic[] {
  const charted = chartOf(bound, setting);
  if (!charted) return [];
  const { chart } = charted;
  const times = timesOf(charted.plan.grid);
  const units = [
    ...new Set(
      charted.plan.grid.measures.flatMap((_, index) => bound.answers[String(index)]?.measure.unit ?? []),
    ),
  ];
  return [
    ...(chart.type === 'radar' && chart.categories.length < 3
      ? [
          diagnostic('directive.radar-axes', placeOf(bound.directive, 'typ', setting), {
            found: chart.categories.length,
          }),
        ]
      : []),
    ...(charted.plan.kind === 'grid' && charted.plan.x === 'period' && times.length > 1
      ? [diagnostic('directive.mixed-times', placeOfName(bound.directive, setting), { times })]
      : []),
    ...(units.length > 1
      ? [
          diagnostic('directive.mixed-units', placeOfName(bound.directive, setting), {
            units: units.join(', '),
          }),
        ]
      : []),
  ];
}
