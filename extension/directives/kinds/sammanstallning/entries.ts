import type { BlockFact } from '../../block-fact.ts';
import type { ProjectView } from '../../contract.ts';
import { parseIndicatorPhrase } from '../../goal-grammar.ts';
import { linkWords } from '../../links.ts';
import type { Setting } from '../../setting.ts';
import { scopeAsk, type TypedRollUp } from './scope.ts';

type What = 'mål' | 'insatser' | 'effekter' | 'analyser' | 'budskap' | 'dialoger' | 'självvärdering';

/** The directives that are gathered, what one and several are called, and the columns besides the title and the unit. */
interface Shape {
  readonly kinds: readonly string[];
  readonly one: string;
  readonly many: string;
  readonly title: string;
  readonly columns: readonly string[];
  cells(block: BlockFact, setting: Setting): readonly string[];
}

/** A text for others' tables: its first words, whole words only. */
function excerpt(text: string, most = 160): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/\s+\S*$/u, '')} …`;
}

/** The line of a block that begins with a word and a colon (« Vi ser: »), else its first. */
function lineOf(block: BlockFact, word: string): string {
  const lines = block.text.split('\n');
  const found = lines.find(line => line.toLocaleLowerCase('sv').startsWith(`${word}:`));
  return found === undefined ? '' : found.slice(word.length + 1).trim();
}

const indicatorName = (id: string, { vocabulary }: Setting) => {
  const indicator = vocabulary.indicators.get(id);
  return indicator && (indicator.shortName ?? indicator.name);
};

export const shapes: Readonly<Record<What, Shape>> = {
  mål: {
    kinds: ['mål'],
    one: 'mål',
    many: 'mål',
    title: 'Mål',
    columns: ['Indikator', 'Målvärde', 'Senast'],
    cells: ({ spec }, setting) => {
      const phrase = spec.indikator ?? '';
      const [id = '', ...rest] = phrase.split(',');
      const name = indicatorName(id.trim(), setting);
      return [
        name === undefined ? phrase : [name, ...rest.map(part => part.trim())].join(', '),
        spec.målvärde ?? '',
        spec.senast ?? '',
      ];
    },
  },
  insatser: {
    kinds: ['insats'],
    one: 'insats',
    many: 'insatser',
    title: 'Insats',
    columns: ['Ansvarig', 'Tid', 'Fas'],
    cells: ({ spec }) => [spec.ansvarig ?? '', spec.tid ?? '', spec.fas ?? ''],
  },
  effekter: {
    kinds: ['uppföljning', 'effekt'],
    one: 'uppföljning eller effekt',
    many: 'uppföljningar och effekter',
    title: 'Uppföljning',
    columns: ['Genomförd', 'Bedömning', 'Fortsättning'],
    cells: block => [
      block.spec.genomförd ?? '',
      block.spec.bedömning ?? (block.kind === 'effekt' ? excerpt(block.text) : ''),
      block.spec.fortsättning ?? '',
    ],
  },
  analyser: {
    kinds: ['analys'],
    one: 'analys',
    many: 'analyser',
    title: 'Analys',
    columns: ['Vi ser'],
    cells: block => [excerpt(lineOf(block, 'vi ser') || (block.text.split('\n')[0] ?? ''))],
  },
  budskap: {
    kinds: ['budskap'],
    one: 'budskap',
    many: 'budskap',
    title: 'Budskap',
    columns: ['Text'],
    cells: block => [excerpt(block.text.replaceAll('\n', ' '), 280)],
  },
  dialoger: {
    kinds: ['dialog'],
    one: 'dialog',
    many: 'dialoger',
    title: 'Dialog',
    columns: ['Datum', 'Överenskommet', 'Godkänd av'],
    cells: block => [
      block.spec.datum ?? '',
      excerpt(lineOf(block, 'överenskommet'), 280),
      (block.spec.godkänd ?? '').replace(/ \(text [0-9a-f]+\)/gu, ''),
    ],
  },
  självvärdering: {
    kinds: ['självvärdering'],
    one: 'självvärdering',
    many: 'självvärderingar',
    title: 'Självvärdering',
    columns: [],
    cells: () => [],
  },
};

/** The shape of what a roll-up gathers; undefined for values, which come from data. */
export function shapeOf({ spec }: TypedRollUp): Shape | undefined {
  return spec.vad !== undefined && spec.vad in shapes ? shapes[spec.vad as What] : undefined;
}

/** The blocks of a roll-up that somebody has written, in the order of ska.yaml's units. */
export function blocksOf(typed: TypedRollUp, setting: Setting, project: ProjectView): readonly BlockFact[] {
  const shape = shapeOf(typed);
  if (!shape) return [];
  const { tema, fas, vad } = typed.spec;
  const nivå = vad === 'självvärdering' ? (typed.spec.nivå ?? 'rektor') : undefined;
  const ask = scopeAsk(typed, setting);
  const conditions = {
    ...ask.conditions,
    ...(tema !== undefined && { tema }),
    ...(fas !== undefined && { fas }),
    ...(nivå !== undefined && { nivå }),
  };
  const order = new Map(project.units().map((unit, index) => [unit.id, index]));
  const rank = (block: BlockFact) => order.get(block.report.units[0] ?? '') ?? order.size;
  return (
    project
      .blocks({ ...ask, conditions, kinds: shape.kinds })
      // A comparison of answers is none itself.
      .filter(block => block.filledIn && block.report.readable && block.spec.jämför === undefined)
      .toSorted((a, b) => rank(a) - rank(b))
  );
}

/** What a block is called: its title, else its first words. */
export function titleOf(block: BlockFact): string {
  return block.title || excerpt(block.text.split('\n')[0] ?? '', 60) || block.id || block.kind;
}

/** The indicators that a block names in `indikator`, `av` or `om`. */
export function indicatorsIn({ spec }: BlockFact, { vocabulary }: Setting): readonly string[] {
  const phrase =
    spec.indikator === undefined ? undefined : parseIndicatorPhrase(spec.indikator, vocabulary).phrase;
  const words = [...linkWords(spec.av), ...linkWords(spec.om)].filter(word =>
    vocabulary.indicators.has(word),
  );
  return phrase ? [phrase.indicator, ...words] : words;
}
