import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { schoolFormOf, schoolForms } from '../../../base/school-form.ts';
import { nearest } from '../../../schema/nearest.ts';
import { formatPeriod } from '../../../theme/number-style.ts';
import { ownCohorts, ownPeriod } from '../../addressing.ts';
import { listOf, wordsOf } from '../../attributes.ts';
import { checkCohort } from '../../cohort-check.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { unitWithin } from '../../facts.ts';
import { anchorOf, captionStart } from '../../figures.ts';
import { besideGenerated } from '../../generated.ts';
import { groupedTable } from '../../grouped-table.ts';
import { cellContent, cellText } from '../../numbers.ts';
import { placeOf, placeOfName } from '../../places.ts';
import type { Setting } from '../../setting.ts';
import { slideOf } from '../../slide.ts';
import { attributes } from './attributes.ts';
import { type BoundReview, type Review, type ReviewRow, reviewOf } from './content.ts';
import { explainedRows } from './explained.ts';
import { groupsOf } from './groups.ts';
import { referencesOf, reviewAsks, schoolFormsOf } from './plan.ts';
import {
  headingsOf,
  isStanding,
  reviewSnapshot,
  rowName,
  standingWords,
  timeOf,
  writtenChange,
  writtenDifference,
} from './written.ts';

const generated = {
  table: (header: readonly string[]) => header[0] === 'Indikator' && header[2] === 'Förändring',
};

const typed = { typography: 'typed' } as const;

function check(bound: BoundReview, setting: Setting): readonly Diagnostic[] {
  const { directive, spec } = bound;
  const units = wordsOf(spec.enhet);
  const forms = new Set([
    ...schoolForms,
    ...[...setting.vocabulary.units.values()].flatMap(unit => (unit.schoolForms ?? []).map(schoolFormOf)),
  ]);
  const found = listOf(spec.skolform)
    .filter(form => !forms.has(schoolFormOf(form)))
    .map(value => {
      const near = nearest(value, forms);
      return diagnostic('attribute.invalid', placeOf(directive, 'skolform', setting), {
        name: 'skolform',
        value,
        description: '',
        allowed: [...forms],
        nearest: near,
      });
    });
  if (units.length > 1)
    found.push(
      diagnostic('directive.two-units', placeOf(directive, 'enhet', setting), {
        directive: directive.name,
        names: units.join(', '),
      }),
    );
  found.push(...checkCohort(bound, setting, time => [ownPeriod(bound, time, setting)]));
  if (found.length === 0 && reviewOf(bound, setting).rows.length === 0)
    found.push(
      diagnostic('review.nothing', placeOfName(directive, setting), {
        schoolForms: schoolFormsOf(bound, setting),
      }),
    );
  return found;
}

/** « Indikatorer för grundskola mot riket ». */
function titleOf(bound: BoundReview, setting: Setting): string {
  const label = bound.directive.label?.text.trim();
  if (label) return label;
  const against = referencesOf(bound, setting).map(name => unitWithin(name, undefined, setting));
  const forms = schoolFormsOf(bound, setting).join(', ');
  const cohort = ownCohorts(bound, 'läsår', setting)[0];
  const followed = cohort
    ? `, ${cohort.title.charAt(0).toLocaleLowerCase('sv')}${cohort.title.slice(1)}`
    : '';
  return `Indikatorer för ${forms}${followed}${against.length > 0 ? ` mot ${against.join(', ')}` : ''}`;
}

/** The words of a standing with a mark of its own: neither colour nor shape alone says it. */
function standingContent(row: ReviewRow, index: number, review: Review): ElementContent[] {
  const standing = row.against[index]?.standing;
  const reference = review.references[index];
  if (!standing || !reference) return [];
  return [
    h(
      'span',
      {
        className: ['ska-läge', `ska-läge-${standing}`],
        title: `${writtenDifference(row, index, reference)}.`,
      },
      standingWords[standing],
    ),
  ];
}

function cellsOf(row: ReviewRow, time: string, review: Review): readonly ElementContent[][] {
  const text = (value: string): ElementContent[] => [{ type: 'text', value }];
  return [
    text(rowName(row, time)),
    [cellContent(row.value, row.measure)],
    text(writtenChange(row.change, row, { typography: 'set' })),
    ...row.against.flatMap(({ value }, index) => [
      [cellContent(value, row.measure)],
      standingContent(row, index, review),
    ]),
  ];
}

function tableOf(
  bound: BoundReview,
  review: Review,
  { caption, anchor }: { readonly caption: string; readonly anchor: string },
  setting: Setting,
): ElementContent {
  const time = timeOf(bound, review, setting);
  const columns = headingsOf(review, formatPeriod(time, 'set')).map((title, index) => ({
    title,
    align: index === 0 || isStanding(index) ? ('left' as const) : ('right' as const),
  }));
  const groups = groupsOf(review.rows, bound.spec.grupp).map(({ title, rows }) => ({
    ...(title !== undefined && { title }),
    rows: rows.map(row => cellsOf(row, time, review)),
  }));
  return groupedTable(columns, groups, caption, anchor, ['ska-underlag']);
}

/** The indicators of a school form against references, with what people say about each. */
export const underlag: DirectiveKind = kind({
  name: 'underlag',
  forms: ['container', 'leaf'],
  doc: {
    sv: 'Alla indikatorer för en skolform mot riket eller andra: värde, förändring, jämförelse och läge, med en förklaring per indikator under tabellen.',
    en: 'All indicators of a school form against the nation or others: value, change, reference and standing, with an explanation of each indicator under the table.',
  },
  attributes,
  fields: false,
  data: true,
  label: 'optional',
  example: ':::underlag{#underlag skolform=grundskola mot=riket}\n\n:::',
  ask: reviewAsks,
  check,
  generated,
  explained: (bound, setting) => explainedRows(bound, reviewOf(bound, setting), setting),
  snapshot(bound, setting) {
    const review = reviewOf(bound, setting);
    return review.rows.length > 0 ? reviewSnapshot(bound, review, setting) : undefined;
  },
  render(bound, setting) {
    const review = reviewOf(bound, setting);
    const anchor = anchorOf(bound, setting, 'underlag');
    const caption = `${captionStart(setting.numbered(bound.directive))}${titleOf(bound, setting)}`;
    return [
      review.rows.length > 0
        ? tableOf(bound, review, { caption, anchor }, setting)
        : h('p', { id: anchor, className: ['ska-fel'] }, `${caption}: inga indikatorer att visa.`),
      ...setting.blocks(besideGenerated(bound.directive.body, generated)),
    ];
  },
  slides(bound, setting) {
    const review = reviewOf(bound, setting);
    const title = titleOf(bound, setting);
    const anchor = anchorOf(bound, setting, 'underlag');
    const notes = setting.blocks(besideGenerated(bound.directive.body, generated));
    return [
      slideOf(bound, {
        form: 'figure',
        title,
        content:
          review.rows.length > 0
            ? [tableOf(bound, review, { caption: title, anchor }, setting)]
            : [h('p', { className: ['ska-fel'] }, 'Inga indikatorer att visa.')],
        ...(notes.length > 0 && { notes }),
      }),
    ];
  },
  rows(bound, setting) {
    const review = reviewOf(bound, setting);
    const time = timeOf(bound, review, setting);
    return {
      header: headingsOf(review, time),
      rows: review.rows.map(row => [
        rowName(row, time),
        cellText(row.value, row.measure, typed),
        writtenChange(row.change, row, typed),
        ...row.against.flatMap(({ value, standing }) => [
          cellText(value, row.measure, typed),
          standing ? standingWords[standing] : '',
        ]),
      ]),
    };
  },
});
