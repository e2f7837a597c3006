import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Directive } from '../syntax/directive.ts';

const start = /^Överenskommet\b/iu;

/**
 * What a dialogue ended in: the blocks from the one that begins with **Överenskommet:** to the next that begins with a bold word of
 * its own. Empty when nothing was agreed.
 */
export function agreementOf({ body }: Pick<Directive, 'body'>): readonly RootContent[] {
  const begins = (node: RootContent) =>
    node.type === 'paragraph' && node.children[0]?.type === 'strong' ? textOf(node.children[0]) : undefined;
  const first = body.findIndex(node => start.test(begins(node) ?? ''));
  if (first < 0) return [];
  const after = body.findIndex((node, index) => index > first && begins(node) !== undefined);
  const found = body.slice(first, after < 0 ? undefined : after);
  const said = found
    .map(node => textOf(node))
    .join(' ')
    .replace(/^[^:]*:/u, '');
  return said.trim() === '' ? [] : found;
}
