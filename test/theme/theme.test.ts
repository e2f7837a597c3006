import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { sentence } from '../../extension/base/problems.ts';
import { contrastRatio } from '../../extension/theme/colour.ts';
import { fontFaces, missingSigns } from '../../extension/theme/fonts.ts';
import { seriesLooks } from '../../extension/theme/palette.ts';
import { themeOf } from '../../extension/theme/theme.ts';

const codes = (färger: Record<string, string>) => themeOf({ färger }).diagnostics.map(found => found.code);

describe('theme', () => {
  it('has a look without a project', () => {
    const { theme, diagnostics } = themeOf(undefined);
    assert.deepEqual(diagnostics, []);
    assert.equal(theme.logotype, undefined);
    assert.ok(contrastRatio(theme.colours.text, theme.colours.paper) > 7);
    assert.ok(contrastRatio(theme.colours.muted, theme.colours.paper) >= 4.5);
  });

  it("takes the project's colours and logotype", () => {
    const { theme, diagnostics } = themeOf({ färger: { huvud: '#005A8C' }, logotyp: 'bilder/logotyp.svg' });
    assert.deepEqual(diagnostics, []);
    assert.equal(theme.colours.main, '#005a8c');
    assert.equal(theme.colours.onMain, '#ffffff');
    assert.equal(theme.chart.series[0]?.colour, '#005a8c');
    assert.equal(theme.logotype, 'bilder/logotyp.svg');
  });

  it('keeps text readable with a pale colour, and says so', () => {
    const { theme, diagnostics } = themeOf({ färger: { huvud: '#ffd400' } });
    assert.deepEqual(
      diagnostics.map(found => found.code),
      ['theme.contrast', 'theme.chart-colour'],
    );
    assert.equal(theme.colours.main, '#ffd400');
    assert.equal(theme.colours.onMain, '#000000');
    assert.ok(contrastRatio(theme.colours.mainText, '#ffffff') >= 4.5);
    assert.notEqual(theme.chart.series[0]?.colour, '#ffd400');
    const [first] = diagnostics;
    assert.match(sentence('theme.contrast', first?.args as never, 'sv'), /kontrasten 1,4:1 mot vitt.*4,5:1/);
  });

  it('puts series that could be taken for the main colour last', () => {
    const { theme, diagnostics } = themeOf({ färger: { huvud: '#b7501f' } });
    assert.deepEqual(diagnostics, []);
    assert.equal(theme.chart.series.length, seriesLooks.length);
    assert.equal(theme.chart.series.at(-1)?.colour, '#c55250');
    assert.deepEqual(codes({ huvud: '#606060' }), ['theme.chart-colour']);
  });

  it('tells of what is no colour and of names that nothing uses', () => {
    assert.deepEqual(codes({ huvud: 'blå' }), ['theme.colour']);
    assert.deepEqual(codes({ hufud: '#005a8c' }), ['theme.unknown-colour']);
    assert.match(
      sentence('theme.unknown-colour', { name: 'hufud', known: 'huvud', nearest: 'huvud' }, 'sv'),
      /huvud/,
    );
  });
});

describe('fonts', () => {
  it('names files that the package has, with the ranges that it gives them', () => {
    const root = new URL('../../node_modules/', import.meta.url);
    const ranges = JSON.parse(readFileSync(new URL('@fontsource/source-sans-3/unicode.json', root), 'utf8'));
    const faces = fontFaces();
    assert.equal(faces.length, 8);
    for (const face of faces) {
      assert.ok(existsSync(new URL(face.path, root)), face.path);
      assert.equal(face.unicodeRange, ranges[face.path.includes('latin-ext') ? 'latin-ext' : 'latin']);
    }
  });

  it('names a replacement for each sign that the font lacks', () => {
    for (const sign of '≤≥≈→↩✓') assert.ok(missingSigns[sign]);
  });
});
