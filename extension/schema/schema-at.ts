import type { DescribingSchema, JsonSchema } from './compile.ts';
import type { YamlPath } from './yaml.ts';

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A schema and all that it is composed of, references followed. */
function alternatives(described: DescribingSchema, schema: JsonSchema): readonly JsonSchema[] {
  const found = new Set<JsonSchema>();
  const visit = (part: unknown): void => {
    if (!isSchema(part) || found.has(part)) return;
    found.add(part);
    if (part.$ref !== undefined) visit(described.resolve(part));
    for (const keyword of ['allOf', 'anyOf', 'oneOf'])
      for (const branch of (part[keyword] as unknown[]) ?? []) visit(branch);
    for (const keyword of ['then', 'else']) visit(part[keyword]);
  };
  visit(schema);
  return [...found];
}

/** The schemas that may have a say about the value at a path, references followed; empty for a path that nobody describes. */
export function schemasAt(described: DescribingSchema, path: YamlPath): readonly JsonSchema[] {
  let here = alternatives(described, described.schema);
  for (const step of path)
    here = here.flatMap(schema => below(schema, step)).flatMap(schema => alternatives(described, schema));
  return here;
}

function below(schema: JsonSchema, step: string | number): readonly JsonSchema[] {
  if (typeof step === 'number') return isSchema(schema.items) ? [schema.items] : [];
  const own = (schema.properties as Record<string, unknown> | undefined)?.[step];
  if (isSchema(own)) return [own];
  for (const [pattern, of] of Object.entries((schema.patternProperties as object | undefined) ?? {}))
    if (new RegExp(pattern, 'u').test(step) && isSchema(of)) return [of];
  return isSchema(schema.additionalProperties) ? [schema.additionalProperties] : [];
}
