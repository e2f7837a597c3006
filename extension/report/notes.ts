import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { isNumber, isState, type StateName } from '../base/cell.ts';
import type { PeriodDimension, Source } from '../base/table.ts';
import type { MeasureInfo } from '../directives/ask.ts';
import { mergersWithin } from '../directives/mergers.ts';
import { capital, pendingWords } from '../directives/numbers.ts';
import { formatPeriod } from '../theme/number-style.ts';
import type { BoundReport, Revised } from './bind.ts';

/** What a report rests on: what was measured, the marks that stand in it, and where its numbers come from. */
export interface DataNotes {
  readonly measures: readonly MeasureInfo[];
  readonly marks: ReadonlySet<StateName>;
  readonly sources: readonly Source[];
  /** What is published later, by when: « Publiceras i november 2026: Riket (Meritvärde, Trygghet). » */
  readonly expected: readonly string[];
  /** Units that took over others within the time that is shown of them, in sentences. */
  readonly mergers: readonly string[];
  readonly revised: readonly Revised[];
}

/** Gathers the notes of several reports that are published together; each thing once. */
export function notesOf(reports: readonly BoundReport[]): DataNotes {
  const measures = new Map<string, MeasureInfo>();
  const marks = new Set<StateName>();
  const sources = new Map<string, Source>();
  const expected = new Map<string, Map<string, Set<string>>>();
  for (const answer of reports.flatMap(one =>
    one.directives.flatMap(({ bound, usable }) => (usable ? Object.values(bound.answers) : [])),
  )) {
    if (answer.facts.length > 0) measures.set(answer.measure.id, answer.measure);
    for (const fact of answer.facts) {
      if (isState(fact.value)) marks.add(fact.value.state);
      if (isState(fact.value) && fact.value.state === 'pending') {
        const unit = fact.at.enhet === undefined ? undefined : answer.unitTitles[fact.at.enhet];
        const when = capital(pendingWords(fact.value));
        const units = expected.get(when) ?? new Map<string, Set<string>>();
        expected.set(
          when,
          units.set(unit ?? '', (units.get(unit ?? '') ?? new Set()).add(answer.measure.title)),
        );
      }
      for (const source of fact.sources) sources.set(source.resource, source);
    }
    if (answer.source) sources.set(answer.source.resource, answer.source);
    for (const datum of answer.table?.rows.flatMap(row => Object.values(row)) ?? [])
      if (isState(datum)) marks.add(datum.state);
  }
  const byTitle = new Intl.Collator('sv');
  return {
    measures: [...measures.values()].sort((a, b) => byTitle.compare(a.title, b.title)),
    marks,
    sources: [...sources.values()].sort((a, b) => byTitle.compare(a.resource, b.resource)),
    expected: [...expected].map(([when, units]) => `${when}: ${[...units].map(waiting).join('; ')}.`),
    mergers: [...new Set(reports.flatMap(mergersIn))],
    revised: reports.flatMap(one => one.revised ?? []),
  };
}

/** Where a report shows numbers of a unit from before and after it took over another. */
function mergersIn({ report, directives }: BoundReport): readonly string[] {
  const { units } = report.setting.vocabulary;
  const shown = new Map<string, Map<PeriodDimension, Set<string>>>();
  for (const answer of directives.flatMap(({ bound, usable }) =>
    usable ? Object.values(bound.answers) : [],
  ))
    for (const { at, value } of answer.facts) {
      const kind = answer.measure.period;
      const period = at[kind];
      if (at.enhet === undefined || period === undefined || !isNumber(value)) continue;
      const kinds = shown.get(at.enhet) ?? new Map<PeriodDimension, Set<string>>();
      shown.set(at.enhet, kinds.set(kind, (kinds.get(kind) ?? new Set()).add(period)));
    }
  return [...shown].flatMap(([id, kinds]) => {
    const ref = units.get(id);
    const mergers = [...kinds].flatMap(([kind, periods]) => mergersWithin(ref, kind, [...periods]));
    return mergers.map(
      ({ title, until }) =>
        `${title} gick upp i ${ref?.title ?? id} efter läsåret ${until}. Talen för ${ref?.title ?? id} före och efter gäller inte samma barn och elever.`,
    );
  });
}

