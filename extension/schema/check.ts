import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { checkValue } from './check-value.ts';
import type { CompiledSchema } from './compile.ts';
import type { SchemaError } from './schema-error.ts';
import type { YamlText } from './yaml.ts';

/**
 * What a schema says about a YAML text, in the order of the text. Nothing for a text that is broken or empty of its own:
 * that is told in `yaml.diagnostics`, which is not repeated here.
 */
export function checkAgainst(schema: CompiledSchema, yaml: YamlText): Diagnostic[] {
  if (yaml.broken) return [];
  return checkValue(schema, yaml.value === undefined ? null : yaml.value)
    .map(error => placed(error, yaml))
    .sort((a, b) => a.place.span.start.offset - b.place.span.start.offset);
}

/** A schema's error at its place in a YAML text. */
export function placed(error: SchemaError, yaml: YamlText): Diagnostic {
  const place = yaml.place(error.path, error.at);
  const { mend } = error;
  const text =
    mend?.title === 'add-quotes' ? JSON.stringify(yaml.source(error.path) ?? mend.text) : mend?.text;
  const fix = mend &&
    text !== undefined && { title: mend.title, edits: [{ file: place.file, span: place.span, text }] };
  return diagnostic(error.code, place, error.args as never, fix || undefined);
}
