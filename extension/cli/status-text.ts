import type { Language } from '../base/problem.ts';
import { sentence } from '../base/problems.ts';
import { unitCount } from '../base/unit-count.ts';
import {
  countOf,
  type Missing,
  type ReportStatus,
  type YearStatus,
} from '../project/status/report-status.ts';
import { waiverSentence } from '../project/waivers.ts';
import { formatPeriod } from '../theme/number-style.ts';
import type { Door } from './door.ts';

const width = 78;
/** So many of a report's missing things are shown; the page and the JSON have all. */
const shown = 3;

/** Something that a report lacks, as a sentence. */
export function missingText(missing: Missing, language: Language): string {
  const sv = language === 'sv';
  if ('section' in missing)
    return sv
      ? `Inte skrivet: ${missing.section || 'början'}`
      : `Not written: ${missing.section || 'the beginning'}`;
  if ('report' in missing) return sv ? `Inte påbörjad: ${missing.report}` : `Not begun: ${missing.report}`;
  return sentence(missing.finding.code, missing.finding.args as never, language);
}

/** The reports of a year for a person at a terminal of 80 columns, worst first. */
export function statusText(year: YearStatus, door: Pick<Door, 'language' | 'colour'>): string {
  const sv = door.language === 'sv';
  const paint = (code: number, text: string) => (door.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const { units } = year;
  const head = sv
    ? `Läsåret ${year.schoolYear}: ${units.handedIn} av ${unitCount(units.all)} har lämnat in, ${units.decided} är ${units.decided === 1 ? 'fastställd' : 'fastställda'}, ${units.late} är ${units.late === 1 ? 'försenad' : 'försenade'}.`
    : `School year ${year.schoolYear}: ${units.handedIn} of ${unitCount(units.all, 'en')} ${units.handedIn === 1 || units.all === 1 ? 'has' : 'have'} handed in, ${units.decided} ${units.decided === 1 ? 'is' : 'are'} decided, ${units.late} ${units.late === 1 ? 'is' : 'are'} late.`;
  const words = sv
    ? ['rapport', 'status', 'senast', 'fel', 'varn.', 'saknas']
    : ['report', 'status', 'due', 'err.', 'warn.', 'missing'];
  const longest = Math.min(26, Math.max(7, ...year.reports.map(one => one.report.length)));
  const line = (cells: readonly string[]) =>
    [
      cut(cells[0] ?? '', longest).padEnd(longest),
      (cells[1] ?? '').padEnd(10),
      (cells[2] ?? '').padEnd(20),
      ...cells.slice(3).map(cell => cell.padStart(6)),
    ]
      .join(' ')
      .trimEnd();
  const rows = year.reports.flatMap(one => {
    const errors = countOf(one, 'error');
    const text = line([
      one.report,
      one.status,
      dueText(one, sv),
      String(errors),
      String(countOf(one, 'warning')),
      String(one.missing.length),
    ]);
    const more = one.missing.length - shown;
    return [
      one.late || errors > 0 ? paint(31, text) : text,
      ...one.missing.slice(0, shown).map(each => `    ${cut(missingText(each, door.language), width - 4)}`),
      ...(more > 0 ? [`    ${sv ? `och ${more} till` : `and ${more} more`}`] : []),
      ...(one.comments.length > 0
        ? [`    ${sv ? `Öppna kommentarer: ${one.comments.length}` : `Open remarks: ${one.comments.length}`}`]
        : []),
      ...one.waivers.map(each => `    ${cut(waiverSentence(each, door.language), width - 4)}`),
    ];
  });
  const next = agendaText(year, sv);
  return [
    wrapped(head),
    ...(next ? [wrapped(next)] : []),
    '',
    paint(1, line(words)),
    ...rows,
    ...workingLines(year, sv, paint),
    '',
  ].join('\n');
}

/** What goes on and what comes next, by the year of the project. */
function agendaText({ agenda }: YearStatus, sv: boolean): string {
  const [now, next] = (['now', 'next'] as const).map(state =>
    agenda.filter(one => one.state === state && one.calendar !== 'inlämning').slice(0, shown),
  );
  const list = (entries: typeof agenda = []) => entries.map(one => `${one.name} (${one.when})`).join(', ');
  return [
    now?.length ? `${sv ? 'Pågår' : 'Under way'}: ${list(now)}.` : '',
    next?.length ? `${sv ? 'Närmast' : 'Next'}: ${list(next)}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Project plans, logbooks and the like: they are handed in to nobody, but somebody may want to know that they are there. */
function workingLines(
  { working }: YearStatus,
  sv: boolean,
  paint: (code: number, text: string) => string,
): readonly string[] {
  if (working.length === 0) return [];
  return [
    '',
    paint(1, sv ? 'arbetsdokument' : 'working documents'),
    ...working.map(one => {
      const counts = [
        [countOf(one, 'error'), sv ? 'fel' : 'errors'],
        [countOf(one, 'warning'), sv ? 'varningar' : 'warnings'],
        [one.missing.length, sv ? 'saknas' : 'missing'],
      ] as const;
      const told = counts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])).join(', ');
      return cut([one.report, told].filter(Boolean).join('  '), width);
    }),
  ];
}

function dueText({ due, late }: ReportStatus, sv: boolean): string {
  if (due === undefined) return '';
  const day = sv ? formatPeriod(due).replace(/ (\p{L}{3})\p{L}+ /u, ' $1 ') : due;
  return late ? `${day} ${sv ? 'FÖRSENAD' : 'LATE'}` : day;
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function wrapped(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last && last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.join('\n');
}
