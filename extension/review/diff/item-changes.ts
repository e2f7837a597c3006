import type { Cause, Change, ChangedPart } from './change.ts';
import { excerpts, short } from './excerpt.ts';
import { outOfOrder } from './in-order.ts';
import type { Item } from './items.ts';
import { type Pair, text } from './pair-items.ts';

/** At most so many of a figure's numbers are named one by one. */
const named = 12;

/** What changed of each pair; a pair in which nothing did gives nothing. `sectionOf` says where an earlier section is now. */
export function changesOfPairs(
  pairs: readonly Pair[],
  report: string,
  file: string,
  sectionOf: (earlier: string) => string | undefined,
): readonly Change[] {
  const about = (item: Item) => ({ kind: item.kind, report, file, id: item.title, label: item.label });
  const moved = movedItems(pairs, sectionOf);
  return pairs.flatMap(({ before, after }): Change[] => {
    if (!before)
      return after
        ? [{ ...about(after), change: 'added', after: short(shownText(after)), at: { after: after.place } }]
        : [];
    if (!after)
      return [
        {
          ...about(before),
          change: 'removed',
          before: short(shownText(before)),
          at: { before: before.place },
        },
      ];
    const at = { before: before.place, after: after.place };
    const difference = differenceOf(before, after);
    return [
      ...(difference ? [{ ...about(after), change: 'changed' as const, ...difference, at }] : []),
      ...(moved.has(after)
        ? [{ ...about(after), change: 'moved' as const, before: before.section, after: after.section, at }]
        : []),
    ];
  });
}

function differenceOf(
  before: Item,
  after: Item,
): (Pick<Change, 'parts' | 'cause'> & { readonly before: string; readonly after: string }) | undefined {
  const keys = new Set([...before.shown.keys(), ...after.shown.keys()]);
  const differing = [...keys].filter(key => before.shown.get(key) !== after.shown.get(key));
  const isNumber = before.kind === 'value' || before.kind === 'figure';
  if (differing.length === 0) {
    if (!isNumber) return undefined;
    if (before.selection !== after.selection && before.kind === 'value' && before.label !== after.label)
      return { before: before.label, after: after.label, cause: 'selection' };
    if (before.selection !== after.selection && before.kind === 'figure')
      return { before: readable(before.selection), after: readable(after.selection), cause: 'selection' };
    if (before.written === after.written) return undefined;
    // The same numbers, written with fewer decimals.
    const cause = before.definition === after.definition ? 'text' : 'definition';
    return { ...excerpts(before.written, after.written), cause };
  }
  const list = (item: Item) =>
    differing
      .slice(0, named)
      .map(key => (key === '' ? (item.shown.get(key) ?? '') : `${key}: ${item.shown.get(key) ?? '–'}`))
      .join('; ') + (differing.length > named ? `; … (${differing.length})` : '');
  const parts: readonly ChangedPart[] = differing.slice(0, named).map(key => ({
    what: key,
    before: short(before.shown.get(key) ?? '–'),
    after: short(after.shown.get(key) ?? '–'),
  }));
  return {
    ...excerpts(list(before), list(after)),
    ...(differing.length <= named && !differing.includes('') && { parts }),
    cause: causeOf(before, after, differing, isNumber),
  };
}

function causeOf(before: Item, after: Item, differing: readonly string[], isNumber: boolean): Cause {
  if (!isNumber || differing.every(key => key === 'Titel')) return 'text';
  if (before.selection !== after.selection) return 'selection';
  return before.definition === after.definition ? 'data' : 'definition';
}

/** Blocks and figures that stand in another section, or on another side of their neighbours. */
function movedItems(
  pairs: readonly Pair[],
  sectionOf: (earlier: string) => string | undefined,
): ReadonlySet<Item> {
  const blocks = pairs.flatMap(({ before, after }) =>
    before && after && before.kind !== 'value' ? [{ before, after }] : [],
  );
  const moved = new Set<Item>();
  const offset = (item: Item) => item.place.span.start.offset;
  const stayed = blocks.filter(({ before, after }) => {
    const same = (sectionOf(before.section) ?? before.section) === after.section;
    if (!same) moved.add(after);
    return same;
  });
  for (const section of new Set(stayed.map(one => one.after.section))) {
    const own = stayed
      .filter(one => one.after.section === section)
      .sort((a, b) => offset(a.before) - offset(b.before));
    const out = outOfOrder(own.map(one => offset(one.after)));
    own.forEach(({ after }, index) => {
      if (out.has(index)) moved.add(after);
    });
  }
  return moved;
}

const shownText = (item: Item) => (item.kind === 'value' ? (item.shown.get('') ?? '') : text(item));

/** A selection for a reader: its words without the signs of JSON. */
const readable = (selection: string) => short(selection.replace(/[[\]{}"]/g, '').replaceAll(',', ', '));
