import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { nearest } from '../schema/nearest.ts';
import type { Directive } from '../syntax/directive.ts';
import type { ProjectView } from './contract.ts';
import { placeOf, placeOfName } from './places.ts';
import type { Setting } from './setting.ts';

/** The letters of ids that live over the years: analysis, goal, intervention, effect, follow-up, dialogue. */
export type IdLetter = 'A' | 'M' | 'I' | 'E' | 'U' | 'D';

const living = /^(?:[\p{L}\d-]+#)?([AMIEUD])(\d{2}-)?\d+$/u;

/** True for an id that the tool gives (`I26-1`, `A1`, `huvudman#M25-2`); figures and tables have free words. */
export function isLivingId(word: string): boolean {
  return living.test(word);
}

/** The ids of an attribute: blanks, commas and « och » part them. */
export function linkWords(value: string | undefined): readonly string[] {
  return value?.split(/[\s,]+/u).filter(word => word && word !== 'och') ?? [];
}

/** The living ids in a text for people: « ändras, se I26-1 ». */
export function idsWithin(value: string | undefined): readonly string[] {
  return linkWords(value)
    .map(word => word.replace(/[.;:)]+$/u, '').replace(/^\(/u, ''))
    .filter(word => /^(?:[\p{L}\d-]+#)?[AMIEUD]\d{2}-\d+$/u.test(word));
}

/** An attribute whose words are ids. */
export interface Link {
  readonly attribute: string;
  readonly words: readonly string[];
  /** What it may point to; undefined for any block. */
  readonly letters?: readonly IdLetter[];
  readonly wanted: string;
  readonly example: string;
  /** What else its words may be, for nearest matches: indicators. */
  readonly others?: readonly string[];
  /** What the sentence calls the attribute when its word stands bare. */
  readonly bare?: string;
}

/** That each id of a link exists, and is of the kind that the link wants. */
export function checkLink(
  directive: Directive,
  link: Link,
  setting: Setting,
  project: ProjectView,
): readonly Diagnostic[] {
  return link.words.flatMap(id => {
    const word = directive.attributes.find(({ key, value }) => key === undefined && value === id);
    const place = word
      ? { file: setting.report.file, span: word.valueSpan }
      : placeOf(directive, link.attribute, setting);
    const attribute = word && link.bare ? link.bare : link.attribute;
    const [, letter, year] = living.exec(id) ?? [];
    if (letter && link.letters && !link.letters.some(each => each === letter))
      return [
        diagnostic('directive.link-kind', place, {
          attribute,
          id,
          wanted: link.wanted,
          example: link.example,
        }),
      ];
    if (project.hasId(id, setting.report.id)) return [];
    // What an earlier report wrote may be from before the project began.
    const earlier =
      year !== undefined && Number(year.slice(0, 2)) <= Number(setting.report.schoolYear.slice(2, 4));
    const near = nearest(id, [...project.idsFrom(setting.report.id), ...(link.others ?? [])]);
    const edits = [{ file: place.file, span: place.span, text: near ?? id }];
    const code = letter ? 'directive.link-unknown' : 'directive.target-unknown';
    return [
      diagnostic(
        earlier ? 'directive.link-earlier' : code,
        place,
        { attribute, id, nearest: near },
        near && link.words.length === 1 ? { title: near, edits } : undefined,
      ),
    ];
  });
}

const unnestable: readonly string[] = ['mål', 'insats', 'effekt', 'uppföljning'];

/** That goals, interventions, effects and follow-ups do not stand in each other. */
export function checkNesting(directive: Directive, setting: Setting): readonly Diagnostic[] {
  for (let around = directive.parent; around; around = around.parent)
    if (unnestable.includes(around.name))
      return [
        diagnostic('directive.nested', placeOfName(directive, setting), {
          directive: directive.name,
          parent: around.name,
        }),
      ];
  return [];
}
