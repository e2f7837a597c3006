import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { TSchema } from 'typebox';
import { Fault } from '../base/fault.ts';

/** A JSON Schema 2020-12 (a TypeBox one is that already), or a part of one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** A schema that values can be checked against. */
export interface CompiledSchema {
  readonly schema: JsonSchema;
  /** Ajv's errors for a value; empty when it fits. */
  errors(value: unknown): readonly ErrorObject[];
  /** The schema itself, or the one that its `$ref` points to. Undefined when a `$ref` leads nowhere. */
  resolve(schema: JsonSchema, base?: JsonSchema): JsonSchema | undefined;
}

/** A schema as editors read it: what it describes, without checking values. */
export type DescribingSchema = Pick<CompiledSchema, 'schema' | 'resolve'>;

/** A schema to read descriptions from; its `$ref`s lead within it. */
export function describing(schema: TSchema | JsonSchema): DescribingSchema {
  const own = schema as JsonSchema;
  return { schema: own, resolve: part => resolveIn(own, [], part) };
}

/** What makes a schema's patterns ready to be tried; `code` is its name in Ajv. */
export interface PatternEngine {
  (pattern: string, flags: string): { test(text: string): boolean };
  readonly code: string;
}

/** What a compilation may need besides the schema. */
export interface CompileExtras {
  /** Schemas with an `$id` that the schema points to by `$ref`. */
  readonly schemas?: readonly (TSchema | JsonSchema)[];
  /** The file of a schema that a municipality wrote: it is then checked itself first, and blamed in the Fault. */
  readonly file?: string;
  /** What patterns are matched with, for schemas that cannot be trusted; JavaScript's own otherwise. */
  readonly patterns?: PatternEngine;
}

/** Keywords of ours that say something to people or editors, and nothing to a validator. */
const ownKeywords = ['suggest', 'field', 'ska:kod', 'ska:form'] as const;

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Other `ska:` and `x-` keywords anywhere in a schema: remarks of their authors. */
function remarksIn(schema: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) for (const part of schema) remarksIn(part, found);
  else if (isSchema(schema)) {
    for (const [keyword, part] of Object.entries(schema)) {
      if (/^(ska:|x-)[a-z][a-z0-9_:-]*$/i.test(keyword)) found.add(keyword);
      remarksIn(part, found);
    }
  }
  return found;
}

/**
 * Makes a schema ready for use. Fault `schema.unusable` for one that is no JSON Schema, has a keyword that does not
 * exist, or points to a schema that is not given. Our own are compiled with the first value that is checked: a command that
 * reads no catalogue, say, does not wait for its schema.
 */
export function compileSchema(schema: TSchema | JsonSchema, extras: CompileExtras = {}): CompiledSchema {
  const own = schema as JsonSchema;
  const others = (extras.schemas ?? []) as readonly JsonSchema[];
  let validate = extras.file === undefined ? undefined : validator(own, others, extras);
  return {
    schema: own,
    errors(value) {
      validate ??= validator(own, others, extras);
      return validate(value) ? [] : [...(validate.errors ?? [])];
    },
    resolve: part => resolveIn(own, others, part),
  };
}

function validator(own: JsonSchema, others: readonly JsonSchema[], extras: CompileExtras): ValidateFunction {
  try {
    const ajv = new Ajv2020({
      allErrors: true,
      verbose: true,
      ownProperties: true,
      strictTypes: false,
      strictTuples: false,
      strictRequired: false,
      validateSchema: extras.file !== undefined,
      meta: extras.file !== undefined,
      logger: false,
      formats: { date: isDate },
      // A third of the compilation's time, for checks of values that take a thousandth of it.
      code: { optimize: false, ...(extras.patterns && { regExp: extras.patterns }) },
    });
    for (const keyword of new Set([...ownKeywords, ...remarksIn([own, ...others])])) ajv.addKeyword(keyword);
    for (const other of others) ajv.addSchema(withoutDialect(other, extras.file));
    return ajv.compile(withoutDialect(own, extras.file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Fault('schema.unusable', { file: extras.file ?? String(own.$id ?? 'SKA-rapport'), reason });
  }
}

/** Without the meta-schema loaded, Ajv must not look for the dialect that a schema names. */
function withoutDialect(schema: JsonSchema, file: string | undefined): JsonSchema {
  if (file !== undefined || !('$schema' in schema)) return schema;
  const { $schema: _, ...rest } = schema;
  return rest;
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(match[3]);
}

function resolveIn(own: JsonSchema, others: readonly JsonSchema[], part: JsonSchema): JsonSchema | undefined {
  let schema = part;
  for (let hop = 0; hop < 20 && typeof schema.$ref === 'string'; hop++) {
    const [id = '', pointer = ''] = schema.$ref.split('#');
    const holder =
      id === '' ? holderOf(schema, [own, ...others]) : [own, ...others].find(each => sameId(each, id));
    const target = holder && at(holder, pointer);
    if (!target) return undefined;
    schema = target;
  }
  return schema;
}

/** The root schema that a part belongs to, by identity. */
function holderOf(part: JsonSchema, roots: readonly JsonSchema[]): JsonSchema | undefined {
  return roots.find(root => contains(root, part));
}

function contains(schema: unknown, part: JsonSchema): boolean {
  if (schema === part) return true;
  if (Array.isArray(schema)) return schema.some(each => contains(each, part));
  return isSchema(schema) && Object.values(schema).some(each => contains(each, part));
}

function sameId(schema: JsonSchema, id: string): boolean {
  const own = schema.$id;
  return typeof own === 'string' && (own === id || own.endsWith(`/${id.replace(/^\.?\//, '')}`));
}

function at(schema: JsonSchema, pointer: string): JsonSchema | undefined {
  let value: unknown = schema;
  for (const step of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    value = isSchema(value) || Array.isArray(value) ? (value as Record<string, unknown>)[key] : undefined;
  }
  return isSchema(value) ? value : undefined;
}
