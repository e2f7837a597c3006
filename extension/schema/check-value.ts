import type { ErrorObject } from 'ajv/dist/2020.js';
import type { ValueKind } from '../base/problems/schema.ts';
import type { ProblemArgs } from '../base/problems.ts';
import type { CompiledSchema, JsonSchema } from './compile.ts';
import { describeValue, kindOf } from './describe.ts';
import { knownKeys, partsOf } from './known-keys.ts';
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

/** What is wrong with a value, in the order of the value; one error per place, the one that says most. */
export function checkValue(compiled: CompiledSchema, value: unknown): readonly SchemaError[] {
  const errors = withoutAlternatives(compiled, compiled.errors(value));
  const told = new Map<string, SchemaError>();
  for (const error of errors) {
    const made = tell(compiled, error, value);
    if (!made) continue;
    const key = JSON.stringify([
      made.path,
      made.at,
      made.code === 'schema.missing-key' ? made.args.missing : '',
    ]);
    const before = told.get(key);
    if (!before || weight(made) < weight(before)) told.set(key, made);
  }
  const all = [...told.values()];
  const misspelt = new Set(
    all.map(each =>
      each.code === 'schema.unknown-key' ? keyIn(each.path.slice(0, -1), each.args.nearest) : '',
    ),
  );
  return all.filter(
    each => each.code !== 'schema.missing-key' || !misspelt.has(keyIn(each.path, each.args.missing)),
  );
}

/** A missing key that stands there misspelt is told once. */
function keyIn(group: YamlPath, key: string | undefined): string {
  return JSON.stringify([group, key]);
}

/** A value of the wrong kind breaks other keywords as well: the kind is what is worth telling. */
function weight(error: SchemaError): number {
  const order: readonly SchemaCode[] = [
    'yaml.code-without-quotes',
    'schema.empty-value',
    'schema.wrong-type',
  ];
  const index = order.indexOf(error.code);
  if (index >= 0) return index;
  return error.code === 'schema.not-valid' ? 9 : 5;
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

/** Of alternatives (`anyOf`, `oneOf`) that all failed, only the errors of the one that was most likely meant. */
function withoutAlternatives(compiled: CompiledSchema, all: readonly ErrorObject[]): readonly ErrorObject[] {
  let errors = [...all];
  for (const choice of all.filter(each => each.keyword === 'anyOf' || each.keyword === 'oneOf')) {
    if (!errors.includes(choice)) continue;
    const branches = choice.schema as readonly JsonSchema[];
    const index = errors.indexOf(choice);
    const below = errors
      .slice(0, index)
      .filter(
        each =>
          each.instancePath === choice.instancePath ||
          each.instancePath.startsWith(`${choice.instancePath}/`),
      );
    const ofBranch = branches.map(branch => {
      const parts = partsOf(compiled, branch);
      return below.filter(each => parts.has(each.parentSchema));
    });
    const inner = new Set(ofBranch.flat());
    const meant = meantBranch(ofBranch, choice.instancePath);
    errors = errors.flatMap(each => {
      if (each === choice) return meant ? [] : [merged(choice, inner)];
      return inner.has(each) && !meant?.includes(each) ? [] : [each];
    });
  }
  return errors;
}

/** The only branch whose kind fits the value, unless it is merely another word that is allowed. */
function meantBranch(
  branches: readonly (readonly ErrorObject[])[],
  path: string,
): readonly ErrorObject[] | undefined {
  const fitting = branches.filter(
    errors =>
      errors.length > 0 && !errors.some(each => each.instancePath === path && each.keyword === 'type'),
  );
  const words = (errors: readonly ErrorObject[]) =>
    errors.some(each => each.instancePath === path && (each.keyword === 'const' || each.keyword === 'enum'));
  const [only, second] = fitting.filter(errors => !words(errors));
  if (only && !second) return only;
  if (!only || !second) return undefined;
  // Several groups fit: the one with the fewest errors was meant.
  const sorted = fitting.filter(errors => !words(errors)).sort((a, b) => a.length - b.length);
  return sorted[0];
}

/** One error for all alternatives: the words that are allowed, or the kinds. */
function merged(choice: ErrorObject, inner: ReadonlySet<ErrorObject>): ErrorObject {
  const here = [...inner].filter(each => each.instancePath === choice.instancePath);
  const allowed = here.flatMap(each =>
    each.keyword === 'const' ? [each.schema] : each.keyword === 'enum' ? (each.schema as unknown[]) : [],
  );
  const kinds = here
    .filter(each => each.keyword === 'type')
    .flatMap(each => each.params.type as string | string[]);
  const sameKind = allowed.some(each => kindOf(each) === kindOf(choice.data));
  if (allowed.length > 0 && (sameKind || kinds.length === 0)) {
    return {
      ...choice,
      keyword: 'enum',
      schema: allowed,
      params: { allowedValues: allowed, orTypes: kinds },
    };
  }
  const types = [...new Set([...kinds, ...allowed.map(each => typeof each)])];
  return types.length > 0 ? { ...choice, keyword: 'type', schema: types, params: { type: types } } : choice;
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

function tell(compiled: CompiledSchema, error: ErrorObject, root: unknown): SchemaError | undefined {
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
      const present = new Set(Object.keys(data as object));
      const allowed = [...knownKeys(compiled, schema).keys()].filter(each => !present.has(each));
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

/** `15,5`, `1 200`, `85 %` as the number that was meant; nothing for other texts. */
function asNumber(text: string): string | undefined {
  const match = /^([-−]?)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d+))?(?:\s*%)?$/.exec(text.trim());
  if (!match?.[2]) return undefined;
  const decimals = match[3] === undefined ? '' : `.${match[3]}`;
  return `${match[1] ? '-' : ''}${match[2].replace(/\D/g, '')}${decimals}`;
}
