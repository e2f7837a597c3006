import { type Datum, isNumber, isState } from '../base/cell.ts';
import { nearest } from '../schema/nearest.ts';
import type { CellSite } from './cell-reader.ts';
import type { Findings } from './findings.ts';
import type { RawCell } from './grid.ts';
import type { FieldSpec } from './table-spec.ts';

/** Checks each value of a column against its Table Schema constraints. States are only checked for being there at all. */
export function checkConstraints(
  field: FieldSpec,
  findings: Findings,
): (datum: Datum, raw: RawCell, line: number, site: CellSite) => void {
  const rules = field.constraints;
  const seen = new Map<string, number>();
  return (datum, raw, line, site) => {
    const value = String(raw).trim();
    const at = { column: site.column, ...(site.cell !== undefined && { cell: site.cell }) };
    if (value === '') {
      if (rules.required) findings.add('data.value-required', site.place, at);
      return;
    }
    if (isState(datum)) return;
    if (rules.unique) {
      const first = seen.get(String(datum));
      if (first !== undefined) findings.add('data.value-not-unique', site.place, { ...at, value, first });
      else seen.set(String(datum), line);
    }
    const [minimum, maximum] = [rules.minimum, rules.maximum];
    if (minimum !== undefined && below(datum, minimum)) {
      findings.add('data.value-too-small', site.place, { ...at, value, limit: String(minimum) });
    }
    if (maximum !== undefined && above(datum, maximum)) {
      findings.add('data.value-too-large', site.place, { ...at, value, limit: String(maximum) });
    }
    if (
      rules.enum &&
      !rules.enum.some(
        allowed => allowed === value || allowed === datum || (isNumber(datum) && Number(allowed) === datum),
      )
    ) {
      const near = nearest(value, rules.enum);
      const args = { ...at, value, allowed: rules.enum, ...(near !== undefined && { nearest: near }) };
      findings.add('data.value-not-allowed', site.place, args);
    }
    if (rules.pattern && !rules.pattern.test(value)) {
      findings.add('data.value-pattern', site.place, {
        ...at,
        value,
        pattern: rules.pattern.source,
      });
    }
    const length = [...value].length;
    if (rules.minLength !== undefined && length < rules.minLength) {
      findings.add('data.value-length', site.place, {
        ...at,
        value,
        length,
        limit: rules.minLength,
        most: false,
      });
    }
    if (rules.maxLength !== undefined && length > rules.maxLength) {
      findings.add('data.value-length', site.place, {
        ...at,
        value,
        length,
        limit: rules.maxLength,
        most: true,
      });
    }
  };
}

// ISO dates and canonical periods sort as texts.
const below = (datum: Datum, limit: number | string) =>
  isNumber(datum) ? datum < Number(limit) : String(datum) < String(limit);
const above = (datum: Datum, limit: number | string) =>
  isNumber(datum) ? datum > Number(limit) : String(datum) > String(limit);
