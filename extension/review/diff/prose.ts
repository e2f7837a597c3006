import type { Span } from '../../base/span.ts';
import { withoutComments } from '../../syntax/comment-ranges.ts';
import type { Document } from '../../syntax/document.ts';
import type { ChangeKind } from './change.ts';

/** The directives that are compared by themselves, and what a change of one is. */
export const itemKinds: Readonly<Record<string, ChangeKind>> = {
  värde: 'value',
  förändring: 'value',
  skillnad: 'value',
  antal: 'value',
  diagram: 'figure',
  tabell: 'figure',
  mål: 'goal',
  insats: 'intervention',
  effekt: 'effect',
  uppföljning: 'effect',
  analys: 'analysis',
  självvärdering: 'analysis',
  dialog: 'analysis',
  underlag: 'figure',
  sammanställning: 'figure',
  rödtråd: 'figure',
  årshjul: 'figure',
  beslut: 'section',
  program: 'section',
  syfte: 'section',
};

/** True for a directive that is compared by itself; others are a part of the text around them. */
export const isItem = (name: string) => name in itemKinds;

/** A stretch of the source as text to read: what is compared by itself is `[…]`, comments are left out. */
export function proseText(document: Document, span: Span): string {
  let text = document.text.slice(span.start.offset, span.end.offset);
  const inside = document.directives.filter(
    one =>
      span.start.offset <= one.span.start.offset &&
      one.span.end.offset <= span.end.offset &&
      isItem(one.name),
  );
  for (const one of [...inside].reverse()) {
    const from = one.span.start.offset - span.start.offset;
    const to = one.span.end.offset - span.start.offset;
    if (to > text.length) continue;
    text = `${text.slice(0, from)}${one.form === 'inline' ? '[…]' : ''}${text.slice(to)}`;
  }
  return flat(withoutComments(text, () => ' '));
}

/** A text with each run of blanks as one. */
export const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
