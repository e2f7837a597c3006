import { type Finding, finding, lineEndOf, type Source } from './source.ts';

/** Marks that git leaves where two versions of a text did not go together; one finding for each place. */
export function conflictFindings(source: Source): readonly Finding[] {
  const { text } = source;
  if (!text.includes('<<<<<<< ')) return [];
  return [...text.matchAll(/^<{7} [^\r\n]*$/gmu)].flatMap(({ index }) => {
    const close = /^>{7}(?: |$)/mu.exec(text.slice(index));
    // A row of signs without its end may be anything.
    if (!close) return [];
    const place = { start: index, end: lineEndOf(text, index) };
    return [finding(source, 'syntax.conflict', place, {})];
  });
}
