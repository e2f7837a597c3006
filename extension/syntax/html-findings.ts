import type { TextFence } from './block-findings.ts';
import { withoutComments } from './comment-ranges.ts';
import type { HtmlPlace } from './inventory.ts';
import { type Finding, finding, lineEndOf, type Source } from './source.ts';

const lineBreak = /^<br\s*\/?>$/i;
const hidden =
  /(?<![\\\p{L}\p{M}\p{N}:]):{1,}([\p{L}][\p{L}\p{M}\p{N}_-]*)(?=[[{])|(?<=^[\t ]*):{2,}([\p{L}][\p{L}\p{M}\p{N}_-]*)(?=[\t ]*$)/gmu;

/** Directives that Markdown takes for a part of HTML, since a comment or tag stands before them. */
function hiddenFindings(source: Source, place: HtmlPlace, shown: string): readonly Finding[] {
  const { text, names, newline } = source;
  const mended = new Set<number>([place.range.start]);
  return [...shown.matchAll(hidden)].flatMap(match => {
    const name = (match[1] ?? match[2] ?? '').normalize('NFC');
    if (!names.inline.has(name) && !names.block.has(name)) return [];
    const at = place.range.start + match.index;
    const range = { start: at, end: at + match[0].length };
    // A blank line before the first text of the directive's line ends the HTML, unless a tag stands on that line itself.
    let line = at;
    while (line > place.range.start && !/[\r\n]/.test(text.charAt(line - 1))) line--;
    const [rest = ''] = shown.slice(line - place.range.start).split(/[\r\n]/, 1);
    const content = line + (/^\s*/.exec(rest)?.[0].length ?? 0);
    const isMendable = !/<\/?[a-z!]/i.test(rest) && !mended.has(content);
    mended.add(content);
    const gap = content === line ? newline : newline + newline;
    const changes = isMendable ? [{ start: content, end: content, text: gap }] : [];
    return [finding(source, 'syntax.hidden-in-html', range, { name }, changes)];
  });
}

/** The fences of blocks that HTML hides, so that their other fence is not taken for a stray one. */
function hiddenFences(source: Source, start: number, shown: string): readonly TextFence[] {
  return [...shown.matchAll(/(?<=^[\t ]*)(:{3,})([\t ]*$|[\p{L}].*$)/gmu)].map(match => ({
    kind: match[2]?.trim() ? 'open' : 'close',
    colons: match[1]?.length ?? 3,
    range: { start: start + match.index, end: lineEndOf(source.text, start + match.index) },
  }));
}

/** Raw HTML, comments that never end, and directives that HTML hides. */
export function htmlFindings(
  source: Source,
  html: readonly HtmlPlace[],
): { readonly findings: readonly Finding[]; readonly fences: readonly TextFence[] } {
  const { text } = source;
  const findings: Finding[] = [];
  const fences: TextFence[] = [];
  for (const place of html) {
    const { range, isBlock } = place;
    const raw = text.slice(range.start, range.end);
    const shown = withoutComments(raw, written => written.replace(/[^\r\n]/g, ' '));
    const open = shown.indexOf('<!--');
    if (isBlock && open >= 0) {
      const start = range.start + open;
      const end = lineEndOf(text, start);
      findings.push(
        finding(source, 'syntax.comment-open', { start, end }, {}, [{ start: end, end, text: ' -->' }]),
      );
      continue;
    }
    if (isBlock && shown.includes(':')) {
      findings.push(...hiddenFindings(source, place, shown));
      fences.push(...hiddenFences(source, range.start, shown));
    }
    const tag = /<[a-z?!][^>]*>?/i.exec(shown);
    if (!tag || lineBreak.test(shown.trim())) continue;
    const start = range.start + tag.index;
    // `<rektor>` is most often a word in angle brackets, meant as text; with its end tag it is HTML.
    const isWord = !isBlock && /^<[a-z][a-z-]*>$/i.test(raw);
    const changes = isWord ? [{ start, end: start, text: '\\' }] : [];
    const at = { start, end: start + tag[0].length };
    const found = finding(source, 'syntax.html', at, { tag: tag[0] }, changes);
    findings.push(isWord ? { ...found, unless: `</${raw.slice(1)}` } : found);
  }
  return { findings, fences };
}
