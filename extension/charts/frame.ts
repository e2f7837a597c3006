import type { ChartConfiguration, Plugin } from 'chart.js';
import { fontOptions } from './font-text.ts';
import { roomAbove } from './layout-box.ts';
import type { ChartLook } from './look.ts';
import { wrapText } from './text-width.ts';

/** Said under a chart of which every value is a state. */
export const nothingShown = 'Inga värden kan visas i diagrammet.';

/** What every chart has around its plot. */
export interface Frame {
  /** Title of the value axis: set small above the plot, where it can be read without turning the head. */
  readonly above?: string | undefined;
  /** Remarks under the chart. */
  readonly below?: readonly string[];
  /** Room for the margin labels. */
  readonly right?: number;
  /** Room for what stands above the plot: values on the highest points, words at breaks. */
  readonly top?: number;
  readonly horizontal?: boolean;
  readonly scales: Readonly<Record<string, unknown>>;
  readonly plugins: readonly Plugin[];
  readonly type: 'line' | 'bar' | 'scatter' | 'radar';
  readonly labels: readonly (string | readonly string[])[];
  readonly datasets: readonly unknown[];
  readonly width: number;
}

/** The configuration of a chart: no animation, no fixed shape, no legend or colours of Chart.js itself. */
export function framed(frame: Frame, look: ChartLook): ChartConfiguration {
  const { above, below = [], right = 0, top = 0 } = frame;
  const small = { color: look.muted, font: fontOptions(look, 400, 0.92) };
  const remarks = below.flatMap(line => wrapText(line, frame.width - 16, look.fontSize * 0.92, 4));
  const configuration = {
    type: frame.type,
    data: { labels: frame.labels, datasets: frame.datasets },
    options: {
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      devicePixelRatio: 1,
      events: [],
      locale: 'sv-SE',
      ...(frame.horizontal && { indexAxis: 'y' }),
      layout: { padding: { left: 4, right: Math.max(8, right), top: 4, bottom: 2 } },
      font: fontOptions(look),
      color: look.text,
      scales: frame.scales,
      plugins: {
        legend: { display: false },
        tooltip: { enabled: false },
        title: {
          display: Boolean(above),
          text: above ?? '',
          align: 'start',
          position: 'top',
          // Between the legend (1000) and the plot.
          weight: 500,
          padding: { top: 0, bottom: 6 },
          ...small,
        },
        subtitle: {
          display: remarks.length > 0,
          text: remarks,
          align: 'start',
          position: 'bottom',
          padding: { top: 8, bottom: 0 },
          ...small,
        },
      },
    },
    plugins: [...frame.plugins, roomAbove(top)],
  };
  // Chart.js types each kind of chart apart; here one shape holds them all.
  return configuration as unknown as ChartConfiguration;
}
