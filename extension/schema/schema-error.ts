import type { ErrorObject } from 'ajv/dist/2020.js';
import type { ValueKind } from '../base/problems/schema.ts';
import type { ProblemArgs } from '../base/problems.ts';
import type { CompiledSchema, JsonSchema } from './compile.ts';
import { describeValue } from './describe.ts';
import { knownKeys } from './known-keys.ts';
import { nearest } from './nearest.ts';
import type { YamlPath } from './yaml.ts';

/** The codes that a value can be told off with. */
export type SchemaCode =
  | 'schema.unknown-key'
  | 'schema.missing-key'
  | 'schema.empty-value'
  | 'schema.wrong-type'
  | 'schema.not-allowed'
  | 'schema.pattern'
  | 'schema.too-small'
  | 'schema.too-large'
  | 'schema.not-multiple'
  | 'schema.too-few'
  | 'schema.too-many'
  | 'schema.repeated-item'
  | 'schema.bad-name'
  | 'schema.not-valid'
  | 'yaml.code-without-quotes';

/** One thing that is wrong with a value, without a place: the caller knows where keys and values stand. */
export type SchemaError = {
  [C in SchemaCode]: {
    readonly code: C;
    readonly args: ProblemArgs<C>;
    /** From the root of the value; for an unknown key the key is its last step, for a missing one the group that lacks it. */
    readonly path: YamlPath;
    /** Whether the key or the value at the path is meant. */
    readonly at: 'key' | 'value';
    /** JSON Schema's keyword that was broken, with Ajv's parameters. */
    readonly keyword: string;
    readonly params: Readonly<Record<string, unknown>>;
    /** What would mend it at that place, and the title of that mend; `add-quotes` without the quotes. */
    readonly mend?: { readonly text: string; readonly title: MendTitle };
  };
}[SchemaCode];

/** Titles of the mends, keys of typed texts. */
export type MendTitle = 'replace-with-nearest' | 'add-quotes' | 'decimal-point';

