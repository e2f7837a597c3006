import type { Language } from '../../base/problem.ts';
import type { Change, ChangeKind, ComparedWaiver } from './change.ts';

const kindNames: Readonly<Record<ChangeKind, readonly [sv: string, en: string]>> = {
  protection: ['Skydd', 'Protection'],
  waiver: ['Undantag', 'Waivers'],
  status: ['Status', 'Status'],
  value: ['Tal', 'Values'],
  goal: ['Mål', 'Goals'],
  intervention: ['Insatser', 'Interventions'],
  effect: ['Effekter och uppföljningar', 'Effects and follow-ups'],
  analysis: ['Analyser', 'Analyses'],
  figure: ['Diagram och tabeller', 'Figures and tables'],
  section: ['Text', 'Text'],
  schema: ['Projektets filer', "The project's files"],
  data: ['Data', 'Data'],
};

/** What a kind of change is called above a list of them. */
export function changeName(kind: ChangeKind, language: Language): string {
  return kindNames[kind][language === 'sv' ? 0 : 1];
}

const ways = {
  sv: { added: 'ny', removed: 'borttagen', changed: 'ändrad', moved: 'flyttad' },
  en: { added: 'new', removed: 'removed', changed: 'changed', moved: 'moved' },
} as const;

/** What has happened to a thing, in a word. */
export function wayName(change: Change['change'], language: Language): string {
  return ways[language][change];
}

/** A waiver in a sentence: what, who, until when, why, where. */
export function waiverText(
  { code, by, until, expired, reason, file }: ComparedWaiver,
  language: Language,
): string {
  const sv = language === 'sv';
  const end =
    until === undefined
      ? sv
        ? 'utan slut'
        : 'without end'
      : `${expired ? (sv ? 'gick ut' : 'ended') : sv ? 'till' : 'until'} ${until}`;
  return `${code}, ${by}, ${end}: ${reason} (${file})`;
}
