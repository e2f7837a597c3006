import { fieldLinesOf } from '../../directives/read.ts';
import type { Report, ReportDirective } from '../../report/report.ts';

/** A block's title as Markdown on one line. */
export function titleText(report: Report, one: ReportDirective): string {
  const { label } = one.typed.directive;
  if (!label) return '';
  return report.document.text
    .slice(label.span.start.offset, label.span.end.offset)
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * What a person wrote in a block under its field lines, as Markdown. Inline directives are replaced by the text that they
 * had (in another year's report they would mean another number), blocks and comments are left out.
 */
export function bodyText(report: Report, one: ReportDirective): string {
  const { directive } = one.typed;
  const { text, comments } = report.document;
  if (!directive.bodySpan) return '';
  const body = { start: directive.bodySpan.start.offset, end: directive.bodySpan.end.offset };
  const cuts: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  const cut = (start: number | undefined, end: number | undefined, replacement = '') => {
    if (start !== undefined && end !== undefined && start >= body.start && end <= body.end)
      cuts.push({ start, end, text: replacement });
  };
  if (fieldLinesOf(directive, one.kind).length > 0) {
    const list = directive.fieldList?.position;
    cut(list?.start.offset, list?.end.offset);
  }
  for (const { typed } of report.directives) {
    const { span, form, label } = typed.directive;
    if (typed.directive !== directive)
      cut(span.start.offset, span.end.offset, form === 'inline' ? (label?.text ?? '') : '');
  }
  for (const { span } of comments) cut(span.start.offset, span.end.offset);
  cuts.sort((a, b) => a.start - b.start || b.end - a.end);
  let result = '';
  let at = body.start;
  for (const { start, end, text: replacement } of cuts) {
    if (start < at) continue;
    result += text.slice(at, start) + replacement;
    at = end;
  }
  result += text.slice(at, body.end);
  return result
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A name as Markdown: nothing in it may become markup, a directive or a new line. */
export function markdownText(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]*_`<>|]/g, '\\$&');
}
