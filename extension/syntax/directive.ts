import type { List, Nodes, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import type { Span } from '../base/span.ts';

/** `:namn[…]{…}`, `::namn[…]{…}`, `:::namn[…]{…} … :::`. */
export type DirectiveForm = 'inline' | 'leaf' | 'container';

/** What stands in the brackets: a block's title, or an inline directive's snapshot. */
export interface DirectiveLabel {
  /** Plain text, character references and escapes decoded. */
  readonly text: string;
  /** The source between the brackets; empty for `[]`. */
  readonly span: Span;
}

/** One attribute as written. `{#M26-1 meritvärde läsår=2024/25}` gives `id`, a bare word (no key) and `läsår`. */
export interface Attribute {
  /** NFC; undefined for a bare word. `#x` has the key `id`. */
  readonly key: string | undefined;
  /** Decoded, quotes removed, NFC; a bare word's text. */
  readonly value: string;
  readonly span: Span;
  readonly keySpan: Span | undefined;
  /** Without the quotes. */
  readonly valueSpan: Span;
}

/** A list item `Nyckel: värde` of a block's first list. */
export interface FieldLine {
  readonly key: string;
  readonly value: string;
  readonly span: Span;
  readonly keySpan: Span;
  readonly valueSpan: Span;
}

/** One directive of a report, with every place known. */
export interface Directive {
  readonly name: string;
  readonly form: DirectiveForm;
  readonly nameSpan: Span;
  readonly label: DirectiveLabel | undefined;
  readonly attributes: readonly Attribute[];
  /** The braces with what is in them; undefined when there are none. */
  readonly attributesSpan: Span | undefined;
  readonly span: Span;
  /** The source between the opening and the closing fence's lines (containers only). */
  readonly bodySpan: Span | undefined;
  /** The body's first list read as `Nyckel: värde` lines, when every item has that shape; whether it *is* one, the kind's schema decides. */
  readonly fieldLines: readonly FieldLine[] | undefined;
  readonly fieldList: List | undefined;
  /** The body's blocks (containers only), nested directives included. */
  readonly body: readonly RootContent[];
  readonly node: TextDirective | LeafDirective | ContainerDirective;
  /** The directive that this one stands in. */
  readonly parent: Directive | undefined;
  /** The paragraph, heading or table cell that an inline directive stands in. */
  readonly block: Nodes | undefined;
}

/** A heading with its plain text. */
export interface Heading {
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  readonly text: string;
  readonly span: Span;
}

/** An HTML comment `<!-- … -->`: a waiver, a guidance text, a mark of the tool, or a remark. */
export interface Comment {
  /** What stands between `<!--` and `-->`, trimmed. */
  readonly text: string;
  readonly span: Span;
  /** The block that follows it, when there is one: what a waiver or `läs om` speaks of. */
  readonly next: Span | undefined;
}
