import type { TextFence } from './block-findings.ts';
import type { ReadDirective } from './directives.ts';
import type { FencedBlock } from './fenced-blocks.ts';
import { type Change, type Finding, finding, lineEndOf, nextLineOf, type Source } from './source.ts';

/** A fence in the order of the text. */
interface Fence {
  readonly kind: 'open' | 'close' | 'leaf';
  readonly start: number;
  readonly end: number;
  readonly colons: number;
  /** Of an opening fence that Markdown read as one: its directive. */
  readonly read?: FencedBlock;
}

/** An opening fence with the closing fence that its author meant. */
interface Pair {
  readonly open: Fence;
  close: Fence | undefined;
  readonly inside: Pair[];
}

const colonsAt = (text: string, at: number) => /^:*/.exec(text.slice(at, at + 64))?.[0].length ?? 0;

function fencesOf(
  source: Source,
  blocks: readonly FencedBlock[],
  texts: readonly TextFence[],
): readonly Fence[] {
  const { text } = source;
  const fences: Fence[] = texts.map(({ kind, range, colons }) => ({ kind, ...range, colons }));
  for (const read of blocks) {
    const { start, closing } = read;
    const end = lineEndOf(text, start);
    fences.push({
      kind: read.form === 'leaf' ? 'leaf' : 'open',
      start,
      end,
      colons: colonsAt(text, start),
      read,
    });
    if (!closing) continue;
    const from = text.indexOf(':', closing.start);
    fences.push({ kind: 'close', start: from, end: closing.end, colons: colonsAt(text, from) });
  }
  return fences.toSorted((a, b) => a.start - b.start);
}

/** Pairs fences as an author thinks of them: each closes the innermost block that is open and has as many colons, else the innermost. */
function pairUp(fences: readonly Fence[]) {
  const pairs: Pair[] = [];
  const strays: { readonly close: Fence; readonly leaf: Fence | undefined }[] = [];
  const open: Pair[] = [];
  let leaf: Fence | undefined;
  for (const fence of fences) {
    if (fence.kind === 'leaf') {
      leaf = fence;
      continue;
    }
    if (fence.kind === 'open') {
      const pair: Pair = { open: fence, close: undefined, inside: [] };
      open.at(-1)?.inside.push(pair);
      pairs.push(pair);
      open.push(pair);
    } else {
      const same = open.findLastIndex(pair => pair.open.colons === fence.colons);
      const index = same >= 0 ? same : open.length - 1;
      const pair = open[index];
      if (pair) pair.close = fence;
      else strays.push({ close: fence, leaf });
      open.length = Math.max(index, 0);
    }
    leaf = undefined;
  }
  return { pairs, strays };
}

/** Deletes a line with its line ending. */
function deleteLine(text: string, fence: Fence): Change {
  let start = fence.start;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return { start, end: nextLineOf(text, lineEndOf(text, fence.end)), text: '' };
}

/** The closing fence that a block lacks, before the next heading or block, else at the end of the text. */
function closingLine(
  source: Source,
  pair: Pair,
  fences: readonly Fence[],
  headings: readonly number[],
): Change {
  const { text, newline } = source;
  const after = pair.open.end;
  const next = [...headings, ...fences.filter(fence => fence.kind !== 'close').map(fence => fence.start)]
    .filter(start => start > after)
    .sort((a, b) => a - b)[0];
  const fence = ':'.repeat(pair.open.colons);
  if (next === undefined) {
    const gap = /(?:\r\n|\r|\n)[\t ]*(?:\r\n|\r|\n)$/.test(text)
      ? ''
      : /[\r\n]$/.test(text)
        ? newline
        : newline + newline;
    return { start: text.length, end: text.length, text: `${gap}${fence}${newline}` };
  }
  let start = next;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  const isBlankBefore = /(?:^|\r\n|\r|\n)[\t >]*(?:\r\n|\r|\n)$/.test(text.slice(0, start));
  return { start, end: start, text: `${isBlankBefore ? '' : newline}${fence}${newline}${newline}` };
}

const colonChange = (fence: Fence, colons: number): Change => ({
  start: fence.start,
  end: fence.start + fence.colons,
  text: ':'.repeat(colons),
});

