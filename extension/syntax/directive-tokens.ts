import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import { directiveFromMarkdown } from 'mdast-util-directive';

/** A directive's node in the Markdown tree. */
export type DirectiveNode = TextDirective | LeafDirective | ContainerDirective;

/** Two offsets in the parsed text (without a byte order mark), end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** An attribute as the tokenizer saw it. `key` is undefined for a bare word. */
export interface AttributeTokens {
  readonly key: string | undefined;
  readonly value: string;
  readonly shortcut: '#' | '.' | undefined;
  readonly quoted: boolean;
  readonly range: Range;
  readonly keyRange: Range | undefined;
  readonly valueRange: Range;
}

/** Where the parts of a directive stand. */
export interface DirectiveTokens {
  name: Range;
  /** Between the brackets. */
  label: Range | undefined;
  /** With the braces. */
  braces: Range | undefined;
  readonly attributes: AttributeTokens[];
  /** The lines of a container's opening and closing fence, in this order. */
  readonly fences: Range[];
}

type FromMarkdown = ReturnType<typeof directiveFromMarkdown>;
type Handles = NonNullable<FromMarkdown['exit']>;
type Handle = NonNullable<Handles[string]>;
type Token = Parameters<Handle>[0];

/** What is known so far of the attribute that is being read. */
interface Draft {
  shortcut: '#' | '.' | undefined;
  key: Range | undefined;
  value: Range | undefined;
  quoted: boolean;
}

const range = (token: Token): Range => ({ start: token.start.offset, end: token.end.offset });
const inner = (token: Token): Range => ({ start: token.start.offset + 1, end: token.end.offset - 1 });
const newDraft = (): Draft => ({ shortcut: undefined, key: undefined, value: undefined, quoted: false });

/** Whether a node is a directive of any form. */
export function isDirectiveNode(node: { readonly type: string } | undefined): node is DirectiveNode {
  return (
    node?.type === 'textDirective' || node?.type === 'leafDirective' || node?.type === 'containerDirective'
  );
}

/** Adds an attribute; `.b` right after `#a` belongs to the id that its author meant, `a.b`. */
function add(attributes: AttributeTokens[], attribute: AttributeTokens): void {
  const last = attributes.at(-1);
  if (attribute.shortcut !== '.' || last?.shortcut !== '#' || last.range.end !== attribute.range.start) {
    attributes.push(attribute);
    return;
  }
  const end = attribute.range.end;
  attributes[attributes.length - 1] = {
    ...last,
    value: `${last.value}.${attribute.value}`,
    range: { start: last.range.start, end },
    valueRange: { start: last.valueRange.start, end },
  };
}

/**
 * Directives for mdast, and the places of their parts, which the tree itself does not keep. mdast-util-directive's
 * handlers are called from ours: a second extension for the same tokens would replace them. Made anew for each text.
 */
export function directiveTree(): {
  readonly extension: FromMarkdown;
  readonly tokens: ReadonlyMap<DirectiveNode, DirectiveTokens>;
} {
  const upstream = directiveFromMarkdown();
  const tokens = new Map<DirectiveNode, DirectiveTokens>();
  let current: DirectiveTokens | undefined;
  let draft = newDraft();

  const tokensOf = (stack: readonly { type: string }[]): DirectiveTokens | undefined => {
    const node = stack.at(-1);
    return isDirectiveNode(node) ? tokens.get(node) : undefined;
  };
  const enter: Handles = { ...upstream.enter };
  const exit: Handles = { ...upstream.exit };
  const before = (handles: Handles, type: string, own: Handle) => {
    const theirs = handles[type];
    handles[type] = function (token) {
      own.call(this, token);
      theirs?.call(this, token);
    };
  };
  const after = (handles: Handles, type: string, own: Handle) => {
    const theirs = handles[type];
    handles[type] = function (token) {
      theirs?.call(this, token);
      own.call(this, token);
    };
  };

  for (const form of ['directiveText', 'directiveLeaf', 'directiveContainer']) {
    after(exit, `${form}Name`, function (token) {
      const node = this.stack.at(-1);
      if (!isDirectiveNode(node)) return;
      tokens.set(node, {
        name: range(token),
        label: undefined,
        braces: undefined,
        attributes: [],
        fences: [],
      });
    });
    after(exit, `${form}Label`, function (token) {
      const known = tokensOf(this.stack);
      if (known) known.label = inner(token);
    });
    before(enter, `${form}Attributes`, function () {
      current = tokensOf(this.stack);
      draft = newDraft();
    });
    after(exit, `${form}Attributes`, token => {
      if (current) current.braces = range(token);
      current = undefined;
    });
    after(exit, `${form}AttributeIdValue`, token => {
      draft.shortcut = '#';
      draft.value = range(token);
    });
    after(exit, `${form}AttributeClassValue`, token => {
      draft.shortcut = '.';
      draft.value = range(token);
    });
    after(exit, `${form}AttributeName`, token => {
      draft.key = range(token);
    });
    after(exit, `${form}AttributeValueLiteral`, token => {
      draft.quoted = true;
      draft.value = inner(token);
    });
    after(exit, `${form}AttributeValue`, token => {
      draft.value = range(token);
    });
    after(exit, `${form}Attribute`, function (token) {
      const [key, value] = this.data.directiveAttributes?.at(-1) ?? ['', ''];
      const word = draft.value === undefined;
      const place = draft.value ?? draft.key ?? range(token);
      const attribute: AttributeTokens = {
        key: word ? undefined : key,
        value: word ? key : value,
        shortcut: draft.shortcut,
        quoted: draft.quoted,
        range: word ? place : range(token),
        keyRange: word || draft.shortcut ? undefined : draft.key,
        valueRange: place,
      };
      if (current) add(current.attributes, attribute);
      draft = newDraft();
    });
  }
  after(exit, 'directiveContainerFence', function (token) {
    tokensOf(this.stack)?.fences.push(range(token));
  });
  return { extension: { ...upstream, enter, exit }, tokens };
}
