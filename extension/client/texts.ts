import { workspace } from 'vscode';

type Words = Readonly<Record<'sv' | 'en', string>>;

/** Every sentence that the client itself says. `{0}`, `{1}` stand for what is put in. */
const texts = {
  'server.gaveUp': {
    sv: 'SKA-rapports språkstöd har avslutats flera gånger och startas inte om av sig självt.',
    en: 'The language support of SKA-rapport has ended several times and is not started again by itself.',
  },
  restart: { sv: 'Starta om', en: 'Restart' },
  showOutput: { sv: 'Visa loggen', en: 'Show the log' },
} as const satisfies Readonly<Record<string, Words>>;

/** The key of a sentence. */
export type TextKey = keyof typeof texts;

/** A sentence in the language that the user has set; Swedish unless that is English. VS Code itself has no Swedish. */
export function say(key: TextKey, ...values: readonly (string | number)[]): string {
  const language = workspace.getConfiguration('ska').get<string>('language') === 'en' ? 'en' : 'sv';
  return texts[key][language].replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}