/** The colons that a block needs so that no block in it can close it; gives findings for those that have too few. */
function nestingFindings(source: Source, pair: Pair, found: Finding[]): number {
  const inner = Math.max(0, ...pair.inside.map(child => nestingFindings(source, child, found)));
  const { open, close } = pair;
  if (inner < open.colons || !open.read || !close) return Math.max(open.colons, inner);
  const { closing } = open.read;
  const meant = close.start === (closing && source.text.indexOf(':', closing.start));
  if (meant) return open.colons;
  const changes = [colonChange(open, inner + 1), colonChange(close, inner + 1)];
  const { name } = open.read;
  found.push(finding(source, 'syntax.fence-nested', open, { name, colons: inner + 1 }, changes));
  return inner + 1;
}

/** The last line of a stretch that ends after a line ending. */
function lastLineOf(text: string, start: number, end: number): string {
  const isBreak = (at: number) => at > start && /[\r\n]/.test(text.charAt(at - 1));
  let to = isBreak(end) ? end - 1 : end;
  if (text.charAt(to) === '\n' && text.charAt(to - 1) === '\r' && to > start) to--;
  let from = to;
  while (from > start && !isBreak(from)) from--;
  return text.slice(from, to);
}

/** Blank lines inside the fences: without them a git host shows the fence as part of the text or table beside it. */
export function blankLineFindings(source: Source, directives: readonly ReadDirective[]): readonly Finding[] {
  const { text, newline } = source;
  return directives.flatMap(read => {
    const { bodySpan, name } = read.directive;
    const [opening, closing] = read.tokens.fences;
    if (!bodySpan || !opening || !closing) return [];
    const start = bodySpan.start.offset;
    const end = bodySpan.end.offset;
    if (text.slice(start, end).trim() === '') return [];
    const lead = /^[\t >]*(?=[\r\n])/.test(text.slice(start, lineEndOf(text, start) + 1));
    const tail = /^[\t >]*$/.test(lastLineOf(text, start, end));
    if (lead && tail) return [];
    const from = text.indexOf(':', closing.start);
    const place = lead
      ? { start: from, end: closing.end }
      : { start: read.range.start, end: lineEndOf(text, opening.start) };
    const indent = (at: number) =>
      /^[\t >]*/.exec(text.slice(at, lineEndOf(text, at)))?.[0].replace(/[\t ]+$/, '') ?? '';
    const changes = [
      ...(lead ? [] : [{ start, end: start, text: indent(start) + newline }]),
      ...(tail ? [] : [{ start: end, end, text: indent(end) + newline }]),
    ];
    return [finding(source, 'syntax.fence-blank-lines', place, { name }, changes)];
  });
}

/** Fences that do not pair as Markdown pairs them; `headings` are where headings start. */
export function fenceFindings(
  source: Source,
  blocks: readonly FencedBlock[],
  texts: readonly TextFence[],
  headings: readonly number[],
): readonly Finding[] {
  const found: Finding[] = [];
  const fences = fencesOf(source, blocks, texts);
  const { pairs, strays } = pairUp(fences);
  const inner = new Set(pairs.flatMap(pair => pair.inside));
  for (const pair of pairs) if (!inner.has(pair)) nestingFindings(source, pair, found);
  for (const pair of pairs) {
    const { open, close } = pair;
    if (!open.read) continue;
    const { name } = open.read;
    if (!close) {
      found.push(
        finding(source, 'syntax.fence-never-closed', open, { name }, [
          closingLine(source, pair, fences, headings),
        ]),
      );
    } else if (close.colons < open.colons) {
      const changes = [colonChange(close, open.colons)];
      found.push(finding(source, 'syntax.fence-too-short', close, { name, colons: open.colons }, changes));
    }
  }
  for (const { close, leaf } of strays) {
    if (leaf?.read) {
      const { name } = leaf.read;
      found.push(finding(source, 'syntax.leaf-closed', leaf, { name }, [colonChange(leaf, 3)]));
    } else found.push(finding(source, 'syntax.fence-stray', close, {}, [deleteLine(source.text, close)]));
  }
  return found;
}
