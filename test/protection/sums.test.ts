import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hiddenBySums, type Sum, type SummedCount } from '../../extension/protection/sums.ts';

/** Counts under ten are hidden; then what is hidden besides, by place. The last count is the sum of the others. */
function besides(counts: readonly number[], spare = false, width = 9): readonly number[] {
  const parts = [...counts.keys()];
  const total = counts.reduce((a, b) => a + b, 0);
  return [
    ...hiddenBySums(
      protectedAs([...counts, total], width),
      [{ total: parts.length, parts, spare }],
      [],
      false,
    ),
  ];
}

const protectedAs = (counts: readonly number[], width: number): SummedCount[] =>
  counts.map(value => ({ value, hidden: value > 0 && value < 10, width }));

describe('counts that add up', () => {
  it('hide the smallest other when one is hidden, since the sum would tell it', () => {
    assert.deepEqual(besides([4, 57, 31, 80]), [2]);
  });

  it('hide nothing more where two hidden ones share enough between them, or none is hidden', () => {
    assert.deepEqual(besides([8, 7, 57]), []);
    assert.deepEqual(besides([57, 31, 80]), []);
  });

  it('hide a third when what is left for two tells too much: two ones are one each', () => {
    assert.deepEqual(besides([1, 1, 57, 31]), [3]);
  });

  it('never hide a zero that is shown to protect another: a hidden count is at least one', () => {
    assert.deepEqual(besides([4, 0, 57]), [2]);
  });

  it('hide the sum where there is nothing else, and a sum that can be spared before its last part', () => {
    const sole = [6, 6].map((value, place) => ({ value, hidden: place === 0, width: 9 }));
    assert.deepEqual([...hiddenBySums(sole, [{ total: 1, parts: [0] }], [], false)], [1]);
    assert.deepEqual(besides([6, 500]), [1]);
    assert.deepEqual(besides([6, 500], true), [2]);
  });

  it('follow what is hidden into the other sums that it is part of', () => {
    // Two schools by two sexes; each row, each column and all of them are shown.
    const counts = [4, 20, 24, 30, 31, 61, 34, 51, 85];
    const sums: Sum[] = [
      { total: 2, parts: [0, 1] },
      { total: 5, parts: [3, 4] },
      { total: 6, parts: [0, 3] },
      { total: 7, parts: [1, 4] },
      { total: 8, parts: [2, 5] },
      { total: 8, parts: [6, 7] },
    ];
    assert.deepEqual(
      [...hiddenBySums(protectedAs(counts, 9), sums, [], false)].toSorted((a, b) => a - b),
      [1, 3, 4],
    );
  });

  it('leave each hidden one an interval that is wide enough, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 }), counts => {
        const more = new Set(besides(counts));
        const total = counts.reduce((a, b) => a + b, 0);
        const isHidden = (value: number, place: number) => (value > 0 && value < 10) || more.has(place);
        const hidden = counts.filter(isHidden);
        if (hidden.length === 0 || more.has(counts.length) || (total > 0 && total < 10)) return;
        const shown = counts.filter((value, place) => !isHidden(value, place));
        const left = total - shown.reduce((a, b) => a + b, 0);
        // Each is at least one: from 1 to what the others leave when they are one each.
        assert.ok(left - (hidden.length - 1) - 1 >= 9);
      }),
      { numRuns: 2000 },
    );
  });
});
