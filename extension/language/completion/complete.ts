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
    case 'name':
      return asked || (letter && where.typed !== '') ? directiveOffers(scene, cursor, where, span) : [];
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

/** True when the letter before the cursor begins a word that there are offers for, and what stood before it had none. */
export function beginsOffers(scene: Scene, cursor: Cursor): boolean {
  const [before = '', typed = ''] = [
    ...cursor.text.slice(Math.max(0, cursor.offset - 3), cursor.offset),
  ].slice(-2);
  if (completeReport(scene, cursor, { typed }).length === 0) return false;
  if (!completionTriggers.includes(before)) return true;
  return (
    completeReport(scene, { ...cursor, offset: cursor.offset - typed.length }, { typed: before }).length === 0
  );
}