/** « Riket (Meritvärde, Trygghet) » */
function waiting([unit, measures]: readonly [string, ReadonlySet<string>]): string {
  const names = [...measures].join(', ');
  return unit === '' ? names : `${unit} (${names})`;
}

/** So many changed values are listed on a page; when a whole source is revised, the rest is counted. */
const mostRevised = 25;

const markTexts: Readonly<Record<StateName, readonly [string, string]>> = {
  suppressed: ['..', 'Uppgiften visas inte, för att ingen enskild ska kunna kännas igen.'],
  missing: ['.', 'Uppgift saknas.'],
  'not-applicable': ['*', 'Uppgiften är inte tillämplig.'],
  approximate: ['~', 'Ungefärligt värde: källan anger inte talet exakt.'],
  pending: ['väntas', 'Uppgiften är inte publicerad än.'],
  'none-or-withheld': ['-', 'Antingen noll eller inte redovisat; källan skiljer dem inte åt.'],
  unknown: ['?', 'Källan har ett tecken vars betydelse inte är känd.'],
};

/** The notes as the page prints them. `cutOff` is the project's cut-off date (ISO), `threshold` the fewest pupils behind a shown value at the report's level. */
export function renderNotes(
  notes: DataNotes,
  cutOff: string | undefined,
  threshold: number,
): ElementContent[] {
  const parts: ElementContent[] = [h('h2', 'Om siffrorna')];
  if (cutOff) parts.push(h('p', `Brytdatum för uppgifterna är ${formatPeriod(cutOff)}.`));
  if (notes.marks.has('suppressed'))
    parts.push(
      h(
        'p',
        `Uppgifter som bygger på få barn eller elever visas inte. Gränsen är ${threshold} i egna uppgifter; i andras statistik är den källans egen. Även andra uppgifter kan vara dolda, så att de skyddade inte går att räkna fram.`,
      ),
    );
  for (const merger of notes.mergers) parts.push(h('p', merger));
  const defined = notes.measures.filter(measure => measure.definition);
  if (defined.length > 0)
    parts.push(
      h('h3', 'Vad talen betyder'),
      h(
        'dl',
        defined.flatMap(measure => [h('dt', measure.title), h('dd', measure.definition)]),
      ),
    );
  if (notes.marks.size > 0)
    parts.push(
      h('h3', 'Tecken i tabeller och diagram'),
      h(
        'dl',
        { class: 'ska-tecken' },
        (Object.keys(markTexts) as StateName[])
          .filter(state => notes.marks.has(state))
          .flatMap(state => [
            h('dt', markTexts[state][0]),
            h('dd', [markTexts[state][1], ...(state === 'pending' ? notes.expected : [])].join(' ')),
          ]),
      ),
    );
  if (notes.sources.length > 0)
    parts.push(
      h('h3', 'Källor'),
      h(
        'ul',
        notes.sources.map(source => h('li', sourceText(source))),
      ),
    );
  parts.push(...revisedNotes(notes.revised));
  return parts.length > 1 ? parts : [];
}

/** What earlier reports said otherwise: one list for each year's. */
function revisedNotes(revised: readonly Revised[]): readonly ElementContent[] {
  return [...new Set(revised.map(one => one.rapport))].flatMap(year => {
    const all = revised.filter(one => one.rapport === year);
    const shown = all.slice(0, mostRevised);
    return [
      h('h3', `Ändrat sedan rapporten ${formatPeriod(year)} fastställdes`),
      h(
        'ul',
        shown.map(({ mått, vad, förr, nu }) => h('li', `${mått}, ${vad}: var ${förr}, är nu ${nu}.`)),
      ),
      ...(all.length > shown.length
        ? [h('p', `Ytterligare ${all.length - shown.length} tal har ändrats.`)]
        : []),
    ];
  });
}

function sourceText(source: Source): string {
  const dates = [
    source.fetched && `hämtad ${formatPeriod(source.fetched)}`,
    source.cutOff && `brytdatum ${formatPeriod(source.cutOff)}`,
  ].filter(Boolean);
  const what = source.title ?? source.resource;
  const name = source.publisher ? `${source.publisher}: ${what}` : what;
  return dates.length ? `${name}, ${dates.join(', ')}` : name;
}
