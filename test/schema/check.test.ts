import assert from 'node:assert/strict';
import Type from 'typebox';
import { Fault } from '../../extension/base/fault.ts';
import { checkAgainst } from '../../extension/schema/check.ts';
import { checkValue } from '../../extension/schema/check-value.ts';
import { compileSchema, type JsonSchema } from '../../extension/schema/compile.ts';
import { readYaml } from '../../extension/schema/yaml.ts';
import { mended, seen, told } from './told.ts';

const unit = Type.Object(
  {
    id: Type.String({
      pattern: '^[a-z-]+$',
      description: 'Små bokstäver a–z och bindestreck.',
      examples: ['tall'],
    }),
    namn: Type.String({ minLength: 1, description: 'Enhetens namn.', examples: ['Tallskolan'] }),
    skolform: Type.Optional(
      Type.Array(Type.Enum(['förskola', 'grundskola']), { minItems: 1, uniqueItems: true }),
    ),
    kod: Type.Optional(Type.String({ 'ska:kod': true })),
    start: Type.Optional(Type.String({ format: 'date', examples: ['2026-08-17'] })),
  },
  { additionalProperties: false },
);
const schema = compileSchema(
  Type.Object(
    {
      version: Type.Integer({ minimum: 1, maximum: 3 }),
      mål: Type.Optional(Type.Number({ exclusiveMinimum: 0, examples: ['85'] })),
      öppet: Type.Optional(Type.Boolean()),
      skydd: Type.Optional(
        Type.Union([
          Type.Object({ antal: Type.String() }, { additionalProperties: false }),
          Type.Literal('ingen'),
        ]),
      ),
      status: Type.Optional(Type.Union([Type.Literal('utkast'), Type.Literal('fastställd')])),
      enheter: Type.Optional(Type.Array(unit)),
    },
    { additionalProperties: false },
  ),
);
const check = (text: string) => checkAgainst(schema, readYaml('ska.yaml', text));

/** The only thing that is said of a text. */
function only(text: string) {
  const [first, ...more] = check(text);
  assert.ok(first, text);
  assert.deepEqual(more.map(told), []);
  return first;
}

