import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainerByLines, plainerText } from '../../extension/syntax/plainer.ts';

/** Lines of all that is counted, some of them again and again. */
const lines = fc
  .tuple(
    fc.constantFrom(
      '',
      '- *a* [b] `c`',
      '> '.repeat(30),
      '> å',
      '1. 2. 3. x',
      '| a | b | c |',
      '| - | :-: |',
      ':::mål[x]{#a}',
      ':::',
      `${' '.repeat(120)}- x`,
      'ord '.repeat(1000),
      'a.b'.repeat(900),
      '*_'.repeat(700),
      '[ '.repeat(900),
      ' \t',
      '# Rubrik',
    ),
    fc.integer({ min: 1, max: 1100 }),
    fc.boolean(),
  )
  .map(([line, times, isOften]) => Array.from({ length: isOften ? times : 1 + (times % 12) }, () => line));
const texts = fc.array(lines, { maxLength: 12 }).map(parts => parts.flat().join('\n'));

describe('a text with no more formatting than is read', () => {
  it('is told by a quick count as by a look at each line', () =>
    fc.assert(
      fc.property(texts, text => assert.deepEqual(plainerText(text), plainerByLines(text))),
      { numRuns: 150 },
    ));
});
