import { entriesOf, idsOf } from '../report/placed-readings.ts';
import type { Report } from '../report/report.ts';
import type { Directive } from '../syntax/directive.ts';
import { bareDirectives, type PlacedBlock } from '../syntax/placed-block.ts';

/**
 * A report without its tree: what other reports, lists and searches ask of it (identity, ids, directives with their
 * attributes, plain texts and places, headings, comments) at a small part of the memory. It cannot be bound or rendered.
 */
export function slimReport(report: Report): Report {
  const { frontMatter, setting, own, diagnostics, reading } = report;
  // Named one by one: a report that is spread puts its tree together.
  const { file, text, lineStarts, frontMatter: front, headings, comments, parsed } = report.document;
  const { blocks } = parsed;
  if (!blocks || !reading) return report;
  const bare = new Map<PlacedBlock, readonly Directive[]>(
    blocks.map(block => [block, bareDirectives(block)]),
  );
  const read = blocks.flatMap(block => {
    const its = reading.blocks.get(block.known);
    return its ? [{ block, reading: its }] : [];
  });
  const directives = entriesOf(read, block => bare.get(block) ?? []);
  return {
    document: {
      file,
      text,
      lineStarts,
      frontMatter: front,
      tree: { type: 'root', children: [] },
      directives: [...bare.values()].flat(),
      headings,
      comments,
      diagnostics: report.document.diagnostics,
      // They hold all that stands in them.
      parsed: { ...parsed, blocks: undefined, position: undefined, tried: new Map() },
    },
    frontMatter,
    setting,
    own,
    directives,
    ids: idsOf(directives),
    diagnostics,
    reading: undefined,
  };
}