/** What one of Ajv's errors says of a value, `root` being the whole; undefined where another error says it better. */
export function schemaError(
  compiled: CompiledSchema,
  error: ErrorObject,
  root: unknown,
): SchemaError | undefined {
  const { keyword, params, data } = error;
  const schema = (error.parentSchema ?? {}) as JsonSchema;
  const path = pathOf(error, root);
  const key = [...path].reverse().find((step): step is string => typeof step === 'string');
  const about = {
    ...(key !== undefined && { key }),
    ...(typeof schema.description === 'string' && { description: schema.description }),
    ...(Array.isArray(schema.examples) && { examples: texts(schema.examples) }),
  };
  const within = key === undefined ? {} : { within: key };
  const base = { path, at: 'value', keyword, params } as const;
  const found = describeValue(data);
  const limit = {
    ...about,
    limit: String(params.limit).replace('.', ','),
    found: String(data).replace('.', ','),
  };

  switch (keyword) {
    case 'if':
    case 'allOf':
    case 'dependentSchemas':
      return undefined; // the errors inside say it
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const name = String(params.additionalProperty ?? params.unevaluatedProperty);
      const allowed = [...knownKeys(compiled, schema).keys()].filter(
        each => !Object.hasOwn(data as object, each),
      );
      const near = nearest(name, allowed);
      const args = { key: name, allowed, ...within, ...(near !== undefined && { nearest: near }) };
      const mend = near === undefined ? {} : { mend: { text: near, title: 'replace-with-nearest' as const } };
      return { ...base, code: 'schema.unknown-key', args, path: [...path, name], at: 'key', ...mend };
    }
    case 'required':
    case 'dependentRequired': {
      const missing = String(params.missingProperty);
      const of = knownKeys(compiled, schema).get(missing) ?? {};
      const args = {
        missing,
        ...within,
        ...(typeof of.description === 'string' && { description: of.description }),
        ...(Array.isArray(of.examples) && { examples: texts(of.examples) }),
      };
      return { ...base, code: 'schema.missing-key', args, at: 'key' };
    }
    case 'propertyNames': {
      const names = (schema.propertyNames ?? {}) as JsonSchema;
      const name = String(params.propertyName);
      const args = {
        name,
        ...within,
        ...(typeof names.description === 'string' && { description: names.description }),
        ...(Array.isArray(names.examples) && { examples: texts(names.examples) }),
      };
      return { ...base, code: 'schema.bad-name', args, path: [...path, name], at: 'key' };
    }
    case 'type': {
      const allowed = kindsOf(params.type);
      if (data === null || data === undefined) {
        return {
          ...base,
          code: 'schema.empty-value',
          args: { ...about, allowed },
          at: path.length ? 'key' : 'value',
        };
      }
      const written = found.text ?? '';
      if (schema['ska:kod'] === true && typeof data === 'number') {
        const mend = { text: String(data), title: 'add-quotes' as const };
        return {
          ...base,
          code: 'yaml.code-without-quotes',
          args: { key: key ?? '', written: String(data) },
          mend,
        };
      }
      const args = { ...about, found, allowed };
      const number = typeof data === 'string' ? asNumber(data) : undefined;
      const plain = allowed.includes('number') || !number?.includes('.') ? number : undefined;
      if (plain && (allowed.includes('number') || allowed.includes('integer'))) {
        const mend = { text: plain, title: 'decimal-point' as const };
        return { ...base, code: 'schema.wrong-type', args: { ...args, hint: 'decimal-comma' }, mend };
      }
      if (allowed.includes('text') && (typeof data === 'number' || typeof data === 'boolean')) {
        const mend = { text: written, title: 'add-quotes' as const };
        return { ...base, code: 'schema.wrong-type', args: { ...args, hint: 'quotes' }, mend };
      }
      return { ...base, code: 'schema.wrong-type', args };
    }
    case 'enum':
    case 'const': {
      const allowed = texts(keyword === 'const' ? [params.allowedValue] : params.allowedValues);
      if (data === null)
        return { ...base, code: 'schema.empty-value', args: { ...about, allowed: ['text'] }, at: 'key' };
      const word = found.text ?? '…';
      const near = nearest(word, allowed);
      const or = kindsOf(params.orTypes);
      const args = { ...about, found: word, allowed, or, ...(near !== undefined && { nearest: near }) };
      const mend = near === undefined ? {} : { mend: { text: near, title: 'replace-with-nearest' as const } };
      return { ...base, code: 'schema.not-allowed', args, ...mend };
    }
    case 'pattern':
    case 'format':
      if (error.propertyName !== undefined) return undefined; // told by propertyNames
      return { ...base, code: 'schema.pattern', args: { ...about, found: String(data) } };
    case 'minimum':
      return { ...base, code: 'schema.too-small', args: { ...limit, exclusive: false } };
    case 'exclusiveMinimum':
      return { ...base, code: 'schema.too-small', args: { ...limit, exclusive: true } };
    case 'maximum':
      return { ...base, code: 'schema.too-large', args: { ...limit, exclusive: false } };
    case 'exclusiveMaximum':
      return { ...base, code: 'schema.too-large', args: { ...limit, exclusive: true } };
    case 'multipleOf':
      return {
        ...base,
        code: 'schema.not-multiple',
        args: { ...limit, limit: String(params.multipleOf) },
      };
    case 'minItems':
    case 'minLength':
    case 'minProperties':
    case 'maxItems':
    case 'maxLength':
    case 'maxProperties': {
      if (error.propertyName !== undefined) return undefined;
      const size = typeof data === 'string' ? [...data].length : Object.keys(data as object).length;
      const of = keyword.endsWith('Items') ? 'items' : keyword.endsWith('Length') ? 'characters' : 'keys';
      const code = keyword.startsWith('min') ? 'schema.too-few' : 'schema.too-many';
      return { ...base, code, args: { ...limit, found: String(size), of } };
    }
    case 'uniqueItems': {
      const index = Number(params.i);
      const item = describeValue((data as unknown[])[index]).text ?? '…';
      const args = { item, ...(key !== undefined && { key }) };
      return { ...base, code: 'schema.repeated-item', args, path: [...path, index] };
    }
    default:
      return { ...base, code: 'schema.not-valid', args: { ...about, found } };
  }
}

/** The steps of Ajv's pointer; items of lists as numbers. */
function pathOf(error: ErrorObject, root: unknown): (string | number)[] {
  let value = root;
  return error.instancePath
    .split('/')
    .slice(1)
    .map(step => {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      const isList = Array.isArray(value);
      value =
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
      return isList ? Number(key) : key;
    });
}

const kindOfType: Readonly<Record<string, ValueKind>> = {
  string: 'text',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  array: 'list',
  object: 'map',
  null: 'nothing',
};

/** The kinds that JSON Schema's types are; none is allowed to be nothing. */
function kindsOf(types: unknown): readonly ValueKind[] {
  const kinds = [types ?? []].flat().map(each => kindOfType[String(each)] ?? 'text');
  return [...new Set(kinds)].filter(each => each !== 'nothing');
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.map(each => (typeof each === 'string' ? each : JSON.stringify(each)))
    : [];
}

/** `15,5`, `1 200`, `85 %` as the number that was meant; nothing for other texts. */
function asNumber(text: string): string | undefined {
  const match = /^([-−]?)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d+))?(?:\s*%)?$/.exec(text.trim());
  if (!match?.[2]) return undefined;
  const decimals = match[3] === undefined ? '' : `.${match[3]}`;
  return `${match[1] ? '-' : ''}${match[2].replace(/\D/g, '')}${decimals}`;
}
