import { formatPeriod } from '../../../theme/number-style.ts';
import type { Activity, Setting } from '../../setting.ts';

/** An activity or deadline at its place in one school year. */
export interface WheelRow {
  readonly name: string;
  readonly calendar: 'läsår' | 'kalenderår' | 'inlämning';
  /** ISO dates, or `2025-09` where only the month is known. */
  readonly from: string;
  readonly to: string | undefined;
  readonly about: string;
  readonly responsible: string;
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

/** What happens in a school year, August to July, as far as it concerns the report's own units; in order of time. */
export function wheelRows(setting: Setting, schoolYear: string): readonly WheelRow[] {
  const { yearWheel, units } = setting.vocabulary;
  if (!yearWheel) return [];
  const start = Number(schoolYear.slice(0, 4));
  const place = (day: string) => `${start + (Number(day.slice(0, 2)) < 8 ? 1 : 0)}-${day.replace('+', '')}`;
  const activities = yearWheel.activities
    .filter(one => concerns(one, setting))
    .map((one): WheelRow => {
      const from = place(one.from);
      const to = one.to === undefined ? undefined : place(one.to);
      const about = [
        ...(one.level === undefined ? [] : [levels[one.level] ?? one.level]),
        ...(one.schoolForms ?? []),
        ...(one.units ?? []).map(unit => units.get(unit)?.title ?? unit),
      ].join(', ');
      const responsible = one.responsible ?? '';
      return { name: one.name, calendar: one.calendar, from, to, about, responsible };
    });
  const deadlines = Object.entries(yearWheel.deadlines).flatMap(([type, days]) =>
    Object.entries(days).map(([status, day]): WheelRow => {
      const word = statusWords[status] ?? status;
      return {
        name: `${typeTitles[type] ?? type} ${word}`,
        calendar: 'inlämning',
        from: place(day),
        to: undefined,
        about: levels[type] ?? type,
        responsible: '',
      };
    }),
  );
  return [...activities, ...deadlines].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** A unit's report has what is for its level, school forms and units; the others have all. */
function concerns(one: Activity, { report, vocabulary }: Setting): boolean {
  if (report.type !== 'enhet') return true;
  if (one.level !== undefined && one.level !== 'enhet') return false;
  const members = vocabulary.units.get(report.unit)?.members ?? [];
  if (one.units && !one.units.some(unit => members.includes(unit))) return false;
  const forms = members.flatMap(unit => vocabulary.units.get(unit)?.schoolForms ?? []);
  return !one.schoolForms?.length || one.schoolForms.some(form => forms.includes(form));
}

/** « 15 september 2025 », « 20 september – 5 oktober 2025 », « oktober 2025 ». */
export function whenText({ from, to }: WheelRow): string {
  if (to === undefined || to === from) return formatPeriod(from);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const first = sameYear ? formatPeriod(from).replace(/ \d{4}$/, '') : formatPeriod(from);
  return `${first} – ${formatPeriod(to)}`;
}
