/** What can be counted: its words in the plural and alone, and whether one of it is `ett`. */
interface Countable {
  readonly many: string;
  readonly one: string;
  readonly neuter: boolean;
  /** The directive that is counted; undefined for what is no block. */
  readonly block?: string;
}

const countables: readonly Countable[] = [
  { many: 'enheter', one: 'enhet', neuter: false },
  { many: 'rapporter', one: 'rapport', neuter: false },
  { many: 'mål', one: 'mål', neuter: true, block: 'mål' },
  { many: 'insatser', one: 'insats', neuter: false, block: 'insats' },
  { many: 'analyser', one: 'analys', neuter: false, block: 'analys' },
  { many: 'effekter', one: 'effekt', neuter: false, block: 'effekt' },
  { many: 'uppföljningar', one: 'uppföljning', neuter: false, block: 'uppföljning' },
  { many: 'budskap', one: 'budskap', neuter: true, block: 'budskap' },
  { many: 'dialoger', one: 'dialog', neuter: false, block: 'dialog' },
  { many: 'frågor', one: 'fråga', neuter: false, block: 'fråga' },
];

/** Every word that `vad=` may be: plural first. */
export const countedWords: readonly string[] = [
  ...new Set([...countables.map(each => each.many), ...countables.map(each => each.one)]),
];

/** Every word that `med=` and `utan=` may be: a report, or a block that it can have. */
export const hadWords: readonly string[] = countedWords.filter(word => countableOf(word)?.many !== 'enheter');

/** What a word counts, in the plural or alone. */
export function countableOf(word: string | undefined): Countable | undefined {
  return countables.find(each => each.many === word || each.one === word);
}
