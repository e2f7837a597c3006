import type { State } from '../../extension/base/cell.ts';
import { lineOf } from '../../extension/base/span.ts';
import type { Coordinates, Fact } from '../../extension/base/table.ts';
import type { Answer, DataAsk, MeasureInfo } from '../../extension/directives/ask.ts';
import type { Bound, DirectiveKind, ProjectView, Typed } from '../../extension/directives/contract.ts';
import { directiveKinds } from '../../extension/directives/list.ts';
import { readDirective } from '../../extension/directives/read.ts';
import { defaultAnswers } from '../../extension/directives/self-assessment.ts';
import type { Setting, UnitRef } from '../../extension/directives/setting.ts';
import type { Indicator } from '../../extension/indicators/indicator.ts';
import { parseDocument } from '../../extension/syntax/parse.ts';

const names = {
  inline: directiveKinds.filter(kind => kind.forms.includes('inline')).map(kind => kind.name),
  block: directiveKinds.filter(kind => !kind.forms.includes('inline')).map(kind => kind.name),
};

const file = 'rapporter/2025-26/tallbackaskolan.md';

function indicator(id: string, name: string, more: Partial<Indicator> = {}): [string, Indicator] {
  const plain = {
    schoolForms: [],
    period: 'läsår',
    unit: 'poäng',
    decimals: 1,
    direction: 'higher',
    breaks: [],
  } as const;
  return [id, { id, name, ...plain, place: lineOf('indikatorer.yaml', 1), ...more }];
}

/** Indicators of every kind that texts turn on: means, shares, indexes, counts, kronor; school years, terms, calendar years. */
const indicators: ReadonlyMap<string, Indicator> = new Map([
  indicator('meritvärde', 'Meritvärde', { breaks: ['2023/24'], target: { value: 235, units: {} } }),
  indicator('lärare-behöriga', 'Lärare, behöriga', { unit: 'procent' }),
  indicator('np-godkänt', 'Godkända på nationella prov', { unit: 'procent' }),
  indicator('frånvaro-över-15', 'Frånvaro över 15 %', {
    unit: 'procent',
    period: 'termin',
    direction: 'lower',
  }),
  indicator('trivsel', 'Trivsel', { unit: 'index', decimals: 2 }),
  indicator('antal-elever', 'Elever', { unit: 'antal', decimals: 0 }),
  indicator('kostnad-per-elev', 'Kostnad per elev', { unit: 'kr', decimals: 0, period: 'kalenderår' }),
]);

const unit = (
  id: string,
  title: string,
  kind: UnitRef['kind'],
  members: readonly string[] = [id],
): [string, UnitRef] => [id, { id, title, kind, members }];

/** A small municipality, seen from the report of one of its schools. */
export const setting: Setting = {
  report: {
    id: 'tallbackaskolan',
    file,
    type: 'enhet',
    title: 'Kvalitetsrapport Tallbackaskolan 2025/26',
    schoolYear: '2025/26',
    unit: 'tallbackaskolan',
    status: 'utkast',
  },
  vocabulary: {
    indicators,
    units: new Map([
      unit('tallbackaskolan', 'Tallbackaskolan', 'unit'),
      unit('strandskolan', 'Strandskolan', 'unit'),
      unit('norr', 'Norra området', 'area', ['strandskolan', 'tallbackaskolan']),
      unit('huvudman', 'Lindberga kommun', 'head', ['strandskolan', 'tallbackaskolan']),
      unit('riket', 'Riket', 'reference', []),
    ]),
    tables: new Map([
      [
        'betyg-åk9',
        [
          { name: 'skola', title: 'Skola', type: 'string', dimension: 'enhet' },
          { name: 'läsår', title: 'Läsår', type: 'string', dimension: 'läsår' },
          { name: 'meritvärde', title: 'Genomsnittligt meritvärde', type: 'number' },
          { name: 'elever', title: 'Elever', type: 'number' },
        ],
      ],
    ]),
    dimensions: new Set(['enhet', 'läsår', 'termin', 'kön', 'ämne', 'årskurs']),
    themes: new Map([['närvaro', 'Ökad närvaro']]),
    reports: new Map([['strandskolan', 'Strandskolan']]),
    selfAssessment: {
      answers: defaultAnswers,
      factors: new Map([
        ['kvalitetsarbete', 'Systematiskt kvalitetsarbete med undervisningen i fokus'],
        ['faktor-2', 'fyll i'],
      ]),
    },
  },
};

