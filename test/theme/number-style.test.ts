import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  formatNumber,
  formatPeriod,
  type NumberStyle,
  parseNumber,
} from '../../extension/theme/number-style.ts';

const typed = (value: number, style: Partial<NumberStyle> = {}) =>
  formatNumber(value, { decimals: 1, typography: 'typed', ...style });
const set = (value: number, style: Partial<NumberStyle> = {}) =>
  formatNumber(value, { decimals: 1, typography: 'set', ...style });

describe('number style', () => {
  it('types numbers as people do', () => {
    assert.equal(typed(128400, { decimals: 0, unit: 'kr' }), '128 400 kr');
    assert.equal(typed(84.2, { unit: 'procent' }), '84,2 %');
    assert.equal(typed(-1.1), '-1,1');
    assert.equal(typed(221.4, { unit: 'poäng' }), '221,4');
    assert.equal(typed(7, { unit: 'index' }), '7,0');
    assert.equal(typed(1234567.891, { decimals: 2 }), '1 234 567,89');
  });

  it('sets numbers with a real minus and no-break spaces', () => {
    assert.equal(set(-128400.5, { unit: 'kr' }), '\u2212128\u00a0400,5\u00a0kr');
    assert.equal(set(84.2, { unit: 'procent' }), '84,2\u00a0%');
  });

  it('rounds half away from zero as the decimals are written', () => {
    assert.equal(typed(1.005, { decimals: 2 }), '1,01');
    assert.equal(typed(2.5, { decimals: 0 }), '3');
    assert.equal(typed(-2.5, { decimals: 0 }), '-3');
    assert.equal(typed(0.5, { decimals: 0 }), '1');
    assert.equal(typed(99.95), '100,0');
    assert.equal(typed(8.345, { decimals: 2 }), '8,35');
    assert.equal(typed(0.05), '0,1');
    assert.equal(typed(1e-7, { decimals: 2 }), '0,00');
    assert.equal(typed(1e21, { decimals: 0 }), '1 000 000 000 000 000 000 000');
  });

  it('rounds differences as the numbers that they are made of', () => {
    assert.equal(typed(218.2 - 215.05), '3,2');
    assert.equal(typed(0.35 - 0.1), '0,3');
  });

  it('gives changes their sign, and zero none', () => {
    assert.equal(typed(3.2, { sign: 'always' }), '+3,2');
    assert.equal(set(-3.2, { sign: 'always' }), '\u22123,2');
    assert.equal(typed(-3.2, { sign: 'none' }), '3,2');
    for (const zero of [0, -0, 0.04, -0.04]) assert.equal(typed(zero, { sign: 'always' }), '0,0');
  });

  it('refuses what is no number', () => {
    assert.throws(() => typed(Number.NaN), RangeError);
  });

  it('reads back what it wrote, in both styles', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('typed' as const, 'set' as const),
        fc.constantFrom('procent', 'kr', 'poäng'),
        (whole, decimals, typography, unit) => {
          const value = whole / 10 ** decimals;
          const text = formatNumber(value, { decimals, typography, unit, sign: 'always' });
          assert.equal(parseNumber(text), value === 0 ? 0 : value);
        },
      ),
    );
  });

  it('reads no number out of states and ambiguous texts', () => {
    for (const text of [
      '..',
      '.',
      '~100',
      'väntas',
      '-',
      '',
      '1 23',
      '1.234',
      '12 345 6',
      '84,2 x',
      '1,2,3',
    ]) {
      assert.equal(parseNumber(text), undefined, text);
    }
    assert.equal(parseNumber('84.2'), 84.2);
    assert.equal(parseNumber('\u201312\u202f345'), -12345);
  });
});

describe('period style', () => {
  it('writes terms and dates in words', () => {
    assert.equal(formatPeriod('2024/25'), '2024/25');
    assert.equal(formatPeriod('vt2026'), 'vt 2026');
    assert.equal(formatPeriod('HT2025', 'set'), 'ht\u00a02025');
    assert.equal(formatPeriod('2026-09-15'), '15 september 2026');
    assert.equal(formatPeriod('2026-09'), 'september 2026');
    assert.equal(formatPeriod('2026-13-01'), '2026-13-01');
    assert.equal(formatPeriod('2025'), '2025');
  });
});
