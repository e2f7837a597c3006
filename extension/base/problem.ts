/** How grave a problem is, unless the project says otherwise. Errors end `ska check` with 1. */
export type Severity = 'error' | 'warning' | 'hint';

/** The languages that messages exist in. Reports are Swedish. */
export type Language = 'sv' | 'en';

/** A sentence in every language, from the arguments that belong to it: a missing language does not compile. */
export type Text<A> = Readonly<Record<Language, (args: A) => string>>;

/** One kind of problem: its severity, and the sentence that says what was found, what is allowed and what to do. */
export interface Problem<A> {
  readonly severity: Severity;
  /** Its severity in a report that is still being written (`utkast`, `åter`), when that is another. */
  readonly draft?: Severity;
  readonly text: Text<A>;
}

/** Declares a problem whose sentence needs the arguments `A`. */
export function problem<A = Record<never, never>>(
  severity: Severity,
  sv: (args: A) => string,
  en: (args: A) => string,
  { draft }: { readonly draft?: Severity } = {},
): Problem<A> {
  return { severity, ...(draft && { draft }), text: { sv, en } };
}

/** « Menade du X?» when there is a nearest match, with the blank before it; else nothing. */
export function didYouMean(nearest: string | undefined, language: Language): string {
  if (!nearest) return '';
  return language === 'sv' ? ` Menade du ”${nearest}”?` : ` Did you mean “${nearest}”?`;
}
