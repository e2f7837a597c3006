import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import { type Place, wholeFile } from '../../base/span.ts';
import type { Report } from '../report.ts';
import type { HeadingNode } from './headings.ts';
import { insertion, offsetFor, sectionText } from './insert.ts';
import type { OutlineMatch } from './match.ts';
import type { Outline, Section } from './outline.ts';

/** Everything at hand while a report is held against its outline. */
export interface OutlineCheck {
  readonly report: Report;
  readonly outline: Outline;
  readonly match: OutlineMatch;
}

/** True for a section that should be there and is not, nor what makes up for it. */
export function isAbsent({ match, report }: OutlineCheck, section: Section): boolean {
  if (section.need === 'optional' || match.of.has(section)) return false;
  return !report.directives.some(({ kind }) => section.enough.includes(kind.name));
}

/** Where a finding on what is not there is shown: at the heading that it should stand before, else after. */
function placeAt({ report, match }: OutlineCheck, offset: number): Place {
  const next = match.headings.all.find(node => node.start === offset);
  const node = next ?? match.headings.all.findLast(each => each.start < offset);
  return node ? { file: report.document.file, span: node.heading.span } : wholeFile(report.document.file);
}

/** The finding on a section that is not there: where it belongs, and the text to put in. */
export function missingSection(
  check: OutlineCheck,
  section: Section,
  level: readonly Section[],
  parent: HeadingNode | undefined,
): Diagnostic {
  const { report, match, outline } = check;
  const { document } = report;
  const offset = offsetFor(section, level, match, parent, document.text.length);
  const depth = parent ? parent.heading.depth + 1 : match.headings.depth;
  const after = parent
    ? ({ what: 'within', title: parent.heading.text } as const)
    : afterOf(check, section, offset);
  const next = match.headings.all.find(node => node.start === offset);
  // What follows the section that it belongs in says nothing of where in it.
  const before = parent && next?.parent !== parent ? undefined : next?.heading.text;
  const args = {
    section: section.heading,
    outline: outline.name,
    steps: section.steps,
    enough: section.enough,
    ...(after && { after }),
    ...(before !== undefined && { before }),
    ...(section.law !== undefined && { law: section.law }),
  };
  const fix = {
    title: 'outline.insert',
    edits: [insertion(document, offset, [sectionText(section, depth)])],
  };
  const code = section.need === 'required' ? 'outline.section-missing' : 'outline.section-recommended';
  return diagnostic(code, placeAt(check, offset), args, fix);
}

/** What a section is missing after. For an analysis that is the last result before it: that is what nobody has analysed. */
function afterOf(
  { report, match }: OutlineCheck,
  section: Section,
  offset: number,
): { readonly what: 'result' | 'section'; readonly title: string } | undefined {
  if (section.steps.includes('analysera')) {
    const result = report.directives.findLast(
      ({ kind, typed }) =>
        (kind.name === 'diagram' || kind.name === 'tabell') &&
        typed.directive.span.start.offset < offset &&
        typed.directive.label?.text.trim(),
    );
    if (result) return { what: 'result', title: result.typed.directive.label?.text.trim() ?? '' };
  }
  const before = match.headings.all.findLast(
    node => node.start < offset && node.heading.depth <= match.headings.depth,
  );
  return before && { what: 'section', title: before.heading.text };
}

/** One finding for all that is missing of what stands once per school form, area or unit. */
export function missingRepetitions(
  check: OutlineCheck,
  absent: readonly Section[],
  level: readonly Section[],
  parent: HeadingNode | undefined,
): readonly Diagnostic[] {
  const origins = new Set(absent.flatMap(({ repeated }) => repeated?.from ?? []));
  return [...origins].flatMap(origin => {
    const group = absent.filter(({ repeated }) => repeated?.from === origin);
    const [first] = group;
    if (!first?.repeated) return [];
    const { report, match, outline } = check;
    const last = lastOf(check, level, origin);
    const offset = last?.end ?? offsetFor(first, level, match, parent, report.document.text.length);
    const depth = last?.heading.depth ?? (parent ? parent.heading.depth + 1 : match.headings.depth);
    const blocks = group.map(each => sectionText(each, depth));
    return [
      diagnostic(
        first.need === 'required' ? 'outline.sections-missing' : 'outline.sections-recommended',
        placeAt(check, offset),
        {
          names: group.map(each => (each.repeated?.per === 'skolform' ? each.repeated.of : each.heading)),
          per: first.repeated.per,
          outline: outline.name,
        },
        { title: 'outline.insert-all', edits: [insertion(report.document, offset, blocks)] },
      ),
    ];
  });
}

/** The last heading that stands for one of the repetitions, and for nothing else. */
function lastOf({ match }: OutlineCheck, level: readonly Section[], origin: string): HeadingNode | undefined {
  const others = new Set([...match.of].flatMap(([section, nodes]) => (section.repeated ? [] : nodes)));
  return level
    .flatMap(section => (section.repeated?.from === origin ? (match.of.get(section) ?? []) : []))
    .filter(node => !others.has(node))
    .sort((a, b) => a.end - b.end)
    .at(-1);
}
