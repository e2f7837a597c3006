import assert from 'node:assert/strict';
import { mended } from '../schema/told.ts';
import { config, findingsOf, seen, told } from './small-project.ts';

const base = 'https://ska-rapport.se/schemas/rapport.schema.json';
const insats = 'https://ska-rapport.se/schemas/direktiv/insats.schema.json';

const file = (schema: object) =>
  JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }, null, 2);

/** A schema that adds keys to the front matter. */
const composed = (own: object = {}) =>
  file({
    allOf: [{ $ref: base }],
    properties: {
      diariekod: {
        type: 'string',
        description: 'Koden i diariet.',
        pattern: '^BUN-\\d+$',
        examples: ['BUN-12'],
      },
    },
    required: ['diariekod'],
    unevaluatedProperties: false,
    ...own,
  });

const report = (head: string, body = '') =>
  `---\ntyp: enhet\nenhet: ekskolan\nläsår: 2025/26\n${head}\n---\n\n# Rapport\n\n${body}\n`;

/** What is found with a schema for unit reports, and a report; outlines aside. */
async function found(schema: string, head: string, others: Readonly<Record<string, string>> = {}) {
  const all = await findingsOf({
    'ska.yaml': `${config}schema: { enhet: scheman/enhet.schema.json }\n`,
    'scheman/enhet.schema.json': schema,
    'rapporter/2025-26/ekskolan.md': report(head),
    ...others,
  });
  return all.filter(one => !one.diagnostic.code.startsWith('outline.'));
}

/** The only finding, and its sentence. */
async function only(
  schema: string,
  others: Readonly<Record<string, string>> = {},
): Promise<readonly [string, string]> {
  const [first, ...more] = (await found(schema, 'status: utkast', others)).filter(
    one => one.diagnostic.code !== 'schema.unknown-key',
  );
  assert.ok(first);
  assert.deepEqual(more.map(told), []);
  return [seen(first), told(first)];
}

