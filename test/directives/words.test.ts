import assert from 'node:assert/strict';
import { missing, suppressed } from '../../extension/base/cell.ts';
import { cellText, pendingWords, stateMeaning } from '../../extension/directives/numbers.ts';
import {
  changeText,
  countText,
  differenceOf,
  differenceText,
  partText,
  type Way,
} from '../../extension/directives/words.ts';

const typed = { typography: 'typed' } as const;
const share = { unit: 'procent', decimals: 1 };
const points = { unit: 'poäng', decimals: 1 };
const count = { unit: 'antal', decimals: 0 };
const kronor = { unit: 'kr', decimals: 0 };

describe('a change in words', () => {
  const table: readonly (readonly [number, typeof share, Way, string])[] = [
    [-1.9, share, 'tal', '-1,9'],
    [3.2, points, 'tal', '+3,2'],
    [0, points, 'tal', '0,0'],
    [-0.04, points, 'tal', '0,0'],
    [-1.9, share, 'belopp', '1,9'],
    [-1.9, share, 'ord', 'minskat med 1,9 procentenheter'],
    [1.9, share, 'ord', 'ökat med 1,9 procentenheter'],
    [1, { unit: 'procent', decimals: 0 }, 'ord', 'ökat med 1 procentenhet'],
    [1, share, 'ord', 'ökat med 1,0 procentenheter'],
    [3.2, points, 'ord', '3,2 högre'],
    [-3.2, points, 'ord', '3,2 lägre'],
    [12, count, 'ord', '12 fler'],
    [-12, count, 'ord', '12 färre'],
    [3200, kronor, 'tal', '+3 200 kr'],
    [-3200, kronor, 'ord', '3 200 kr lägre'],
    [0.04, share, 'ord', 'oförändrad'],
    [-0.05, share, 'ord', 'minskat med 0,1 procentenheter'],
  ];
  for (const [change, measure, way, text] of table)
    it(`${change} ${measure.unit} as ${way} is “${text}”`, () => {
      assert.equal(changeText(change, measure, way, typed), text);
    });

  it('is worked out from unrounded values', () => {
    // 218,2 → 221,4 as shown is 3,2; the values behind say 3,14.
    assert.equal(changeText(differenceOf(218.24, 221.38), points, 'tal', typed), '+3,1');
    assert.equal(changeText(differenceOf(218.2, 215.05), points, 'tal', typed), '-3,2');
  });

  it('is a state when an operand is, hidden before missing', () => {
    assert.equal(changeText(differenceOf(missing, suppressed), points, 'ord', typed), '..');
    assert.equal(changeText(differenceOf(12, missing), points, 'ord', typed), '.');
    const about = { state: 'approximate', text: '~100', about: 100 } as const;
    assert.equal(changeText(differenceOf(96.4, about), share, 'tal', typed), '~');
  });

  it('is set with a real minus and no-break spaces', () => {
    assert.equal(changeText(-3200, kronor, 'tal', { typography: 'set' }), '\u22123\u00a0200\u00a0kr');
    assert.equal(
      changeText(-1.9, share, 'ord', { typography: 'set' }),
      'minskat med 1,9\u00a0procentenheter',
    );
  });
});

describe('a difference in words', () => {
  const table: readonly (readonly [number, typeof share, string])[] = [
    [-2.2, share, '2,2 procentenheter lägre'],
    [2.2, share, '2,2 procentenheter högre'],
    [3.2, points, '3,2 högre'],
    [-4, count, '4 färre'],
    [0.01, share, 'lika'],
  ];
  for (const [difference, measure, text] of table)
    it(`${difference} ${measure.unit} is “${text}”`, () => {
      assert.equal(differenceText(difference, measure, 'ord', typed), text);
    });
});

describe('a part of a whole', () => {
  it('says all when it is all', () => {
    assert.equal(partText(19, 21, typed), '19 av 21');
    assert.equal(partText(21, 21, typed), 'alla 21');
    assert.equal(partText(0, 21, typed), '0 av 21');
    assert.equal(partText(0, 0, typed), '0 av 0');
  });

  it('is counted in words up to twelve', () => {
    assert.equal(countText(1, typed), 'en');
    assert.equal(countText(1, typed, true), 'ett');
    assert.equal(countText(12, typed), 'tolv');
    assert.equal(countText(1234, typed), '1 234');
  });
});

describe('a state', () => {
  it('is written by its mark and never as a number', () => {
    assert.equal(cellText(suppressed, share, typed), '..');
    assert.equal(
      cellText({ state: 'approximate', text: 'cirka 210', about: 210 }, count, typed),
      'cirka 210',
    );
    assert.equal(cellText({ state: 'pending', text: '...', expected: '2026-11' }, share, typed), 'väntas');
    assert.equal(cellText(71.4, share, typed), '71,4 %');
    assert.equal(cellText(128400, kronor, typed), '128 400 kr');
    assert.equal(cellText(118, { unit: 'index', decimals: 0 }, typed), '118');
  });

  it('says what it means', () => {
    const words = { state: 'pending', text: 'väntas', expected: 'november 2026' } as const;
    assert.equal(pendingWords(words), 'publiceras i november 2026');
    assert.equal(
      pendingWords({ state: 'pending', text: 'väntas', expected: '2026-11-15' }),
      'publiceras i november 2026',
    );
    assert.equal(
      pendingWords({ state: 'pending', text: 'väntas', expected: 'efter jul' }),
      'publiceras efter jul',
    );
    assert.equal(stateMeaning({ state: 'pending', text: 'väntas' }), 'Publiceras senare');
    assert.match(stateMeaning(suppressed), /^Skyddad/);
  });
});
