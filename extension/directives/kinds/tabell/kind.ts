import { h } from 'hastscript';
import { isNumber, isState } from '../../../base/cell.ts';
import { wordsOf } from '../../attributes.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { sourceLine, sourcesOf } from '../../facts.ts';
import {
  anchorOf,
  captionStart,
  handwritten,
  type PageCell,
  sourceParagraph,
  tableElement,
} from '../../figures.ts';
import { cellText, published } from '../../numbers.ts';
import { slideOf } from '../../slide.ts';
import { attributes } from './attributes.ts';
import { checkTable } from './check.ts';
import { contentOf, isTooLarge } from './content.ts';
import { tableAsks } from './plan.ts';

function typed({ datum, measure }: PageCell): string {
  return isNumber(datum) || isState(datum) ? cellText(datum, measure, { typography: 'typed' }) : datum;
}

/** A table. */
export const tabell: DirectiveKind = kind({
  name: 'tabell',
  forms: ['container', 'leaf'],
  doc: {
    sv: 'En tabell ur data. I filen står den som en vanlig Markdown-tabell.',
    en: 'A table from the data. In the file it stands as an ordinary Markdown table.',
  },
  attributes,
  fields: false,
  data: true,
  label: 'optional',
  example: ':::tabell[Godkända på nationella prov]{#np np-godkänt rader=ämne kolumner=läsår}\n\n:::',
  ask: tableAsks,
  check: checkTable,
  snapshot(bound, setting) {
    const content = contentOf(bound, setting);
    if (!content || isTooLarge(content)) return undefined;
    return {
      form: 'table',
      header: content.columns.map(column => column.title),
      align: content.columns.map(column => column.align),
      rows: content.rows.map(row => row.map(typed)),
    };
  },
  render(bound, setting) {
    const content = contentOf(bound, setting);
    const anchor = anchorOf(bound, setting, 'tabell');
    const title = content?.title ?? bound.directive.label?.text.trim() ?? '';
    const caption = `${captionStart(setting.numbered(bound.directive))}${title}`;
    return [
      content
        ? tableElement(content.columns, content.rows, caption, anchor)
        : h('p', { id: anchor, className: ['ska-fel'] }, `${caption}: tabellen har inga tal att visa.`),
      ...sourceParagraph(bound),
      ...setting.blocks(handwritten(bound, 'table')),
    ];
  },
  slides(bound, setting) {
    const content = contentOf(bound, setting);
    const title = content?.title ?? bound.directive.label?.text.trim() ?? 'Tabell';
    const source = sourceLine(sourcesOf(bound));
    const notes = setting.blocks(handwritten(bound, 'table'));
    const { id, indikator } = bound.spec as { readonly id?: string; readonly indikator?: string };
    return [
      slideOf(bound, {
        form: 'figure',
        title,
        content: content
          ? [tableElement(content.columns, content.rows, title)]
          : [h('p', { className: ['ska-fel'] }, 'Tabellen har inga tal att visa.')],
        ...(source && { source }),
        ...(notes.length > 0 && { notes }),
        about: [...wordsOf(indikator), ...(id === undefined ? [] : [id])],
      }),
    ];
  },
  rows(bound, setting) {
    const content = contentOf(bound, setting);
    return {
      header: content?.columns.map(column => column.title) ?? [],
      rows:
        content?.rows.map(row =>
          row.map(({ datum, measure }) => (typeof datum === 'string' ? datum : published(datum, measure))),
        ) ?? [],
    };
  },
});
