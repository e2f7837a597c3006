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
  const { attributes } = tokens;
  const found: Finding[] = [];
  for (let i = 0; i < attributes.length; i++) {
    const id = attributes[i];
    if (id?.shortcut !== '#') continue;
    let last = id;
    const dots: number[] = [];
    for (let next = attributes[i + 1]; next?.shortcut === '.' && next.range.start === last.range.end; ) {
      dots.push(next.range.start);
      last = next;
      i++;
      next = attributes[i + 1];
    }
    if (dots.length === 0) continue;
    const place = { start: id.range.start, end: last.range.end };
    const changes = dots.map(at => ({ start: at, end: at + 1, text: '-' }));
    const written = source.text.slice(place.start + 1, place.end);
    found.push(
      finding(
        source,
        'syntax.id-with-dot',
        place,
        { id: written, better: written.replaceAll('.', '-') },
        changes,
      ),
    );
  }
  return found;
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
