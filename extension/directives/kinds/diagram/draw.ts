import type { ElementContent } from 'hast';
import type { Chart } from '../../../charts/chart.ts';
import type { ChartLook } from '../../../charts/look.ts';
import { drawChart } from '../../../charts/svg.ts';

/** A chart as inline SVG: markup of our own making, the only raw node of a page (the page allows raw nodes for it alone). */
export function drawn(chart: Chart, look: ChartLook, id: string, description: string): ElementContent[] {
  return [{ type: 'raw', value: drawChart(chart, look, { id, description }) }];
}
