import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { DirectiveKind, Typed } from '../directives/contract.ts';
import { fieldWord, propertiesOf } from '../directives/read.ts';
import type { Vocabulary } from '../directives/setting.ts';
import { checkValue } from '../schema/check-value.ts';
import type { CompiledSchema } from '../schema/compile.ts';
import { knownKeys } from '../schema/known-keys.ts';

/** What a municipality's own schemas say of reports, besides what holds for all. */
export interface OwnRules {
  /** Of front matters, by report type. */
  readonly frontMatter: ReadonlyMap<string, CompiledSchema>;
  /** Of attributes, by directive. */
  readonly directives: ReadonlyMap<string, CompiledSchema>;
}

/** No rules besides those that hold for all. */
export const noOwnRules: OwnRules = { frontMatter: new Map(), directives: new Map() };

/** What the municipality's own schema says of a directive. What is wrong by the usual rules has been told already. */
export function ownFindings(
  own: OwnRules,
  kind: DirectiveKind,
  typed: Typed,
  { file, vocabulary }: { readonly file: string; readonly vocabulary: Vocabulary },
): Diagnostic[] {
  const schema = own.directives.get(kind.name);
  if (!schema) return [];
  const { directive } = typed;
  const properties = propertiesOf(kind, vocabulary);
  return checkValue(schema, typedValues(schema, typed)).map(error => {
    const key = error.path[0];
    const word = fieldWord(String(key), properties[String(key)] ?? {}).toLocaleLowerCase('sv');
    const attribute = directive.attributes.find(each => each.key === key);
    const line = directive.fieldLines?.find(each => each.key.toLocaleLowerCase('sv') === word);
    const span = attribute?.valueSpan ?? line?.valueSpan ?? directive.nameSpan;
    const args = error.code === 'schema.missing-key' ? { ...error.args, within: kind.name } : error.args;
    return diagnostic(error.code, { file, span }, args as never);
  });
}

/** The attributes as values: all of them are written as text, a schema may want numbers. */
function typedValues(schema: CompiledSchema, { spec }: Typed): Readonly<Record<string, unknown>> {
  const keys = knownKeys(schema, schema.schema);
  return Object.fromEntries(
    Object.entries(spec as Readonly<Record<string, string>>).map(([key, text]) => {
      const type = keys.get(key)?.type;
      const number = type === 'number' || type === 'integer' ? Number(text.replace(',', '.')) : Number.NaN;
      return [key, Number.isNaN(number) ? text : number];
    }),
  );
}
