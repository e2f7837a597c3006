import { periodDimensions } from '../../base/table.ts';
import { axisWords } from '../../directives/grid.ts';
import { isLivingId } from '../../directives/links.ts';
import { periodOf, periodOrder } from '../../directives/period.ts';
import type { UnitRef } from '../../directives/setting.ts';
import type { Scene } from '../scene.ts';
import { latestText } from '../series.ts';
import { say } from '../texts.ts';
import type { Candidate } from './offer.ts';

/** What else is written in the same directive, by key: `indikator`, `källa`. */
export type Beside = Readonly<Record<string, string | undefined>>;

/** Indicators, those with values for the report's own unit first: id, name, unit of measure, latest value. */
export function indicatorNames(scene: Scene): readonly Candidate[] {
  const all = [...scene.report.setting.vocabulary.indicators.values()].map(indicator => {
    const latest = latestText(scene.series.get(indicator.id));
    return {
      value: indicator.id,
      kind: 'indicator' as const,
      detail: [indicator.name, indicator.unit, latest].filter(Boolean).join(' · '),
      ...(indicator.definition !== undefined && { documentation: indicator.definition }),
      also: indicator.name,
      rank: latest !== undefined ? 0 : indicator.table !== undefined ? 1 : 2,
    };
  });
  return all.sort((a, b) => a.rank - b.rank);
}

const unitRank: Readonly<Record<UnitRef['kind'], number>> = {
  head: 0,
  reference: 1,
  area: 2,
  report: 3,
  unit: 4,
  all: 5,
};

/** Units, areas, the head authority and references; the report's own is left out where it is meant anyway. */
export function unitNames(scene: Scene): readonly Candidate[] {
  const { setting } = scene.report;
  return [...setting.vocabulary.units.values()]
    .filter(ref => ref.id !== setting.report.unit)
    .sort((a, b) => unitRank[a.kind] - unitRank[b.kind])
    .map(ref => ({
      value: ref.id,
      kind: 'unit',
      detail: `${ref.title} · ${say(`unit.${ref.kind}`, {}, scene.language)}`,
      also: ref.title,
    }));
}

/** The periods that the data has for what is asked about, the latest first; without such, all that any loaded table has. */
export function periodNames(scene: Scene, beside: Beside, only?: 'läsår'): readonly Candidate[] {
  const kinds: readonly string[] = only ? [only] : periodDimensions;
  const tables = tablesOf(scene, beside);
  const found = new Set(
    tables.flatMap(table => kinds.flatMap(kind => scene.tables.get(table)?.dimensions[kind] ?? [])),
  );
  if (found.size === 0) {
    for (const report of scene.project.reports) found.add(report.schoolYear);
    found.add(scene.report.setting.report.schoolYear);
  }
  return [...found]
    .filter(value => periodOf(value))
    .sort((a, b) => periodOrder(b) - periodOrder(a))
    .map(value => ({ value, kind: 'period' }));
}

/** The tables that an ask may draw from: the one named, the indicator's, else all. */
function tablesOf(scene: Scene, beside: Beside): readonly string[] {
  if (beside.källa) return [beside.källa];
  const { indicators } = scene.report.setting.vocabulary;
  const named = (beside.indikator ?? '').split(/[\s,]+/).flatMap(id => indicators.get(id)?.table ?? []);
  return named.length > 0 ? named : [...scene.tables.keys()];
}

/** Tables of the data package. */
export function tableNames(scene: Scene): readonly Candidate[] {
  return [...scene.report.setting.vocabulary.tables].map(([name, columns]) => ({
    value: name,
    kind: 'table',
    detail: scene.tables.get(name)?.title ?? columns.map(column => column.name).join(', '),
  }));
}

