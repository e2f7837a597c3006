import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Document } from '../syntax/document.ts';

/** The titles that templates give to blocks which somebody is to name. */
export const templateTitles: ReadonlySet<string> = new Set([
  'Skriv det viktigaste i en mening',
  'Skriv insatsen här',
  'Skriv målet här',
  'Skriv vad analysen handlar om',
]);

/** Blocks that still have a template's title though their guidance is gone: it would be printed as if somebody had written it. */
export function templateTitlesLeft(document: Document): Diagnostic[] {
  return document.directives.flatMap(({ label, span }) => {
    if (label === undefined || !templateTitles.has(label.text.trim())) return [];
    const isGuided = document.comments.some(
      comment =>
        /^ledtext\s*:/i.test(comment.text) &&
        comment.span.start.offset >= span.start.offset &&
        comment.span.end.offset <= span.end.offset,
    );
    return isGuided
      ? []
      : [
          diagnostic(
            'guidance.title-left',
            { file: document.file, span: label.span },
            { title: label.text.trim() },
          ),
        ];
  });
}
