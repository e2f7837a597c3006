import type { Span } from '../base/span.ts';
import type { ReportDirective } from '../report/report.ts';
import type { Scene } from './scene.ts';
import { sectionsOf } from './sections.ts';

/** What an entry of the outline is: decides its icon. */
export type SymbolKind = 'section' | 'figure' | 'goal' | 'intervention' | 'analysis' | 'block';

/** A section or block of a report, with what stands in it. */
export interface DocumentSymbol {
  readonly name: string;
  /** « diagram #merit »; empty when it would only repeat the name. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  /** The heading, or the block's name: what is shown when the entry is chosen. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

type Growing = DocumentSymbol & { readonly children: Growing[] };

/** Kinds of blocks that have an icon of their own. */
const kinds: Readonly<Record<string, SymbolKind>> = {
  diagram: 'figure',
  tabell: 'figure',
  mål: 'goal',
  insats: 'intervention',
  analys: 'analysis',
};

/** The kind of symbol that a directive is. */
export function symbolKind(name: string): SymbolKind {
  return kinds[name] ?? 'block';
}

/** The structure of a report: sections in each other, blocks in their sections. */
export function documentSymbols({ report }: Pick<Scene, 'report'>): readonly DocumentSymbol[] {
  const entries: Growing[] = [
    ...sectionsOf(report).map(
      ({ heading, span }): Growing => ({
        name: heading.text || '–',
        detail: '',
        kind: 'section',
        span,
        selection: heading.span,
        children: [],
      }),
    ),
    ...report.directives
      .filter(({ typed }) => typed.directive.form !== 'inline')
      .map((one): Growing => ({ ...blockSymbol(one), children: [] })),
  ].sort((a, b) => a.span.start.offset - b.span.start.offset || b.span.end.offset - a.span.end.offset);
  const top: Growing[] = [];
  const open: Growing[] = [];
  for (const entry of entries) {
    while (open.length > 0 && (open.at(-1)?.span.end.offset ?? 0) < entry.span.end.offset) open.pop();
    (open.at(-1)?.children ?? top).push(entry);
    open.push(entry);
  }
  return top;
}

function blockSymbol({ kind, typed }: ReportDirective): Omit<DocumentSymbol, 'children'> {
  const { id } = typed.spec as { readonly id?: string };
  const { directive } = typed;
  const name = directive.label?.text.trim() || id || kind.name;
  return {
    name,
    detail: id !== undefined ? `${kind.name} #${id}` : name === kind.name ? '' : kind.name,
    kind: symbolKind(kind.name),
    span: directive.span,
    selection: directive.nameSpan,
  };
}
