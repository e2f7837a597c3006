import Type from 'typebox';
import { addressing, following, fromTo } from '../../addressing.ts';
import { id, list, text, words } from '../../attributes.ts';

/** The attributes of `tabell`. */
export const attributes = Type.Object({
  id: id(undefined, 'Tabellens id, ett eget ord: det som ”se” och ”av” pekar på.'),
  ...addressing,
  indikator: words('En eller flera indikatorer. Namnen får stå ensamma, utan ”indikator=”.', {
    suggest: 'indicator',
    examples: ['np-godkänt', 'meritvärde behörig-yrkes'],
  }),
  källa: text('En tabell i datapackage.yaml. Utan kolumn visas tabellens egna rader och kolumner.', {
    suggest: 'table',
    examples: ['betyg-åk9'],
  }),
  rader: text(
    'Vad raderna går över: enhet, indikator, läsår eller en dimension. Förvalt är dimensionen som har flera värden, annars enhet.',
    { suggest: 'dimension', examples: ['ämne', 'enhet', 'indikator'] },
  ),
  kolumner: list(
    'Vad kolumnerna går över; förvalt är läsår. Med källa= de kolumner som visas, med komma emellan.',
    {
      suggest: 'dimension',
      examples: ['läsår', 'kön'],
    },
  ),
  mot: words('Det som visas som jämförelse, i egna kolumner (eller rader, när raderna är enheter).', {
    suggest: 'unit',
    examples: ['huvudman riket'],
  }),
  ...following,
  ...fromTo,
  från: text('Den första perioden som visas. Förvalt är den första i data.', {
    suggest: 'period',
    examples: ['2021/22'],
  }),
  sortera: text(
    'Kolumnen som raderna ordnas efter, med minustecken framför för störst först. Dolda tal kommer sist.',
    {
      examples: ['2025/26', '-2025/26', 'Enhet'],
    },
  ),
});
