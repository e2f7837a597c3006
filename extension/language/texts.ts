import type { Language, Text } from '../base/problem.ts';

type None = Record<never, never>;

const text = <A = None>(sv: (args: A) => string, en: (args: A) => string): Text<A> => ({ sv, en });

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
} as const;

type Key = keyof typeof texts;
type Args<K extends Key> = (typeof texts)[K] extends Text<infer A> ? A : never;

/** A text of the editor in a language. */
export function say<K extends Key>(key: K, args: Args<K>, language: Language): string {
  return (texts[key] as unknown as Text<Args<K>>)[language](args);
}
