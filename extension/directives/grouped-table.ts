import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { PageColumn } from './figures.ts';

/** Rows of a table that stand together under a heading of their own. The first cell of a row heads it. */
export interface TableGroup {
  readonly title?: string;
  readonly rows: readonly (readonly ElementContent[][])[];
}

/** A table whose rows stand in groups, each a body of its own with its heading over all columns. */
export function groupedTable(
  columns: readonly PageColumn[],
  groups: readonly TableGroup[],
  caption: string,
  id: string,
  classes: readonly string[],
): ElementContent {
  const side = (index: number) => (columns[index]?.align === 'right' ? { className: ['ska-tal'] } : {});
  return h('table', { id, className: [...classes] }, [
    h('caption', caption),
    h('thead', [
      h(
        'tr',
        columns.map((column, index) => h('th', { scope: 'col', ...side(index) }, column.title)),
      ),
    ]),
    ...groups.map(({ title, rows }) =>
      h('tbody', [
        ...(title === undefined
          ? []
          : [
              h('tr', { className: ['ska-grupp'] }, [
                h('th', { scope: 'rowgroup', colSpan: columns.length }, title),
              ]),
            ]),
        ...rows.map(row =>
          h(
            'tr',
            row.map((content, index) =>
              index === 0
                ? h('th', { scope: 'row', ...side(index) }, content)
                : h('td', side(index), content),
            ),
          ),
        ),
      ]),
    ),
  ]);
}
