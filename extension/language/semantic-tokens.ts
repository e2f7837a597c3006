import { type Span, spanAt } from '../base/span.ts';
import { fieldLinesOf } from '../directives/read.ts';
import type { Report, ReportDirective } from '../report/report.ts';
import type { Scene } from './scene.ts';

/** What a token is, with the standard type of the language server protocol that colour themes know. */
export const tokenTypes = {
  directive: 'keyword',
  title: 'string',
  snapshot: 'number',
  attribute: 'property',
  value: 'string',
  id: 'variable',
  name: 'enumMember',
} as const;
export type TokenType = keyof typeof tokenTypes;

/** A coloured stretch of one line. */
export interface Token {
  readonly span: Span;
  readonly type: TokenType;
}

/** The parts of a report's directives, in order and without overlaps; within some lines (1-based, inclusive). */
export function semanticTokens(
  { report }: Pick<Scene, 'report'>,
  from = 1,
  to = Number.POSITIVE_INFINITY,
): readonly Token[] {
  const tokens = report.directives
    .filter(({ typed }) => typed.directive.span.start.line <= to && typed.directive.span.end.line >= from)
    .flatMap(one => tokensOf(one, report))
    .flatMap(token => byLine(token, report))
    .filter(({ span }) => span.start.line >= from && span.start.line <= to)
    .sort((a, b) => a.span.start.offset - b.span.start.offset);
  let end = -1;
  return tokens.filter(({ span }) => {
    if (span.start.offset < end || span.end.offset <= span.start.offset) return false;
    end = span.end.offset;
    return true;
  });
}

function tokensOf({ kind, typed }: ReportDirective, report: Report): readonly Token[] {
  const { directive } = typed;
  const { vocabulary } = report.setting;
  const { start } = directive.span;
  const tokens: Token[] = [{ span: { start, end: directive.nameSpan.end }, type: 'directive' }];
  if (directive.label)
    tokens.push({ span: directive.label.span, type: kind.label === 'snapshot' ? 'snapshot' : 'title' });
  for (const { key, keySpan, value, valueSpan } of directive.attributes) {
    if (keySpan && key !== 'id') tokens.push({ span: keySpan, type: 'attribute' });
    const named = vocabulary.indicators.has(value) || vocabulary.units.has(value);
    const type = key === 'id' ? 'id' : key === undefined || named ? 'name' : 'value';
    tokens.push({ span: valueSpan, type });
  }
  for (const line of fieldLinesOf(directive, kind)) tokens.push({ span: line.keySpan, type: 'attribute' });
  return tokens;
}

/** A token that runs over several lines, line by line: editors want them so. */
function byLine(token: Token, { document }: Report): readonly Token[] {
  const { start, end } = token.span;
  if (start.line === end.line) return [token];
  const lines: Token[] = [];
  for (let line = start.line; line <= end.line; line++) {
    const first = line === start.line ? start.offset : (document.lineStarts[line - 1] ?? end.offset);
    const limit = line === end.line ? end.offset : (document.lineStarts[line] ?? end.offset);
    const text = document.text.slice(first, limit).replace(/[\r\n]+$/, '');
    lines.push({ ...token, span: spanAt(document.lineStarts, first, first + text.length) });
  }
  return lines;
}
