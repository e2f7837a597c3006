import type { Language, Text } from '../base/problem.ts';

type None = Record<never, never>;
type Count = { readonly n: number };
type Findings = { readonly errors: number; readonly warnings: number; readonly hints: number };
type When = { readonly when: string | undefined };

const text = <A = None>(sv: (args: A) => string, en: (args: A) => string): Text<A> => ({ sv, en });

function many(n: number, one: string, several: string): string {
  return `${n} ${n === 1 ? one : several}`;
}

/** « 2 fel, 1 varning » as a list of what there is. */
function counts(
  { errors, warnings, hints }: Findings,
  ...words: readonly [error: Pair, warning: Pair, hint: Pair, none: string]
): string {
  const [error, warning, hint, none] = words;
  const parts = [
    ...(errors > 0 ? [many(errors, ...error)] : []),
    ...(warnings > 0 ? [many(warnings, ...warning)] : []),
    ...(hints > 0 ? [many(hints, ...hint)] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : none;
}
type Pair = readonly [one: string, several: string];

/** Every word that the editor's features say of their own, by key. What a schema or a catalogue describes is said in its words. */
const texts = {
  'unit.unit': text(
    () => 'enhet',
    () => 'unit',
  ),
  'unit.report': text(
    () => 'gemensam rapport',
    () => 'joint report',
  ),
  'unit.area': text(
    () => 'område',
    () => 'area',
  ),
  'unit.head': text(
    () => 'huvudman',
    () => 'head authority',
  ),
  'unit.all': text(
    () => 'alla enheter',
    () => 'all units',
  ),
  'unit.reference': text(
    () => 'jämförelse',
    () => 'reference',
  ),
  'snippet.title': text(
    () => 'Rubrik',
    () => 'Title',
  ),
  'completion.dimension': text<{ readonly name: string }>(
    a => `Bara det i data som har ett visst värde på ${a.name}.`,
    a => `Only what has a certain ${a.name} in the data.`,
  ),
  'waiver.reason': text(
    () => 'varför det får vara så',
    () => 'why it may be so',
  ),
  'hover.trend': text(
    () => 'Utveckling:',
    () => 'Trend:',
  ),
  'hover.latest': text(
    () => 'Senast:',
    () => 'Latest:',
  ),
  'hover.source': text(
    () => 'Källa:',
    () => 'Source:',
  ),
  'hover.unusable': text(
    () => 'Direktivet har fel som måste rättas innan ett tal kan visas. Se Problem.',
    () => 'The directive has errors that must be corrected before a number can be shown. See Problems.',
  ),
  'hover.numbers': text<{ readonly n: number }>(
    a => `${a.n} värden.`,
    a => `${a.n} values.`,
  ),
  'hover.stale': text(
    () => 'Texten säger något annat än data.',
    () => 'The text says something else than the data.',
  ),
  'hover.part': text<{ readonly part: string; readonly whole: string }>(
    a => `${a.part} av ${a.whole}`,
    a => `${a.part} of ${a.whole}`,
  ),
  'hover.group': text<{ readonly n: string }>(
    a => `bygger på ${a.n}`,
    a => `based on ${a.n}`,
  ),
  'hover.sheet': text<{ readonly name: string }>(
    a => `bladet ${a.name}`,
    a => `sheet ${a.name}`,
  ),
  'hover.rows': text<{ readonly rows: string }>(
    a => `rad ${a.rows}`,
    a => `row ${a.rows}`,
  ),
  'hover.cut-off': text<{ readonly date: string }>(
    a => `brytdatum ${a.date}`,
    a => `cut-off date ${a.date}`,
  ),
  'hover.fetched': text<{ readonly date: string }>(
    a => `hämtad ${a.date}`,
    a => `fetched ${a.date}`,
  ),
  'hover.target': text<{ readonly value: string }>(
    a => `Målvärde: ${a.value}`,
    a => `Target: ${a.value}`,
  ),
  'hover.no-table': text<{ readonly table: string | undefined }>(
    a =>
      a.table
        ? `Tabellen ${a.table} är inte läst än.`
        : 'Ingen tabell: ge tabell och mått i indikatorer.yaml.',
    a =>
      a.table
        ? `The table ${a.table} has not been read yet.`
        : 'No table: give tabell and mått in indikatorer.yaml.',
  ),
  'hover.grades': text<{ readonly grades: string }>(
    a => `årskurs ${a.grades}`,
    a => `grade years ${a.grades}`,
  ),
  'hover.from': text<{ readonly year: string }>(
    a => `från läsåret ${a.year}`,
    a => `from the school year ${a.year}`,
  ),
  'hover.until': text<{ readonly year: string }>(
    a => `till och med läsåret ${a.year}`,
    a => `until the school year ${a.year}`,
  ),
  'hover.succeeded': text<{ readonly by: string }>(
    a => `efterträds av ${a.by}`,
    a => `succeeded by ${a.by}`,
  ),
  'hover.from-table': text<{ readonly table: string }>(
    a => `ur tabellen ${a.table}`,
    a => `from the table ${a.table}`,
  ),
  'hover.row-count': text<{ readonly n: number }>(
    a => `${a.n} rader`,
    a => `${a.n} rows`,
  ),
  'hover.published': text(
    () => 'Utgiven av en myndighet: visas som den är.',
    () => 'Published by an authority: shown as it is.',
  ),
  'hover.status': text<{ readonly status: string }>(
    a => `rapporten är ${a.status}`,
    a => `the report is ${a.status}`,
  ),
  'hover.theme': text<{ readonly id: string }>(
    a => `tema \`${a.id}\` i ska.yaml`,
    a => `theme \`${a.id}\` of ska.yaml`,
  ),
  'direction.higher': text(
    () => 'Högre är bättre.',
    () => 'Higher is better.',
  ),
  'direction.lower': text(
    () => 'Lägre är bättre.',
    () => 'Lower is better.',
  ),
  'state.suppressed': text<When>(
    () => 'skyddad: för få bakom talet, eller dold för att inte röja en annan uppgift',
    () => 'protected: too few behind the number, or hidden so as not to reveal another',
  ),
  'state.missing': text<When>(
    () => 'saknas i källan',
    () => 'missing in the source',
  ),
  'state.not-applicable': text<When>(
    () => 'inte tillämpligt',
    () => 'not applicable',
  ),
  'state.approximate': text<When>(
    () => 'ungefärligt: källan anger inte talet exakt',
    () => 'approximate: the source does not give the exact number',
  ),
  'state.pending': text<When>(
    a => (a.when ? `väntas: publiceras ${a.when}` : 'väntas: inte publicerad än'),
    a => (a.when ? `pending: published ${a.when}` : 'pending: not published yet'),
  ),
  'state.none-or-withheld': text<When>(
    () => 'inga, eller inte redovisat: källan skiljer inte på dem',
    () => 'none, or withheld: the source does not tell which',
  ),
  'state.unknown': text<When>(
    () => 'ett tecken i källan som ingen har förklarat',
    () => 'a mark in the source that nobody has explained',
  ),
  'inlay.changed': text(
    () => 'nya tal i data',
    () => 'new numbers in the data',
  ),
  'lens.status': text<{ readonly status: string }>(
    a => `Status: ${a.status}`,
    a => `Status: ${a.status}`,
  ),
  'lens.counts': text<Findings>(
    a => counts(a, ['fel', 'fel'], ['varning', 'varningar'], ['tips', 'tips'], 'inga fynd'),
    a => counts(a, ['error', 'errors'], ['warning', 'warnings'], ['hint', 'hints'], 'no findings'),
  ),
  'lens.update': text(
    () => 'Uppdatera siffrorna',
    () => 'Update the numbers',
  ),
  'lens.update-all': text<Count>(
    a => `Uppdatera alla siffror (${a.n})`,
    a => `Update all numbers (${a.n})`,
  ),
  'lens.mål': text<Count>(
    a => many(a.n, 'mål', 'mål'),
    a => many(a.n, 'goal', 'goals'),
  ),
  'lens.insats': text<Count>(
    a => many(a.n, 'insats', 'insatser'),
    a => many(a.n, 'intervention', 'interventions'),
  ),
  'lens.uppföljning': text<Count>(
    a => many(a.n, 'uppföljning', 'uppföljningar'),
    a => many(a.n, 'follow-up', 'follow-ups'),
  ),
  'lens.effekt': text<Count>(
    a => many(a.n, 'effekt', 'effekter'),
    a => many(a.n, 'effect', 'effects'),
  ),
  'lens.analys': text<Count>(
    a => many(a.n, 'analys', 'analyser'),
    a => many(a.n, 'analysis', 'analyses'),
  ),
  'lens.se': text<Count>(
    a => many(a.n, 'hänvisning', 'hänvisningar'),
    a => many(a.n, 'reference', 'references'),
  ),
  'lens.others': text<Count>(
    a => many(a.n, 'annan', 'andra'),
    a => many(a.n, 'other', 'others'),
  ),
  'lens.point-here': text<Count>(
    () => 'pekar hit',
    a => (a.n === 1 ? 'points here' : 'point here'),
  ),
  'action.change-to': text<{ readonly word: string }>(
    a => `Byt till ”${a.word}”`,
    a => `Change to “${a.word}”`,
  ),
  'action.update-to': text<{ readonly now: string }>(
    a => `Uppdatera till ${a.now}`,
    a => `Update to ${a.now}`,
  ),
  'action.fix-all': text<Count>(
    a => `Rätta allt som är säkert (${a.n})`,
    a => `Mend all that is certain (${a.n})`,
  ),
  'action.create-mål': text<{ readonly id: string }>(
    a => `Skapa målet ${a.id}`,
    a => `Create the goal ${a.id}`,
  ),
  'action.create-insats': text<{ readonly id: string }>(
    a => `Skapa insatsen ${a.id}`,
    a => `Create the intervention ${a.id}`,
  ),
  'action.create-analys': text<{ readonly id: string }>(
    a => `Skapa analysen ${a.id}`,
    a => `Create the analysis ${a.id}`,
  ),
  'action.add-analysis': text<{ readonly title: string }>(
    a => `Lägg till en analys av ”${a.title}”`,
    a => `Add an analysis of “${a.title}”`,
  ),
  'action.waive': text<{ readonly code: string }>(
    a => `Undanta fyndet här, med skäl (${a.code})`,
    a => `Waive the finding here, with a reason (${a.code})`,
  ),
  'action.bind': text<{ readonly text: string; readonly query: string }>(
    a => `Hämta ${a.text} ur data: ${a.query}`,
    a => `Take ${a.text} from the data: ${a.query}`,
  ),
  'new.mål': text(
    () => 'Målets rubrik',
    () => 'Title of the goal',
  ),
  'new.insats': text(
    () => 'Insatsens rubrik',
    () => 'Title of the intervention',
  ),
  'new.analys': text(
    () => 'Analysens rubrik',
    () => 'Title of the analysis',
  ),
  'new.mål.guidance': text(
    () => 'Vad ska nås, mätt hur, och senast när?',
    () => 'What is to be reached, measured how, and by when?',
  ),
  'new.insats.guidance': text(
    () => 'Vad görs, vem ansvarar, när, och hur följs det upp?',
    () => 'What is done, who is responsible, when, and how is it followed up?',
  ),
  'new.analys.guidance': text(
    () => 'Vad ser ni, vad beror det på, och vad talar emot?',
    () => 'What do you see, what is it due to, and what speaks against it?',
  ),
} as const;

type Key = keyof typeof texts;
type Args<K extends Key> = (typeof texts)[K] extends Text<infer A> ? A : never;

/** A text of the editor in a language. */
export function say<K extends Key>(key: K, args: Args<K>, language: Language): string {
  return (texts[key] as unknown as Text<Args<K>>)[language](args);
}
