import type { ElementContent } from 'hast';
import type { Chart } from '../../../charts/chart.ts';
import type { ChartLook } from '../../../charts/look.ts';
import { drawChart } from '../../../charts/svg.ts';
import { svgTree } from '../../svg-tree.ts';

/** A chart as inline SVG, as a tree like everything else on the page. */
export function drawn(chart: Chart, look: ChartLook, id: string, description: string): ElementContent[] {
  return svgTree(drawChart(chart, look, { id, description }));
}
