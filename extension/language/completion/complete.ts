import { lineStarts, spanAt } from '../../base/span.ts';
import { whereIs } from '../cursor/where.ts';
import type { Cursor, Scene } from '../scene.ts';
import { directiveOffers } from './directives.ts';
import { fieldKeyOffers, fieldValueOffers } from './field-lines.ts';
import { frontMatterOffers } from './front-matter.ts';
import { headingOffers } from './headings.ts';
import { braceOffers } from './in-braces.ts';
import type { Offer } from './offer.ts';
import { waiverOffers } from './waivers.ts';

/** Why completion is asked for: a character was just typed, or the author asked. */
export type Reason = { readonly typed: string } | 'asked';

/**
 * Offers at a cursor of a report. `cursor.text` may be newer than the scene's report: where the cursor stands is read from
 * the text. After a character typed there are offers only inside braces and values, or when a letter has just been put
 * behind a colon that begins a word, a list's mark or a heading's: so that a colon, a `:::`, a dash or a `#` followed by
 * Enter stays what it is.
 */
export function completeReport(scene: Scene, cursor: Cursor, reason: Reason): readonly Offer[] {
  const where = whereIs(cursor);
  const asked = reason === 'asked';
  const letter = !asked && /^[\p{L}\p{N}]$/u.test(reason.typed);
  let starts: readonly number[] | undefined;
  const span = (start: number, end: number) => {
    starts ??= lineStarts(cursor.text);
    return spanAt(starts, start, end);
  };
  switch (where.in) {
    case 'front-matter':
      return asked || letter || reason.typed === ' ' ? frontMatterOffers(scene, cursor, where, span) : [];
    case 'name': {
      if (!asked && (!letter || where.typed === '')) return [];
      const offers = directiveOffers(scene, cursor, where, span);
      // « :D» and « :P» in a sentence are no directives: Enter must not make them ones.
      return asked || where.colons > 1 ? offers : offers.filter(({ label }) => label.startsWith(where.typed));
    }
    case 'braces':
      return unlessWritten(braceOffers(scene, cursor, where, span), cursor, reason);
    case 'field-key':
      return asked || letter ? fieldKeyOffers(scene, cursor, where, span) : [];
    case 'field-value':
      return unlessWritten(fieldValueOffers(scene, cursor, where, span, asked), cursor, reason);
    case 'heading':
      return asked || letter ? headingOffers(scene, where, span) : [];
    case 'waiver':
      return waiverOffers(scene, where, span);
    case 'prose':
      return [];
  }
}

/** Nothing while a word is typed that is one of the offers by now: Enter then ends the line and accepts no offer. */
function unlessWritten(offers: readonly Offer[], { text, offset }: Cursor, reason: Reason): readonly Offer[] {
  if (reason === 'asked') return offers;
  const written = offers.some(offer => {
    const { start, end } = offer.span;
    return (
      end.offset === offset && end.offset > start.offset && text.slice(start.offset, offset) === offer.text
    );
  });
  return written ? [] : offers;
}

/** Makes the span between two offsets of the cursor's text. */
export type SpanOf = (start: number, end: number) => ReturnType<typeof spanAt>;

/**
 * The characters after which an editor asks for completion by itself. Letters are none: VS Code heeds no such character at
 * a word's end, and asks for nothing else while Markdown is written. `beginsOffers` tells when it is to be asked.
 */
export const completionTriggers: readonly string[] = [...'{ =",#/'];

/**
 * How what stands before a letter came there: the author has just typed it (and the editor has asked for offers then, if it is
 * one of its characters), it stood there, or the author has just taken away what stood between.
 */
export type Before = 'typed' | 'stood' | 'taken';

/** True when an editor is to ask for offers since a letter was just typed before the cursor: it begins a word that has any, or goes on with one that was shortened. */
export function beginsOffers(scene: Scene, cursor: Cursor, since: Before): boolean {
  const [before = '', typed = ''] = [
    ...cursor.text.slice(Math.max(0, cursor.offset - 3), cursor.offset),
  ].slice(-2);
  if (completeReport(scene, cursor, { typed }).length === 0) return false;
  // Own words stand in headings and as keys: who mends one must not get another for it by Enter.
  if (since === 'taken') return ['name', 'braces', 'field-value'].includes(whereIs(cursor).in);
  if (since === 'stood' || !completionTriggers.includes(before)) return true;
  return (
    completeReport(scene, { ...cursor, offset: cursor.offset - typed.length }, { typed: before }).length === 0
  );
}