describe('a YAML text against a schema', () => {
  it('is silent on what is right', () => {
    const text = `version: 1
mål: 84.5
skydd: { antal: elever }
status: utkast
enheter:
  - { id: tall, namn: Tall, skolform: [förskola], kod: "0128", start: 2026-08-17 }
`;
    assert.deepEqual(check(text), []);
    assert.deepEqual(check('version: 1\nskydd: ingen\n'), []);
  });

  it('finds an unknown key, names the nearest that is free, and mends it', () => {
    const text = 'version: 1\nenheter:\n  - { id: tall, nman: Tall }\n';
    const found = only(text);
    assert.equal(seen(found), '3:17 schema.unknown-key');
    assert.equal(told(found), 'Nyckeln ”nman” finns inte i ”enheter”. Menade du ”namn”?');
    assert.deepEqual(check(mended(text, found)), []);
    assert.equal(
      told(only('version: 1\nxyz: 2\n')),
      'Nyckeln ”xyz” finns inte. Här kan stå: mål, öppet, skydd, status eller enheter.',
    );
  });

  it('finds a missing key at the group that lacks it', () => {
    assert.equal(seen(only('mål: 1\n')), '1:1 schema.missing-key');
    const found = only('version: 1\nenheter:\n  - id: a\n  - id: b\n    namn: B\n');
    assert.equal(seen(found), '3:5 schema.missing-key');
    assert.equal(
      told(found),
      '”enheter” saknar ”namn”. Där skrivs: enhetens namn. Till exempel: Tallskolan.',
    );
  });

  it('says what was found and what is allowed when the kind is wrong', () => {
    assert.equal(told(only('version: ett\n')), '”version” ska vara ett heltal, men är en text, ”ett”.');
    assert.equal(
      told(only('version: 1\nenheter: tall\n')),
      '”enheter” ska vara en lista [ … ], men är en text, ”tall”.',
    );
    assert.equal(
      told(only('version: 1\nmål:\n')),
      '”mål” är tomt. Skriv ett tal efter kolonet, eller ta bort raden. Till exempel: 85.',
    );
    assert.equal(seen(only('- a\n')), '1:1 schema.wrong-type');
    assert.equal(seen(only('bara text\n')), '1:1 schema.wrong-type');
  });

  it('mends decimal commas, and texts that look like numbers', () => {
    const comma = 'version: 1\nmål: 84,5\n';
    assert.match(told(only(comma)), /decimalpunkt/);
    assert.equal(mended(comma, only(comma)), 'version: 1\nmål: 84.5\n');
    assert.match(mended('version: 1\nmål: 1 200 %\n', only('version: 1\nmål: 1 200 %\n')), /mål: 1200\n/);
    assert.equal(only('version: 1,5\n').fix, undefined, 'a whole number cannot be 1.5');
    const name = 'version: 1\nenheter: [ { id: a, namn: 2024 } ]\n';
    assert.deepEqual(check(mended(name, only(name))), []);
  });

  it('asks for quotes around codes', () => {
    const text = 'version: 1\nenheter: [ { id: a, namn: A, kod: 9901 } ]\n';
    assert.equal(seen(only(text)), '2:35 yaml.code-without-quotes');
    assert.deepEqual(check(mended(text, only(text))), []);
  });

  it('lists the words that are allowed, whether an enum or alternatives', () => {
    const found = only('version: 1\nenheter: [ { id: a, namn: A, skolform: [grundskolan] } ]\n');
    assert.equal(seen(found), '2:41 schema.not-allowed');
    assert.equal(
      told(found),
      '”skolform” kan inte vara ”grundskolan”. Menade du ”grundskola”? Det kan vara förskola eller grundskola.',
    );
    assert.equal(
      told(only('version: 1\nstatus: klar\n')),
      '”status” kan inte vara ”klar”. Det kan vara utkast eller fastställd.',
    );
  });

  it('speaks of the alternative that was meant', () => {
    assert.equal(
      told(only('version: 1\nskydd: { antl: elever }\n')),
      'Nyckeln ”antl” finns inte i ”skydd”. Menade du ”antal”?',
    );
    assert.equal(
      told(only('version: 1\nskydd: inge\n')),
      '”skydd” kan inte vara ”inge”. Menade du ”ingen”? Det kan vara ingen eller en grupp av nycklar.',
    );
    assert.equal(
      told(only('version: 1\nskydd: 3\n')),
      '”skydd” ska vara en grupp av nycklar eller en text, men är ett heltal, ”3”.'.replace(
        '.',
        '. Sätt det inom citattecken om det är en text.',
      ),
    );
  });

  it('explains a pattern by its description and example, a limit by its number', () => {
    assert.equal(
      told(only('version: 1\nenheter: [ { id: "Tall 1", namn: A } ]\n')),
      '”Tall 1” är inte skrivet som ”id” ska skrivas. Där skrivs: små bokstäver a–z och bindestreck. Till exempel: tall.',
    );
    assert.equal(
      seen(only('version: 1\nenheter: [ { id: a, namn: A, start: 2026-02-30 } ]\n')),
      '2:37 schema.pattern',
    );
    assert.equal(told(only('version: 9\n')), '”version” ska vara högst 3, men är 9.');
    assert.equal(
      told(only('version: 1\nmål: -0.5\n')),
      '”mål” ska vara mer än 0, men är -0,5. Till exempel: 85.',
    );
    assert.equal(seen(only('version: 1\nenheter: [ { id: a, namn: "" } ]\n')), '2:27 schema.too-few');
    assert.equal(
      told(only('version: 1\nenheter: [ { id: a, namn: A, skolform: [förskola, förskola] } ]\n')),
      '”förskola” står två gånger i ”skolform”. Ta bort den ena.',
    );
  });

  it('says nothing more of a text that cannot be read', () => {
    assert.deepEqual(check('version: 1\nmål:2\nb: 3\n'), []);
  });

  it('is about the whole when the text is empty', () => {
    assert.equal(seen(only('')), '1:1 schema.empty-value');
  });
});

