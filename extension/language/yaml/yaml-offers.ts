import type { DescribingSchema, JsonSchema } from '../../schema/compile.ts';
import { knownKeys } from '../../schema/known-keys.ts';
import { schemasAt } from '../../schema/schema-at.ts';
import { type YamlCursor, yamlCursors } from '../../schema/yaml-cursor.ts';
import type { SpanOf } from '../completion/complete.ts';
import { type Candidate, type Offer, orderOf, snippetText } from '../completion/offer.ts';

/** What can stand as a value whose schema says `suggest`, with the keys beside it. */
export type SuggestedValues = (suggest: string, cursor: YamlCursor) => readonly Candidate[];

/**
 * Keys and values that a schema knows at an offset of a YAML text. `base` is where the text begins in the editor's, in which
 * `span` counts.
 */
export function yamlOffers(
  text: string,
  offset: number,
  schema: DescribingSchema,
  suggested: SuggestedValues,
  base: number,
  span: SpanOf,
): readonly Offer[] {
  const cursors = yamlCursors(text, offset);
  const values = cursors
    .filter(one => one.at === 'value')
    .flatMap(one => valueOffers(one, schema, suggested));
  const keys = cursors.filter(one => one.at === 'key').flatMap(one => keyOffers(one, text, schema));
  return [...values, ...keys].map(({ cursor, offer }, index) => ({
    ...offer,
    span: span(base + cursor.start, base + cursor.end),
    sort: orderOf(index),
  }));
}

interface Placed {
  readonly cursor: YamlCursor;
  readonly offer: Omit<Offer, 'span' | 'sort'>;
}

function keyOffers(cursor: YamlCursor, text: string, schema: DescribingSchema): readonly Placed[] {
  const known = new Map(schemasAt(schema, cursor.path).flatMap(part => [...knownKeys(schema, part)]));
  const rest = text.slice(cursor.end);
  const hasColon = /^[ \t]*:/.test(rest);
  const lineStart = text.lastIndexOf('\n', cursor.start - 1) + 1;
  const inFlow = /[[{]/.test(text.slice(lineStart, cursor.start));
  // A standard's keys that nothing is said of are allowed, but of no help.
  const described = [...known].some(([, of]) => typeof of.description === 'string');
  return [...known]
    .filter(([key, of]) => !cursor.siblings.has(key) && (!described || typeof of.description === 'string'))
    .map(([key, of]) => ({
      cursor,
      offer: {
        label: key,
        kind: 'attribute' as const,
        ...(typeof of.description === 'string' && { documentation: of.description }),
        ...(hasColon ? { text: key, snippet: false } : { text: keySnippet(key, of, inFlow), snippet: true }),
        filter: key,
        more: !hasColon,
      },
    }));
}

function keySnippet(key: string, of: JsonSchema, inFlow: boolean): string {
  const name = snippetText(key);
  if (of.type === 'array') return `${name}: [$0]`;
  if (of.type === 'object') return inFlow ? `${name}: { $0 }` : `${name}:\n  $0`;
  return `${name}: $0`;
}

function valueOffers(
  cursor: YamlCursor,
  schema: DescribingSchema,
  suggested: SuggestedValues,
): readonly Placed[] {
  const seen = new Set<string>();
  return schemasAt(schema, cursor.path)
    .flatMap(part => candidates(part, cursor, suggested))
    .flatMap(candidate => {
      if (seen.has(candidate.value)) return [];
      seen.add(candidate.value);
      const text = cursor.quoted ? candidate.value : yamlText(candidate.value);
      return [
        {
          cursor,
          offer: {
            label: candidate.value,
            kind: candidate.kind,
            ...(candidate.detail !== undefined && { detail: candidate.detail }),
            ...(candidate.documentation !== undefined && { documentation: candidate.documentation }),
            text,
            snippet: false,
            filter: [candidate.value, candidate.also].filter(Boolean).join(' '),
            more: false,
          },
        },
      ];
    });
}

function candidates(part: JsonSchema, cursor: YamlCursor, suggested: SuggestedValues): readonly Candidate[] {
  const word = (value: unknown): Candidate => ({ value: String(value), kind: 'value' });
  const named = typeof part.suggest === 'string' ? suggested(part.suggest, cursor) : [];
  if (named.length > 0) return named;
  if (Array.isArray(part.enum)) return part.enum.map(word);
  if (part.const !== undefined) return [word(part.const)];
  if (part.type === 'boolean') return [word(true), word(false)];
  return Array.isArray(part.examples) && part.type !== 'array' && part.type !== 'object'
    ? part.examples.map(word)
    : [];
}

/** A text as YAML writes it, in quotation marks where it would be read as something else; groups and lists as they stand. */
function yamlText(value: string): string {
  const plain =
    /^[\p{L}\d{[][^:#]*$/u.test(value) && !/^(0\d+|true|false|null|ja|nej|yes|no|~)$/i.test(value);
  return plain || /^[{[]/.test(value) ? value : JSON.stringify(value);
}
