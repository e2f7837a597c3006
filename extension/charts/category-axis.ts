import type { Chart } from './chart.ts';
import { fontOptions } from './font-text.ts';
import type { ChartLook } from './look.ts';
import { widest, wrapText } from './text-width.ts';

const yAxisRoom = 56;
const period = /^(?:(?:vt|ht|läsår)\s?)?\d{2,4}(?:[/-]\d{2,4})?$/i;

/** Room in px for one category across a chart. */
export function slotWidth(chart: Chart, width: number): number {
  return Math.max(1, width - yAxisRoom) / Math.max(1, chart.categories.length);
}

/** True where bars lie down: names that would not fit under standing bars in three lines. Periods always run to the right. */
export function namesNeedRows(chart: Chart, look: ChartLook, width: number): boolean {
  if (chart.categories.every(name => period.test(name))) return false;
  const room = slotWidth(chart, width) - 6;
  return chart.categories.some(name => {
    const lines = wrapText(name, room, look.fontSize, 99);
    return lines.length > 3 || widest(lines, look.fontSize) > room;
  });
}

/** Options of a category axis under the plot: names wrapped, turned only where their longest word is too wide. */
export function categoryScaleBelow(chart: Chart, look: ChartLook, width: number) {
  const room = slotWidth(chart, width) - 6;
  const wrapped = chart.categories.map(name => wrapText(name, room, look.fontSize, 3));
  const fits = wrapped.every(
    lines => !lines.at(-1)?.endsWith('…') && widest(lines, look.fontSize) <= room + 4,
  );
  const many = chart.categories.length > 14;
  const labels = fits
    ? wrapped
    : chart.categories.map(name => wrapText(name, many ? 170 : 130, look.fontSize, many ? 1 : 3));
  const turned = fits ? 0 : many ? 90 : 40;
  return {
    type: 'category' as const,
    offset: true,
    border: { color: look.muted },
    grid: { display: false },
    title: axisTitle(chart.xTitle, look),
    ticks: {
      color: look.text,
      font: fontOptions(look),
      padding: 4,
      autoSkip: false,
      minRotation: turned,
      maxRotation: turned,
      callback: (_: unknown, index: number) => {
        const lines = labels[index] ?? [''];
        return lines.length > 1 ? lines : (lines[0] ?? '');
      },
    },
  };
}

/** Options of a category axis left of the plot, names in up to two lines of a share of the width. */
export function categoryScaleLeft(names: readonly string[], look: ChartLook, width: number, share = 0.34) {
  const lines = names.map(name => wrapText(name, width * share, look.fontSize, 2));
  return {
    type: 'category' as const,
    offset: true,
    border: { color: look.muted },
    grid: { display: false },
    ticks: {
      color: look.text,
      font: fontOptions(look),
      padding: 6,
      autoSkip: false,
      crossAlign: 'near' as const,
      callback: (_: unknown, index: number) => {
        const label = lines[index] ?? [''];
        return label.length > 1 ? label : (label[0] ?? '');
      },
    },
  };
}

/** The title of an axis that lies along the picture. */
export function axisTitle(text: string | undefined, look: ChartLook) {
  return {
    display: text !== undefined && text !== '',
    text: text ?? '',
    align: 'end' as const,
    color: look.muted,
    font: fontOptions(look, 400, 0.92),
    padding: { top: 4 },
  };
}