describe('schemas composed by a municipality', () => {
  const base: JsonSchema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://example.org/enhet.schema.json',
    type: 'object',
    required: ['typ'],
    properties: { typ: { const: 'enhet' }, läsår: { $ref: '#/$defs/year' } },
    $defs: {
      year: { type: 'string', pattern: '^\\d{4}/\\d{2}$', description: 'Läsåret.', examples: ['2025/26'] },
    },
  };
  const own: JsonSchema = {
    $id: 'https://example.org/lindberga.schema.json',
    allOf: [{ $ref: 'enhet.schema.json' }],
    properties: { klubbnummer: { type: 'integer' } },
    unevaluatedProperties: false,
  };
  const compiled = compileSchema(own, { schemas: [base], file: 'scheman/enhet.schema.json' });
  const check = (text: string) => checkAgainst(compiled, readYaml('a.md', text));

  it('extend the base and still catch a misspelt key of either', () => {
    assert.deepEqual(check('typ: enhet\nläsår: 2025/26\nklubbnummer: 3\n'), []);
    const text = 'typ: enhet\nlasår: 2025/26\nklubnummer: 3\n';
    assert.deepEqual(check(text).map(told), [
      'Nyckeln ”lasår” finns inte. Menade du ”läsår”?',
      'Nyckeln ”klubnummer” finns inte. Menade du ”klubbnummer”?',
    ]);
  });

  it('explain what stands behind a reference', () => {
    assert.deepEqual(check('typ: enhet\nläsår: 2025\n').map(seen), ['2:8 schema.wrong-type']);
    assert.deepEqual(check('typ: enhet\nläsår: VT25\n').map(told), [
      '”VT25” är inte skrivet som ”läsår” ska skrivas. Där skrivs: läsåret. Till exempel: 2025/26.',
    ]);
  });

  it('find alternatives behind references', () => {
    const byRef = compileSchema({
      properties: { skydd: { anyOf: [{ $ref: '#/$defs/group' }, { const: 'ingen' }] } },
      $defs: { group: { type: 'object', required: ['antal'], properties: { antal: { type: 'string' } } } },
    });
    const found = checkAgainst(byRef, readYaml('a', 'skydd: {}\n'));
    assert.deepEqual(found.map(seen), ['1:1 schema.missing-key']);
  });

  it('are a fault when they cannot be used', () => {
    const bad: JsonSchema[] = [
      { type: 'objekt' },
      { propertis: {} },
      { allOf: [{ $ref: 'saknas.json' }] },
      { pattern: '(' },
    ];
    for (const each of bad) {
      assert.throws(
        () => compileSchema(each, { file: 'scheman/x.json' }),
        error =>
          error instanceof Fault &&
          error.code === 'schema.unusable' &&
          !/undefined/.test(JSON.stringify(error.args)),
        JSON.stringify(each),
      );
    }
    compileSchema(
      { 'x-anteckning': 1, 'ska:kod': true, properties: { a: { 'ska:egen': 'x' } } },
      { file: 'x' },
    );
  });
});

describe('a value without a text', () => {
  it('gets errors that the caller can place', () => {
    const attributes = compileSchema(
      Type.Object(
        { typ: Type.Optional(Type.String({ enum: ['linje', 'stapel'] })), mot: Type.Optional(Type.String()) },
        { additionalProperties: false },
      ),
    );
    assert.deepEqual(
      checkValue(attributes, { typ: 'stapl', mott: 'riket' }).map(({ code, path, at, mend }) => [
        code,
        path,
        at,
        mend?.text,
      ]),
      [
        ['schema.unknown-key', ['mott'], 'key', 'mot'],
        ['schema.not-allowed', ['typ'], 'value', 'stapel'],
      ],
    );
    assert.deepEqual(checkValue(attributes, { typ: 'linje' }), []);
  });
});
