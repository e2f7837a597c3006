import {
  BarController,
  BarElement,
  CategoryScale,
  type ChartConfiguration,
  Chart as Drawing,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
  ScatterController,
  SubTitle,
  Title,
} from 'chart.js';
import type { Chart } from './chart.ts';
import { type ChartSize, naturalSize } from './chart-size.ts';
import { chartConfiguration } from './config.ts';
import type { ChartLook } from './look.ts';
import { escaped } from './svg-attributes.ts';
import { SvgContext } from './svg-context.ts';

Drawing.register(
  ...[LineController, BarController, ScatterController, RadarController],
  ...[LineElement, PointElement, BarElement],
  ...[CategoryScale, LinearScale, RadialLinearScale],
  ...[Title, SubTitle],
);

/** What a picture needs besides the chart. */
export interface PictureOptions extends Partial<ChartSize> {
  /** Begins every id in the picture; give each chart of a page its own. Letters, digits, `-` and `_`. */
  readonly id?: string;
  /** What a screen reader says: the chart's sentence. Without it, its title. */
  readonly description?: string;
}

/**
 * A chart as the text of an SVG element: drawn by Chart.js, vector with real text, the same for the same input. Without a
 * size it is as wide as a page's text and as high as its content needs. Sizes in px; it scales by its viewBox.
 */
export function drawChart(chart: Chart, look: ChartLook, picture: PictureOptions = {}): string {
  const natural = naturalSize(chart, look, picture.width);
  const size = { width: natural.width, height: picture.height ?? natural.height };
  const id = (picture.id ?? 'diagram').replace(/[^\p{L}\p{N}_-]/gu, '-');
  const markup = drawn(chartConfiguration(chart, look, size.width), size, id, look);
  const attributes = [
    'xmlns="http://www.w3.org/2000/svg"',
    `viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}"`,
    `role="img" aria-label="${escaped(picture.description ?? chart.title)}"`,
    `font-family="'${escaped(look.fontFamily)}', sans-serif" class="ska-chart"`,
  ];
  return `<svg ${attributes.join(' ')}>${markup}</svg>`;
}

function drawn(
  configuration: ChartConfiguration,
  { width, height }: ChartSize,
  id: string,
  look: ChartLook,
): string {
  const context = new SvgContext(width, height, id, look.fontFamily);
  // The context stands in for a canvas' own, of which it has the part that Chart.js calls.
  const drawing = new Drawing(context.canvas as never, configuration);
  try {
    return context.markup;
  } finally {
    drawing.destroy();
  }
}
