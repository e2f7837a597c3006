import assert from 'node:assert/strict';
import fc from 'fast-check';
import { missing, type State, suppressed } from '../../extension/base/cell.ts';
import { type ProtectedFact, protectFact, type UnprotectedFact } from '../../extension/protection/fact.ts';
import type { ProtectionRules } from '../../extension/protection/rules.ts';

const rules: ProtectionRules = { threshold: 10, nearHundred: true, hideZeros: false };
const hidden: ProtectedFact = { value: suppressed };
const approximately = (about: 0 | 100): ProtectedFact => ({
  value: { state: 'approximate', text: `~${about}`, about },
});

/** A share as the engine works it out. */
function share(numerator: number, denominator: number): UnprotectedFact {
  return { kind: 'share', value: (100 * numerator) / denominator, numerator, denominator, n: denominator };
}

describe('protection of one number', () => {
  it('hides a share, a mean and a finished value of fewer than the threshold, and its n with it', () => {
    assert.deepEqual(protectFact(share(5, 9), rules), hidden);
    assert.deepEqual(protectFact({ kind: 'mean', value: 221.4, n: 9 }, rules), hidden);
    assert.deepEqual(protectFact({ kind: 'value', value: 7.6, n: 9 }, rules), hidden);
    assert.deepEqual(protectFact({ kind: 'value', value: 7.6, n: 9 }, { ...rules, threshold: 5 }), {
      value: 7.6,
      n: 9,
    });
    assert.deepEqual(protectFact(share(5, 10), rules), { value: 50, n: 10 });
  });

  it('hides counts under the threshold, and shows zero as the rules say', () => {
    const count = (value: number) => protectFact({ kind: 'count', value, n: value }, rules);
    for (const value of [1, 4, 9]) assert.deepEqual(count(value), hidden);
    assert.deepEqual(protectFact({ kind: 'count', value: 9 }, rules), hidden);
    assert.deepEqual(protectFact({ kind: 'count', value: 0, n: 9 }, rules), hidden, 'nobody of nine');
    assert.deepEqual(count(10), { value: 10, n: 10 });
    assert.deepEqual(count(0), { value: 0 });
    assert.deepEqual(protectFact({ kind: 'count', value: 0, n: 0 }, { ...rules, hideZeros: true }), hidden);
  });

  it('hides a count whose remainder in a known group is small', () => {
    assert.deepEqual(protectFact({ kind: 'count', value: 37, n: 40 }, rules), hidden);
    assert.deepEqual(protectFact({ kind: 'count', value: 37, denominator: 40, n: 37 }, rules), hidden);
    assert.deepEqual(protectFact({ kind: 'count', value: 30, n: 40 }, rules), { value: 30, n: 40 });
  });

  it('hides a share with one to four inside or outside, or says that it is near the edge', () => {
    for (const few of [1, 2, 3, 4]) {
      assert.deepEqual(protectFact(share(few, 40), rules), approximately(0));
      assert.deepEqual(protectFact(share(40 - few, 40), rules), approximately(100));
      assert.deepEqual(protectFact(share(few, 40), { ...rules, nearHundred: false }), hidden);
      assert.deepEqual(protectFact(share(few, 12), rules), hidden, 'far from the edge: ~0 would not be true');
    }
    assert.deepEqual(protectFact(share(5, 40), rules), { value: 12.5, n: 40 });
  });

  it('does not tell by the choice of ~100 which of one to four it was', () => {
    for (let n = 10; n < 60; n++) {
      const shown = [1, 2, 3, 4].map(few => JSON.stringify(protectFact(share(n - few, n), rules)));
      assert.equal(new Set(shown).size, 1, `n = ${n}`);
    }
  });

  it('hides a share with few on both sides', () => {
    assert.deepEqual(protectFact(share(3, 6), { ...rules, threshold: 5 }), hidden);
  });

  it('hides no more than the threshold below: with a threshold of 3 a numerator of 3 is shown', () => {
    const low = { ...rules, threshold: 3 };
    assert.deepEqual(protectFact(share(3, 40), low), { value: 7.5, n: 40 });
    assert.deepEqual(protectFact(share(2, 40), low), approximately(0));
  });

  it('finds a small numerator in a finished share, also in a rounded one', () => {
    const finished = (value: number, n: number) => protectFact({ kind: 'share', value, n }, rules);
    assert.deepEqual(finished(7.5, 40), approximately(0)); // 3 of 40
    assert.deepEqual(finished(97.5, 40), approximately(100));
    assert.deepEqual(finished(8, 40), approximately(0)); // 3 of 40, rounded
    assert.deepEqual(finished(92, 13), hidden); // 12 of 13
    assert.deepEqual(finished(4, 113), approximately(0)); // 4 of 113, rounded
    assert.deepEqual(finished(50, 40), { value: 50, n: 40 });
    assert.deepEqual(finished(100, 40), { value: 100, n: 40 });
    assert.deepEqual(finished(0, 40), { value: 0, n: 40 });
  });

  it('hides all and none when zeros are protected', () => {
    const strict = { ...rules, hideZeros: true };
    assert.deepEqual(protectFact(share(0, 40), strict), hidden);
    assert.deepEqual(protectFact(share(40, 40), strict), hidden);
    assert.deepEqual(protectFact({ kind: 'mean', value: 0, n: 40 }, strict), hidden);
  });

  it('says when nobody knows how many stand behind a number', () => {
    const mean: UnprotectedFact = { kind: 'mean', value: 7.2 };
    assert.deepEqual(protectFact(mean, rules), { value: 7.2, unprotected: true });
    assert.deepEqual(protectFact({ ...mean, protection: 'none' }, rules), { value: 7.2 });
    assert.deepEqual(protectFact({ ...mean, protection: { groupSize: 'elever' } }, rules), hidden);
    assert.deepEqual(protectFact({ ...mean, n: Number.NaN }, rules), hidden);
  });

  it('takes the smallest group that is known', () => {
    assert.deepEqual(protectFact({ ...share(5, 6), n: 50 }, rules), hidden);
  });

  it('leaves what an authority released, and what is not about people, as it stands', () => {
    const count: UnprotectedFact = { kind: 'count', value: 3, n: 3 };
    assert.deepEqual(protectFact(count, { ...rules, released: true }), { value: 3, n: 3 });
    assert.deepEqual(protectFact({ ...count, protection: 'none' }, rules), { value: 3, n: 3 });
  });

  it('keeps states, but none that tells a small number', () => {
    const of = (state: State, kind: UnprotectedFact['kind'] = 'count') =>
      protectFact({ kind, value: state, n: 3 }, rules);
    assert.deepEqual(of(missing), { value: missing });
    assert.deepEqual(of({ state: 'suppressed', text: '..', about: 3 }), hidden);
    assert.deepEqual(of({ state: 'unknown', text: '<5' }), hidden);
    assert.deepEqual(of({ state: 'unknown', text: 'uppgift saknas' }), {
      value: { state: 'unknown', text: 'uppgift saknas' },
    });
    const about: State = { state: 'approximate', text: 'cirka 5', about: 5 };
    assert.deepEqual(protectFact({ kind: 'count', value: about }, rules), hidden);
    assert.deepEqual(of({ state: 'approximate', text: 'cirka 85', about: 85 }, 'share'), hidden);
    const large: State = { state: 'approximate', text: 'cirka 210', about: 210 };
    assert.deepEqual(protectFact({ kind: 'count', value: large }, rules), { value: large });
  });

  describe('whatever the number', () => {
    const anyRules = fc.record({
      threshold: fc.integer({ min: 2, max: 25 }),
      nearHundred: fc.boolean(),
      hideZeros: fc.boolean(),
    });
    const group = fc.integer({ min: 0, max: 300 });
    const anyFact: fc.Arbitrary<UnprotectedFact> = fc.oneof(
      fc.tuple(group, group).map(([a, b]) => share(Math.min(a, b), Math.max(a, b, 1))),
      fc
        .tuple(group, group)
        .map(([value, n]): UnprotectedFact => ({ kind: 'count', value: Math.min(value, n), n })),
      group.map((value): UnprotectedFact => ({ kind: 'count', value, n: value })),
      fc
        .tuple(fc.double({ min: -10, max: 340 }), group, fc.constantFrom('mean', 'value', 'share'))
        .map(([value, n, kind]) => ({ kind, value, n }) as UnprotectedFact),
    );

    it('no group under the threshold leaves, and a hidden number leaves no digit', () => {
      fc.assert(
        fc.property(anyFact, anyRules, (fact, given) => {
          const shown = protectFact(fact, given);
          if (shown.n !== undefined) assert.ok(shown.n >= given.threshold);
          if (typeof shown.value === 'number') {
            assert.equal(shown.value, fact.value);
            if (fact.kind !== 'count' || fact.value !== 0) assert.ok((fact.n ?? 0) >= given.threshold);
          } else {
            assert.equal(shown.n, undefined);
            if (shown.value.state === 'suppressed') assert.doesNotMatch(JSON.stringify(shown), /\d/);
          }
        }),
        { numRuns: 2000 },
      );
    });

    it('a shown share has nobody or more than the sensitive few on either side', () => {
      fc.assert(
        fc.property(group, group, anyRules, (a, b, given) => {
          const fact = share(Math.min(a, b), Math.max(a, b, 1));
          if (typeof protectFact(fact, given).value !== 'number') return;
          const few = Math.min(4, given.threshold - 1);
          const { numerator = 0, denominator = 0 } = fact;
          for (const side of [numerator, denominator - numerator]) assert.ok(side === 0 || side > few);
        }),
        { numRuns: 2000 },
      );
    });

    it('a finished share is hidden wherever the same share with its numerator is', () => {
      fc.assert(
        fc.property(group, group, anyRules, fc.integer({ min: 0, max: 3 }), (a, b, given, decimals) => {
          const fact = share(Math.min(a, b), Math.max(a, b, 1));
          const value = Number((fact.value as number).toFixed(decimals));
          const exact = protectFact(fact, given).value;
          const finished = protectFact({ kind: 'share', value, n: fact.n }, given).value;
          const roundedToEdge = value === 0 || value === 100;
          if (typeof exact !== 'number' && !roundedToEdge) assert.equal(typeof finished, 'object');
        }),
        { numRuns: 2000 },
      );
    });
  });
});
