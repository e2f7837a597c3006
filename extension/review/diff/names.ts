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

/** One thing of a kind; in Swedish its gender decides what « changed » is called. */
const thingNames: Readonly<Record<ChangeKind, readonly [sv: string, gender: Gender, en: string]>> = {
  protection: ['Skydd', 'neuter', 'Protection'],
  waiver: ['Undantag', 'neuter', 'Waiver'],
  status: ['Status', 'common', 'Status'],
  value: ['Tal', 'neuter', 'Value'],
  goal: ['Mål', 'neuter', 'Goal'],
  intervention: ['Insats', 'common', 'Intervention'],
  effect: ['Effekt eller uppföljning', 'common', 'Effect or follow-up'],
  analysis: ['Analys', 'common', 'Analysis'],
  figure: ['Diagram eller tabell', 'common', 'Figure or table'],
  section: ['Text', 'common', 'Text'],
  schema: ['Projektets fil', 'common', 'Project file'],
  data: ['Data', 'plural', 'Data'],
};
type Gender = 'common' | 'neuter' | 'plural';

const ways: Readonly<Record<Gender | 'en', Readonly<Record<Change['change'], string>>>> = {
  common: { added: 'ny', removed: 'borttagen', changed: 'ändrad', moved: 'flyttad' },
  neuter: { added: 'nytt', removed: 'borttaget', changed: 'ändrat', moved: 'flyttat' },
  plural: { added: 'nya', removed: 'borttagna', changed: 'ändrade', moved: 'flyttade' },
  en: { added: 'new', removed: 'removed', changed: 'changed', moved: 'moved' },
};

/** What one thing of the change's kind is called. */
export function thingName({ kind }: Change, language: Language): string {
  return thingNames[kind][language === 'sv' ? 0 : 2];
}

/** What has happened to it, in a word that agrees with {@link thingName}. */
export function wayName({ kind, change }: Change, language: Language): string {
  return ways[language === 'sv' ? thingNames[kind][1] : 'en'][change];
}

/** How the reports of some changes are told apart: by id, and by file where two years have a report of the same id. */
export function reportNames(changes: readonly Change[]): (change: Change) => string | undefined {
  const files = new Map<string, Set<string>>();
  for (const { report, file } of changes) {
    if (report === undefined || file === undefined) continue;
    files.set(report, (files.get(report) ?? new Set()).add(file));
  }
  return ({ report, file }) =>
    report !== undefined && file !== undefined && (files.get(report)?.size ?? 0) > 1 ? file : report;
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