/** The same municipality seen from the head authority's report. */
export const fromHead: Setting = {
  ...setting,
  report: { ...setting.report, id: 'huvudman', type: 'huvudman', unit: 'huvudman' },
};

/** A project in which these blocks exist. */
export function projectWith(...ids: readonly string[]): ProjectView {
  return {
    schoolYear: setting.report.schoolYear,
    count: ask =>
      ask.what === 'enheter' ? { n: 19, total: 21 } : ask.what === 'mål' ? { n: 1, total: 1 } : undefined,
    hasId: id => ids.includes(id),
    idsFrom: () => ids,
    blocks: () => [],
    reports: () => [],
    owners: report => [report],
    units: () => [],
  };
}

/** A directive of a text, read by its kind's schema as reports are. */
export function read(text: string, where: Setting = setting) {
  const document = parseDocument(file, text, names);
  const directive = document.directives[0];
  if (!directive) throw new Error(`no directive in ${text}`);
  const kind = directiveKinds.find(each => each.name === directive.name);
  if (!kind) throw new Error(`no kind ${directive.name}`);
  return { document, kind, ...readDirective(directive, kind, where.vocabulary, file) };
}

/** The protected facts that a project would have for an ask, by the coordinates that the ask fixes or is spanned by. */
export type Data = (ask: DataAsk) => readonly Fact[];

/** Binds a directive to facts made by hand, as report/bind would have given them. */
export function bind(
  text: string,
  data: Data,
  where: Setting = setting,
): { kind: DirectiveKind; bound: Bound; typed: Typed } {
  const { kind, typed } = read(text, where);
  const asks = kind.ask?.(typed, where) ?? [];
  const answers = Object.fromEntries(asks.map(ask => [ask.key, answerOf(ask, data(ask), where)]));
  return { kind, typed, bound: { ...typed, answers } };
}

function answerOf(ask: DataAsk, facts: readonly Fact[], where: Setting): Answer {
  const unitTitles = Object.fromEntries([...where.vocabulary.units.values()].map(ref => [ref.id, ref.title]));
  return { ask, measure: measureOf(ask), facts, problems: [], unitTitles };
}

/** What an ask's indicator (or column) needs to be shown. */
function measureOf(ask: DataAsk): MeasureInfo {
  const id = 'indicator' in ask.of ? ask.of.indicator : 'column' in ask.of ? ask.of.column : ask.of.rows;
  const known = indicators.get(id);
  return {
    id,
    title: known?.name ?? id,
    definition: known?.definition,
    unit: known?.unit ?? '',
    decimals: known?.decimals ?? 1,
    direction: known?.direction ?? 'none',
    period: known?.period ?? 'läsår',
    target: known?.target?.value,
    breaks: known?.breaks ?? [],
  };
}

/** A fact at coordinates. */
export function fact(at: Coordinates, value: number | State, more: Partial<Fact> = {}): Fact {
  return { at, value, sources: [], ...more };
}

/** One fact for every unit asked for. */
export const same =
  (value: number | State, more: Partial<Fact> = {}): Data =>
  ask =>
    ask.units.map(enhet => fact({ enhet }, value, more));

/** The inline text, sentence or table that a directive should have in the file. */
export function snapshotOf(text: string, data: Data, where: Setting = setting, project = projectWith()) {
  const { kind, bound } = bind(text, data, where);
  return kind.snapshot?.(bound, where, project);
}

/** The codes of what is wrong with a directive, of its attributes and of its kind's rules. */
export function codesOf(
  text: string,
  where: Setting = setting,
  project = projectWith(),
  data: Data = () => [],
): readonly string[] {
  const { diagnostics } = read(text, where);
  const { kind, bound } = bind(text, data, where);
  return [...diagnostics, ...(kind.check?.(bound, where, project) ?? [])].map(each => each.code);
}
