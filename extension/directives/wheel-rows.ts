import { formatPeriod } from '../theme/number-style.ts';
import type { Activity, ReportIdentity, Vocabulary } from './setting.ts';

/** An activity or deadline at its place in one school year. */
export interface WheelRow {
  readonly name: string;
  readonly calendar: 'läsår' | 'kalenderår' | 'inlämning';
  /** ISO dates, or `2025-09` where only the month is known. */
  readonly from: string;
  readonly to: string | undefined;
  readonly about: string;
  readonly responsible: string;
  /** Of a deadline: the type of report, or the report's id, and the status that it is to have by then. */
  readonly deadline?: string;
}

const typeTitles: Readonly<Record<string, string>> = {
  enhet: 'Enheternas rapporter',
  verksamhet: 'Områdenas rapporter',
  huvudman: 'Huvudmannens rapport',
  nämnd: 'Nämndens rapport',
};
const levels: Readonly<Record<string, string>> = {
  enhet: 'enheterna',
  verksamhet: 'områdena',
  huvudman: 'huvudmannen',
  nämnd: 'nämnden',
};
const statusWords: Readonly<Record<string, string>> = {
  inlämnad: 'lämnas in',
  granskad: 'granskas',
  fastställd: 'fastställs',
};

/** Whose year is looked at: a project's names and its year, and the report when it is one report's. */
export interface WheelSetting {
  readonly vocabulary: Pick<Vocabulary, 'units' | 'reports' | 'yearWheel'>;
  readonly report?: Pick<ReportIdentity, 'id' | 'type' | 'unit'>;
}

/** What happens in a school year, August to July, as far as it concerns the report's own units; in order of time. */
export function wheelRows(setting: WheelSetting, schoolYear: string): readonly WheelRow[] {
  const { yearWheel, units } = setting.vocabulary;
  if (!yearWheel) return [];
  const start = Number(schoolYear.slice(0, 4));
  const place = (day: string) => `${start + (Number(day.slice(0, 2)) < 8 ? 1 : 0)}-${day.replace('+', '')}`;
  const activities = yearWheel.activities
    .filter(one => concerns(one, setting))
    .map((one): WheelRow => {
      const from = place(one.from);
      // What goes on over New Year and the summer ends in the year after.
      const to = one.to === undefined ? undefined : later(place(one.to), from);
      const about = [
        ...(one.level === undefined ? [] : [levels[one.level] ?? one.level]),
        ...(one.schoolForms ?? []),
        ...(one.units ?? []).map(unit => units.get(unit)?.title ?? unit),
      ].join(', ');
      const responsible = one.responsible ?? '';
      return { name: one.name, calendar: one.calendar, from, to, about, responsible };
    });
  const deadlines = deadlinesFor(setting).flatMap(({ of, title, about, days }) =>
    Object.entries(days).map(([status, day]): WheelRow => {
      const name = `${title} ${statusWords[status] ?? status}`;
      return {
        name,
        calendar: 'inlämning',
        from: place(day),
        to: undefined,
        about,
        responsible: '',
        deadline: `${of} ${status}`,
      };
    }),
  );
  return [...activities, ...deadlines].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function later(day: string, from: string): string {
  return day >= from ? day : `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}

/** The days of each type of report, and of single reports that have others; of a unit's report its own. */
function deadlinesFor({ vocabulary: { yearWheel, reports }, report }: WheelSetting) {
  const { deadlines = {}, exceptions = {} } = yearWheel ?? {};
  if (report?.type === 'enhet')
    return [
      {
        of: 'enhet',
        title: 'Rapporten',
        about: 'enheten',
        days: { ...deadlines.enhet, ...exceptions[report.id] },
      },
    ];
  return [
    ...Object.entries(deadlines).map(([type, days]) => {
      return { of: type, title: typeTitles[type] ?? type, about: levels[type] ?? type, days };
    }),
    ...Object.entries(exceptions).map(([id, days]) => {
      const name = reports.get(id) ?? id;
      return { of: id, title: `${name}: rapporten`, about: name, days };
    }),
  ];
}

/** A unit's report has what is for its level, school forms and units; the others have all. */
function concerns(one: Activity, { report, vocabulary }: WheelSetting): boolean {
  if (report?.type !== 'enhet') return true;
  if (one.level !== undefined && one.level !== 'enhet') return false;
  const members = vocabulary.units.get(report.unit)?.members ?? [];
  if (one.units && !one.units.some(unit => members.includes(unit))) return false;
  const forms = members.flatMap(unit => vocabulary.units.get(unit)?.schoolForms ?? []);
  return !one.schoolForms?.length || one.schoolForms.some(form => forms.includes(form));
}

/** « 15 september 2025 », « 12–13 november 2025 », « 20 september – 5 oktober 2025 », « oktober 2025 ». */
export function whenText({ from, to }: WheelRow): string {
  if (to === undefined || to === from) return formatPeriod(from);
  if (from.length === 10 && from.slice(0, 7) === to.slice(0, 7))
    return `${Number(from.slice(8))}–${formatPeriod(to)}`;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const first = sameYear ? formatPeriod(from).replace(/ \d{4}$/, '') : formatPeriod(from);
  return `${first} – ${formatPeriod(to)}`;
}
