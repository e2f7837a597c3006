import assert from 'node:assert/strict';
import { contrastRatio, darkenedTo, readColour } from '../../extension/theme/colour.ts';
import { difference, greyOf, visions } from '../../extension/theme/colour-vision.ts';
import { referenceLooks, sequentialColours, seriesLooks } from '../../extension/theme/palette.ts';

describe('palette', () => {
  it('stands out from white paper', () => {
    for (const { colour } of [...seriesLooks, ...referenceLooks]) {
      assert.ok(contrastRatio(colour, '#ffffff') >= 3, `${colour} ${contrastRatio(colour, '#ffffff')}`);
    }
  });

  for (const vision of visions) {
    it(`keeps all ten series apart with ${vision} vision`, () => {
      for (const [i, a] of seriesLooks.entries()) {
        for (const b of seriesLooks.slice(0, i)) {
          const apart = difference(a.colour, b.colour, vision);
          assert.ok(apart >= 0.08, `${a.colour} ${b.colour} ${apart.toFixed(3)}`);
        }
      }
    });
  }

  it('keeps the first five apart in greyscale', () => {
    const first = seriesLooks.slice(0, 5).map(look => greyOf(look.colour));
    for (const [i, a] of first.entries()) {
      for (const b of first.slice(0, i)) assert.ok(Math.abs(a - b) >= 0.07, `${a} ${b}`);
    }
  });

  it('tells every series apart without colour', () => {
    for (const looks of [seriesLooks, referenceLooks]) {
      assert.equal(new Set(looks.map(look => look.fill)).size, looks.length);
      assert.equal(new Set(looks.map(look => `${look.point} ${look.dash}`)).size, looks.length);
      assert.equal(new Set(looks.map(look => look.dash.join())).size, looks.length);
    }
    assert.ok(referenceLooks.every(look => look.dash.length > 0));
  });

  it('makes heat maps evenly darker', () => {
    const greys = sequentialColours.map(greyOf);
    for (const [i, grey] of greys.entries()) assert.ok(i === 0 || grey < (greys[i - 1] ?? 0) - 0.05);
  });

  it('measures contrast as WCAG does', () => {
    assert.equal(contrastRatio('#000000', '#ffffff'), 21);
    assert.equal(contrastRatio('#767676', '#ffffff').toFixed(2), '4.54');
    assert.ok(contrastRatio(darkenedTo('#ffd400', 4.5), '#ffffff') >= 4.5);
    assert.equal(darkenedTo('#005a8c', 4.5), '#005a8c');
  });

  it('reads colours as people write them', () => {
    assert.equal(readColour('#ABC'), '#aabbcc');
    assert.equal(readColour(' #005A8C '), '#005a8c');
    for (const text of ['', 'blå', '005a8c', '#12345', '#1234567', 'url(x)'])
      assert.equal(readColour(text), undefined);
  });
});
