import type { Element, ElementContent } from 'hast';
import type { Nodes, RootContent } from 'mdast';
import type { Span } from '../base/span.ts';
import type { ChartLook } from '../charts/look.ts';
import type { Bound, Numbered, ProjectView, RenderSetting } from '../directives/contract.ts';
import { handwritten } from '../directives/figures.ts';
import { besideGenerated } from '../directives/generated.ts';
import type { Directive } from '../syntax/directive.ts';
import { blocksToHtml, type HtmlOptions, joinBlocks, toHtml } from '../syntax/to-html.ts';
import type { BoundDirective, BoundReport } from './bind.ts';
import {
  type Around,
  answersAt,
  answersText,
  askedProject,
  directivesWithin,
  entryAt,
  entryText,
  frameOf,
  holdsImage,
  isWhole,
  type Outside,
  twinAt,
} from './block-around.ts';
import { errorBox, errorsToTell } from './error-box.ts';
import { anchorsOf, headingAbove, headingsIn, nodesOfSections } from './headings.ts';
import type { Asking, KeptBlocks } from './kept-blocks.ts';
import { numberReport } from './numbering.ts';
import { stableIds } from './stable-ids.ts';

/** What rendering a report needs from outside it. */
export interface RenderOptions {
  readonly look: ChartLook;
  readonly project: ProjectView;
  /** Put before every anchor and id: keeps several reports in one page apart. Empty for a report alone. */
  readonly prefix: string;
  /** Stands before the numbers of figures: `2.` for the second appendix of a page. Empty when absent. */
  readonly series?: string;
  /** Only these sections (headings of the second level); all when absent. */
  readonly sections?: readonly string[];
  /** Finds blocks of other reports on the same page: `tallbackaskolan#I26-1`. */
  target?(id: string): Numbered | undefined;
  /** Added to heading levels; 0 when the report's title is on the cover (its own h1 is left out then). */
  readonly headingShift: number;
  /** What stands in a `bilaga`'s place: the names of the reports or files that it brings in. */
  appendix(bound: Bound): ElementContent[];
  /** Keeps pictures from one rendering to the next (see `RenderSetting.picture`); each is drawn anew when absent. */
  readonly picture?: RenderSetting['picture'];
  /** Keeps blocks from one rendering to the next; all are rendered anew when absent. */
  readonly kept?: KeptBlocks;
}

/**
 * A report as HTML tree, without cover and notes. Pure: the same bound report gives the same tree. Elements know the place
 * of their source (`position`), those of a directive also that they are one (`data.directive`).
 */
export function renderReport(bound: BoundReport, options: RenderOptions): ElementContent[] {
  const { tree } = bound.report.document;
  const title = tree.children.find(node => node.type === 'heading' && node.depth === 1);
  const nodes = tree.children.filter(node => node !== title);
  const chosen = () => (options.sections ? nodesOfSections(nodes, options.sections) : nodes);
  const { kept, look, series, headingShift, project } = options;
  if (!kept) return openRenderer(bound, options).render(chosen());
  const from = [bound, look, series, headingShift, options.sections?.join('\n')];
  const outside: Outside = { elsewhere: id => options.target?.(id), project };
  return kept.whole(placeOf(bound, options), from, outside, () =>
    openRenderer(bound, options).patch(chosen(), kept),
  );
}

/** Where on a page a report stands. */
function placeOf({ report }: BoundReport, { prefix }: RenderOptions): string {
  return `${report.document.file} ${prefix}`;
}

/** Renders parts of a report. */
export interface Renderer {
  /** What kinds render with; blocks that are rendered outside of a run make a run of their own. */
  readonly setting: RenderSetting;
  render(nodes: readonly Nodes[]): ElementContent[];
  /**
   * As `render`, for blocks of the first level: those that are kept and would become the same are taken as they are. It
   * `lasts` when nothing in it comes from elsewhere than what was asked.
   */
  patch(
    nodes: readonly RootContent[],
    kept: KeptBlocks,
  ): { readonly nodes: ElementContent[]; readonly lasts: boolean };
  /** What a directive becomes, with a box for what is wrong with it. */
  contentOf(directive: Directive, entry: BoundDirective): ElementContent[];
  /** The directive that a node of the tree is. */
  entryOf(node: Nodes): BoundDirective | undefined;
}

