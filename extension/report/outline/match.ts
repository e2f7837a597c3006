import { remembered } from '../../base/remembered.ts';
import type { Document } from '../../syntax/document.ts';
import { type HeadingNode, type Headings, headingsOf } from './headings.ts';
import type { Outline, Section } from './outline.ts';
import { schoolFormsIn } from './school-form.ts';

/** Which headings of a report stand for which sections of an outline. */
export interface OutlineMatch {
  readonly headings: Headings;
  /** Headings of each section, in the order of the text; absent for one that has none. */
  readonly of: ReadonlyMap<Section, readonly HeadingNode[]>;
  /** Headings that no section claims: the report's own. */
  readonly own: readonly HeadingNode[];
}

/** A heading as it is compared: without number, closing marks and case. */
export const foldHeading = remembered(text =>
  text
    .normalize('NFC')
    .replace(/^\d+(\.\d+)*[.)]?\s+/, '')
    .replace(/[\s:.?!]+$/, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLocaleLowerCase('sv'),
);

/** All sections of an outline, those within others included. */
export function sectionsOf(sections: readonly Section[]): readonly Section[] {
  return sections.flatMap(section => [section, ...sectionsOf(section.sections)]);
}

/**
 * Finds an outline's sections among a report's headings. A heading stands for the section whose heading it has, or begins
 * with: « Resultat: språk » is a « Resultat ». The exact one is preferred, then the longest.
 */
export function matchOutline(outline: Outline, document: Document): OutlineMatch {
  const headings = headingsOf(document);
  const all = sectionsOf(outline.sections);
  const accepted = all
    .filter(section => !section.repeated)
    .flatMap(section => section.accepted.map(each => ({ section, wanted: foldHeading(each) })));
  const repeated = all.filter(section => section.repeated);
  const forms = all.flatMap(({ repeated }) => (repeated?.per === 'skolform' ? [repeated.of] : []));
  const of = new Map<Section, HeadingNode[]>();
  const own: HeadingNode[] = [];
  for (const node of headings.all) {
    const text = foldHeading(node.heading.text);
    const best = bestFor(text, accepted);
    const formsNamed = forms.length > 0 ? schoolFormsIn(text, forms) : undefined;
    const named = repeated.filter(section => section.repeated && names(text, section.repeated, formsNamed));
    const claimed = new Set([...(best ? [best] : []), ...named]);
    for (const section of claimed) of.set(section, [...(of.get(section) ?? []), node]);
    if (claimed.size === 0) own.push(node);
  }
  return { headings, of, own };
}

function bestFor(
  text: string,
  accepted: readonly { readonly section: Section; readonly wanted: string }[],
): Section | undefined {
  let best: Section | undefined;
  let most = 0;
  for (const { section, wanted } of accepted) {
    const score = text === wanted ? wanted.length + 1000 : begins(text, wanted) ? wanted.length : 0;
    if (score > most) {
      best = section;
      most = score;
    }
  }
  return best;
}

function begins(text: string, wanted: string): boolean {
  return text.startsWith(wanted) && /^[^\p{L}\d-]/u.test(text.slice(wanted.length));
}

function names(
  text: string,
  repeated: NonNullable<Section['repeated']>,
  formsNamed: ReadonlySet<string> | undefined,
): boolean {
  if (repeated.per === 'skolform') return formsNamed?.has(repeated.of) === true;
  const name = foldHeading(repeated.of);
  return wordsOf(text).includes(wordsOf(name));
}

const wordsOf = remembered(text => ` ${text.replace(/[^\p{L}\d]+/gu, ' ').trim()} `);
