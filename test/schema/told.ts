import type { Diagnostic } from '../../extension/base/diagnostic.ts';
import { sentence } from '../../extension/base/problems.ts';

/** A diagnostic as a person sees it: line:column, code. */
export function seen({ code, place }: Diagnostic): string {
  return `${place.span.start.line}:${place.span.start.column} ${code}`;
}

/** Its Swedish sentence. */
export function told({ code, args }: Diagnostic): string {
  return sentence(code, args as never, 'sv');
}

/** The text after its fix has been made. */
export function mended(text: string, { fix }: Diagnostic): string {
  let result = text;
  for (const edit of [...(fix?.edits ?? [])].reverse()) {
    result = result.slice(0, edit.span.start.offset) + edit.text + result.slice(edit.span.end.offset);
  }
  return result;
}
