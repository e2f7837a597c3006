import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Setting } from '../../setting.ts';
import { type ComparedCell, type Comparison, keyOf } from './comparison.ts';

/** A comparison as a heat map: a table whose cells are the stronger the better, with the answers in words for a screen reader. */
export function heatTable(
  { of, columns, rows, without }: Comparison,
  caption: string,
  { vocabulary }: Setting,
): ElementContent[] {
  const turned = columns.length > 8 ? ['ska-lodrät'] : [];
  return [
    h('table', { className: ['ska-värmetabell'] }, [
      h('caption', caption),
      h('thead', [
        h('tr', [
          h('th', { scope: 'col' }, of),
          ...columns.map(title => h('th', { scope: 'col', className: turned }, [h('span', title)])),
        ]),
      ]),
      h(
        'tbody',
        rows.map(row =>
          h('tr', [
            h('th', { scope: 'row' }, row.title),
            ...row.cells.map(cell => h('td', attributesOf(cell), content(cell))),
          ]),
        ),
      ),
    ]),
    h('p', { className: ['ska-tabellnot'] }, `${keyOf(vocabulary.selfAssessment)}.`),
    ...(without.length > 0
      ? [h('p', { className: ['ska-tabellnot'] }, `Ingen självvärdering från ${without.join(', ')}.`)]
      : []),
  ];
}

function attributesOf({ heat }: ComparedCell) {
  return { className: heat === undefined ? [] : ['ska-svar', `ska-svar-${5 - Math.round(4 * heat)}`] };
}

function content({ text, words }: ComparedCell): ElementContent[] {
  return [h('span', { ariaHidden: 'true' }, text), h('span', { className: ['ska-dold'] }, words)];
}
