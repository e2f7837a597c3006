import assert from 'node:assert/strict';
import type { ProtectionConfig } from '../../extension/protection/config.ts';
import { rulesSchema } from '../../extension/protection/config.ts';
import { rulesFor } from '../../extension/protection/rules-for.ts';
import { checkAgainst } from '../../extension/schema/check.ts';
import { compileSchema } from '../../extension/schema/compile.ts';
import { readYaml } from '../../extension/schema/yaml.ts';

const own = { names: ['betyg-åk9'], protection: 'egen' } as const;

describe('rules for a table', () => {
  it('are ten at a unit and five at the huvudman and above, when the project says nothing', () => {
    assert.deepEqual(rulesFor(undefined, 'enhet', own), {
      threshold: 10,
      nearHundred: true,
      hideZeros: false,
      released: false,
    });
    assert.equal(rulesFor({}, 'område', own).threshold, 10);
    assert.equal(rulesFor({}, 'huvudman', own).threshold, 5);
    assert.equal(rulesFor({}, 'riket', own).threshold, 5);
  });

  it('come from the most special rule', () => {
    const config: ProtectionConfig = {
      tröskel: 8,
      nivåer: { enhet: 12, huvudman: 6 },
      nollor: 'skydda',
      källor: { skolenkäten: { tröskel: 5, andelar: 'dölj' }, personal: { nivåer: { enhet: 3 } } },
    };
    const survey = { names: ['enkät-2026', 'skolenkäten'], protection: 'egen' } as const;
    assert.equal(rulesFor(config, 'enhet', own).threshold, 12);
    assert.equal(rulesFor(config, 'område', own).threshold, 8);
    assert.equal(rulesFor(config, 'kommun', own).threshold, 6);
    assert.deepEqual(rulesFor(config, 'enhet', survey), {
      threshold: 5,
      nearHundred: false,
      hideZeros: true,
      released: false,
    });
    const staff = { names: ['personal'], protection: 'egen' } as const;
    assert.equal(rulesFor(config, 'enhet', staff).threshold, 3);
    assert.equal(rulesFor(config, 'huvudman', staff).threshold, 6);
  });

  it('never ask more of the huvudman than of the units by default', () => {
    assert.equal(rulesFor({ tröskel: 4 }, 'huvudman', own).threshold, 4);
  });

  it('let through what an authority released', () => {
    assert.equal(rulesFor(undefined, 'enhet', { names: ['siris'], protection: 'utgiven' }).released, true);
  });
});

describe('skydd: of ska.yaml', () => {
  const check = (text: string) => checkAgainst(compileSchema(rulesSchema), readYaml('ska.yaml', text));

  it('accepts the example of the documentation', () => {
    const text = `tröskel: 10
nivåer: { enhet: 10, huvudman: 5 }
andelar: närmaHundra
nollor: visa
intervall: auto
källor: { skolenkäten: { tröskel: 5 } }
`;
    assert.deepEqual(check(text), []);
  });

  it('refuses a threshold that protects nobody, and a misspelt rule', () => {
    assert.deepEqual(
      check('tröskel: 1\nnolor: visa\n').map(each => each.code),
      ['schema.too-small', 'schema.unknown-key'],
    );
  });
});
