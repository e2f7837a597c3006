import { h } from 'hastscript';
import Type from 'typebox';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { text } from '../../attributes.ts';
import { type DirectiveKind, kind, numberedText } from '../../contract.ts';
import { checkLink, isLivingId } from '../../links.ts';
import { placeOfName } from '../../places.ts';

const attributes = Type.Object({
  block: text('Diagrammets, tabellens eller blockets id. Ordet får stå ensamt, utan ”block=”.', {
    suggest: 'block',
    bare: true,
    examples: ['merit', 'M26-1'],
  }),
});

/** A reference to a figure, table or block. */
export const se: DirectiveKind = kind({
  name: 'se',
  forms: ['inline'],
  doc: {
    sv: 'En hänvisning till ett diagram, en tabell eller ett block, med dess nummer.',
    en: 'A reference to a chart, table or block, with its number.',
  },
  attributes,
  fields: false,
  data: false,
  label: 'snapshot',
  example: 'Meritvärdet ökar, se :se[diagram 1]{merit}.',
  check(bound, setting, project): readonly Diagnostic[] {
    const { directive, spec } = bound;
    if (spec.block === undefined)
      return [diagnostic('directive.target-missing', placeOfName(directive, setting), {})];
    const link = {
      attribute: 'block',
      words: [spec.block],
      wanted: 'ett block',
      example: 'M26-1',
      bare: 'se',
    };
    return checkLink(directive, link, setting, project);
  },
  snapshot(bound, setting) {
    const id = bound.spec.block;
    const numbered = id === undefined ? undefined : setting.numbers?.get(id);
    if (numbered)
      return { form: 'inline', text: `${numbered.label.toLocaleLowerCase('sv')} ${numbered.number}` };
    return id !== undefined && isLivingId(id) ? { form: 'inline', text: id } : undefined;
  },
  render(bound, setting) {
    const id = bound.spec.block ?? '';
    const target = setting.target(id);
    const written = bound.directive.label?.text || id;
    if (!target) return [h('span', { className: ['ska-obunden'] }, written)];
    const text = numberedText(target)?.toLocaleLowerCase('sv') ?? written;
    return [h('a', { className: ['ska-se'], href: `#${target.anchor}` }, text)];
  },
});
