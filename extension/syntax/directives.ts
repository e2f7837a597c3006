import type { Paragraph, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { type Span, spanAt } from '../base/span.ts';
import type { Attribute, Directive, DirectiveForm, DirectiveLabel } from './directive.ts';
import type { AttributeTokens, DirectiveNode, DirectiveTokens, Range } from './directive-tokens.ts';
import { readFieldLines } from './field-lines.ts';
import { type DirectivePlace, rangeOf } from './inventory.ts';
import { lineEndOf, nextLineOf, type Source } from './source.ts';

/** A directive, its parts by offset, and its node's range. */
export interface ReadDirective {
  readonly directive: Directive;
  readonly tokens: DirectiveTokens;
  readonly range: Range;
}

const forms: Readonly<Record<DirectiveNode['type'], DirectiveForm>> = {
  textDirective: 'inline',
  leafDirective: 'leaf',
  containerDirective: 'container',
};

const isLabel = (node: RootContent | undefined): node is Paragraph =>
  node?.type === 'paragraph' && node.data !== undefined && 'directiveLabel' in node.data;

/** The blocks of a container, without the paragraph that holds its label. */
export function bodyOf(node: DirectiveNode): readonly RootContent[] {
  if (node.type !== 'containerDirective') return [];
  return isLabel(node.children[0]) ? node.children.slice(1) : node.children;
}

/** The source between a container's fences; to the end of the container when it is never closed. */
function bodyRange(text: string, tokens: DirectiveTokens, whole: Range): Range {
  const [opening, closing] = tokens.fences;
  const start = nextLineOf(text, lineEndOf(text, opening?.end ?? whole.start));
  let end = whole.end;
  if (closing) {
    end = closing.start;
    while (end > start && !/[\r\n]/.test(text.charAt(end - 1))) end--;
  }
  return { start: Math.min(start, Math.max(end, whole.end)), end: Math.max(end, Math.min(start, whole.end)) };
}

/** Makes directives of the nodes that a walk found, in the order of the text. */
export function readDirectives(
  places: readonly DirectivePlace<DirectiveNode>[],
  tokens: ReadonlyMap<DirectiveNode, DirectiveTokens>,
  { text, starts }: Pick<Source, 'text' | 'starts'>,
): readonly ReadDirective[] {
  const span = (range: Range): Span => spanAt(starts, range.start, range.end);
  const byNode = new Map<DirectiveNode, Directive>();

  const attributeOf = (raw: AttributeTokens, inCell: boolean): Attribute => {
    const value = raw.value.replace(/\s*[\r\n]\s*/g, ' ').normalize('NFC');
    return {
      key: raw.key?.normalize('NFC'),
      // GFM leaves the backslash that keeps a cell from being split.
      value: inCell ? value.replaceAll('\\|', '|') : value,
      span: span(raw.range),
      keySpan: raw.keyRange && span(raw.keyRange),
      valueSpan: span(raw.valueRange),
    };
  };
  const labelOf = (node: DirectiveNode, known: DirectiveTokens): DirectiveLabel | undefined => {
    if (!known.label) return undefined;
    const first = node.children[0];
    const holder = node.type === 'containerDirective' ? (isLabel(first) ? first : undefined) : node;
    return { text: holder ? textOf(holder) : '', span: span(known.label) };
  };

  const read: ReadDirective[] = [];
  for (const { node, parent, block } of places) {
    const known = tokens.get(node);
    const range = rangeOf(node);
    if (!known || !range) continue;
    const body = bodyOf(node);
    const fields = readFieldLines(body, text, starts);
    const directive: Directive = {
      name: node.name.normalize('NFC'),
      form: forms[node.type],
      nameSpan: span(known.name),
      label: labelOf(node, known),
      attributes: known.attributes.map(raw => attributeOf(raw, block?.type === 'tableCell')),
      attributesSpan: known.braces && span(known.braces),
      span: span(range),
      bodySpan: node.type === 'containerDirective' ? span(bodyRange(text, known, range)) : undefined,
      fieldLines: fields?.lines,
      fieldList: fields?.list,
      body,
      node,
      parent: parent && byNode.get(parent),
      block: node.type === 'textDirective' ? block : undefined,
    };
    byNode.set(node, directive);
    read.push({ directive, tokens: known, range });
  }
  return read;
}
