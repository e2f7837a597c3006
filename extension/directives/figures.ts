import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Datum, isState } from '../base/cell.ts';
import { type Bound, type Numbered, numberedText, type RenderSetting } from './contract.ts';
import { sourceLine, sourcesOf } from './facts.ts';
import { cellContent, type NumberMeasure } from './numbers.ts';

/** « Diagram 3. » before a caption's title, when the figure has a number. */
export function captionStart(numbered: Numbered | undefined): string {
  const text = numbered && numberedText(numbered);
  return text === undefined ? '' : `${text}. `;
}

/** « Källa: …» under a figure or table; nothing without a source. */
export function sourceParagraph(bound: Pick<Bound, 'answers'>): ElementContent[] {
  const line = sourceLine(sourcesOf(bound));
  return line ? [h('p', { className: ['ska-tabellnot', 'ska-källa'] }, line)] : [];
}

/** A table's column as the page writes it. */
export interface PageColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** A cell of the page: its datum, and the measure that writes it when it is a number. */
export interface PageCell {
  readonly datum: Datum;
  readonly measure: NumberMeasure;
}

/** The rows of a table for the page: the first column heads its row, states say what their marks mean. */
export function tableElement(
  columns: readonly PageColumn[],
  rows: readonly (readonly PageCell[])[],
  caption: string,
  id?: string,
): ElementContent {
  return h('table', id === undefined ? {} : { id }, [
    h('caption', caption),
    h('thead', [
      h(
        'tr',
        columns.map(column => h('th', { scope: 'col', ...side(column.align) }, column.title)),
      ),
    ]),
    h(
      'tbody',
      rows.map(row =>
        h(
          'tr',
          row.map((cell, index) => {
            const align = side(columns[index]?.align ?? 'left');
            const content = contentOf(cell);
            return index === 0 ? h('th', { scope: 'row', ...align }, [content]) : h('td', align, [content]);
          }),
        ),
      ),
    ),
  ]);
}

/** Numbers stand to the right. */
function side(align: 'left' | 'right'): { readonly className?: string[] } {
  return align === 'right' ? { className: ['ska-tal'] } : {};
}

function contentOf({ datum, measure }: PageCell): ElementContent {
  return typeof datum === 'number' || isState(datum)
    ? cellContent(datum, measure)
    : { type: 'text', value: datum };
}

/** What the author wrote in a generated block besides its snapshot: the first block quote or table of the body. */
export function handwritten(
  bound: Pick<Bound, 'directive'>,
  snapshot: 'blockquote' | 'table',
): Bound['directive']['body'] {
  const { body } = bound.directive;
  const own = body.find(node => node.type === snapshot);
  return body.filter(node => node !== own);
}

/** The anchor of a figure: its own, else one that nothing else has. */
export function anchorOf(bound: Pick<Bound, 'directive'>, setting: RenderSetting, prefix: string): string {
  return setting.numbered(bound.directive)?.anchor ?? setting.unique(prefix);
}
