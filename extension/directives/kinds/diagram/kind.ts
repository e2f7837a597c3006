import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { wordsOf } from '../../attributes.ts';
import { type DirectiveKind, kind, type RenderSetting } from '../../contract.ts';
import { sourceLine, sourcesOf } from '../../facts.ts';
import { anchorOf, captionStart, handwritten, sourceParagraph, tableElement } from '../../figures.ts';
import { gridAsks } from '../../grid.ts';
import type { Setting } from '../../setting.ts';
import { chartRoom, type Slide, slideOf } from '../../slide.ts';
import { attributes } from './attributes.ts';
import { type BoundDiagram, type Charted, chartOf } from './chart.ts';
import { checkDiagram } from './check.ts';
import { drawn, drawnIn } from './draw.ts';
import { planOf } from './plan.ts';
import { rowsOf } from './rows.ts';
import { sentenceOf, valuesOf } from './sentence.ts';

/** The sentence, and the target line that the drawing has besides. */
function description(charted: Charted, bound: BoundDiagram, setting: Setting): string {
  const { target } = charted.chart;
  return `${sentenceOf(charted, bound, setting)}${target ? ` ${target.label}.` : ''}`;
}

function picture(
  charted: Charted,
  anchor: string,
  bound: BoundDiagram,
  setting: RenderSetting,
): ElementContent[] {
  const { chart } = charted;
  const words = description(charted, bound, setting);
  // How numbers are written is a function: the description, which holds them, stands for it.
  const key = JSON.stringify([chart, setting.look, anchor, words]);
  return setting.picture(key, () => drawn(chart, setting.look, anchor, words));
}

function figure(bound: BoundDiagram, setting: RenderSetting): ElementContent[] {
  const { directive } = bound;
  const charted = chartOf(bound, setting);
  const anchor = anchorOf(bound, setting, 'diagram');
  const numbered = setting.numbered(directive);
  const caption = `${anchor}-text`;
  const title = charted?.chart.title ?? directive.label?.text.trim() ?? '';
  return [
    h('figure', { id: anchor, className: ['ska-diagram'], role: 'group', ariaLabelledBy: [caption] }, [
      h('figcaption', { id: caption }, `${captionStart(numbered)}${title}`),
      ...(charted
        ? picture(charted, anchor, bound, setting)
        : [h('p', { className: ['ska-fel'] }, 'Diagrammet har inga tal att visa.')]),
      ...sourceParagraph(bound),
      ...(charted ? [dataTable(charted, bound)] : []),
    ]),
    ...setting.blocks(handwritten(bound, 'blockquote')),
  ];
}

function slidesOf(bound: BoundDiagram, setting: RenderSetting): readonly Slide[] {
  const charted = chartOf(bound, setting);
  const source = sourceLine(sourcesOf(bound));
  const title = charted?.chart.title ?? bound.directive.label?.text.trim() ?? 'Diagram';
  const { id, indikator } = bound.spec as { readonly id?: string; readonly indikator?: string };
  const notes = setting.blocks(handwritten(bound, 'blockquote'));
  const anchor = anchorOf(bound, setting, 'diagram');
  const draw = ({ chart }: Charted): ElementContent[] => {
    const words = description(charted as Charted, bound, setting);
    const key = JSON.stringify(['slide', chart, setting.look, anchor, words]);
    return setting.picture(key, () => drawnIn(chartRoom, chart, setting.look, anchor, words));
  };
  return [
    slideOf(bound, {
      form: 'figure',
      title,
      content: charted
        ? draw(charted)
        : [h('p', { className: ['ska-fel'] }, 'Diagrammet har inga tal att visa.')],
      ...(source && { source }),
      ...(notes.length > 0 && { notes }),
      about: [...wordsOf(indikator), ...(id === undefined ? [] : [id])],
    }),
  ];
}

/** The numbers behind the drawing; the page hides it in print. */
function dataTable(charted: Charted, bound: BoundDiagram): ElementContent {
  const { header, rows, measure } = rowsOf(charted, bound);
  const columns = header.map((title, index) => ({
    title,
    align: index === 0 ? ('left' as const) : ('right' as const),
  }));
  const cells = rows.map((row, at) =>
    row.map((datum, column) => ({ datum, measure: measure(at, column) ?? { unit: '', decimals: 1 } })),
  );
  return h('details', { className: ['ska-datatabell'] }, [
    h('summary', 'Visa tabellen'),
    tableElement(columns, cells, charted.chart.title),
  ]);
}

/** A chart. */
export const diagram: DirectiveKind = kind({
  name: 'diagram',
  forms: ['container', 'leaf'],
  doc: {
    sv: 'Ett diagram ur data, med en mening som säger talen: för den som läser filen som text och för skärmläsare.',
    en: 'A chart from the data, with a sentence that says the numbers: for readers of the plain file and of a screen reader.',
  },
  attributes,
  fields: false,
  data: true,
  label: 'optional',
  example: ':::diagram[Meritvärde i årskurs 9]{#merit meritvärde x=läsår mot="huvudman riket"}\n\n:::',
  ask: (typed, setting) => gridAsks(planOf(typed, setting).grid, typed, setting),
  check: (bound, setting) => checkDiagram(bound, setting),
  snapshot(bound, setting) {
    const charted = chartOf(bound, setting);
    return (
      charted && {
        form: 'sentence',
        text: sentenceOf(charted, bound, setting),
        values: valuesOf(charted, bound),
      }
    );
  },
  render: figure,
  slides: slidesOf,
  describe(bound, setting) {
    const charted = chartOf(bound, setting);
    return charted ? description(charted, bound, setting) : '';
  },
  rows(bound, setting) {
    const charted = chartOf(bound, setting);
    return charted ? rowsOf(charted, bound) : { header: [], rows: [] };
  },
});
