import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { KnownBlock } from '../syntax/known-block.ts';
import { isFilledIn } from './filled-in.ts';

/** The titles that templates give to blocks which somebody is to name. */
export const templateTitles: ReadonlySet<string> = new Set([
  'Skriv det viktigaste i en mening',
  'Skriv insatsen här',
  'Skriv målet här',
  'Skriv vad analysen handlar om',
]);

/** Blocks that still have a template's title though their guidance is gone: it would be printed as if somebody had written it. */
export function templateTitlesLeft({ source, directives, comments }: KnownBlock): readonly Diagnostic[] {
  return directives.flatMap(directive => {
    const title = directive.label?.text.trim() ?? '';
    const span = directive.label?.span;
    if (!span || !templateTitles.has(title)) return [];
    const isGuided = !isFilledIn(
      directive,
      comments.map(({ comment }) => comment),
    );
    return isGuided ? [] : [diagnostic('guidance.title-left', { file: source.file, span }, { title })];
  });
}
