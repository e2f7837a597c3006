import { problem } from '../problem.ts';

interface Block {
  /** The block's title; empty when it has none. */
  readonly title: string;
  /** As people write it, `I25-1`; undefined when it has none. */
  readonly id: string | undefined;
}

const named = (a: Block, sv: boolean) => {
  const words = [a.title && (sv ? `”${a.title}”` : `“${a.title}”`), a.id && (a.title ? `(${a.id})` : a.id)];
  return words.filter(Boolean).join(' ') || (sv ? 'utan namn' : 'without a name');
};

const list = (words: readonly string[], last: string) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

interface Deviation {
  /** The indicator's name. */
  readonly indicator: string;
  readonly id: string;
  /** Why it calls for an analysis, without numbers. */
  readonly reasons: readonly {
    readonly sv: string;
    readonly en: string;
  }[];
}

/** Gaps in the red thread: what the chain from result to follow-up lacks. */
export const threadProblems = {
  'thread.result-without-analysis': problem<Deviation>(
    'error',
    a =>
      `${a.indicator} följs av nämnden men ${list(
        a.reasons.map(one => one.sv),
        'och',
      )}, och ingen analys tar upp det. Skriv en :::analys{av=${a.id}} om orsakerna (skollagen 4 kap. 3 §), eller nämn ${a.id} i av= på den analys som gör det.`,
    a =>
      `${a.indicator} is followed by the board but ${list(
        a.reasons.map(one => one.en),
        'and',
      )}, and no analysis takes it up. Write an :::analys{av=${a.id}} on the causes (Education Act, chapter 4, section 3), or name ${a.id} in av= of the analysis that does.`,
    { draft: 'warning' },
  ),
  'thread.deviation-without-analysis': problem<Deviation>(
    'hint',
    a =>
      `${a.indicator} ${list(
        a.reasons.map(one => one.sv),
        'och',
      )}. Om det säger något om verksamheten: ta upp det i en :::analys{av=${a.id}}. En enstaka avvikelse kan vara slump.`,
    a =>
      `${a.indicator} ${list(
        a.reasons.map(one => one.en),
        'and',
      )}. If that says something about the work, take it up in an :::analys{av=${a.id}}. A single deviation may be chance.`,
  ),
  'thread.analysis-without-goal': problem<Block>(
    'hint',
    a =>
      `Analysen ${named(a, true)} leder inte till något mål. Skriv Utifrån: ${a.id ?? 'A1'} på målet som bygger på den, eller avsluta den med ett stycke ”**Slutsats:**” om varför inget nytt mål behövs (skollagen 4 kap. 3 §).`,
    a =>
      `The analysis ${named(a, false)} leads to no goal. Write Utifrån: ${a.id ?? 'A1'} on the goal that builds on it, or end it with a paragraph “**Slutsats:**” on why no new goal is needed (Education Act, chapter 4, section 3).`,
  ),
  'thread.goal-without-indicator': problem<Block>(
    'warning',
    a =>
      `Målet ${named(a, true)} har ingen indikator, så ingen kan se om det nås. Lägg till raden ”- Indikator:” och gärna ”- Målvärde:”.`,
    a =>
      `The goal ${named(a, false)} has no indicator, so nobody can see whether it is reached. Add the line “- Indikator:”, and preferably “- Målvärde:”.`,
  ),
  'thread.goal-without-intervention': problem<Block>(
    'hint',
    a =>
      `Ingen insats ska nå målet ${named(a, true)}. Skriv Mål: ${a.id ?? 'M26-1'} på insatsen som hör till det.`,
    a =>
      `No intervention is to reach the goal ${named(a, false)}. Write Mål: ${a.id ?? 'M26-1'} on the intervention that belongs to it.`,
  ),
  'thread.intervention-without-goal': problem<Block>(
    'warning',
    a =>
      `Insatsen ${named(a, true)} hör inte till något mål. Skriv Mål: med målets id, eller Preciserar: med huvudmannens insats.`,
    a =>
      `The intervention ${named(a, false)} belongs to no goal. Write Mål: with the goal's id, or Preciserar: with the head authority's intervention.`,
  ),
  'thread.intervention-without-owner': problem<Block>(
    'warning',
    a =>
      `Ingen ansvarar för insatsen ${named(a, true)}. Lägg till raden ”- Ansvarig:” med en roll, som rektor.`,
    a =>
      `Nobody is responsible for the intervention ${named(a, false)}. Add the line “- Ansvarig:” with a role, such as rektor.`,
  ),
  'thread.intervention-without-time': problem<Block>(
    'warning',
    a =>
      `Insatsen ${named(a, true)} har ingen tid. Lägg till raden ”- Tid:”, t.ex. augusti 2026 – juni 2027.`,
    a =>
      `The intervention ${named(a, false)} has no time. Add the line “- Tid:”, for example augusti 2026 – juni 2027.`,
  ),
  'thread.not-followed-up': problem<Block & { readonly year: string; readonly written: string }>(
    'error',
    a =>
      `Insatsen ${named(a, true)} planerades i rapporten för ${a.year} men följs inte upp här (skollagen 4 kap. 3–4 §§). Skriv :::uppföljning[${a.title}]{av=${a.written}}, också om den inte blev av.`,
    a =>
      `The intervention ${named(a, false)} was planned in the report for ${a.year} but is not followed up here (Education Act, chapter 4, sections 3–4). Write :::uppföljning[${a.title}]{av=${a.written}}, also if it was not carried out.`,
    { draft: 'warning' },
  ),
  'thread.effect-without-data': problem<Block & { readonly kind: 'effekt' | 'uppföljning' }>(
    'warning',
    a =>
      a.kind === 'effekt'
        ? `Effekten ${named(a, true)} sägs utan tal. Visa den med :värde, :förändring, :skillnad, ett diagram eller en tabell inne i blocket, eller skriv Underlag: vad bedömningen bygger på.`
        : `Uppföljningen ${named(a, true)} säger att insatsen har haft effekt, men visar inget tal. Visa det med :värde, :förändring, :skillnad, ett diagram eller en tabell inne i blocket, eller med :se till ett sådant.`,
    a =>
      a.kind === 'effekt'
        ? `The effect ${named(a, false)} is claimed without data. Show it by :värde, :förändring, :skillnad, a chart or a table inside the block, or write Underlag: what the judgement builds on.`
        : `The follow-up ${named(a, false)} says that the intervention had an effect, but shows no number. Show it by :värde, :förändring, :skillnad, a chart or a table inside the block, or by :se to one.`,
  ),
  'thread.repeated-without-effect': problem<Block & { readonly years: readonly string[] }>(
    'warning',
    a =>
      `Insatsen ${named(a, true)} har stått i ${a.years.length} läsårs rapporter (${list(a.years, 'och')}) utan att någon effekt har visats. Ändra den, avsluta den, eller visa effekten i uppföljningen.`,
    a =>
      `The intervention ${named(a, false)} has stood in the reports of ${a.years.length} school years (${list(a.years, 'and')}) without any effect being shown. Change it, end it, or show the effect in its follow-up.`,
  ),
  'thread.circle': problem<Block & { readonly attribute: string }>(
    'warning',
    a =>
      `${named(a, true)} leder tillbaka till sig själv genom ${a.attribute}. Ta bort länken som inte stämmer.`,
    a => `${named(a, false)} leads back to itself by ${a.attribute}. Remove the link that is wrong.`,
  ),
} as const;
