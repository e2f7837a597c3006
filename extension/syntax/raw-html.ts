import type { ElementContent } from 'hast';
import type { Html, Nodes } from 'mdast';

const phrasing: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'textDirective',
  'leafDirective',
]);

/** The text of raw HTML: comments and tags go, what stands between them stays; scripts and styles go whole. */
function textOfHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style|iframe|template|noscript|object)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<[a-z/!?](?:"[^"]*"|'[^']*'|[^>"'])*>?/gi, '')
    .trim();
}

/** Raw HTML as the page shows it: its text alone, never its code; `<br>`, the only line break that a table cell can have, breaks the line. */
export function shownHtml(html: Html, parent: Nodes | undefined): ElementContent[] {
  if (/^<br\s*\/?>$/i.test(html.value.trim())) {
    return [{ type: 'element', tagName: 'br', properties: {}, children: [] }];
  }
  const value = textOfHtml(html.value);
  if (value === '') return [];
  const text: ElementContent = { type: 'text', value };
  if (parent && phrasing.has(parent.type)) return [text];
  return [{ type: 'element', tagName: 'p', properties: {}, children: [text] }];
}
