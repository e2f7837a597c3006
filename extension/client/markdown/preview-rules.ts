/** The parts of a markdown-it token that are used here. */
interface Token {
  attrSet(name: string, value: string): void;
  content: string;
  children: Token[] | null;
  markup: string;
  block: boolean;
}

interface BlockState {
  readonly src: string;
  readonly bMarks: readonly number[];
  readonly tShift: readonly number[];
  readonly eMarks: readonly number[];
  readonly env: { skaOpen?: number };
  line: number;
  push(type: string, tag: string, nesting: 1 | 0 | -1): Token;
}

interface InlineState {
  readonly src: string;
  pos: number;
  readonly posMax: number;
  push(type: string, tag: string, nesting: 1 | 0 | -1): Token;
}

interface CoreState {
  readonly env: { skaOpen?: number };
  readonly tokens: Token[];
  readonly Token: new (type: string, tag: string, nesting: 1 | 0 | -1) => Token;
}

/** The parts of markdown-it that are used here: VS Code's own preview runs it, and hands it to us. */
export interface MarkdownIt {
  readonly block: {
    readonly ruler: {
      before(
        name: string,
        own: string,
        rule: (state: BlockState, line: number, end: number, silent: boolean) => boolean,
        options: { readonly alt: readonly string[] },
      ): void;
    };
  };
  readonly inline: {
    readonly ruler: {
      before(name: string, own: string, rule: (state: InlineState, silent: boolean) => boolean): void;
    };
  };
  readonly core: {
    readonly ruler: { after(name: string, own: string, rule: (state: CoreState) => void): void };
  };
}

const opening = /^(:{2,})([\p{L}][\p{L}\p{N}_-]*)(?:\[(.*?)\])?(?:\{([^}]*)\})?[ \t]*$/u;
const closing = /^:{3,}[ \t]*$/;
const inline = /^:([\p{L}][\p{L}\p{N}_-]*)(?:\[((?:[^\]\\]|\\.)*)\])?\{([^}\n]*)\}/u;

/**
 * Makes VS Code's own Markdown preview show directives decently: a value as its number, a block as a box with its name and
 * title around its text. The page as it will be is shown by our own preview.
 */
export function showDirectives<M extends MarkdownIt>(md: M): M {
  md.block.ruler.before('fence', 'ska_block', blockRule, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.inline.ruler.before('emphasis', 'ska_inline', inlineRule);
  md.core.ruler.after('block', 'ska_close', closeRule);
  return md;
}

function blockRule(state: BlockState, line: number, _end: number, silent: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const text = state.src.slice(start, state.eMarks[line]);
  if (!text.startsWith('::')) return false;
  const open = state.env.skaOpen ?? 0;
  if (closing.test(text)) {
    if (open === 0) return false;
    if (silent) return true;
    state.env.skaOpen = open - 1;
    state.push('ska_close', 'div', -1).block = true;
    state.line = line + 1;
    return true;
  }
  const found = opening.exec(text);
  if (!found) return false;
  if (silent) return true;
  const [, colons = '', name = '', title, attributes = ''] = found;
  const box = state.push('ska_open', 'div', 1);
  box.block = true;
  box.attrSet('class', 'ska-block');
  const head = state.push('paragraph_open', 'p', 1);
  head.block = true;
  head.attrSet('class', 'ska-head');
  head.attrSet('title', attributes);
  const words = state.push('inline', '', 0);
  words.content = title ? `${name}: ${title}` : name;
  words.children = [];
  state.push('paragraph_close', 'p', -1).block = true;
  if (colons.length === 2) state.push('ska_close', 'div', -1).block = true;
  else state.env.skaOpen = open + 1;
  state.line = line + 1;
  return true;
}

function inlineRule(state: InlineState, silent: boolean): boolean {
  if (state.src[state.pos] !== ':' || /[\p{L}\p{N}:]/u.test(state.src[state.pos - 1] ?? '')) return false;
  const found = inline.exec(state.src.slice(state.pos, state.posMax));
  if (!found) return false;
  if (!silent) {
    const [, name = '', label = '', attributes = ''] = found;
    const value = state.push('ska_value_open', 'span', 1);
    value.attrSet('class', 'ska-value');
    value.attrSet('title', `${name} ${attributes}`);
    state.push('text', '', 0).content = label.replace(/\\(.)/g, '$1') || '…';
    state.push('ska_value_close', 'span', -1);
  }
  state.pos += found[0].length;
  return true;
}

/** Ends the boxes whose last line is missing. */
function closeRule(state: CoreState): void {
  for (let open = state.env.skaOpen ?? 0; open > 0; open--) {
    const token = new state.Token('ska_close', 'div', -1);
    token.block = true;
    state.tokens.push(token);
  }
  state.env.skaOpen = 0;
}
