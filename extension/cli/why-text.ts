import type { Language } from '../base/problem.ts';
import type { Reason } from '../output/build/why.ts';

const words: Readonly<Record<Exclude<Reason['kind'], 'file' | 'text'>, Readonly<Record<Language, string>>>> =
  {
    new: { sv: 'har inte byggts till den här mappen förut', en: 'has not been built to this folder before' },
    forced: { sv: '--force', en: '--force' },
    'had-errors': { sv: 'hade fel när den byggdes sist', en: 'had errors when it was last built' },
    output: {
      sv: 'en fil saknas, eller är inte som den byggdes',
      en: 'a file is missing, or is not as it was built',
    },
    program: {
      sv: 'SKA-rapport eller sidmallarna är andra',
      en: 'SKA-rapport or the page layouts are other',
    },
    around: {
      sv: 'det den visar av andra rapporter har ändrats',
      en: 'what it shows of other reports has changed',
    },
    day: { sv: 'ett undantag i den slutar en viss dag', en: 'a waiver in it ends on a day' },
  };
const changes = {
  added: { sv: 'har kommit till', en: 'is new' },
  changed: { sv: 'har ändrats', en: 'has changed' },
  removed: { sv: 'är borttagen', en: 'is removed' },
} as const;

/** Why a report was made anew, in words: « data/elever.csv har ändrats; texten har ändrats». `id` is the report's own. */
export function whyText(reasons: readonly Reason[], id: string, language: Language): string {
  return reasons.map(reason => reasonText(reason, id, language)).join('; ');
}

function reasonText(reason: Reason, id: string, language: Language): string {
  if (reason.kind === 'file') return `${reason.path} ${changes[reason.change][language]}`;
  if (reason.kind !== 'text') return words[reason.kind][language];
  const own = reason.report === id;
  if (language === 'sv') return own ? 'texten har ändrats' : `texten i ${reason.report} har ändrats`;
  return own ? 'its text has changed' : `the text of ${reason.report} has changed`;
}
