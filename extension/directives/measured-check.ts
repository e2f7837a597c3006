import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { type Addressed, measuredOf, ownUnits } from './addressing.ts';
import { wordsOf } from './attributes.ts';
import { placeOf, placeOfName } from './places.ts';
import type { Setting } from './setting.ts';

/** That a directive names something to measure: at least one indicator or column, and only one (of one unit) where one number is shown. */
export function checkMeasured(
  typed: Addressed,
  setting: Setting,
  amount: 'one' | 'some',
): readonly Diagnostic[] {
  const { directive, spec } = typed;
  const measured = measuredOf(typed, setting);
  if (measured.length === 0) {
    if (spec.källa === undefined) {
      // A name that is not known has been told where it stands.
      const named = directive.attributes.some(
        ({ key }) => key === undefined || key === 'indikator' || key === 'källa',
      );
      return named
        ? []
        : [
            diagnostic('directive.no-measure', placeOfName(directive, setting), {
              directive: directive.name,
            }),
          ];
    }
    const columns = setting.vocabulary.tables.get(spec.källa) ?? [];
    const allowed = columns.filter(column => column.type === 'number').map(column => column.name);
    return [
      diagnostic('directive.source-without-column', placeOf(directive, 'källa', setting), {
        table: spec.källa,
        allowed,
      }),
    ];
  }
  if (amount === 'some') return [];
  const units = ownUnits(typed, setting);
  return [
    ...(measured.length > 1
      ? [
          diagnostic('directive.two-measures', placeOfName(directive, setting), {
            directive: directive.name,
            names: wordsOf(spec.indikator ?? spec.kolumn).join(', '),
          }),
        ]
      : []),
    ...(units.length > 1
      ? [
          diagnostic('directive.two-units', placeOf(directive, 'enhet', setting), {
            directive: directive.name,
            names: units.join(', '),
          }),
        ]
      : []),
  ];
}