/** Opens what renders a report or parts of it. */
export function openRenderer(bound: BoundReport, options: RenderOptions): Renderer {
  const { report } = bound;
  const { document } = report;
  const numbering = numberReport(report, options.prefix, options.series);
  const boundBy = new Map(bound.directives.map(one => [one.bound.directive, one]));
  const ids = stableIds(document);
  let asking: Asking<Around> | undefined;
  let around: Around | undefined;
  let current: Directive | undefined;
  // Set while a directive is rendered: its body belongs to the run of the whole, so that footnotes count through.
  let blocks: (nodes: readonly Nodes[]) => ElementContent[] = nodes => render(nodes);
  const headingIds = anchorsOf(document.tree, options.prefix);

  const setting: RenderSetting = {
    ...report.setting,
    look: options.look,
    blocks: nodes => blocks(nodes),
    numbered: directive => noted(directive, numbering.of(directive), (now, its) => now.numbered(its)),
    target(id) {
      const own = numbering.byId(id);
      asking?.note(now => now.target(id), own);
      if (own) return own;
      const found = options.target?.(id);
      asking?.note(now => now.elsewhere(id), found, 'outside');
      return found;
    },
    headingAbove: directive =>
      noted(directive, headingAbove(document.tree, directive), (now, its) => now.headingAbove(its)),
    appendix(one) {
      asking?.loosen();
      return options.appendix(one);
    },
    contents: depth => [
      {
        type: 'element',
        tagName: 'nav',
        properties: { dataSka: 'innehåll', dataDjup: String(depth) },
        children: [],
      },
    ],
    unique: prefix => `${options.prefix}${ids.name(prefix, current)}`,
    picture: options.picture ?? ((_key, draw) => draw()),
  };
  const project = askedProject(options.project, () => asking);

  /** An answer about a directive of the block that is rendered, to be asked of the same one of its directives later. */
  function noted<T>(
    directive: Directive,
    answer: T,
    question: (around: Around, directive: Directive) => unknown,
  ): T {
    const index = around?.directives.indexOf(directive) ?? -1;
    if (index < 0) asking?.loosen();
    asking?.note(now => {
      const its = now.directives[index];
      return its && question(now, its);
    }, answer);
    return answer;
  }

  const html: HtmlOptions = {
    document,
    headingShift: options.headingShift,
    idPrefix: options.prefix,
    headingId: heading => headingIds.get(heading),
    directive: (_node, directive, inside) => {
      const outer = blocks;
      blocks = inside;
      try {
        return renderDirective(directive);
      } finally {
        blocks = outer;
      }
    },
  };
  const render = (nodes: readonly Nodes[]): ElementContent[] => toHtml(nodes, html);

  function patch(nodes: readonly RootContent[], kept: KeptBlocks): ReturnType<Renderer['patch']> {
    const round = kept.of<Around>(placeOf(bound, options), frameOf(bound, options, html));
    const within = directivesWithin(document);
    const parts = nodes.map(node => {
      const { start, end } = node.position as Span;
      const directives = within(node);
      const self: Around = {
        directives,
        numbered: directive => numbering.of(directive),
        target: id => numbering.byId(id),
        elsewhere: id => options.target?.(id),
        headingAbove: directive => headingAbove(document.tree, directive),
        project: options.project,
        twin: ids.twin,
        headings: () => headingsIn(node).map(heading => headingIds.get(heading)),
        entry: directive => entryText(boundBy.get(directive), bound),
        answers: directive => answersText(boundBy.get(directive)),
      };
      const text = `${node.type} ${start.column} ${document.text.slice(start.offset, end.offset)}`;
      // A bracket that referred to nothing may refer to something now, though its block says the same.
      const found = isWhole(node) ? round.find(text, start.line, self) : undefined;
      return { node, text, line: start.line, self, found, asked: undefined as Asking<Around> | undefined };
    });
    const fresh = parts.filter(({ found }) => !found);
    const begin = (node: Nodes) => {
      const part = fresh.find(one => one.node === node);
      if (!part) return;
      asking = round.open();
      around = part.self;
      part.asked = asking;
      asking.note(now => now.headings(), part.self.headings());
      for (const [index, directive] of part.self.directives.entries()) {
        asking.note(now => entryAt(now, index), part.self.entry(directive));
        asking.note(now => answersAt(now, index), part.self.answers(directive));
        asking.note(now => twinAt(now, index), part.self.twin(directive));
      }
    };
    const made = blocksToHtml(
      fresh.map(({ node }) => node),
      { ...html, begin },
    );
    asking = undefined;
    around = undefined;
    const blocksMade = new Map(fresh.map(({ node }, index) => [node as Nodes, made.blocks[index] ?? []]));
    let lasts = true;
    const all = parts.map(({ node, text, line, found, asked }) => {
      if (found) return found;
      const block = blocksMade.get(node) ?? [];
      const isPicture = block.some(holdsImage);
      const isKept = !isPicture && asked !== undefined && round.keep(text, line, block, asked, isWhole(node));
      lasts &&= isKept;
      return block;
    });
    round.end();
    const joined = joinBlocks(all, made.notes);
    return { nodes: joined, lasts: lasts && !(made.notes && holdsImage(made.notes)) };
  }

  const renderDirective = (directive: Directive | undefined): ElementContent[] => {
    const entry = directive && boundBy.get(directive);
    if (!directive || !entry) return [];
    const outer = current;
    current = directive;
    try {
      return placed(contentOf(directive, entry), directive.span);
    } finally {
      current = outer;
    }
  };

  const contentOf = (directive: Directive, entry: BoundDirective): ElementContent[] => {
    const errors = errorsToTell(entry, bound);
    const anchor = entry.usable ? undefined : numbering.of(directive)?.anchor;
    const box = errors.length > 0 ? [errorBox(directive, errors, anchor)] : [];
    if (entry.usable) return [...box, ...entry.kind.render(entry.bound, setting, project)];
    const { generated } = entry.kind;
    if (generated) return [...box, ...blocks(besideGenerated(directive.body, generated))];
    const snapshot = entry.kind.name === 'tabell' ? 'table' : 'blockquote';
    return [...box, ...blocks(handwritten(entry.bound, snapshot))];
  };

  const byNode = new Map<Nodes, BoundDirective>(bound.directives.map(one => [one.bound.directive.node, one]));
  return { setting, render, patch, contentOf, entryOf: node => byNode.get(node) };
}

/** What a directive became, with the directive's place in the source. */
function placed(nodes: readonly ElementContent[], span: Span): ElementContent[] {
  return nodes.map((node, index) =>
    node.type === 'element' && (index === 0 || !node.position)
      ? ({ ...node, position: span, data: { ...node.data, directive: index === 0 } } as Element)
      : node,
  );
}
