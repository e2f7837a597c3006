import type { CompiledSchema, DescribingSchema, JsonSchema } from './compile.ts';

/** The keys that a schema gives names to, with their schemas: its own and those of everything it is composed of. */
export function knownKeys(compiled: DescribingSchema, schema: JsonSchema): ReadonlyMap<string, JsonSchema> {
  const keys = new Map<string, JsonSchema>();
  const seen = new Set<JsonSchema>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part as JsonSchema)) return;
    const own = part as JsonSchema;
    seen.add(own);
    if (own.$ref !== undefined) visit(compiled.resolve(own));
    for (const [key, of] of Object.entries((own.properties as Record<string, JsonSchema>) ?? {})) {
      if (!keys.has(key) && typeof of === 'object') keys.set(key, of);
    }
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      for (const branch of (own[keyword] as unknown[]) ?? []) visit(branch);
    }
    for (const keyword of ['if', 'then', 'else']) visit(own[keyword]);
    for (const branch of Object.values((own.dependentSchemas as object) ?? {})) visit(branch);
  };
  visit(schema);
  return keys;
}

/** Every schema that can have a say about values below a schema, the schema itself included. */
export function partsOf(
  compiled: CompiledSchema,
  schema: unknown,
  found = new Set<unknown>(),
): ReadonlySet<unknown> {
  if (typeof schema !== 'object' || schema === null || found.has(schema)) return found;
  found.add(schema);
  if (!Array.isArray(schema) && '$ref' in schema)
    partsOf(compiled, compiled.resolve(schema as JsonSchema), found);
  for (const part of Object.values(schema)) partsOf(compiled, part, found);
  return found;
}
