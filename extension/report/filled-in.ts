import type { Comment, Directive } from '../syntax/directive.ts';

/** A template's block counts when its guidance text is gone: until then nobody has written it. */
export function isFilledIn({ span: { start, end } }: Directive, comments: readonly Comment[]): boolean {
  return !comments.some(
    ({ text, span }) =>
      /^ledtext\s*:/i.test(text) && start.offset <= span.start.offset && span.end.offset <= end.offset,
  );
}
