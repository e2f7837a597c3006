import type { Nodes, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/**
 * The text of Markdown blocks as a person reads it: one line per paragraph and list item, an inline directive by the text in
 * its brackets. Without tables, code, comments and block directives, which say nothing as running text.
 */
export function plainText(nodes: readonly RootContent[]): string {
  return nodes.flatMap(linesOf).join('\n');
}

const silent: readonly string[] = ['table', 'code', 'html', 'containerDirective', 'leafDirective'];

function linesOf(node: Nodes): readonly string[] {
  if (silent.includes(node.type)) return [];
  if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote')
    return node.children.flatMap(linesOf);
  const text = textOf(node, { includeHtml: false, includeImageAlt: false }).replace(/\s+/gu, ' ').trim();
  return text ? [text] : [];
}
