import type { BlockFact } from '../block-fact.ts';
import { parseIndicatorPhrase } from '../goal-grammar.ts';
import { idsWithin, linkWords } from '../links.ts';
import type { Vocabulary } from '../setting.ts';
import { nodeKeys, split } from './node-keys.ts';
import {
  type Thread,
  type ThreadKind,
  type ThreadLink,
  type ThreadNode,
  threadKinds,
  threadOrder,
} from './thread.ts';

/** What a thread is made with. */
export interface ThreadSetting {
  readonly vocabulary: Pick<Vocabulary, 'indicators' | 'dimensions'>;
  /** A report and those whose work it has taken over, itself first. */
  readonly owners: (report: string) => readonly string[];
  /** The school year in which ids without a year (`A1`) stand alone; from other years they carry it. */
  readonly schoolYear: string;
}

const links = ['av', 'utifrån', 'mål', 'preciserar', 'fortsätter'] as const;

interface Growing {
  readonly kind: ThreadKind;
  readonly report: string;
  title: string;
  readonly blocks: BlockFact[];
  /** Where an indicator is named. */
  readonly named: BlockFact[];
}

/**
 * The red thread of blocks: their nodes, and the links that they write. Blocks that nobody has filled in are left out, and so
 * are figures without an id, links to what does not exist, and whatever is no link of the chain. Linear in the number of blocks.
 */
export function makeThread(all: readonly BlockFact[], setting: ThreadSetting): Thread {
  const { vocabulary, schoolYear } = setting;
  const blocks = all.filter(
    block => block.filledIn && threadKinds[block.kind] && (threadKinds[block.kind] !== 'result' || block.id),
  );
  const keys = nodeKeys(blocks, setting.owners);
  const nodes = new Map<string, Growing>();
  const grow = (key: string, kind: ThreadKind, title: string): Growing => {
    const node = nodes.get(key) ?? { kind, report: split(key)[0], title, blocks: [], named: [] };
    nodes.set(key, node);
    return node;
  };
  for (const block of blocks) {
    const node = grow(keys.keyOf(block), threadKinds[block.kind] ?? 'result', block.title);
    const newest = node.blocks.every(one => one.report.schoolYear <= block.report.schoolYear);
    if (newest) node.title = block.title || node.title;
    node.blocks.push(block);
  }
  const found = new Map<string, ThreadLink>();
  const link = (from: string, to: string | undefined, kind: string) => {
    if (to !== undefined) found.set(`${from} ${to} ${kind}`, { from, to, kind });
  };
  for (const block of blocks) {
    const from = keys.keyOf(block);
    const { id: report, schoolYear: year } = block.report;
    const indicator = (id: string) => {
      const known = vocabulary.indicators.get(id);
      if (!known) return undefined;
      const key = `${report}#indikator:${id}`;
      grow(key, 'indicator', known.name).named.push(block);
      return key;
    };
    // A figure of the report goes before an indicator of the same name: it is what the reader sees.
    for (const name of links)
      for (const word of linkWords(block.spec[name]))
        link(
          from,
          keys.named(word, report, year) ?? (block.kind === 'analys' ? indicator(word) : undefined),
          name,
        );
    for (const word of idsWithin(block.spec.fortsättning))
      link(from, keys.named(word, report, year), 'fortsättning');
    for (const id of indicatorsOf(block, vocabulary)) link(from, indicator(id), 'indikator');
  }
  const order = [...nodes].sort(([, a], [, b]) => compare(a, b));
  const shown = shownIds(
    order.map(([key]) => key),
    schoolYear,
  );
  const idOf = (key: string | undefined) => (key === undefined ? undefined : shown.get(key));
  const made = order.map(([key, node]) => nodeFrom(idOf(key) ?? key, node));
  const byId = new Map(made.map(node => [node.id, node]));
  const written = [...found.values()].map(one => ({
    ...one,
    from: idOf(one.from) ?? one.from,
    to: idOf(one.to) ?? one.to,
  }));
  return {
    nodes: made,
    links: [...written, ...sharedThemes(made, written)],
    byId,
    nodeOf: block => byId.get(idOf(keys.keyOf(block)) ?? ''),
    named(word, report, year) {
      const key = vocabulary.indicators.has(word)
        ? `${report}#indikator:${word}`
        : keys.named(word, report, year);
      return byId.get(idOf(key) ?? '');
    },
  };
}

