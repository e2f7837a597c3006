import type { Root } from 'mdast';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Comment, Directive, Heading } from './directive.ts';
import type { NameSets } from './names.ts';
import type { PlacedBlock } from './placed-block.ts';

/** The front matter as written: the YAML between the `---` lines (span of that text alone). */
export interface FrontMatterSource {
  readonly text: string;
  readonly span: Span;
}

/** What a reparse after an edit goes on from. */
interface Parsed {
  readonly names: NameSets;
  /** The blocks of the first level; undefined when they have been let go, to spare memory. */
  readonly blocks: readonly PlacedBlock[] | undefined;
  /** Of the tree. */
  readonly position: Root['position'];
  /** Parts of the text that were tried alone, mended perhaps: whether each is a directive. */
  readonly tried: ReadonlyMap<string, boolean>;
}

/** A Markdown file as the syntax sees it; every place counts in the text as it is on disk (a BOM included). */
export interface Document {
  readonly file: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
  readonly frontMatter: FrontMatterSource | undefined;
  /** Put together when it is first asked for, as are the directives: what is told of a text after a key press needs neither. */
  readonly tree: Root;
  /** In the order of the text, nested ones after their parent. */
  readonly directives: readonly Directive[];
  readonly headings: readonly Heading[];
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
  readonly parsed: Parsed;
}
