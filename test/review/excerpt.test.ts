import assert from 'node:assert/strict';
import { excerpts } from '../../extension/review/diff/excerpt.ts';

const long = 'Kartläggningen fungerar, men stödet kommer för sent. '.repeat(30);

describe('two versions of a text in a list of changes', () => {
  it('are shown whole when they are short', () => {
    assert.deepEqual(excerpts('ökar', 'minskar'), { before: 'ökar', after: 'minskar' });
  });

  it('are shown as they are read: without the signs of blocks, directives and emphasis', () => {
    const block = (title: string) =>
      `:::insats[${title}]{#I26-1 mål=M26-1} Vi läser **varje** dag, :värde[88 %]{närvaro}. :::`;
    assert.deepEqual(excerpts(block('Läsning'), block('Högläsning')), {
      before: 'Läsning Vi läser varje dag, 88 %. ',
      after: 'Högläsning Vi läser varje dag, 88 %. ',
    });
    assert.deepEqual(excerpts('::kommentar{av=rektor} Ett', ':::: Två klockan 10:30'), {
      before: 'Ett',
      after: 'Två klockan 10:30',
    });
  });

  it('are shown where they differ, however far into a long text that is', () => {
    const { before, after } = excerpts(`${long}Närvaron ökar. ${long}`, `${long}Närvaron minskar. ${long}`);
    assert.match(before, /^… .*Närvaron ökar\. .* …$/);
    assert.match(after, /^… .*Närvaron minskar\. .* …$/);
    assert.ok(before.length < 200 && after.length < 200);
    // Cut between words.
    for (const text of [before, after])
      for (const word of text.split(' '))
        assert.ok(`… ${long} Närvaron ökar. minskar. …`.split(' ').includes(word), word);
  });

  it('are shown to the end, or from the start, when that is where they differ', () => {
    const { before, after } = excerpts(long, `${long}Nytt till sist.`);
    assert.match(before, /^… .*för sent\. $/);
    assert.match(after, /Nytt till sist\.$/);
    assert.match(excerpts(long, `Nytt. ${long}`).after, /^Nytt\. .* …$/);
  });

  it('are whatever they were, put together of what is shown and what is left out', () => {
    const { before, after } = excerpts('a'.repeat(500), `${'a'.repeat(499)}b`);
    assert.notEqual(before, after);
  });
});
