import { namesNeedRows } from './category-axis.ts';
import type { Chart } from './chart.ts';
import { pageWidth } from './config.ts';
import { placeOf } from './drawn-series.ts';
import { cellTexts } from './heat-map.ts';
import { legendRows } from './legend.ts';
import type { ChartLook } from './look.ts';
import { widest, wrapText } from './text-width.ts';

/** Size of a picture, px. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** The size at which a chart is easy to read on a page of text: its width, and a height that grows with its rows. */
export function naturalSize(chart: Chart, look: ChartLook, width = pageWidth): ChartSize {
  return { width, height: Math.round(heightOf(chart, look, width)) };
}

function heightOf(chart: Chart, look: ChartLook, width: number): number {
  const names = chart.series.map(series => series.name);
  const rows = names.length > 1 ? legendRows(chart.series, look, width).length : 0;
  const bare = !chart.series.some(series => series.values.some(cell => placeOf(cell) !== undefined));
  if (bare && chart.type !== 'värmekarta' && !namesNeedRows(chart, look, width)) return 170 + rows * 18;
  switch (chart.type) {
    case 'radar':
      if (chart.categories.length >= 3) return 390 + rows * 20;
      return 290;
    case 'värmekarta': {
      const lines = Math.max(1, ...names.map(name => wrapText(name, width * 0.3, look.fontSize, 2).length));
      const { texts, upright } = cellTexts(chart, look, width);
      const longest = widest(texts.flat(), look.fontSize);
      return 60 + names.length * Math.max(lines * look.fontSize * 1.3 + 10, 28, upright ? longest + 8 : 0);
    }
    case 'stapel':
    case 'staplad': {
      if (!namesNeedRows(chart, look, width)) return 290 + rows * 18;
      const bars = chart.type === 'staplad' ? 1 : names.length;
      const lines = Math.max(
        1,
        ...chart.categories.map(name => wrapText(name, width * 0.34, look.fontSize, 2).length),
      );
      const row = Math.max(bars * 15 + 9, lines * look.fontSize * 1.25 + 6, 24);
      return 70 + rows * 20 + chart.categories.length * row;
    }
    case 'spridning':
      return 360;
    case 'linje':
      return 290 + (names.length > 6 ? rows * 18 : 0);
  }
}
