import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import { nearest } from '../../schema/nearest.ts';
import type { Document } from '../../syntax/document.ts';
import type { HeadingNode } from './headings.ts';
import { foldHeading, type OutlineMatch, sectionsOf } from './match.ts';
import type { Outline, Section } from './outline.ts';

/** At most one letter in four differs: a report's own heading is seldom meant as another. */
const share = 0.25;

/** Headings of the report's own that are nearly those of a section that is not there; the match then counts them as it. */
export function misspeltHeadings(
  outline: Outline,
  match: OutlineMatch,
  document: Document,
): { readonly match: OutlineMatch; readonly diagnostics: readonly Diagnostic[] } {
  const of = new Map<Section, readonly HeadingNode[]>(match.of);
  const diagnostics: Diagnostic[] = [];
  const sections = sectionsOf(outline.sections).filter(section => !section.repeated);
  for (const node of match.own) {
    const absent = sections.filter(section => !of.has(section));
    const accepted = absent.flatMap(section => section.accepted.map(heading => ({ section, heading })));
    const near = nearest(
      foldHeading(node.heading.text),
      accepted.map(each => foldHeading(each.heading)),
      share,
    );
    const meant = accepted.find(each => foldHeading(each.heading) === near);
    if (!meant) continue;
    of.set(meant.section, [node]);
    const { heading } = node;
    const number = /^\d+(\.\d+)*[.)]?\s+/.exec(heading.text)?.[0] ?? '';
    const text = `${'#'.repeat(heading.depth)} ${number}${meant.heading}`;
    diagnostics.push(
      diagnostic(
        'outline.heading-misspelt',
        { file: document.file, span: heading.span },
        { found: heading.text, nearest: meant.heading },
        { title: 'outline.rename', edits: [{ file: document.file, span: heading.span, text }] },
      ),
    );
  }
  return { match: { ...match, of, own: match.own }, diagnostics };
}
