import Type from 'typebox';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { choice, id, list, text } from '../../attributes.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { placeOfName } from '../../places.ts';

const attributes = Type.Object({
  id: id(undefined, 'Bilagans id, ett eget ord.'),
  rapport: text('Rapporten som bifogas, med sitt namn utan .md.', {
    suggest: 'report',
    examples: ['tallbackaskolan'],
  }),
  rapporter: choice(['alla'], 'Alla enheternas rapporter för läsåret.'),
  ordning: choice(['område', 'namn'], 'Hur rapporterna ordnas. Förvalt är område.'),
  avsnitt: list('Bara dessa avsnitt av rapporten, med sina rubriker. Utan det hela rapporten.', {
    examples: ['Uppföljning av föregående års insatser'],
  }),
  fil: text('En fil i projektet.', { suggest: 'file', examples: ['bilagor/karta.png'] }),
});

const sources = ['rapport', 'rapporter', 'fil'] as const;

/** An appendix. */
export const bilaga: DirectiveKind = kind({
  name: 'bilaga',
  forms: ['leaf', 'container'],
  doc: {
    sv: 'En bilaga: en rapport, alla enheternas rapporter, eller en fil.',
    en: "An appendix: one report, all the units' reports, or a file.",
  },
  attributes,
  fields: false,
  data: false,
  label: 'optional',
  around: 'year',
  example: '::bilaga[Enheternas rapporter]{rapporter=alla ordning=område}',
  check(bound, setting): readonly Diagnostic[] {
    const { directive, spec } = bound;
    const given = sources.filter(name => spec[name] !== undefined);
    if (given.length === 0) {
      const tried = directive.attributes.some(each => sources.some(name => name === each.key));
      return tried ? [] : [diagnostic('directive.appendix-nothing', placeOfName(directive, setting), {})];
    }
    if (given.length === 1) return [];
    const names = given.map(name => `${name}=${spec[name]}`).join(' och ');
    return [diagnostic('directive.appendix-several', placeOfName(directive, setting), { names })];
  },
  render: (bound, setting) => setting.appendix(bound),
});
