import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { ownPeriod } from '../../addressing.ts';
import { wordsOf } from '../../attributes.ts';
import { checkCohort } from '../../cohort-check.ts';
import {
  type Bound,
  type DirectiveKind,
  kind,
  type ProjectView,
  type RenderSetting,
} from '../../contract.ts';
import { sourceLine, sourcesOf } from '../../facts.ts';
import { anchorOf, captionStart, sourceParagraph } from '../../figures.ts';
import { besideGenerated } from '../../generated.ts';
import { checkThemes } from '../../goal-checks.ts';
import { groupedTable } from '../../grouped-table.ts';
import { type CellStyle, capital } from '../../numbers.ts';
import { placeOf, placeOfName } from '../../places.ts';
import type { Setting } from '../../setting.ts';
import { slideOf } from '../../slide.ts';
import { attributes, gathered, onlyFor } from './attributes.ts';
import { rollUpOf } from './content.ts';
import type { RollUp, RollUpCell } from './roll-up.ts';
import { scopeOf } from './scope.ts';
import { valueAsks, valuesOf } from './values.ts';
import { generated, rollUpSnapshot } from './written.ts';

type BoundRollUp = Bound<typeof attributes>;

function contentOf(
  bound: BoundRollUp,
  setting: Setting,
  project: ProjectView,
  style: CellStyle,
): RollUp | undefined {
  return bound.spec.vad === 'värden'
    ? valuesOf(bound, setting, project, style)
    : rollUpOf(bound, setting, project);
}

/** An attribute that does nothing would be thought to choose. */
function checkUsed({ directive, spec }: BoundRollUp, setting: Setting): readonly Diagnostic[] {
  const { vad } = spec;
  return (Object.keys(onlyFor) as (keyof typeof onlyFor)[]).flatMap(attribute => {
    const allowed: readonly string[] = onlyFor[attribute];
    if (vad === undefined || spec[attribute] === undefined || allowed.includes(vad)) return [];
    const place = placeOf(directive, attribute, setting);
    return [diagnostic('rollup.not-for-what', place, { attribute, what: vad, allowed })];
  });
}

function check(bound: BoundRollUp, setting: Setting, project: ProjectView): readonly Diagnostic[] {
  return [...checkUsed(bound, setting), ...checkGathered(bound, setting, project)];
}

function checkGathered(bound: BoundRollUp, setting: Setting, project: ProjectView): readonly Diagnostic[] {
  const { directive, spec } = bound;
  const name = placeOfName(directive, setting);
  if (spec.vad === undefined)
    return directive.attributes.some(each => each.key === 'vad')
      ? []
      : [diagnostic('rollup.what-missing', name, { allowed: [...gathered] })];
  const themes = checkThemes(directive, spec.tema, setting);
  if (spec.vad === 'värden') {
    const place = placeOf(directive, 'grupp', setting);
    return [
      ...(wordsOf(spec.indikator).length === 0
        ? [diagnostic('directive.no-measure', name, { directive: directive.name })]
        : []),
      ...(spec.grupp !== undefined && spec.grupp !== 'område' && spec.grupp !== 'enhet'
        ? [diagnostic('rollup.values-grouping', place, { value: spec.grupp })]
        : []),
      ...checkCohort(bound, setting, time => [ownPeriod(bound, time, setting)]),
    ];
  }
  if (scopeOf(bound, setting, project).units.length > 0 && setting.report.type !== 'enhet') return themes;
  return [...themes, diagnostic('rollup.nothing-below', name, { report: setting.report.id })];
}

function contentsOf(parts: readonly RollUpCell[], setting: RenderSetting): ElementContent[] {
  return parts.flatMap(({ text, to }, index) => {
    const target = to?.id === undefined ? undefined : setting.target(`${to.report.id}#${to.id}`);
    const part: ElementContent = target
      ? h('a', { href: `#${target.anchor}` }, text)
      : { type: 'text', value: text };
    return index > 0 ? [{ type: 'text', value: ', ' } as const, part] : [part];
  });
}

const titleOf = ({ directive, spec }: Pick<BoundRollUp, 'directive' | 'spec'>) =>
  directive.label?.text.trim() || capital(spec.vad ?? 'sammanställning');

function tableOf(rollUp: RollUp, caption: string, anchor: string, setting: RenderSetting): ElementContent {
  const columns = rollUp.columns.map((each, index) => ({
    title: each,
    align: rollUp.right.includes(index) ? ('right' as const) : ('left' as const),
  }));
  const groups = rollUp.groups.map(({ title, rows }) => ({
    ...(title !== undefined && { title }),
    rows: rows.map(row => row.map(parts => contentsOf(parts, setting))),
  }));
  return groupedTable(columns, groups, caption, anchor, ['ska-sammanställning']);
}

/** A roll-up from the reports below. */
export const sammanstallning: DirectiveKind = kind({
  name: 'sammanställning',
  forms: ['container', 'leaf'],
  doc: {
    sv: 'En sammanställning ur rapporterna under den här: mål, insatser, effekter, analyser, budskap, dialoger, självvärderingar eller vägda värden, med antal enheter och vilka som saknas.',
    en: 'A roll-up from the reports below this one: goals, interventions, effects, analyses, messages, dialogues, self-assessments or weighted values, with counts of units and those that are missing.',
  },
  attributes,
  fields: false,
  data: true,
  label: 'optional',
  around: 'year',
  example:
    ':::sammanställning[Värden per enhet]{#samman vad=värden indikator="meritvärde frånvaro-över-15"}\n\n:::',
  ask: valueAsks,
  check,
  generated,
  snapshot(bound, setting, project) {
    const rollUp = contentOf(bound, setting, project, { typography: 'typed' });
    return rollUp && rollUpSnapshot(rollUp, setting);
  },
  render(bound, setting, project) {
    const rollUp = contentOf(bound, setting, project, { typography: 'set' });
    const anchor = anchorOf(bound, setting, 'sammanstallning');
    const caption = `${captionStart(setting.numbered(bound.directive))}${titleOf(bound)}`;
    const written = setting.blocks(besideGenerated(bound.directive.body, generated));
    if (!rollUp) return written;
    const isEmpty = rollUp.groups.every(group => group.rows.length === 0);
    return [
      isEmpty ? h('p', { id: anchor }, h('strong', caption)) : tableOf(rollUp, caption, anchor, setting),
      h('p', { className: ['ska-tabellnot'] }, rollUp.note),
      ...sourceParagraph(bound),
      ...written,
    ];
  },
  slides(bound, setting, project) {
    const rollUp = contentOf(bound, setting, project, { typography: 'set' });
    const written = setting.blocks(besideGenerated(bound.directive.body, generated));
    const title = titleOf(bound);
    const source = [rollUp?.note, sourceLine(sourcesOf(bound))].filter(Boolean).join(' ');
    const isEmpty = !rollUp || rollUp.groups.every(group => group.rows.length === 0);
    return [
      slideOf(bound, {
        form: 'figure',
        title,
        content: isEmpty
          ? [h('p', rollUp?.note ?? '')]
          : [tableOf(rollUp, title, anchorOf(bound, setting, 'sammanstallning'), setting)],
        ...(source && { source }),
        ...(written.length > 0 && { notes: written }),
      }),
    ];
  },
});
