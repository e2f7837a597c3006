import type { DirectiveKind } from '../../directives/contract.ts';
import { directiveKinds } from '../../directives/list.ts';
import type { DirectiveForm } from '../../syntax/directive.ts';
import { blocksAbove } from '../cursor/open-blocks.ts';
import { frontMatterOf } from '../cursor/where.ts';
import type { Cursor, Scene } from '../scene.ts';
import type { SpanOf } from './complete.ts';
import { type Offer, orderOf } from './offer.ts';
import { directiveSnippet } from './snippets.ts';

/** Directives as snippets: inline ones in running text, blocks as well where a line begins. */
export function directiveOffers(
  scene: Scene,
  { text, offset }: Cursor,
  where: {
    readonly colons: number;
    readonly lineStart: boolean;
    readonly start: number;
    readonly end: number;
  },
  span: SpanOf,
): readonly Offer[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const outer = where.lineStart
    ? blocksAbove(text, frontMatterOf(text)?.end ?? 0, lineStart).blocks.at(-1)
    : undefined;
  const replaced = span(where.start, where.end);
  return directiveKinds
    .flatMap(kind => {
      const form = formFor(kind, where, outer?.colons);
      return form ? [{ kind, form }] : [];
    })
    .map(({ kind, form }, index) => ({
      label: kind.name,
      kind: 'directive',
      detail: { inline: ':', leaf: '::', container: ':::' }[form],
      documentation: `${kind.doc[scene.language]}\n\n\`\`\`markdown\n${kind.example}\n\`\`\``,
      span: replaced,
      text: directiveSnippet(kind, form, scene),
      snippet: true,
      filter: ':'.repeat(where.colons) + kind.name,
      sort: orderOf(index),
      more: form === 'inline',
    }));
}

/** The form that a directive gets here; undefined where it cannot stand. */
function formFor(
  { forms, data }: DirectiveKind,
  { colons, lineStart }: { readonly colons: number; readonly lineStart: boolean },
  outer: number | undefined,
): DirectiveForm | undefined {
  if (forms.includes('inline')) return colons === 1 ? 'inline' : undefined;
  if (!lineStart) return undefined;
  if (colons === 2 && forms.includes('leaf') && (data || forms[0] === 'leaf')) return 'leaf';
  if (forms[0] === 'leaf') return 'leaf';
  // A block inside one with as few colons would close it.
  return outer === undefined || outer > 3 ? 'container' : undefined;
}
