import type { JsonSchema } from './compile.ts';
import { partsWithin } from './own-schema.ts';

/** Schemas that point to each other, by their ids. */
export type SchemaSet = ReadonlyMap<string, JsonSchema>;

/** More parts than that are not tried on a value. */
const mostParts = 2000;

/** The schema that a `$ref` leads to from within the schema `from`; undefined when it leads nowhere. */
export function follow(
  ref: string,
  from: string,
  set: SchemaSet,
): { readonly id: string; readonly schema: JsonSchema } | undefined {
  const [id = '', pointer = ''] = ref.split('#');
  const holder = id === '' ? from : id;
  let value: unknown = set.get(holder);
  if (pointer !== '' && !pointer.startsWith('/')) return undefined;
  for (const step of pointer.split('/').slice(1)) {
    const key = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as JsonSchema)[key]
        : undefined;
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { id: holder, schema: value as JsonSchema }
    : undefined;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/**
 * Why a set of schemas must not be tried on values: it points in a circle, or it is so large, each part counted as often as it
 * is reached, that a small file could keep a machine busy. Undefined for one that may.
 */
export function tooComplex(root: string, set: SchemaSet): 'circle' | 'size' | undefined {
  const counted = new Map<JsonSchema, number>();
  const open = new Set<JsonSchema>();
  let circle = false;
  const count = (id: string, schema: JsonSchema): number => {
    const known = counted.get(schema);
    if (known !== undefined) return known;
    if (open.has(schema)) {
      circle = true;
      return 0;
    }
    open.add(schema);
    let sum = 1;
    const target = typeof schema.$ref === 'string' ? follow(schema.$ref, id, set) : undefined;
    if (target) sum += count(target.id, target.schema);
    for (const [, part] of partsWithin(schema, false)) sum = Math.min(sum + count(id, part), mostParts + 1);
    open.delete(schema);
    counted.set(schema, sum);
    return sum;
  };
  const schema = set.get(root);
  const sum = schema ? count(root, schema) : 0;
  if (circle) return 'circle';
  return sum > mostParts ? 'size' : undefined;
}

/** Whether a schema takes over everything that the one with the id `base` says: by `$ref` and `allOf` from its root. */
export function buildsOn(base: string, root: string, set: SchemaSet): boolean {
  const seen = new Set<JsonSchema>();
  const search = (id: string, schema: JsonSchema): boolean => {
    if (seen.has(schema)) return false;
    seen.add(schema);
    if (set.get(base) === schema) return true;
    const target = typeof schema.$ref === 'string' ? follow(schema.$ref, id, set) : undefined;
    if (target && search(target.id, target.schema)) return true;
    const all = Array.isArray(schema.allOf) ? (schema.allOf as readonly unknown[]) : [];
    return all.some(part => typeof part === 'object' && part !== null && search(id, part as JsonSchema));
  };
  const schema = set.get(root);
  return schema !== undefined && search(root, schema);
}
