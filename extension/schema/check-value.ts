import { withoutAlternatives } from './alternatives.ts';
import type { CompiledSchema } from './compile.ts';
import { type SchemaCode, type SchemaError, schemaError } from './schema-error.ts';
import type { YamlPath } from './yaml.ts';

/** What is wrong with a value, in the order of the value; one error per place, the one that says most. */
export function checkValue(compiled: CompiledSchema, value: unknown): readonly SchemaError[] {
  const errors = withoutAlternatives(compiled, compiled.errors(value));
  const told = new Map<string, SchemaError>();
  for (const error of errors) {
    const made = schemaError(compiled, error, value);
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
