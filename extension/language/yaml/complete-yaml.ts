import { lineStarts, spanAt } from '../../base/span.ts';
import { yamlCursors } from '../../schema/yaml-cursor.ts';
import type { Reason, SpanOf } from '../completion/complete.ts';
import { type Offer, orderOf } from '../completion/offer.ts';
import type { Cursor, YamlScene } from '../scene.ts';
import { schemaOfFile } from './yaml-files.ts';
import { yamlOffers } from './yaml-offers.ts';
import { yamlNames, yamlValues } from './yaml-values.ts';

/** Offers at a cursor of one of the project's YAML files: keys and values by its schema, names of the project. */
export function completeYaml(scene: YamlScene, { text, offset }: Cursor, reason: Reason): readonly Offer[] {
  const schema = schemaOfFile(scene.file);
  if (!schema || (reason !== 'asked' && !/^[\p{L}\p{N} "',[{/]$/u.test(reason.typed))) return [];
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  // Enter on an empty line, and a blank that indents it, are no questions; nor is a remark.
  if (/(^|\s)#/.test(before) || (reason !== 'asked' && before.trim() === '')) return [];
  const starts = lineStarts(text);
  const span: SpanOf = (start, end) => spanAt(starts, start, end);
  const offers = yamlOffers(
    text,
    offset,
    schema,
    (suggest, cursor) => yamlValues({ ...scene, text }, suggest, cursor),
    0,
    span,
  );
  const names = yamlCursors(text, offset)
    .filter(cursor => cursor.at === 'key')
    .flatMap(cursor =>
      yamlNames({ ...scene, text }, cursor.path)
        .filter(({ value }) => !cursor.siblings.has(value))
        .map(
          (candidate): Offer => ({
            label: candidate.value,
            kind: candidate.kind,
            ...(candidate.detail !== undefined && { detail: candidate.detail }),
            ...(candidate.documentation !== undefined && { documentation: candidate.documentation }),
            span: span(cursor.start, cursor.end),
            text: /^[ \t]*:/.test(text.slice(cursor.end)) ? candidate.value : `${candidate.value}: `,
            snippet: false,
            filter: [candidate.value, candidate.also].filter(Boolean).join(' '),
            sort: '',
            more: true,
          }),
        ),
    );
  return [...offers, ...names].map((offer, index) => ({ ...offer, sort: orderOf(index) }));
}
