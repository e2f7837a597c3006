import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Cell, missing, type State, suppressed } from '../../extension/base/cell.ts';
import { change, position } from '../../extension/indicators/compare.ts';

const pending: State = { state: 'pending', text: 'väntas', expected: 'november 2026' };
const near100: State = { state: 'approximate', text: '~100', about: 100 };
const about = (near: number): State => ({ state: 'approximate', text: `cirka ${near}`, about: near });

describe('a change', () => {
  it('is the difference of the unrounded values', () => {
    assert.equal(change(218.2, 221.4), 221.4 - 218.2);
    assert.equal(change(84.25, 84.25), 0);
  });

  it('keeps what is hidden hidden, and what is not there not there', () => {
    for (const other of [50, missing, pending, near100]) {
      assert.deepEqual(change(suppressed, other), suppressed);
      assert.deepEqual(change(other, suppressed), suppressed);
    }
    assert.deepEqual(change(50, pending), pending);
    assert.deepEqual(change(missing, 50), missing);
  });

  it('is approximate from approximate values, and none at all from a bound', () => {
    assert.deepEqual(change(about(200), 210), { state: 'approximate', text: 'cirka 10', about: 10 });
    assert.deepEqual(change(about(1210.5), about(10)), {
      state: 'approximate',
      text: 'cirka -1 200,5',
      about: -1200.5,
    });
    assert.deepEqual(change(93.2, near100), suppressed);
  });

  it('is never a number when either side is a state', () => {
    const state = fc.constantFrom<Cell>(suppressed, missing, pending, near100, about(3), {
      state: 'unknown',
      text: '?',
    });
    fc.assert(
      fc.property(state, fc.oneof(state, fc.integer()), (a, b) => {
        assert.equal(typeof change(a, b), 'object');
        assert.equal(typeof change(b, a), 'object');
      }),
    );
  });
});

describe('a position against a reference', () => {
  it('depends on which way is better', () => {
    assert.equal(position(71.4, 73.6, 'higher'), 'worse');
    assert.equal(position(71.4, 73.6, 'lower'), 'better');
    assert.equal(position(73.6, 73.6, 'higher'), 'same');
    assert.equal(position(71.4, 73.6, 'none'), undefined);
  });

  it('is the same within the difference that is worth a word, which itself counts', () => {
    assert.equal(position(84, 85.9, 'higher', 2), 'same');
    assert.equal(position(85.2, 83.2, 'higher', 2), 'better');
    assert.equal(position(83.2, 85.2, 'higher', 2), 'worse');
    assert.equal(position(0.3, 0.1, 'higher', 0.2), 'better');
    assert.equal(position(0.1 + 0.2, 0.3, 'higher'), 'same');
  });

  it('is none where a value is no exact number', () => {
    for (const state of [suppressed, missing, pending, near100]) {
      assert.equal(position(state, 50, 'higher'), undefined);
      assert.equal(position(50, state, 'higher'), undefined);
    }
  });
});
