import type { ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { WheelRow } from '../../wheel-rows.ts';
import type { Recurring } from './recurring.ts';

const months = ['aug', 'sep', 'okt', 'nov', 'dec', 'jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul'];
const lanes = [
  { calendar: 'läsår', title: 'Läsåret' },
  { calendar: 'kalenderår', title: 'Kalenderåret' },
  { calendar: 'inlämning', title: 'Rapporterna' },
] as const;

const left = 92;
const month = 50;
const width = left + month * 12 + 8;
const row = 22;
const top = 34;

/** The two calendars side by side over the months of a school year: what stands in the table, as bars. `colours` are the theme's, one for each calendar. */
export function wheelPicture(
  rows: readonly Recurring[],
  schoolYear: string,
  description: string,
  colours: readonly string[],
): ElementContent {
  const start = Number(schoolYear.slice(0, 4));
  let y = top;
  const drawn = lanes.flatMap(({ calendar, title: name }, index) => {
    const own = rows.filter(({ times }) => times[0].calendar === calendar);
    if (own.length === 0) return [];
    const first = y;
    const lines = stacked(own, start);
    y += Math.max(...lines.map(({ line }) => line + 1)) * row + 12;
    const fill = index % 2 ? '#ffffff' : '#f3f5f7';
    const ground = s('rect', { x: 0, y: first - 5, width, height: y - first - 4, fill });
    const marks = lines.flatMap(({ bars, label, line }) => {
      const at = first + line * row;
      const colour = colours[index] ?? '#1f2933';
      const y = at + 8.5;
      return [
        // A thin line through what comes back: without it a bar in the middle of the year would seem to be nobody's.
        ...bars.slice(1).map((bar, of) =>
          s('line', {
            x1: bars[of]?.x ?? bar.x,
            y1: y,
            x2: bar.x,
            y2: y,
            stroke: colour,
            'stroke-width': 1,
          }),
        ),
        ...bars.map(({ x, width: wide }) =>
          s('rect', { x, y: at + 3, width: wide, height: 11, rx: 3, fill: colour }),
        ),
        text(label.x, at + 13, label.text, { 'text-anchor': label.anchor, ...halo(fill) }),
      ];
    });
    return [{ ground, marks: [text(6, first + 13, name, { 'font-weight': 600 }), ...marks] }];
  });
  const height = y + 2;
  return h('div', { class: 'ska-arshjul' }, [
    s(
      'svg',
      {
        viewBox: `0 0 ${width} ${height}`,
        width: '100%',
        role: 'img',
        'aria-label': description,
      },
      [
        ...drawn.map(lane => lane.ground),
        ...months.flatMap((name, index) => {
          const x = left + index * month;
          return [
            s('line', {
              x1: x,
              y1: 18,
              x2: x,
              y2: height,
              stroke: '#c5ccd3',
              'stroke-width': index === 5 ? 1.6 : 0.6,
            }),
            text(x + month / 2, 26, name, { 'text-anchor': 'middle' }),
          ];
        }),
        ...drawn.flatMap(lane => lane.marks),
        text(left, 12, String(start), { 'font-weight': 600 }),
        text(left + 5 * month, 12, String(start + 1), { 'font-weight': 600 }),
      ],
    ),
  ]);
}

/** A name that crosses the line of a month is read on its own ground. */
function halo(fill: string): Readonly<Record<string, string | number>> {
  return { stroke: fill, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
}

interface Bar {
  readonly x: number;
  readonly width: number;
}

/** Where a name stands: after its bars, before them, or in the middle of what is between two. */
interface Label {
  readonly text: string;
  readonly x: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** What comes back is drawn on one line, and several on a line as their names allow. */
interface Line {
  readonly bars: readonly Bar[];
  readonly label: Label;
  readonly line: number;
}

function stacked(rows: readonly Recurring[], start: number): readonly Line[] {
  const ends: number[] = [];
  return rows.map(({ times }) => {
    const bars = times.map(one => barOf(one, start));
    const wide = times[0].name.length * 5.4 + 10;
    const label = labelOf(times[0].name, bars, wide);
    const from = Math.min(...bars.map(bar => bar.x), label.anchor === 'end' ? label.x - wide : width);
    const to = Math.max(
      ...bars.map(bar => bar.x + bar.width),
      label.anchor === 'start' ? label.x - 5 + wide : 0,
    );
    const free = ends.findIndex(used => used < from);
    const line = free < 0 ? ends.length : free;
    ends[line] = to + 6;
    return { bars, label, line };
  });
}

function barOf(one: WheelRow, start: number): Bar {
  const x = left + placeOf(one.from, start, 0) * month;
  const end = left + placeOf(one.to ?? one.from, start, one.from.length === 7 ? 1 : 1 / 30) * month;
  return { x, width: Math.max(5, end - x) };
}

function labelOf(name: string, bars: readonly Bar[], wide: number): Label {
  const first = bars[0] ?? { x: left, width: 0 };
  const last = bars.at(-1) ?? first;
  const after = last.x + last.width;
  const isLate = bars.length === 1 ? last.x > left + month * 7 : after + wide > width;
  if (!isLate) return { text: name, x: after + 5, anchor: 'start' };
  if (first.x - wide >= left || bars.length === 1) return { text: name, x: first.x - 5, anchor: 'end' };
  const gaps = bars.slice(1).map((bar, index) => {
    const before = bars[index] ?? bar;
    return { from: before.x + before.width, to: bar.x };
  });
  const widest = gaps.reduce((most, gap) => (gap.to - gap.from > most.to - most.from ? gap : most));
  return { text: name, x: (widest.from + widest.to) / 2, anchor: 'middle' };
}

/** Months since the first of August; `length` months are added for an end. */
function placeOf(date: string, start: number, length: number): number {
  const [year = start, m = 8, day = 1] = date.split('-').map(Number);
  return (year - start) * 12 + m - 8 + (day - 1) / 31 + length;
}

function text(
  x: number,
  y: number,
  words: string,
  more: Readonly<Record<string, string | number>>,
): ElementContent {
  return s('text', { x, y, 'font-size': 10.5, fill: '#1f2933', ...more }, words) as ElementContent;
}
