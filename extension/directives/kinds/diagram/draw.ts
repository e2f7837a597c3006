import type { ElementContent } from 'hast';
import type { Chart } from '../../../charts/chart.ts';
import { type ChartSize, naturalSize } from '../../../charts/chart-size.ts';
import type { ChartLook } from '../../../charts/look.ts';
import { drawChart } from '../../../charts/svg.ts';
import { svgTree } from '../../svg-tree.ts';

/** A chart as inline SVG, as a tree like everything else on the page. */
export function drawn(
  chart: Chart,
  look: ChartLook,
  id: string,
  description: string,
  size: Partial<ChartSize> = {},
): ElementContent[] {
  return svgTree(drawChart(chart, look, { id, description, ...size }));
}

const smallestType = 13;

/** A chart in a room: as large in type as its rows allow, and filling the room. */
export function drawnIn(
  room: ChartSize,
  chart: Chart,
  look: ChartLook,
  id: string,
  description: string,
): ElementContent[] {
  let fontSize = look.fontSize;
  while (
    fontSize > smallestType &&
    naturalSize(chart, { ...look, fontSize }, room.width).height > room.height
  )
    fontSize -= 1;
  const natural = naturalSize(chart, { ...look, fontSize }, room.width).height;
  const height = Math.max(natural, chart.type === 'radar' ? natural : room.height);
  return drawn(chart, { ...look, fontSize }, id, description, { width: room.width, height });
}
