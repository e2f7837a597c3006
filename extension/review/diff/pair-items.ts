import { mostAlike, wordsOf } from './in-order.ts';
import type { Item } from './items.ts';

/** An item of the earlier version and what it is in the later; one of them is missing when it was added or removed. */
export interface Pair {
  readonly before?: Item;
  readonly after?: Item;
}

/** Finds each item again: by id, by what it asks for, by its place among its like, by its words. */
export function pairItems(before: readonly Item[], after: readonly Item[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let left = [...before];
  let right = [...after];
  const pass = (key: (item: Item) => string | undefined) => {
    const waiting = new Map<string, Item[]>();
    for (const item of right) {
      const name = key(item);
      if (name !== undefined) waiting.set(name, [...(waiting.get(name) ?? []), item]);
    }
    for (const item of [...left]) {
      const name = key(item);
      const found = name === undefined ? undefined : waiting.get(name)?.shift();
      if (!found) continue;
      pairs.push({ before: item, after: found });
      left = left.filter(one => one !== item);
      right = right.filter(one => one !== found);
    }
  };
  pass(item => item.id && `${item.name} ${item.id}`);
  pass(item => `${item.name} ${item.label} ${item.selection} ${item.section} ${text(item)}`);
  pass(item => (item.selection ? `${item.name} ${item.selection} ${item.section}` : undefined));
  pass(item => `${item.name} ${item.label} ${item.selection} ${text(item)}`);
  pass(item => (item.selection ? `${item.name} ${item.selection}` : undefined));
  // The same measure in the same section: another year, another unit, another sex was chosen.
  pass(item => (item.kind === 'value' ? `${item.name} ${item.title} ${item.section}` : undefined));
  pass(item => (item.kind !== 'value' ? `${item.name} ${item.shown.get('Titel') ?? ''}` : undefined));
  const words = new Map([...left, ...right].map(item => [item, wordsOf(text(item))] as const));
  const none = wordsOf('');
  for (const item of [...left]) {
    if (item.kind === 'value') continue;
    const likely = right.filter(one => one.name === item.name && !(one.id && item.id && one.id !== item.id));
    const best = mostAlike(
      words.get(item) ?? none,
      likely.map(one => [one, words.get(one) ?? none] as const),
      0.5,
    );
    if (!best) continue;
    pairs.push({ before: item, after: best });
    left = left.filter(one => one !== item);
    right = right.filter(one => one !== best);
  }
  return [...pairs, ...left.map(one => ({ before: one })), ...right.map(one => ({ after: one }))];
}

/** All words of an item. */
export const text = (item: Item) => [...item.shown].map(([name, value]) => `${name}: ${value}`).join('; ');
