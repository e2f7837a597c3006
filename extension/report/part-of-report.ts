import type { BoundReport } from './bind.ts';
import { nodesOfSections } from './headings.ts';

/** A report with only the directives of some of its sections, by their headings: what is shown of it where no more is brought in. */
export function partOfReport(bound: BoundReport, sections: readonly string[]): BoundReport {
  const nodes = nodesOfSections(bound.report.document.tree.children, sections);
  const isShown = (line: number) =>
    nodes.some(({ position }) => position && position.start.line <= line && line <= position.end.line);
  return {
    ...bound,
    directives: bound.directives.filter(one => isShown(one.bound.directive.span.start.line)),
  };
}
