import type { Root } from 'mdast';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Comment, Directive, Heading } from './directive.ts';
import type { DirectiveNode, DirectiveTokens } from './directive-tokens.ts';
import type { NameSets } from './names.ts';

/** The front matter as written: the YAML between the `---` lines (span of that text alone). */
export interface FrontMatterSource {
  readonly text: string;
  readonly span: Span;
}

/** What a reparse after an edit goes on from. */
interface Parsed {
  readonly names: NameSets;
  /** Where the parts of the tree's directives stand. */
  readonly tokens: ReadonlyMap<DirectiveNode, DirectiveTokens>;
  /** Parts of the text that were tried alone, mended perhaps: whether each is a directive. */
  readonly tried: ReadonlyMap<string, boolean>;
}

/** A Markdown file as the syntax sees it; every place counts in the text as it is on disk (a BOM included). */
export interface Document {
  readonly file: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
  readonly frontMatter: FrontMatterSource | undefined;
  readonly tree: Root;
  /** In the order of the text, nested ones after their parent. */
  readonly directives: readonly Directive[];
  readonly headings: readonly Heading[];
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
  readonly parsed: Parsed;
}
