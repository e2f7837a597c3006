import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { lineStarts, spanAt } from '../base/span.ts';
import { placed } from './check.ts';
import { checkValue } from './check-value.ts';
import type { JsonSchema } from './compile.ts';
import { ownSchemaDialect } from './dialect.ts';
import { readYaml, type YamlPath, type YamlText } from './yaml.ts';

/** A schema file of a municipality's, read and found to be a JSON Schema. */
export interface OwnSchemaFile {
  readonly path: string;
  readonly schema: JsonSchema;
  /** Where its parts stand. */
  readonly yaml: YamlText;
}

/** Longer files are refused: a schema is tried at each key press. */
const mostCharacters = 200_000;
const deepest = 60;

/** Reads a municipality's schema. Without `file` when it cannot be used: `diagnostics` then says why. */
export function readOwnSchema(
  path: string,
  text: string,
): { readonly file?: OwnSchemaFile; readonly diagnostics: readonly Diagnostic[] } {
  const starts = lineStarts(text);
  const at = (offset: number) => ({ file: path, span: spanAt(starts, offset, offset) });
  if (text.length > mostCharacters)
    return { diagnostics: [diagnostic('schema.too-complex', at(0), { why: 'size' })] };
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    return { diagnostics: [diagnostic('schema.too-complex', at(deep), { why: 'nesting' })] };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { diagnostics: [diagnostic('schema.not-json', at(brokenAt(error, text)), { file: path })] };
  }
  const yaml = readYaml(path, text);
  const diagnostics = checkValue(ownSchemaDialect, value).map(error => {
    const told = placed(error, yaml);
    const fix = told.fix && {
      ...told.fix,
      edits: told.fix.edits.map(edit => ({ ...edit, text: JSON.stringify(edit.text) })),
    };
    return { ...told, ...(fix && { fix }) };
  });
  if (diagnostics.length > 0) return { diagnostics };
  return { file: { path, schema: value as JsonSchema, yaml }, diagnostics };
}

/** Where the nesting gets too deep; the reader of JSON itself has no limit. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > deepest) return index;
  }
  return undefined;
}

/** The place that an error of `JSON.parse` speaks of; the end of the text when it speaks of none. */
function brokenAt(error: unknown, text: string): number {
  const position = /position (\d+)/.exec(String(error))?.[1];
  return position === undefined ? text.trimEnd().length : Math.min(Number(position), text.length);
}

/** A keyword somewhere in a schema. */
export interface KeywordAt {
  readonly path: YamlPath;
  readonly value: string;
}

const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const maps = ['properties', 'patternProperties', 'dependentSchemas', '$defs'];
const singles = [
  ...['not', 'if', 'then', 'else', 'items', 'contains', 'propertyNames'],
  ...['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'],
];

/** The schemas right within a schema, with their paths; `$defs` are not used by standing there. */
export function partsWithin(
  schema: JsonSchema,
  withDefs = true,
): readonly (readonly [YamlPath, JsonSchema])[] {
  const isPart = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;
  const found: [YamlPath, unknown][] = [];
  for (const key of lists)
    if (Array.isArray(schema[key]))
      schema[key].forEach((value: unknown, index) => {
        found.push([[key, index], value]);
      });
  for (const key of maps)
    if (isPart(schema[key]) && (withDefs || key !== '$defs'))
      for (const [name, value] of Object.entries(schema[key])) found.push([[key, name], value]);
  for (const key of singles) found.push([[key], schema[key]]);
  return found.flatMap(([path, value]) => (isPart(value) ? [[path, value] as const] : []));
}

/** All `$ref`s of a schema and all its patterns (those that name keys included). */
export function keywordsIn(
  schema: JsonSchema,
  at: YamlPath = [],
): { readonly refs: readonly KeywordAt[]; readonly patterns: readonly KeywordAt[] } {
  const refs: KeywordAt[] = [];
  const patterns: KeywordAt[] = [];
  if (typeof schema.$ref === 'string') refs.push({ path: [...at, '$ref'], value: schema.$ref });
  if (typeof schema.pattern === 'string') patterns.push({ path: [...at, 'pattern'], value: schema.pattern });
  for (const value of Object.keys((schema.patternProperties as object | undefined) ?? {}))
    patterns.push({ path: [...at, 'patternProperties', value], value });
  for (const [path, part] of partsWithin(schema)) {
    const within = keywordsIn(part, [...at, ...path]);
    refs.push(...within.refs);
    patterns.push(...within.patterns);
  }
  return { refs, patterns };
}
