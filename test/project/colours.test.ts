import assert from 'node:assert/strict';
import { readConfigText } from '../../extension/project/config.ts';

const codes = (colours: string) =>
  readConfigText(
    `version: 1\nhuvudman: { id: lindberga, namn: Lindberga }\nredovisar: 2025/26\nenheter: []\ntema:\n  färger: ${colours}\n`,
  ).diagnostics.map(({ code, place }) => `${place.span.start.line} ${code}`);

describe('colours of ska.yaml', () => {
  it('are told when text in them could not be read, or when nothing uses them', () => {
    assert.deepEqual(codes('{ huvud: "#7fb8d6", hufud: "#005a8c" }'), [
      '6 theme.unknown-colour',
      '6 theme.contrast',
      '6 theme.chart-colour',
    ]);
  });

  it('are told once when they are no colours', () => {
    assert.deepEqual(codes('{ huvud: "blå" }'), ['6 schema.pattern']);
  });

  it('may be left out', () => {
    assert.deepEqual(codes('{ huvud: "#005a8c" }'), []);
    assert.deepEqual(
      readConfigText('version: 1\nhuvudman: { id: l, namn: L }\nredovisar: 2025/26\nenheter: []\n')
        .diagnostics,
      [],
    );
  });
});
