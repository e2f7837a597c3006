import type { Diagnostic } from '../base/diagnostic.ts';
import type { DirectiveKind, Typed } from '../directives/contract.ts';
import { directiveKinds } from '../directives/list.ts';
import { readDirective } from '../directives/read.ts';
import type { Vocabulary } from '../directives/setting.ts';
import type { Directive } from '../syntax/directive.ts';
import type { KnownBlock } from '../syntax/known-block.ts';
import { rowsWithin, textWithin } from './block-body.ts';
import { isFilledIn } from './filled-in.ts';
import { type OwnRules, ownFindings } from './own-rules.ts';
import type { ReportDirective } from './report.ts';
import { templateTitlesLeft } from './template-titles.ts';
import { type IndicatorNames, typedNumberHints } from './typed-numbers.ts';

const kindsByName = new Map(directiveKinds.map(kind => [kind.name, kind]));

/** What directives are read by; the same for all of a report. */
export interface Rules {
  readonly vocabulary: Vocabulary;
  readonly own: OwnRules;
  readonly namedIn: IndicatorNames;
}

/** How the next directive was read before, if it says the same as then. */
export type ReadBefore = (directive: Directive) => Typed | undefined;

/** A directive that has been read, and what is wrong with it. */
interface DirectiveReading {
  readonly entry: ReportDirective;
  /** Its index among the block's directives. */
  readonly index: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** A block of the text's first level as a report reads it: by the same rules the same, wherever it stands. All places are the block's own. */
export interface BlockReading {
  readonly directives: readonly DirectiveReading[];
  /** Titles of a template that still stand. */
  readonly titles: readonly Diagnostic[];
  /** Hints on numbers typed by hand. */
  readonly numbers: readonly Diagnostic[];
  /** What other reports see of its directives, as a text; empty without any. */
  readonly outside: string;
}

/** Reads a block. `readBefore` is asked of each of its directives, in order. */
export function readBlock(block: KnownBlock, rules: Rules, readBefore: ReadBefore): BlockReading {
  const { vocabulary, own } = rules;
  const { file } = block.source;
  const directives = block.directives.flatMap((directive, index): readonly DirectiveReading[] => {
    const before = readBefore(directive);
    const kind = kindsByName.get(directive.name);
    if (!kind) return [];
    const { typed, diagnostics } = readDirective(directive, kind, vocabulary, file);
    const found = [...diagnostics, ...ownFindings(own, kind, typed, { file, vocabulary })];
    // The same values in the same objects: bindings are kept by them.
    const entry = entryOf(kind, before ? { ...before, directive } : typed, vocabulary);
    return [{ entry, index, diagnostics: found }];
  });
  return {
    directives,
    titles: templateTitlesLeft(block),
    numbers: typedNumberHints(block, rules.namedIn),
    outside: outsideOf(block, directives),
  };
}

function entryOf(kind: DirectiveKind, typed: Typed, vocabulary: Vocabulary): ReportDirective {
  const rows = kind.table && rowsWithin(typed);
  return { kind, typed, text: textWithin(typed, kind, vocabulary), ...(rows && { rows }) };
}

function outsideOf({ comments }: KnownBlock, directives: readonly DirectiveReading[]): string {
  const blocks = directives.filter(({ entry }) => entry.kind.forms[0] !== 'inline');
  if (blocks.length === 0) return '';
  const written = comments.map(({ comment }) => comment);
  return JSON.stringify(
    blocks.map(({ entry: { kind, typed, text, rows } }) => [
      kind.name,
      typed.spec,
      typed.directive.label?.text,
      text,
      rows,
      isFilledIn(typed.directive, written),
    ]),
  );
}
