import { formatPeriod } from '../../../theme/number-style.ts';
import { approvalsOf } from '../../approval.ts';
import { type BlockShape, block, blockSlide } from '../../blocks.ts';
import { type Bound, type DirectiveKind, kind } from '../../contract.ts';
import { attributes } from './attributes.ts';
import { checkDialogue } from './check.ts';
import { sealOfDialogue } from './seal.ts';

/** The approvals for a reader; one of another text says so. */
function approvalsShown(bound: Bound<typeof attributes>): string | undefined {
  const seal = sealOfDialogue(bound);
  const shown = approvalsOf(bound.spec.godkänd).map(one => {
    if (typeof one === 'string') return one;
    const isVoid = one.seal !== undefined && one.seal !== seal;
    return `${one.role} ${formatPeriod(one.date, 'set')}${isVoid ? ' (texten har ändrats efter godkännandet)' : ''}`;
  });
  return shown.length > 0 ? shown.join(', ') : undefined;
}

function shapeOf(bound: Bound<typeof attributes>): BlockShape {
  return {
    word: 'Kvalitetsdialog',
    shown: {
      datum: bound.spec.datum && formatPeriod(bound.spec.datum, 'set'),
      godkänd: approvalsShown(bound),
    },
  };
}

/** The notes of a quality dialogue. */
export const dialog: DirectiveKind = kind({
  name: 'dialog',
  forms: ['container'],
  doc: {
    sv: 'Anteckningar från en kvalitetsdialog: vilka som var med, vad som sades, vad som är överenskommet, och vilka som har godkänt texten.',
    en: 'The notes of a quality dialogue: who took part, what was said, what was agreed, and who has approved the text.',
  },
  attributes,
  fields: true,
  data: false,
  label: 'required',
  example:
    ':::dialog[Kvalitetsdialog om närvaron]{#D26-1}\n\n- Datum: 2026-09-22\n- Deltagare: rektor, förstelärare, verksamhetschef, utvecklingsledare\n- Godkänd av: rektor 2026-09-29 (text 4bc2c7ec)\n\nVi talade om skillnaden mellan årskurs 1–6 och 7–9.\n\n**Överenskommet:** Verksamhetschefen tar upp rutinerna i ledningsgruppen senast den 15 oktober.\n\n:::',
  check: (bound, setting) => checkDialogue(bound, setting),
  render: (bound, setting) => block(dialog, bound, setting, shapeOf(bound)),
  slides: (bound, setting) => blockSlide(dialog, bound, setting, shapeOf(bound)),
});