/** The indicators that a block is measured with or shows. */
export function indicatorsOf(
  block: Pick<BlockFact, 'kind' | 'spec'>,
  vocabulary: Pick<Vocabulary, 'indicators' | 'dimensions'>,
): readonly string[] {
  const written = block.spec.indikator;
  if (written === undefined) return [];
  if (threadKinds[block.kind] === 'result') return linkWords(written);
  const { phrase } = parseIndicatorPhrase(written, vocabulary);
  return phrase ? [phrase.indicator] : [];
}

function nodeFrom(id: string, { kind, report, title, blocks, named }: Growing): ThreadNode {
  const places = kind === 'indicator' ? named : blocks;
  const themes = blocks.flatMap(one => (one.spec.tema ?? '').split(',').map(theme => theme.trim()));
  return {
    id,
    kind,
    report,
    title,
    occurrences: places
      .map(({ report: { file, schoolYear }, line }) => ({ file, line, schoolYear }))
      .sort((a, b) => order(a.schoolYear, b.schoolYear) || order(a.file, b.file) || a.line - b.line),
    themes: [...new Set(themes.filter(Boolean))],
    blocks,
  };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function compare(a: Growing, b: Growing): number {
  const first = (node: Growing) => [...node.blocks, ...node.named][0];
  return (
    order(a.report, b.report) ||
    threadOrder.indexOf(a.kind) - threadOrder.indexOf(b.kind) ||
    order(first(a)?.report.schoolYear ?? '', first(b)?.report.schoolYear ?? '') ||
    (first(a)?.line ?? 0) - (first(b)?.line ?? 0)
  );
}

/**
 * Ids as people write them. One that says no year (`A1`) stands alone for the year that is looked at, or for the latest when
 * that one has none; from other years it carries its own. An indicator gives way to a figure of its name.
 */
function shownIds(keys: readonly string[], schoolYear: string): ReadonlyMap<string, string> {
  const bare = new Map<string, string>();
  const parts = keys.map(key => {
    const at = key.lastIndexOf('@');
    return { key, name: at < 0 ? key : key.slice(0, at), year: at < 0 ? '' : key.slice(at + 1) };
  });
  const rank = (year: string) => (year === schoolYear ? '9999' : year);
  for (const { name, year } of parts) if (rank(year) >= rank(bare.get(name) ?? '')) bare.set(name, year);
  const shown = new Map(
    parts.map(({ key, name, year }) => [
      key,
      bare.get(name) === year ? name : `${name}@${year.replace('/', '-')}`,
    ]),
  );
  const taken = new Set(shown.values());
  for (const [key, id] of shown) {
    const plain = id.replace('#indikator:', '#');
    if (plain !== id && !taken.has(plain)) shown.set(key, plain);
  }
  return shown;
}

/** A goal or measure that shares a theme with one of the head authority's in the same year, and does not say that it narrows any. */
function sharedThemes(nodes: readonly ThreadNode[], written: readonly ThreadLink[]): readonly ThreadLink[] {
  const narrowing = new Set(written.filter(one => one.kind === 'preciserar').map(one => one.from));
  const isHead = (node: ThreadNode) => node.blocks.some(one => one.report.type === 'huvudman');
  const keysOf = (node: ThreadNode) =>
    node.blocks.flatMap(one => node.themes.map(theme => `${node.kind} ${one.report.schoolYear} ${theme}`));
  const above = new Map<string, Set<ThreadNode>>();
  for (const node of nodes.filter(isHead))
    for (const key of keysOf(node)) above.set(key, (above.get(key) ?? new Set()).add(node));
  return nodes
    .filter(node => !isHead(node) && !narrowing.has(node.id))
    .flatMap(node => {
      const shared = new Set(keysOf(node).flatMap(key => [...(above.get(key) ?? [])]));
      return [...shared].map(one => ({ from: node.id, to: one.id, kind: 'tema' }));
    });
}
