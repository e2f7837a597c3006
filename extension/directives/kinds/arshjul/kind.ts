import { h } from 'hastscript';
import Type from 'typebox';
import { diagnostic } from '../../../base/diagnostic.ts';
import { id } from '../../attributes.ts';
import { type Bound, type DirectiveKind, kind } from '../../contract.ts';
import { handwritten, tableElement } from '../../figures.ts';
import { placeOfName } from '../../places.ts';
import type { Setting } from '../../setting.ts';
import { type WheelRow, wheelRows } from '../../wheel-rows.ts';
import { wheelPicture } from './picture.ts';
import { recurring, whenTextOf } from './recurring.ts';

const attributes = Type.Object({
  id: id(undefined, 'Årshjulets id, ett eget ord.'),
  läsår: Type.Optional(
    Type.String({
      description: 'Läsåret som visas, t.ex. 2026/27. Förvalt är rapportens.',
      pattern: '^\\d{4}/\\d{2}$',
      suggest: 'schoolYear',
      examples: ['2026/27'],
    }),
  ),
});

const header = ['När', 'Vad', 'Kalender', 'Gäller', 'Ansvarig'] as const;
const calendars: Readonly<Record<WheelRow['calendar'], string>> = {
  läsår: 'läsår',
  kalenderår: 'kalenderår',
  inlämning: 'rapporter',
};

const yearOf = ({ spec }: Bound<typeof attributes>, setting: Setting) =>
  spec.läsår ?? setting.report.schoolYear;

function cellsOf(bound: Bound<typeof attributes>, setting: Setting): readonly (readonly string[])[] {
  return recurring(wheelRows(setting, yearOf(bound, setting))).map(({ times: [first, ...later] }) => [
    whenTextOf([first, ...later]),
    first.name,
    calendars[first.calendar],
    first.about || 'alla',
    first.responsible,
  ]);
}

const titleOf = (bound: Bound<typeof attributes>, year: string) =>
  bound.directive.label?.text.trim() || `Årshjul ${year}`;

function describeWheel(bound: Bound<typeof attributes>, setting: Setting): string {
  const year = yearOf(bound, setting);
  const { length } = recurring(wheelRows(setting, year));
  return `${titleOf(bound, year)}: ${length} ${length === 1 ? 'rad' : 'rader'}, månad för månad. Samma uppgifter står i tabellen.`;
}

/** The year of a project: activities and deadlines of the school year and the calendar year, side by side. */
export const arshjul: DirectiveKind = kind({
  name: 'årshjul',
  forms: ['container', 'leaf'],
  doc: {
    sv: 'Årshjulet ur årshjul.yaml: läsårets och kalenderårets aktiviteter bredvid varandra, som bild och tabell.',
    en: "The year of årshjul.yaml: the school year's and the calendar year's activities side by side, as picture and table.",
  },
  attributes,
  fields: false,
  data: false,
  label: 'optional',
  example: '::årshjul[Årshjul 2026/27]{läsår=2026/27}',
  check: (bound, setting) =>
    setting.vocabulary.yearWheel && wheelRows(setting, yearOf(bound, setting)).length === 0
      ? [diagnostic('year-wheel.empty', placeOfName(bound.directive, setting), {})]
      : [],
  snapshot(bound, setting) {
    const rows = cellsOf(bound, setting);
    if (rows.length === 0) return undefined;
    return { form: 'table', header: [...header], align: header.map(() => 'left' as const), rows };
  },
  describe: describeWheel,
  render(bound, setting) {
    const year = yearOf(bound, setting);
    const rows = wheelRows(setting, year);
    if (rows.length === 0) return [];
    const title = titleOf(bound, year);
    const columns = header.map(word => ({ title: word, align: 'left' as const }));
    return [
      h('figure', { class: 'ska-figur' }, [
        wheelPicture(
          recurring(rows),
          year,
          describeWheel(bound, setting),
          [0, 1, 2].map(at => setting.look.series[at]?.colour ?? setting.look.text),
        ),
      ]),
      tableElement(
        columns,
        cellsOf(bound, setting).map(row => row.map(datum => ({ datum, measure: { unit: '', decimals: 0 } }))),
        title,
      ),
      ...setting.blocks(handwritten(bound, 'table')),
    ];
  },
});
