import { compileSchema } from './compile.ts';

const part = { $ref: '#/$defs/del' };
const parts = { type: 'array', items: part, minItems: 1 };
const named = { type: 'object', additionalProperties: part };
const words = { type: 'array', items: { type: 'string' } };
const text = { type: 'string' };
const number = { type: 'number' };
const count = { type: 'integer', minimum: 0 };
const yes = { type: 'boolean' };
const typeName = { enum: ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'] };

/** The keywords of JSON Schema 2020-12 that a municipality's own schema may use. Those that lead out of the file's own tree of parts are missing on purpose. */
const keywords = {
  $ref: { type: 'string', description: 'Ett annat schema som också ska gälla.' },
  $defs: named,
  $comment: text,
  title: text,
  description: text,
  default: true,
  examples: { type: 'array' },
  deprecated: yes,
  readOnly: yes,
  writeOnly: yes,
  type: { anyOf: [typeName, { type: 'array', items: typeName, minItems: 1 }] },
  enum: { type: 'array', minItems: 1 },
  const: true,
  format: { enum: ['date'], description: 'date: ett datum som ÅÅÅÅ-MM-DD.' },
  pattern: text,
  minLength: count,
  maxLength: count,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: { type: 'number', exclusiveMinimum: 0 },
  properties: { ...named, description: 'De egna nycklarna och vad de kan vara.' },
  patternProperties: named,
  additionalProperties: part,
  unevaluatedProperties: part,
  propertyNames: part,
  required: { ...words, description: 'Nycklar som måste finnas.' },
  dependentRequired: { type: 'object', additionalProperties: words },
  dependentSchemas: named,
  minProperties: count,
  maxProperties: count,
  items: part,
  prefixItems: parts,
  unevaluatedItems: part,
  contains: part,
  minContains: count,
  maxContains: count,
  minItems: count,
  maxItems: count,
  uniqueItems: yes,
  allOf: { ...parts, description: 'Scheman som alla ska gälla.' },
  anyOf: parts,
  oneOf: parts,
  not: part,
  if: part,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: part,
  else: part,
  suggest: text,
  field: {
    type: 'string',
    description: 'Vad raden heter i ett block, när det inte är nyckeln med stor bokstav.',
  },
};

const remarks = { '^(ska:|x-)[a-zA-Z][a-zA-Z0-9_:-]*$': true };

/** What a municipality's own schema may look like. */
export const ownSchemaDialect = compileSchema({
  type: 'object',
  properties: {
    $schema: {
      const: 'https://json-schema.org/draft/2020-12/schema',
      description: 'Vilken JSON Schema det är: 2020-12.',
    },
    $id: text,
    ...keywords,
  },
  patternProperties: remarks,
  additionalProperties: false,
  $defs: {
    del: {
      type: ['object', 'boolean'],
      properties: keywords,
      patternProperties: remarks,
      additionalProperties: false,
    },
  },
});
