import type { StateName } from '../base/cell.ts';

const swedish = {
  skyddad: 'suppressed',
  saknas: 'missing',
  'ej tillämplig': 'not-applicable',
  ungefär: 'approximate',
  väntas: 'pending',
  oklar: 'none-or-withheld',
  okänd: 'unknown',
} as const satisfies Record<string, StateName>;

const english = [
  'suppressed',
  'missing',
  'not-applicable',
  'approximate',
  'pending',
  'none-or-withheld',
  'unknown',
] as const;

/** The words that `ska:markörer` may use: the states in Swedish or English, and `noll` for a mark that means the number 0. */
export const stateWords: readonly string[] = [...Object.keys(swedish), ...english, 'noll'];

/** The state that a word of `ska:markörer` names; 0 for `noll`; undefined for any other word. */
export function stateOfWord(word: string): StateName | 0 | undefined {
  if (word === 'noll') return 0;
  const known = english.find(name => name === word);
  return known ?? Object.entries(swedish).find(([name]) => name === word)?.[1];
}

/** The Swedish word for a state, as it stands in the tables that a query sees. */
export function wordOfState(state: StateName): string {
  return Object.entries(swedish).find(([, name]) => name === state)?.[0] ?? 'okänd';
}
