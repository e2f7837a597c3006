import type { ChartConfiguration } from 'chart.js';
import { barChart } from './bar-chart.ts';
import type { Chart } from './chart.ts';
import { heatMap } from './heat-map.ts';
import { lineChart } from './line-chart.ts';
import type { ChartLook } from './look.ts';
import { radarChart } from './radar-chart.ts';
import { scatterChart } from './scatter-chart.ts';

/** Width in px of a chart as wide as the text of a page: 160 mm at 96 px per inch. */
export const pageWidth = 605;

/**
 * The Chart.js configuration of a chart, the same for Node and a browser. It needs the line, bar, scatter and radar
 * controllers, their elements, the category, linear and radial scales, Title and SubTitle to be registered. A radar of
 * fewer than three scales has no shape and becomes bars. `width` (px) decides how names are wrapped.
 */
export function chartConfiguration(chart: Chart, look: ChartLook, width = pageWidth): ChartConfiguration {
  switch (chart.type) {
    case 'linje':
      return lineChart(chart, look, width);
    case 'stapel':
    case 'staplad':
      return barChart(chart, look, width);
    case 'spridning':
      return scatterChart(chart, look, width);
    case 'värmekarta':
      return heatMap(chart, look, width);
    case 'radar':
      return chart.categories.length < 3
        ? barChart({ ...chart, type: 'stapel' }, look, width)
        : radarChart(chart, look, width);
  }
}
