import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { type ProblemCode, problems } from '../base/problems.ts';
import type { Span } from '../base/span.ts';
import { nearest } from '../schema/nearest.ts';
import { deleteComment } from '../syntax/comments.ts';
import type { Comment } from '../syntax/directive.ts';
import type { Document } from '../syntax/document.ts';

/** The mark that an update leaves before a paragraph whose number has changed sign or position. */
export const rereadMark = 'ska: läs om';

/** A finding that somebody has decided to live with, until a date: `ska: undantag KOD, skäl: …, av: ROLL, till: DATUM`. */
export interface Waiver {
  readonly code: ProblemCode;
  readonly reason: string;
  readonly by: string;
  /** ISO date, inclusive. */
  readonly until: string | undefined;
  /** The lines that it covers; undefined for the whole file. */
  readonly covers: Span | undefined;
  readonly span: Span;
}

const waiverStart = /^ska:\s*undantag\s+/;
/** Rooms whose findings always hold: no child can be found. */
const neverWaived = /^(protection|personal|value\.unprotected)/;

/** What a report's comments say to its author: guidance that still stands, paragraphs to read again, broken waivers. */
export function readComments(document: Document): Diagnostic[] {
  return document.comments.flatMap(comment => {
    const place = { file: document.file, span: comment.span };
    if (comment.text === rereadMark)
      return [
        diagnostic(
          'prose.reread',
          place,
          {},
          {
            title: 'Ta bort märket',
            edits: [{ file: document.file, span: lineSpan(document, comment.span), text: '' }],
          },
        ),
      ];
    if (/^ledtext\s*:/i.test(comment.text)) {
      const text = comment.text.replace(/^ledtext\s*:\s*/i, '').replace(/\s+/g, ' ');
      const fix = { title: 'Ta bort ledtexten', edits: [deleteComment(document, comment.span)] };
      return [
        diagnostic('guidance.left', place, { text: text.length > 90 ? `${text.slice(0, 89)}…` : text }, fix),
      ];
    }
    if (waiverStart.test(comment.text)) {
      const read = readWaiver(comment, document);
      return 'problem' in read ? [read.problem] : [];
    }
    return [];
  });
}

/** The waivers of a document that are whole; broken ones are told by {@link readComments}. */
export function waiversOf(document: Document): readonly Waiver[] {
  return document.comments.flatMap(comment => {
    if (!waiverStart.test(comment.text)) return [];
    const read = readWaiver(comment, document);
    return 'problem' in read ? [] : [read];
  });
}

function readWaiver(comment: Comment, document: Document): Waiver | { readonly problem: Diagnostic } {
  const place = { file: document.file, span: comment.span };
  const body = comment.text.replace(waiverStart, '');
  const code = /^[\w.-]+/.exec(body)?.[0] ?? '';
  const part = (key: string) => {
    const said = new RegExp(`(?:^|,)\\s*${key}:\\s*(.+?)(?=,\\s*(?:skäl|av|till):|$)`, 's').exec(body)?.[1];
    // Three dots are where a reason is to be written.
    return said && !/^[…. ]+$/.test(said) ? said.trim() : undefined;
  };
  const reason = part('skäl');
  const by = part('av');
  const until = part('till');
  if (!(code in problems))
    return {
      problem: diagnostic('waiver.unknown-code', place, {
        code,
        nearest: nearest(code, Object.keys(problems)),
      }),
    };
  if (neverWaived.test(code)) return { problem: diagnostic('waiver.not-allowed', place, { code }) };
  const missing = !reason
    ? 'skäl'
    : !by
      ? 'av'
      : until && !/^\d{4}-\d{2}-\d{2}$/.test(until)
        ? 'till'
        : undefined;
  if (!reason || !by || missing)
    return { problem: diagnostic('waiver.malformed', place, { missing: missing ?? 'skäl' }) };
  const beforeFirstHeading =
    comment.span.start.offset < (document.headings[0]?.span.start.offset ?? Infinity);
  return {
    code: code as ProblemCode,
    reason,
    by,
    until,
    // At the end of the text there is nothing left to cover: never the whole file.
    covers: beforeFirstHeading ? undefined : (comment.next ?? comment.span),
    span: comment.span,
  };
}

function lineSpan(document: Document, span: Span): Span {
  const start = document.lineStarts[span.start.line - 1] ?? span.start.offset;
  const end = document.lineStarts[span.end.line] ?? span.end.offset;
  return {
    start: { line: span.start.line, column: 1, offset: start },
    end: { line: span.end.line + 1, column: 1, offset: end },
  };
}
