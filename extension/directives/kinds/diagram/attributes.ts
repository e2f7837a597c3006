import Type from 'typebox';
import { chartTypes } from '../../../charts/chart.ts';
import { addressing, following, fromTo } from '../../addressing.ts';
import { choice, id, text, words } from '../../attributes.ts';

/** The attributes of `diagram`. */
export const attributes = Type.Object({
  id: id(undefined, 'Diagrammets id, ett eget ord: det som ”se” och ”av” pekar på.'),
  ...addressing,
  indikator: words('En eller flera indikatorer. Namnen får stå ensamma, utan ”indikator=”.', {
    suggest: 'indicator',
    examples: ['meritvärde', 'lärare-behöriga elever-per-lärare'],
  }),
  typ: choice(
    chartTypes,
    'Diagrammets slag. Förvalt är linje för tre eller fler perioder, spridning när y= finns, annars stapel.',
  ),
  x: text(
    'Vad den liggande axeln går över: läsår, enhet, indikator eller en dimension. För spridning en indikator.',
    {
      suggest: 'dimension',
      examples: ['läsår', 'enhet', 'ämne'],
    },
  ),
  y: text('Indikatorn på den stående axeln. För spridning den andra indikatorn.', {
    suggest: 'measure',
    examples: ['meritvärde'],
  }),
  serie: text('Dimensionen som delar upp diagrammet i serier. I ett spridningsdiagram: vad varje punkt är.', {
    suggest: 'dimension',
    examples: ['kön', 'ämne'],
  }),
  grupp: text('Samma som serie.', { suggest: 'dimension', examples: ['kön'] }),
  mot: words('Det som visas som jämförelse.', { suggest: 'unit', examples: ['huvudman riket'] }),
  ...following,
  ...fromTo,
  från: text('Den första perioden som visas. Förvalt är den första i data.', {
    suggest: 'period',
    examples: ['2021/22'],
  }),
  målvärde: text(
    'Mållinjen: ett tal, ja (indikatorns eget) eller nej. Förvalt är indikatorns eget när det finns ett.',
    {
      examples: ['92,5', 'nej'],
    },
  ),
});
