import type { Report, ReportDirective } from '../report/report.ts';
import type { Directive } from '../syntax/directive.ts';

/**
 * A report without its tree: what other reports, lists and searches ask of it (identity, ids, directives with their
 * attributes, plain texts and places, headings, comments) at a small part of the memory. It cannot be bound or rendered.
 */
export function slimReport(report: Report): Report {
  const parents = new Map<Directive, Directive>();
  const slim = (directive: Directive): Directive => {
    const made = parents.get(directive);
    if (made) return made;
    const kept: Directive = {
      ...directive,
      body: [],
      node: { ...directive.node, children: [] },
      block: undefined,
      fieldList: undefined,
      parent: directive.parent && slim(directive.parent),
    };
    parents.set(directive, kept);
    return kept;
  };
  const entries = new Map<ReportDirective, ReportDirective>(
    report.directives.map(one => [
      one,
      { ...one, typed: { ...one.typed, directive: slim(one.typed.directive) } },
    ]),
  );
  const entryOf = (one: ReportDirective) => entries.get(one) ?? one;
  return {
    ...report,
    document: {
      ...report.document,
      tree: { type: 'root', children: [] },
      // Their keys are nodes, which hold all that stands in them.
      parsed: { ...report.document.parsed, tokens: new Map(), tried: new Map() },
      directives: report.document.directives.map(slim),
    },
    directives: report.directives.map(entryOf),
    ids: new Map([...report.ids].map(([id, one]) => [id, entryOf(one)])),
  };
}