describe("a municipality's own schema of front matter", () => {
  it('adds keys, and demands them', async () => {
    assert.deepEqual(await found(composed(), 'diariekod: BUN-7'), []);
    const [missing, ...more] = await found(composed(), 'status: utkast');
    assert.deepEqual(more, []);
    assert.equal(
      missing && told(missing),
      'Här saknas ”diariekod”. Där skrivs: koden i diariet. Till exempel: BUN-12.',
    );
    const [wrong] = await found(composed(), 'diariekod: 12-BUN');
    assert.equal(wrong && seen(wrong), 'ekskolan.md:5 error schema.pattern');
  });

  it('still catches a misspelt key, whether ours or its own, with the nearest', async () => {
    for (const [written, meant] of [
      ['diarekod: BUN-7', 'diariekod'],
      ['diariekod: BUN-7\nstaus: utkast', 'status'],
    ] as const) {
      const [first, ...more] = await found(composed(), written);
      assert.deepEqual(more.map(told), []);
      assert.ok(first && told(first).endsWith(`Menade du ”${meant}”?`), first && told(first));
      assert.ok(mended(report(written), first.diagnostic).includes(`\n${meant}: `));
    }
    // Also when the schema itself forgets to close what it composes.
    const [open] = await found(composed({ unevaluatedProperties: true, required: [] }), 'diarekod: BUN-7');
    assert.equal(open, undefined);
    const { unevaluatedProperties: _, ...unclosed } = JSON.parse(composed({ required: [] }));
    assert.equal((await found(JSON.stringify(unclosed), 'diarekod: BUN-7')).length, 1);
  });

  it('is for its type of report alone', async () => {
    const found = await findingsOf({
      'ska.yaml': `${config}schema: { enhet: scheman/enhet.schema.json }\n`,
      'scheman/enhet.schema.json': composed(),
      'rapporter/2025-26/huvudman.md': '---\ntyp: huvudman\nläsår: 2025/26\n---\n\n# Rapport\n',
    });
    assert.deepEqual(
      found.filter(one => one.diagnostic.code.startsWith('schema.')),
      [],
    );
  });

  it('may stand in several files', async () => {
    const shared = file({ $defs: { kod: { type: 'string', enum: ['A', 'B'] } } });
    const schema = composed({ properties: { diariekod: { $ref: 'delar/koder.schema.json#/$defs/kod' } } });
    const others = { 'scheman/delar/koder.schema.json': shared };
    assert.deepEqual(await found(schema, 'diariekod: A', others), []);
    const [wrong] = await found(schema, 'diariekod: C', others);
    assert.equal(wrong?.diagnostic.code, 'schema.not-allowed');
  });

  const mistakes: readonly (readonly [string, string, RegExp, string])[] = [
    [
      'ska.yaml:9 error schema.file-missing',
      '',
      /Menade du ”scheman\/enhet\.schema\.json”\?/,
      'a file that is not there',
    ],
    [
      'enhet.schema.json:3 error schema.not-json',
      '{\n  "allOf": [],\n  oops\n}',
      /kommatecken/,
      'broken JSON',
    ],
    ['enhet.schema.json:1 error schema.not-json', '', /kommatecken/, 'an empty file'],
    ['enhet.schema.json:7 error schema.unknown-key', '', /Menade du ”properties”\?/, 'a misspelt keyword'],
    [
      'enhet.schema.json:10 error schema.not-allowed',
      composed({ properties: { a: { type: 'strng' } } }),
      /Menade du ”string”\?/,
      'a type that does not exist',
    ],
    [
      'enhet.schema.json:5 error schema.ref-remote',
      composed({ allOf: [{ $ref: 'https://exempel.se/schema.json' }] }),
      /aldrig från nätet/,
      'a schema on the network',
    ],
    [
      'enhet.schema.json:5 error schema.ref-outside',
      composed({ allOf: [{ $ref: '../../hemligt.json' }] }),
      /utanför projektets mapp/,
      'a file outside of the project',
    ],
    [
      'enhet.schema.json:5 error schema.ref-unknown',
      composed({ allOf: [{ $ref: 'https://ska-rapport.se/schemas/raport.schema.json' }] }),
      /Menade du ”https:\/\/ska-rapport\.se\/schemas\/rapport\.schema\.json”\?/,
      'one of ours, misspelt',
    ],
    [
      'enhet.schema.json:10 error schema.ref-unknown',
      composed({ properties: { a: { $ref: '#/$defs/kodd' } }, $defs: { kod: { type: 'string' } } }),
      /Menade du ”#\/\$defs\/kod”\?/,
      'a part that is not in the file',
    ],
    [
      'enhet.schema.json:1 error schema.not-composed',
      file({ properties: {} }),
      /"allOf": \[/,
      'a schema without ours',
    ],
    [
      'enhet.schema.json:1 error schema.hides-keys',
      composed({ additionalProperties: false }),
      /förbjuder nycklar som rapporterna behöver: typ, enhet, läsår/,
      'a schema that forbids our keys',
    ],
    [
      'enhet.schema.json:1 error schema.changes-type',
      composed({ properties: { läsår: { type: 'integer' } } }),
      /gör om ”läsår”/,
      'a schema that makes ours into something else',
    ],
    [
      'enhet.schema.json:10 error schema.pattern-unsafe',
      composed({ properties: { a: { pattern: '^(?=.*x)(a+)+$' } } }),
      /framåtblick/,
      'a pattern that cannot be tried in linear time',
    ],
    [
      'enhet.schema.json:1 error schema.too-complex',
      composed({
        $defs: { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { $ref: '#/$defs/a' } },
        properties: { x: { $ref: '#/$defs/a' } },
      }),
      /i en cirkel/,
      'a schema that points to itself',
    ],
  ];
  for (const [place, schema, sentence, what] of mistakes)
    it(`is told when it is ${what}`, async () => {
      const missing = place.includes('file-missing');
      const misspelt = place.includes('unknown-key');
      const text = misspelt
        ? composed()
            .replace('"properties"', '"propertis"')
            .replace(/^\{\n.*\n/, '{\n')
        : schema;
      const files = missing
        ? {
            'ska.yaml': `${config}schema: { enhet: scheman/enhet.shema.json }
`,
          }
        : {};
      const [first, ...more] = await found(missing ? composed() : text, 'status: utkast', files);
      assert.ok(first);
      assert.deepEqual(more.map(told), []);
      assert.match(told(first), sentence);
      assert.equal(seen(first).replace(/:\d+ /, ' '), place.replace(/:\d+ /, ' '));
      if (!missing) assert.equal(seen(first), place);
    });

  it('can be mended where a word is misspelt, indented by tabs or blanks', async () => {
    const text = composed().replace('"properties"', '"propertis"').replaceAll('  ', '\t');
    const [first] = await found(text, 'status: utkast');
    assert.ok(first);
    assert.equal(seen(first), 'enhet.schema.json:8 error schema.unknown-key');
    assert.ok('properties' in JSON.parse(mended(text, first.diagnostic)));
  });

  it('may be hostile: patterns, doublings and depth take no time', async () => {
    const doubled = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [
        `d${n}`,
        { allOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }] },
      ]),
    );
    const bomb = composed({
      properties: { x: { $ref: '#/$defs/d0' } },
      $defs: { ...doubled, d40: { type: 'string' } },
    });
    assert.match((await only(bomb))[1], /för stort/);
    const deep = `{"allOf":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    assert.match((await only(deep))[1], /för djupt/);
    assert.match((await only(composed({ $comment: 'x'.repeat(300_000) })))[1], /för stort/);
    const slow = composed({ properties: { diariekod: { type: 'string', pattern: '^(a|a|aa)*$' } } });
    const [never] = await found(slow, `diariekod: ${'a'.repeat(3000)}!`);
    assert.equal(never?.diagnostic.code, 'schema.pattern');
  });
});

describe("a municipality's own schema of a directive", () => {
  const own = file({
    allOf: [{ $ref: insats }],
    properties: {
      kostnad: { type: 'integer', minimum: 0, description: 'Kostnaden i tusen kronor.', examples: ['120'] },
      ansvarig: { enum: ['rektor', 'skolchef'] },
    },
    required: ['kostnad'],
  });
  const block = (lines: string) =>
    report('status: utkast', `:::insats[Samtal]{#I26-1}\n\n- Ansvarig: rektor\n${lines}\n\n:::`);
  async function inBlock(lines: string) {
    const all = await findingsOf({
      'ska.yaml': `${config}schema: { insats: scheman/insats.schema.json }\n`,
      'scheman/insats.schema.json': own,
      'rapporter/2025-26/ekskolan.md': block(lines),
    });
    return all
      .filter(one => !/^(outline|thread)\./.test(one.diagnostic.code))
      .map(one => `${seen(one)}: ${told(one)}`);
  }

  it('adds attributes and field lines, demands them, restricts ours', async () => {
    assert.deepEqual(await inBlock('- Kostnad: 120'), []);
    assert.deepEqual(await inBlock('- Tid: 2026/27'), [
      'ekskolan.md:10 error schema.missing-key: ”insats” saknar ”kostnad”. Där skrivs: kostnaden i tusen kronor. Till exempel: 120.',
    ]);
    assert.match(
      (await inBlock('- Kostnad: mycket'))[0] ?? '',
      /^ekskolan\.md:13 error schema\.wrong-type: ”kostnad” ska vara ett heltal/,
    );
    assert.match((await inBlock('- Kostnad: 120\n- Ansvarig: skolchef'))[0] ?? '', /attribute\.twice/);
  });

  it('still catches a misspelt one, with the nearest', async () => {
    const [first, second] = await inBlock('- Kostad: 120');
    assert.match(first ?? '', /schema\.missing-key/);
    assert.match(second ?? '', /field\.unknown.*Menade du ”Kostnad”\?/);
  });

  it('must be for a directive or a type of report that exists', async () => {
    const found = await findingsOf({
      'ska.yaml': `${config}schema: { insatts: scheman/insats.schema.json }\n`,
      'scheman/insats.schema.json': own,
    });
    const [first] = found.filter(one => one.diagnostic.code === 'project.unknown-name');
    assert.ok(first && told(first).endsWith('Menade du ”insats”?'));
  });
});
