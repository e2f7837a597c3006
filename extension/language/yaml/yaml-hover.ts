import { spanAt } from '../../base/span.ts';
import type { DescribingSchema, JsonSchema } from '../../schema/compile.ts';
import { knownKeys } from '../../schema/known-keys.ts';
import { schemasAt } from '../../schema/schema-at.ts';
import { yamlCursors } from '../../schema/yaml-cursor.ts';
import type { Hover } from '../hover/hover.ts';
import { paragraphs, plain } from '../hover/markdown.ts';

const nothing: JsonSchema = {};

/**
 * What a schema says of the key at an offset of a YAML text, or of the key whose value stands there. `base` is where the
 * text begins in the editor's, whose line starts are given.
 */
export function yamlKeyHover(
  text: string,
  offset: number,
  schema: DescribingSchema,
  base: number,
  starts: readonly number[],
): Hover | undefined {
  for (const cursor of yamlCursors(text, offset)) {
    const key = text.slice(cursor.start, cursor.end).trim().normalize('NFC');
    const found: readonly JsonSchema[] =
      cursor.at === 'key'
        ? schemasAt(schema, cursor.path).flatMap(part => [knownKeys(schema, part).get(key) ?? nothing])
        : schemasAt(schema, cursor.path);
    const name =
      cursor.at === 'key' ? key : String(cursor.path.findLast(step => typeof step === 'string') ?? '');
    const described = found.find(part => typeof part.description === 'string');
    if (!described || !key) continue;
    return {
      span: spanAt(starts, base + cursor.start, base + cursor.end),
      markdown: paragraphs(`**${plain(name)}**`, plain(String(described.description)), wordsOf(found)),
    };
  }
  return undefined;
}

/** The words that a value may be, or examples of it. */
function wordsOf(schemas: readonly JsonSchema[]): string {
  const words = schemas.flatMap(part => (Array.isArray(part.enum) ? part.enum : []));
  const shown =
    words.length > 0 ? words : schemas.flatMap(part => (Array.isArray(part.examples) ? part.examples : []));
  return [
    ...new Set(shown.map(word => `\`${typeof word === 'string' ? word : JSON.stringify(word)}\``)),
  ].join(', ');
}
