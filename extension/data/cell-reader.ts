import type { Datum } from '../base/cell.ts';
import type { Place } from '../base/span.ts';
import { checkConstraints } from './constraints.ts';
import { dimensionValue } from './dimension-value.ts';
import type { UnitKeys } from './engine.ts';
import type { Findings } from './findings.ts';
import type { Grid, GridRow, RawCell } from './grid.ts';
import type { Header } from './header.ts';
import { numericCell } from './numeric-cell.ts';
import type { FieldSpec, TableSpec } from './table-spec.ts';

/** Where a cell is: for findings about its value. */
export interface CellSite {
  readonly place: () => Place;
  /** The column's title, and the spreadsheet's name for the cell where there is one. */
  readonly column: string;
  readonly cell?: string;
}

/** Reads a row's declared cells into data, telling what does not fit. A column that the file lacks is missing in every row. */
export function cellReader(
  spec: TableSpec,
  units: UnitKeys,
  grid: Grid,
  header: Header,
  findings: Findings,
): (row: GridRow) => Datum[] {
  const readers = spec.fields.map(field => {
    const column = header.columns.get(field.name);
    const read =
      field.kind === 'number' || field.kind === 'integer'
        ? numbers(field, findings)
        : texts(field, units, findings);
    const check = checkConstraints(field, findings);
    return (row: GridRow): Datum => {
      const raw = (column === undefined ? undefined : row.cells[column]) ?? '';
      const cell = column === undefined ? undefined : grid.cellName(row.line, column);
      const site: CellSite = {
        place: () => grid.place(row.line, column ?? 0),
        column: field.title,
        ...(cell !== undefined && { cell }),
      };
      const datum = read(raw, site);
      if (column !== undefined) check(datum, raw, row.line, site);
      return datum;
    };
  });
  return row => readers.map(read => read(row));
}

type Read = (raw: RawCell, site: CellSite) => Datum;

const shown = ({ column, cell }: CellSite) => ({ column, ...(cell !== undefined && { cell }) });

function numbers(field: FieldSpec, findings: Findings): Read {
  const style = {
    ...(field.decimal && { decimal: field.decimal }),
    ...(field.grouping !== undefined && { grouping: field.grouping }),
  };
  return (raw, site) => {
    const { cell, remark } = numericCell(raw, field.marks, style);
    const value = String(raw).trim();
    if (remark === 'unknown-mark') findings.add('data.unknown-mark', site.place, { ...shown(site), value });
    if (remark === 'ambiguous-mark')
      findings.add('data.ambiguous-mark', site.place, { ...shown(site), value });
    if (field.kind === 'integer' && typeof cell === 'number' && !Number.isInteger(cell)) {
      findings.add('data.not-integer', site.place, { ...shown(site), value });
    }
    return cell;
  };
}

function texts(field: FieldSpec, units: UnitKeys, findings: Findings): Read {
  return (raw, site) => {
    let value = String(raw)
      .replace(/\u00ad/g, '')
      .trim()
      .normalize('NFC');
    if (field.marks.get(value) === 'missing') value = '';
    const known = field.dimension === 'enhet' && units.resolve(value, field.key) !== undefined;
    if (field.codeLength !== undefined && !known) value = wholeCode(value, field.codeLength, site, findings);
    if (field.dimension === 'enhet') return unitOf(value, field, units, site, findings);
    if (field.dimension !== undefined) {
      const found = dimensionValue(field.dimension, value);
      if (!found.known) {
        findings.add('data.dimension-value', site.place, {
          ...shown(site),
          value,
          dimension: field.dimension,
        });
      }
      return found.value;
    }
    if (field.kind === 'date' && value !== '' && !isDate(value)) {
      findings.add('data.not-date', site.place, { ...shown(site), value });
    }
    return value;
  };
}

/** A code with the leading zeros that a spreadsheet took from it put back, which is told. */
function wholeCode(value: string, length: number, site: CellSite, findings: Findings): string {
  if (!/^\d+$/.test(value) || value.length >= length) return value;
  const restored = value.padStart(length, '0');
  findings.add('data.lost-zero', site.place, { ...shown(site), value, restored, length });
  return restored;
}

function unitOf(
  value: string,
  field: FieldSpec,
  units: UnitKeys,
  site: CellSite,
  findings: Findings,
): string {
  const unit = units.resolve(value, field.key);
  if (unit !== undefined) return unit;
  const other = dimensionValue('enhet', value);
  if (!other.known) findings.add('data.unit-unknown', site.place, { ...shown(site), value, key: field.key });
  return other.value;
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
