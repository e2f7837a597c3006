import { bracesFindings } from './braces.ts';
import type { ReadDirective } from './directives.ts';
import { type Finding, finding, type Source } from './source.ts';

const suspicious = /[,“”„‟«»‘’‚‹›\u200B\u00AD]|[^\S\r\n\t ]/;

/** An attribute that stands twice. The second goes with a fix only when it says the same as the first. */
function duplicates(source: Source, { directive, tokens }: ReadDirective): readonly Finding[] {
  const seen = new Map<string, string>();
  return directive.attributes.flatMap((attribute, i) => {
    const range = tokens.attributes[i]?.range;
    const { key, value } = attribute;
    if (key === undefined || !range) return [];
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, value);
      return [];
    }
    let start = range.start;
    while (/[\t ]/.test(source.text.charAt(start - 1))) start--;
    const changes = first === value ? [{ start, end: range.end, text: '' }] : [];
    return [finding(source, 'syntax.attribute-twice', range, { key, first, second: value }, changes)];
  });
}

/** `#a.b`, which Markdown reads as the id `a` and a class `b`. */
function dottedIds(source: Source, { tokens }: ReadDirective): readonly Finding[] {
  return tokens.attributes.flatMap(({ shortcut, range, value }) => {
    if (shortcut !== '#' || !value.includes('.')) return [];
    const written = source.text.slice(range.start, range.end);
    const changes = [...written.matchAll(/\./g)].map(({ index }) => {
      const at = range.start + index;
      return { start: at, end: at + 1, text: '-' };
    });
    return [
      finding(
        source,
        'syntax.id-with-dot',
        range,
        { id: value, better: value.replaceAll('.', '-') },
        changes,
      ),
    ];
  });
}

/** What is mistyped in braces that Markdown could read all the same. */
export function attributeFindings(source: Source, read: ReadDirective): readonly Finding[] {
  const { braces } = read.tokens;
  if (!braces) return [];
  const raw = source.text.slice(braces.start, braces.end);
  const mistyped = suspicious.test(raw)
    ? bracesFindings(source, braces.start, braces.end, braces.end, { overLines: true, wellFormed: true })
        .findings
    : [];
  return [...mistyped, ...duplicates(source, read), ...dottedIds(source, read)];
}
