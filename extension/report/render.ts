import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Heading, Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Diagnostic } from '../base/diagnostic.ts';
import { sentence, severityOf } from '../base/problems.ts';
import type { Span } from '../base/span.ts';
import type { ChartLook } from '../charts/look.ts';
import type { Bound, Numbered, ProjectView, RenderSetting } from '../directives/contract.ts';
import { handwritten } from '../directives/figures.ts';
import { besideGenerated } from '../directives/generated.ts';
import { capital } from '../directives/numbers.ts';
import type { Directive } from '../syntax/directive.ts';
import { toHtml } from '../syntax/to-html.ts';
import type { BoundDirective, BoundReport } from './bind.ts';
import { errorsOf } from './errors.ts';
import { numberReport, slug } from './numbering.ts';
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
}

/**
 * A report as HTML tree, without cover and notes. Pure: the same bound report gives the same tree. Elements know the place
 * of their source (`position`), those of a directive also that they are one (`data.directive`).
 */
export function renderReport(bound: BoundReport, options: RenderOptions): ElementContent[] {
  const { tree } = bound.report.document;
  const title = tree.children.find(node => node.type === 'heading' && node.depth === 1);
  const nodes = tree.children.filter(node => node !== title);
  return openRenderer(bound, options).render(
    options.sections ? nodesOfSections(nodes, options.sections) : nodes,
  );
}

/** Renders parts of a report. */
export interface Renderer {
  /** What kinds render with; blocks that are rendered outside of a run make a run of their own. */
  readonly setting: RenderSetting;
  render(nodes: readonly Nodes[]): ElementContent[];
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
  const ids = stableIds(document.text);
  let current: Directive | undefined;
  // Set while a directive is rendered: its body belongs to the run of the whole, so that footnotes count through.
  let blocks: (nodes: readonly Nodes[]) => ElementContent[] = nodes => render(nodes);
  const headingIds = anchorsOf(document.tree, options.prefix);

  const setting: RenderSetting = {
    ...report.setting,
    look: options.look,
    blocks: nodes => blocks(nodes),
    numbered: directive => numbering.of(directive),
    target: id => numbering.byId(id) ?? options.target?.(id),
    headingAbove: directive => headingAbove(document.tree, directive),
    appendix: options.appendix,
    contents: depth => [
      {
        type: 'element',
        tagName: 'nav',
        properties: { dataSka: 'innehåll', dataDjup: String(depth) },
        children: [],
      },
    ],
    unique: prefix => `${options.prefix}${ids(prefix, current?.span)}`,
    picture: options.picture ?? ((_key, draw) => draw()),
  };

  const render = (nodes: readonly Nodes[]): ElementContent[] =>
    toHtml(nodes, {
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
    });

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
    const own = errorsOf(directive, entry.kind, bound.diagnostics);
    const errors = entry.usable || own.length > 0 ? own : headErrors(bound);
    const anchor = entry.usable ? undefined : numbering.of(directive)?.anchor;
    const box = errors.length > 0 ? [errorBox(directive, errors, anchor)] : [];
    if (entry.usable) return [...box, ...entry.kind.render(entry.bound, setting, options.project)];
    const { generated } = entry.kind;
    if (generated) return [...box, ...blocks(besideGenerated(directive.body, generated))];
    const snapshot = entry.kind.name === 'tabell' ? 'table' : 'blockquote';
    return [...box, ...blocks(handwritten(entry.bound, snapshot))];
  };

  const byNode = new Map<Nodes, BoundDirective>(bound.directives.map(one => [one.bound.directive.node, one]));
  return { setting, render, contentOf, entryOf: node => byNode.get(node) };
}

function nodesOfSections(nodes: readonly RootContent[], sections: readonly string[]): RootContent[] {
  const wanted = new Set(sections.map(foldedHeading));
  let inside = false;
  return nodes.filter(node => {
    if (node.type === 'heading' && node.depth <= 2) inside = wanted.has(foldedHeading(textOf(node)));
    return inside;
  });
}

/** Headings are the same whatever their case and blanks. */
export function foldedHeading(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().toLocaleLowerCase('sv');
}

/** The words of the heading that a directive of the text's first level stands right under. */
function headingAbove({ children }: Root, { node }: Directive): string | undefined {
  const before = children.slice(0, Math.max(0, children.indexOf(node as never)));
  const last = before.findLast(one => one.type !== 'html');
  return last?.type === 'heading' ? textOf(last).trim() : undefined;
}

/** What is wrong with the head of a report. */
function headErrors({ diagnostics }: BoundReport): readonly Diagnostic[] {
  return diagnostics.filter(
    one => /^(frontmatter|yaml|frozen)\./.test(one.code) && severityOf(one.code) === 'error',
  );
}

/** What is wrong with a directive, where its number or figure would stand: the rest of the page lives. */
function errorBox(
  directive: Directive,
  errors: readonly Diagnostic[],
  anchor: string | undefined,
): ElementContent {
  const sentences = [...new Set(errors.map(({ code, args }) => sentence(code, args as never, 'sv')))];
  if (directive.form === 'inline')
    return h('span', { className: ['ska-fel'] }, `${capital(directive.name)}: ${sentences.join(' ')}`);
  const title = directive.label?.text.trim();
  return h('div', { className: ['ska-fel'], ...(anchor !== undefined && { id: anchor }) }, [
    h('p', [h('strong', `${capital(directive.name)}${title ? ` ”${title}”` : ''}`)]),
    ...sentences.map(each => h('p', each)),
  ]);
}

/** What a directive became, with the directive's place in the source. */
function placed(nodes: readonly ElementContent[], span: Span): ElementContent[] {
  return nodes.map((node, index) =>
    node.type === 'element' && (index === 0 || !node.position)
      ? ({ ...node, position: span, data: { ...node.data, directive: index === 0 } } as Element)
      : node,
  );
}

/** An anchor for each heading, from its words; the second of the same words gets a number. */
function anchorsOf(tree: Root, prefix: string): ReadonlyMap<Heading, string> {
  const ids = new Map<Heading, string>();
  const used = new Map<string, number>();
  const visit = (node: Nodes): void => {
    if (node.type === 'heading') {
      const name = slug(textOf(node));
      const times = (used.get(name) ?? 0) + 1;
      used.set(name, times);
      ids.set(node, `${prefix}${name}${times > 1 ? `-${times}` : ''}`);
    } else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return ids;
}
