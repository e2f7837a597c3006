import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import Type from 'typebox';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { formatPeriod } from '../../../theme/number-style.ts';
import { date, id, text } from '../../attributes.ts';
import { block, bodyOf } from '../../blocks.ts';
import { type Bound, type DirectiveKind, kind, type RenderSetting } from '../../contract.ts';
import { placeOfName } from '../../places.ts';
import type { Setting } from '../../setting.ts';
import { slideOf } from '../../slide.ts';
import { itemsOf, type ProgramItem, timeText } from './items.ts';

const attributes = Type.Object({
  id: id(undefined, 'Programmets id, ett eget ord.'),
  datum: date('Dagen som programmet gäller.', { examples: ['2026-12-02'] }),
  plats: text('Var dagen hålls.', { examples: ['Kommunhuset, sal A'] }),
});

/** A programme as a table of times and items. */
function timetable(items: readonly ProgramItem[], title: string, setting: RenderSetting): ElementContent {
  return h('table', { className: ['ska-program-tider'] }, [
    h('caption', title),
    h('thead', [h('tr', [h('th', { scope: 'col' }, 'Tid'), h('th', { scope: 'col' }, 'Programpunkt')])]),
    h(
      'tbody',
      items.map(item =>
        h('tr', [
          h('th', { scope: 'row', className: ['ska-tid'] }, spanText(item)),
          h('td', setting.blocks(item.content)),
        ]),
      ),
    ),
  ]);
}

function spanText({ from, to }: ProgramItem): string {
  if (from === undefined) return '';
  return to === undefined ? timeText(from) : `${timeText(from)}–${timeText(to)}`;
}

function titleOf(bound: Bound): string {
  const { datum } = bound.spec as { readonly datum?: string };
  const label = bound.directive.label?.text.trim();
  return label || (datum ? `Program ${formatPeriod(datum, 'set')}` : 'Program');
}

/** What the author wrote around the lists. */
function around(bound: Bound, setting: Setting) {
  return bodyOf(program, bound, setting).filter(node => node.type !== 'list');
}

function contentOf(bound: Bound, setting: RenderSetting): ElementContent[] {
  const items = itemsOf(bodyOf(program, bound, setting));
  const others = setting.blocks(around(bound, setting));
  return [...others, ...(items.length > 0 ? [timetable(items, titleOf(bound), setting)] : [])];
}

/** The timed agenda of a result day or a meeting. */
export const program: DirectiveKind = kind({
  name: 'program',
  forms: ['container'],
  doc: {
    sv: 'Programmet för en resultatdag eller ett möte: en lista där varje punkt börjar med sin tid. Ett program för varje dag.',
    en: 'The agenda of a result day or a meeting: a list in which each item begins with its time. One for each day.',
  },
  attributes,
  fields: true,
  data: false,
  label: 'optional',
  example:
    ':::program[Onsdag]{datum=2026-12-02}\n\n- 08.15–09.30 Resultat i grundskolan och fritidshemmet\n- 09.30–09.50 Kaffe\n- 09.50 Frågor och samtal\n\n:::',
  check(bound, setting): readonly Diagnostic[] {
    const items = itemsOf(bodyOf(program, bound, setting));
    if (items.length === 0) return [diagnostic('program.empty', placeOfName(bound.directive, setting), {})];
    return timeProblems(items, setting.report.file);
  },
  render: (bound, setting) => block(program, bound, setting, { content: contentOf(bound, setting) }),
  slides(bound, setting) {
    const { datum, plats } = bound.spec as { readonly datum?: string; readonly plats?: string };
    const when = [datum && formatPeriod(datum, 'set'), plats].filter(Boolean).join(' · ');
    return [
      slideOf(bound, {
        form: 'agenda',
        title: bound.directive.label?.text.trim() || 'Program',
        content: [...(when ? [h('p', { className: ['ska-när'] }, when)] : []), ...contentOf(bound, setting)],
      }),
    ];
  },
});

/** Each item has a time, ends after it begins, and begins when the one before is over. */
function timeProblems(items: readonly ProgramItem[], file: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let before: ProgramItem | undefined;
  for (const item of items) {
    const place = { file, span: item.span };
    if (item.impossible !== undefined)
      found.push(diagnostic('program.impossible-time', place, { time: item.impossible }));
    else if (item.from === undefined)
      found.push(diagnostic('program.no-time', place, { item: item.title || '…' }));
    if (item.from === undefined) continue;
    const time = timeText(item.from);
    if (item.to !== undefined && item.to <= item.from)
      found.push(diagnostic('program.backwards', place, { from: time, to: timeText(item.to) }));
    if (before?.from !== undefined && item.from < before.from)
      found.push(
        diagnostic('program.order', place, { time, earlier: timeText(before.from), before: before.title }),
      );
    else if (
      before?.to !== undefined &&
      before.from !== undefined &&
      before.to > before.from &&
      item.from < before.to
    )
      found.push(
        diagnostic('program.overlap', place, { time, end: timeText(before.to), before: before.title }),
      );
    before = item;
  }
  return found;
}
