import type { HelpConfiguration } from 'commander';
import type { Language } from '../base/problem.ts';

/** Chooses between what help says in Swedish and in English. */
export function inLanguage(language: Language): (sv: string, en: string) => string {
  return (sv, en) => (language === 'sv' ? sv : en);
}

/** The titles of the help that commander writes, in Swedish. */
const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Så skrivs kommandot:',
  'Arguments:': 'Argument:',
  'Options:': 'Val:',
  'Global Options:': 'Val för alla kommandon:',
  'Commands:': 'Kommandon:',
};

/** Help in Swedish; defaults are said as « annars ». */
export const swedishHelp: HelpConfiguration = {
  styleTitle: title => titles[title] ?? title,
  styleUsage: usage => usage.replace('[options]', '[val]').replace('[command]', '[kommando]'),
  subcommandTerm: command => {
    const words = command.registeredArguments.map(one => {
      const name = one.name() + (one.variadic ? '…' : '');
      return one.required ? `<${name}>` : `[${name}]`;
    });
    return [command.name(), ...words].join(' ');
  },
  optionDescription: ({ description, defaultValue }) =>
    typeof defaultValue === 'string' ? `${description} (annars ${defaultValue})` : description,
};

/** What commander says of a command line that it does not understand, and how that is said in Swedish. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.*)'/, 'Valet ”$1” finns inte.'],
  [/^error: unknown command '(.*)'/, 'Kommandot ”$1” finns inte.'],
  [/^error: missing required argument '(.*)'/, 'Det som ska stå efter kommandot saknas: $1.'],
  [/^error: required option '(.*)' not specified/, 'Valet ”$1” måste anges.'],
  [/^error: option '(.*)' argument missing/, 'Ett värde saknas efter valet ”$1”.'],
  [
    /^error: too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)\./,
    'Kommandot $1 tar högst $2 ord, och här står $3.',
  ],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\./,
    '”$2” går inte för ”$1”. Det som går: $3.',
  ],
  [/\n?\(Did you mean one of (.*)\?\)/, ' Menade du något av $1?'],
  [/\n?\(Did you mean (.*)\?\)/, ' Menade du ”$1”?'],
];

/** A sentence of commander's in Swedish; one that is not known stays as it is. */
export function swedishUsage(message: string): string {
  return sentences.reduce((text, [found, said]) => text.replace(found, said), message);
}