/** Columns of the table beside; those with numbers first. */
export function columnNames(scene: Scene, beside: Beside): readonly Candidate[] {
  const columns = scene.report.setting.vocabulary.tables.get(beside.källa ?? '') ?? [];
  const rank = (column: (typeof columns)[number]) => (column.type === 'number' && !column.dimension ? 0 : 1);
  return [...columns]
    .sort((a, b) => rank(a) - rank(b))
    .map(column => ({
      value: column.name,
      kind: 'column',
      ...(column.title !== column.name && { detail: column.title }),
      also: column.title,
    }));
}

/** The dimensions that what is asked about can be split by. */
export function dimensionNames(scene: Scene, beside: Beside): readonly Candidate[] {
  const own = tablesOf(scene, beside).flatMap(table =>
    Object.keys(scene.tables.get(table)?.dimensions ?? {}),
  );
  const known = new Set(own);
  const words = axisWords(scene.report.setting, true);
  const fitting = words.filter(
    word => known.has(word) || word === 'indikator' || (word === 'enhet' && known.size === 0),
  );
  return (known.size > 0 ? fitting : words).map(value => ({ value, kind: 'value' }));
}

/** The values that a dimension has in the data of what is asked about. */
export function dimensionValues(scene: Scene, dimension: string, beside: Beside): readonly Candidate[] {
  const values = tablesOf(scene, beside).flatMap(
    table => scene.tables.get(table)?.dimensions[dimension] ?? [],
  );
  return [...new Set(values)].slice(0, 300).map(value => ({ value, kind: 'value' }));
}

/** Groups that the report's own unit can be set against: `kön=P`. */
export function groupNames(scene: Scene, beside: Beside): readonly Candidate[] {
  return dimensionNames(scene, beside)
    .filter(
      ({ value }) =>
        value !== 'enhet' &&
        value !== 'indikator' &&
        !(periodDimensions as readonly string[]).includes(value),
    )
    .flatMap(({ value: dimension }) =>
      dimensionValues(scene, dimension, beside).map(({ value }) => ({
        value: `${dimension}=${value}`,
        kind: 'value' as const,
      })),
    );
}

/** Themes of ska.yaml. */
export function themeNames(scene: Scene): readonly Candidate[] {
  return [...scene.report.setting.vocabulary.themes].map(([value, detail]) => ({
    value,
    kind: 'value',
    detail,
  }));
}

/** Success factors of ska.yaml. */
export function factorNames(scene: Scene): readonly Candidate[] {
  return [...scene.report.setting.vocabulary.selfAssessment.factors].map(([value, detail]) => ({
    value,
    kind: 'value',
    detail,
  }));
}

/** Reports of the same school year. */
export function reportNames(scene: Scene): readonly Candidate[] {
  const { setting } = scene.report;
  return scene.project.reports
    .filter(file => file.schoolYear === setting.report.schoolYear && file.id !== setting.report.id)
    .map(file => ({
      value: file.id,
      kind: 'file',
      detail: setting.vocabulary.reports.get(file.id) ?? file.path,
    }));
}

/** Files of the project that a report may bring in. */
export function fileNames(scene: Scene): readonly Candidate[] {
  return scene.paths
    .filter(path => /\.(pdf|png|jpe?g|svg|webp|xlsx|csv|docx)$/i.test(path))
    .map(value => ({ value, kind: 'file' }));
}

/** Roles: those of ska.yaml, and those that every municipality has. */
export function roleNames(scene: Scene): readonly Candidate[] {
  const own = Object.keys(scene.project.config.roller ?? {});
  const usual = [
    'rektor',
    'skolchef',
    'verksamhetschef',
    'utvecklingsledare',
    'elevhälsoteamet',
    'arbetslaget',
  ];
  return [...new Set([...own, ...usual])].map(value => ({ value, kind: 'value' }));
}

/** Figures and blocks with an id in this report. */
export function figureNames(scene: Scene): readonly Candidate[] {
  return [...scene.report.ids]
    .filter(([id]) => !isLivingId(id))
    .map(([id, { kind, typed }]) => ({
      value: id,
      kind: 'figure',
      detail: [kind.name, typed.directive.label?.text].filter(Boolean).join(' · '),
    }));
}
