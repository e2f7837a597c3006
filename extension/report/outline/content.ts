import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import { wordsOf } from '../../directives/attributes.ts';
import { directiveKinds } from '../../directives/list.ts';
import { withoutComments } from '../../syntax/comment-ranges.ts';
import type { DirectiveForm } from '../../syntax/directive.ts';
import type { Report, ReportDirective } from '../report.ts';
import type { HeadingNode } from './headings.ts';
import type { Demand, Outline, Section } from './outline.ts';

/** What a section that is there lacks inside: everything, or a directive. One whose guidance still stands has not been begun, which is told elsewhere. */
export function contentFindings(
  report: Report,
  outline: Outline,
  section: Section,
  nodes: readonly HeadingNode[],
): readonly Diagnostic[] {
  const { file } = report.document;
  const empty = nodes.filter(node => node.children.length === 0 && isUnwritten(report, node));
  if (nodes.every(node => isUnwritten(report, node)) && nodes.some(node => isGuided(report, node))) return [];
  const law = section.law === undefined ? {} : { law: section.law };
  const findings = empty
    .filter(node => !isGuided(report, node))
    .map(node => {
      const place = { file, span: node.heading.span };
      return section.need === 'required'
        ? diagnostic('outline.section-empty', place, { section: node.heading.text, ...law })
        : diagnostic('outline.section-empty-optional', place, { section: node.heading.text });
    });
  if (empty.length === nodes.length) return findings;
  const first = nodes[0];
  const lacking = section.demands.flatMap(demand => {
    if (!first || demand.need === 'optional' || isMet(report, section, demand, nodes)) return [];
    const args = {
      section: first.heading.text,
      outline: outline.name,
      kinds: demand.kinds.map(asWritten),
      least: demand.least,
      having: [...demand.attributes].map(([key, value]) => (value === '*' ? key : `${key}=${value}`)),
      ...law,
    };
    const place = { file, span: first.heading.span };
    return demand.need === 'required'
      ? [diagnostic('outline.directive-missing', place, args)]
      : [diagnostic('outline.directive-recommended', place, args)];
  });
  return [...findings, ...lacking];
}

/** True when nothing but headings and comments stands under a heading. */
function isUnwritten({ document }: Report, node: HeadingNode): boolean {
  const text = document.text.slice(node.heading.span.end.offset, node.end);
  return (
    withoutComments(text)
      .replace(/^ {0,3}#{1,6}(?=[ \t]).*$/gm, '')
      .trim() === ''
  );
}

function isGuided({ document }: Report, node: HeadingNode): boolean {
  return document.comments.some(
    ({ text, span }) =>
      text.startsWith('ledtext:') && node.start <= span.start.offset && span.start.offset < node.end,
  );
}

/** A directive's name with the colons that it is written with. */
function asWritten(name: string): string {
  const forms: readonly DirectiveForm[] = directiveKinds.find(kind => kind.name === name)?.forms ?? [];
  if (forms.includes('container')) return `:::${name}`;
  return forms.includes('leaf') ? `::${name}` : `:${name}`;
}

function isMet(report: Report, section: Section, demand: Demand, nodes: readonly HeadingNode[]): boolean {
  const fitting = report.directives.filter(one => fits(one, demand));
  const inside = fitting.filter(({ typed }) =>
    nodes.some(
      node => node.start <= typed.directive.span.start.offset && typed.directive.span.start.offset < node.end,
    ),
  );
  const elsewhere = fitting.filter(({ kind }) => section.enough.includes(kind.name));
  return Math.max(inside.length, elsewhere.length) >= demand.least;
}

function fits({ kind, typed }: ReportDirective, demand: Demand): boolean {
  if (!demand.kinds.includes(kind.name)) return false;
  const spec = typed.spec as Readonly<Record<string, string | undefined>>;
  return [...demand.attributes].every(([key, wanted]) => {
    const value = spec[key];
    return value !== undefined && (wanted === '*' || value === wanted || wordsOf(value).includes(wanted));
  });
}
