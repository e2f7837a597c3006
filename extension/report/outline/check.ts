import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import type { Report } from '../report.ts';
import { contentFindings } from './content.ts';
import type { HeadingNode } from './headings.ts';
import { move } from './insert.ts';
import { foldHeading, matchOutline } from './match.ts';
import { isAbsent, missingRepetitions, missingSection, type OutlineCheck } from './missing.ts';
import { misspeltHeadings } from './misspelt.ts';
import { outOfOrder } from './order.ts';
import type { Outline, Section } from './outline.ts';

/**
 * What a report lacks of its outline: sections, their order, and the directives in them. Sections of the report's own are
 * never a finding. Nothing for an empty text: that is told elsewhere.
 */
export function outlineFindings(report: Report, outline: Outline): readonly Diagnostic[] {
  if (report.document.text.trim() === '') return [];
  const found = matchOutline(outline, report.document);
  const misspelt = misspeltHeadings(outline, found, report.document);
  const check = { report, outline, match: misspelt.match };
  return [...misspelt.diagnostics, ...levelFindings(check, outline.sections, [undefined])];
}

/** Findings of the sections that stand right below the same heading; `parents` are the headings of it, undefined for the top. */
function levelFindings(
  check: OutlineCheck,
  level: readonly Section[],
  parents: readonly (HeadingNode | undefined)[],
): readonly Diagnostic[] {
  const absent = level.filter(section => isAbsent(check, section));
  return [
    ...absent
      .filter(section => !section.repeated)
      .map(section => missingSection(check, section, level, parents.at(-1))),
    ...missingRepetitions(check, absent, level, parents.at(-1)),
    ...(check.outline.ordered ? orderFindings(check, level, parents) : []),
    ...level.flatMap(section => {
      const nodes = check.match.of.get(section);
      if (!nodes) return [];
      return [
        ...twice(check, section, nodes),
        ...misplaced(check, section, nodes, parents),
        ...(section.repeated ? [] : contentFindings(check.report, check.outline, section, nodes)),
        ...levelFindings(check, section.sections, nodes),
      ];
    }),
  ];
}

function orderFindings(
  check: OutlineCheck,
  level: readonly Section[],
  parents: readonly (HeadingNode | undefined)[],
): readonly Diagnostic[] {
  const { document } = check.report;
  return outOfOrder(level, check.match, parents).map(({ node, after, before }) => {
    const args = {
      section: node.heading.text,
      ...(after && { after: after.heading.text }),
      ...(before && { before: before.heading.text }),
    };
    const to = after?.end ?? before?.start;
    const fix = to === undefined ? undefined : { title: 'outline.move', edits: move(document, node, to) };
    return diagnostic('outline.order', { file: document.file, span: node.heading.span }, args, fix);
  });
}

function twice(
  { report }: OutlineCheck,
  section: Section,
  nodes: readonly HeadingNode[],
): readonly Diagnostic[] {
  if (section.many || section.repeated) return [];
  const accepted = new Set(section.accepted.map(foldHeading));
  const exact = nodes.filter(node => accepted.has(foldHeading(node.heading.text)));
  return exact.flatMap((node, index) => {
    const first = exact.slice(0, index).find(each => each.parent === node.parent);
    if (!first) return [];
    const args = { section: node.heading.text, line: first.heading.span.start.line };
    return [
      diagnostic('outline.section-twice', { file: report.document.file, span: node.heading.span }, args),
    ];
  });
}

/** A section that belongs inside of another, but stands elsewhere. */
function misplaced(
  { report }: OutlineCheck,
  section: Section,
  nodes: readonly HeadingNode[],
  parents: readonly (HeadingNode | undefined)[],
): readonly Diagnostic[] {
  const [parent] = parents;
  if (!parent || section.repeated) return [];
  const inside = (node: HeadingNode) =>
    parents.some(each => each && each.start < node.start && node.end <= each.end);
  const first = nodes[0];
  if (!first || nodes.some(inside)) return [];
  return [
    diagnostic(
      'outline.misplaced',
      { file: report.document.file, span: first.heading.span },
      { section: first.heading.text, parent: parent.heading.text },
    ),
  ];
}
