import { unitCount } from '../../../base/unit-count.ts';
import { drawMatrix, type MatrixRow } from '../../../charts/mark-matrix.ts';
import type { ProjectView } from '../../contract.ts';
import type { Setting } from '../../setting.ts';
import {
  type ChainAsk,
  type LevelMark,
  type LevelRow,
  levelMarks,
  levelRows,
  nodeText,
  shownId,
} from './rows.ts';
import type { ThreadContent } from './thread-content.ts';

/** So many units a page can hold; with more of them the areas stand for them. */
const mostUnits = 48;

/** The measures of a level and what the units below do with them: a row per measure. */
export function levelContent(ask: ChainAsk, setting: Setting, view: ProjectView): ThreadContent {
  const rows = levelRows(ask, setting, view);
  const units = unitsBelow(ask, view);
  const words = (n: number, total: number) => (total === 0 ? '–' : `${n} av ${total}`);
  return {
    header: ['Insats', 'Planerad', 'Preciserad av enheter', 'Uppföljd', 'Med effekt'],
    rows: rows.map(row => {
      const [narrowed, followed, effect] = [
        atLeast(row, 'narrowed'),
        atLeast(row, 'followed'),
        atLeast(row, 'effect'),
      ];
      const isAhead = row.schoolYear === ask.schoolYear;
      return [
        nodeText(row.intervention, ask),
        row.schoolYear,
        words(narrowed, units.length),
        isAhead ? 'nästa läsår' : words(followed, narrowed),
        isAhead ? 'nästa läsår' : words(effect, narrowed),
      ];
    }),
    sentence: sentenceOf(rows, units.length),
    draw(look, picture) {
      const columns = rows.map(({ intervention }) => ({
        id: shownId(intervention, ask),
        title: intervention.title,
      }));
      if (columns.length === 0 || columns.length > 12) return undefined;
      return drawMatrix({ columns, legend, ...linesOf(rows, units, setting) }, look, picture);
    },
  };
}

const legend: readonly { readonly mark: LevelMark; readonly text: string }[] = [
  { mark: 'theme', text: 'samma tema' },
  { mark: 'narrowed', text: 'preciserar' },
  { mark: 'followed', text: 'har följt upp' },
  { mark: 'effect', text: 'visar effekt' },
];

const atLeast = (row: LevelRow, mark: LevelMark) =>
  [...row.units.values()].filter(one => levelMarks.indexOf(one) >= levelMarks.indexOf(mark)).length;

function sentenceOf(rows: readonly LevelRow[], units: number): string {
  if (rows.length === 0) return 'Inga insatser att precisera än.';
  const each = rows.map(
    row => `${row.intervention.title} preciseras av ${atLeast(row, 'narrowed')} av ${unitCount(units)}`,
  );
  return `Den röda tråden mellan nivåerna. ${each.join('; ')}.`;
}

type Units = ReturnType<ProjectView['units']>;

/** The units that a report on a higher level speaks of; all of them for the head authority. */
function unitsBelow({ report, schoolYear }: ChainAsk, view: ProjectView): Units {
  const [own] = view.reports({ reports: [report], years: [schoolYear] });
  return view.units(schoolYear).filter(unit => own?.units.includes(unit.id) ?? false);
}

/** A line per unit, area by area; of many units a line per area with how many of them. */
function linesOf(
  rows: readonly LevelRow[],
  units: Units,
  { vocabulary }: Setting,
): { readonly groups: readonly { readonly title: string; readonly lines: readonly MatrixRow[] }[] } {
  const areas = [...new Set(units.map(unit => unit.area))];
  const name = (area: string | undefined) => (area ? (vocabulary.units.get(area)?.title ?? area) : 'Övriga');
  const inArea = (area: string | undefined) => units.filter(unit => unit.area === area);
  if (units.length <= mostUnits)
    return {
      groups: areas.map(area => ({
        title: areas.length > 1 ? name(area) : '',
        lines: inArea(area).map(unit => ({
          title: unit.title,
          cells: rows.map(row => ({ mark: row.units.get(unit.id), text: '' })),
        })),
      })),
    };
  const counted = (row: LevelRow, of: Units) =>
    of.filter(unit => row.units.has(unit.id) && row.units.get(unit.id) !== 'theme').length;
  return {
    groups: [
      {
        title: '',
        lines: areas.map(area => ({
          title: name(area),
          cells: rows.map(row => ({
            mark: undefined,
            text: `${counted(row, inArea(area))} av ${inArea(area).length}`,
          })),
        })),
      },
    ],
  };
}
