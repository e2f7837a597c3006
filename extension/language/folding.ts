import type { Scene } from './scene.ts';
import { sectionsOf } from './sections.ts';

/** Lines that can be folded into the first of them; both 1-based, both inclusive. */
export interface Fold {
  readonly from: number;
  readonly to: number;
  readonly kind: 'region' | 'comment';
}

/** What of a report can be folded: front matter, sections, containers, comments over several lines. */
export function foldsOf({ report }: Pick<Scene, 'report'>): readonly Fold[] {
  const { frontMatter, directives, comments } = report.document;
  const folds: Fold[] = [
    ...(frontMatter ? [{ from: 1, to: frontMatter.span.end.line + 1, kind: 'region' as const }] : []),
    ...sectionsOf(report).map(({ span }) => ({
      from: span.start.line,
      to: span.end.line,
      kind: 'region' as const,
    })),
    ...directives
      .filter(directive => directive.form === 'container')
      .map(({ span }) => ({ from: span.start.line, to: span.end.line, kind: 'region' as const })),
    ...comments.map(({ span }) => ({
      from: span.start.line,
      to: span.end.line,
      kind: 'comment' as const,
    })),
  ];
  return folds.filter(fold => fold.to > fold.from).sort((a, b) => a.from - b.from || b.to - a.to);
}
