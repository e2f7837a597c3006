import type { Cell } from '../../extension/base/cell.ts';
import { missing, suppressed } from '../../extension/base/cell.ts';
import type { Chart, ChartSeries } from '../../extension/charts/chart.ts';
import type { ChartLook } from '../../extension/charts/look.ts';
import { formatNumber } from '../../extension/theme/number-style.ts';
import { themeOf } from '../../extension/theme/theme.ts';

/** The shipped look: that the theme's data fit ChartLook is checked by the type here. */
export const look: ChartLook = themeOf(undefined).theme.chart;

export const pending: Cell = { state: 'pending', text: 'väntas', expected: '2026-11-15' };
export const about = (near: number): Cell => ({ state: 'approximate', text: `~${near}`, about: near });
export { missing, suppressed };

export const years = ['2020/21', '2021/22', '2022/23', '2023/24', '2024/25'];

export function series(
  name: string,
  values: readonly Cell[],
  role: ChartSeries['role'] = 'own',
): ChartSeries {
  return { name, values, role };
}

export function chart(parts: Partial<Chart> & Pick<Chart, 'type' | 'series'>): Chart {
  return {
    title: 'Godkända i matematik',
    categories: years,
    breaks: [],
    format: value => formatNumber(value, { decimals: 1, unit: 'procent', typography: 'set' }),
    ...parts,
  };
}

/** What a picture says: the texts of its `<text>` elements. */
export function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(found => found[1] ?? '');
}

/** Why a text is no well-formed XML of elements, attributes and texts; undefined when it is. */
export function malformed(xml: string): string | undefined {
  const open: string[] = [];
  let rest = xml;
  while (rest) {
    const found =
      /^<(\/?)([A-Za-z]+)((?: [A-Za-z][A-Za-z:-]*="[^"<]*")*)(\/?)>/.exec(rest) ??
      /^(?:[^<&]|&(?:amp|lt|gt|quot);)+/.exec(rest);
    if (!found) return rest.slice(0, 80);
    rest = rest.slice(found[0].length);
    const [, closing, name, attributes = '', empty] = found;
    const names = [...attributes.matchAll(/ ([A-Za-z:-]+)=/g)].map(one => one[1]);
    if (new Set(names).size < names.length) return `doubled attribute in ${found[0]}`;
    if (closing && open.pop() !== name) return `unexpected </${name}>`;
    if (name && !closing && !empty) open.push(name);
  }
  return open.length > 0 ? `never closed: ${open.join()}` : undefined;
}
