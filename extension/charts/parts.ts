import type { Chart as Drawing, Element } from 'chart.js';
import type { DrawnSeries, DrawnValue } from './drawn-series.ts';

/** The 2D context that plugins draw on: the browser's, or this room's own that writes SVG. */
export type Surface = Drawing['ctx'];

/** What one dataset of a configuration holds of a series: some of its values, exact or approximate. */
export interface Part {
  readonly series: DrawnSeries;
  readonly values: readonly DrawnValue[];
  readonly approximate: boolean;
}

/** A value where Chart.js has placed it. */
export interface PlacedValue extends DrawnValue {
  readonly part: Part;
  readonly x: number;
  readonly y: number;
  /** Bars: the foot's coordinate on the value axis, and the thickness. */
  readonly base: number;
  readonly thickness: number;
}

/** The values of a dataset where Chart.js has placed them. */
export function placedValues(drawing: Drawing, dataset: number, part: Part): readonly PlacedValue[] {
  const elements = drawing.getDatasetMeta(dataset).data as readonly (Element | undefined)[];
  return part.values.flatMap(value => {
    const element = elements[value.index];
    if (!element) return [];
    const found = element.getProps(['x', 'y', 'base', 'width', 'height', 'horizontal']) as Record<
      string,
      unknown
    >;
    const [x, y] = [Number(found.x), Number(found.y)];
    if (!Number.isFinite(x) || !Number.isFinite(y)) return [];
    const thickness = Number((found.horizontal ? found.height : found.width) ?? 0);
    return [{ ...value, part, x, y, base: Number(found.base ?? 0), thickness }];
  });
}

/** The values of all datasets of a chart where Chart.js has placed them. */
export function allPlaced(drawing: Drawing, parts: readonly Part[]): readonly PlacedValue[] {
  return parts.flatMap((part, dataset) => placedValues(drawing, dataset, part));
}
