import type { ElementContent } from 'hast';
import type { Nodes, RootContent } from 'mdast';
import type { Span } from '../base/span.ts';
import type { ChartLook } from '../charts/look.ts';
import type { Bound, Numbered, ProjectView } from '../directives/contract.ts';
import type { Vocabulary } from '../directives/setting.ts';
import { blocksText, countText, digest, reportsText } from '../directives/view-texts.ts';
import type { Directive } from '../syntax/directive.ts';
import type { Document } from '../syntax/document.ts';
import { ofBlock } from '../syntax/of-block.ts';
import { definitionsText, type HtmlOptions } from '../syntax/to-html.ts';
import type { BoundDirective, BoundReport } from './bind.ts';
import { errorsToTell } from './error-box.ts';
import type { Asking } from './kept-blocks.ts';

/** What a report may rest on outside of itself. */
export interface Outside {
  /** Blocks of other reports on the page. */
  elsewhere(id: string): Numbered | undefined;
  readonly project: ProjectView;
}

/** What a rendered block may rest on besides its own text. */
export interface Around extends Outside {
  /** Those of the block, in the order of its text. */
  readonly directives: readonly Directive[];
  numbered(directive: Directive): Numbered | undefined;
  target(id: string): Numbered | undefined;
  headingAbove(directive: Directive): string | undefined;
  twin(directive: Directive): number;
  /** The ids of its headings. */
  headings(): readonly (string | undefined)[];
  /** What a directive is, and what is wrong with it. */
  entry(directive: Directive): string;
  /** What the data answered it. */
  answers(directive: Directive): string;
}

/** What the directive with this number in the block is, and what is wrong with it. */
export const entryAt = (now: Around, index: number) => {
  const directive = now.directives[index];
  return directive && now.entry(directive);
};
/** What the data answered it. */
export const answersAt = (now: Around, index: number) => {
  const directive = now.directives[index];
  return directive && now.answers(directive);
};
/** Which of those that are written alike it is. */
export const twinAt = (now: Around, index: number) => {
  const directive = now.directives[index];
  return directive && now.twin(directive);
};

/** How a report is shown. */
interface Shown {
  readonly look: ChartLook;
  readonly series?: string;
  readonly headingShift: number;
}

/** What all blocks of a report rest on: who it is, the names and rules it is read by, how it is shown, its definitions. */
export function frameOf(bound: BoundReport, options: Shown, html: HtmlOptions): string {
  const { setting, own } = bound.report;
  const { look, series, headingShift } = options;
  // Units alone are put together anew when anything of the project is.
  const { units, ...names } = setting.vocabulary;
  return [
    JSON.stringify([setting.report, look, series, headingShift]),
    unitsText(units),
    ...Object.values(names).map(identity),
    identity(own),
    definitionsText(html.document),
  ].join(' ');
}

const unitsTexts = new WeakMap<Vocabulary['units'], string>();

function unitsText(units: Vocabulary['units']): string {
  const text = unitsTexts.get(units) ?? JSON.stringify([...units]);
  unitsTexts.set(units, text);
  return text;
}

const identities = new WeakMap<object, number>();
let objects = 0;

/** A number for each object: the same object, the same number. */
function identity(of: unknown): number {
  if (typeof of !== 'object' || of === null) return 0;
  const known = identities.get(of) ?? ++objects;
  identities.set(of, known);
  return known;
}

/** The view of a project for kinds that render: what they ask is remembered. */
export function askedProject(project: ProjectView, asking: () => Asking<Outside> | undefined): ProjectView {
  function noted<T>(ask: (view: ProjectView) => T, textOf: (answer: T) => unknown): T {
    const answer = ask(project);
    const told = textOf(answer);
    // The very same view tells the same.
    let seen = project;
    asking()?.note(
      now => {
        if (now.project === seen) return told;
        const text = textOf(ask(now.project));
        if (text === told) seen = now.project;
        return text;
      },
      told,
      'outside',
    );
    return answer;
  }
  return {
    schoolYear: project.schoolYear,
    count: ask => noted(view => view.count(ask), countText),
    idsFrom: report => noted(view => view.idsFrom(report), digest),
    blocks: ask => noted(view => view.blocks(ask), blocksText),
    reports: ask => noted(view => view.reports(ask), reportsText),
    owners: report => noted(view => view.owners(report), digest),
    units: schoolYear => noted(view => view.units(schoolYear), JSON.stringify),
    hasId: (id, from) =>
      noted(
        view => view.hasId(id, from),
        found => found,
      ),
  };
}

/** What a directive is, and what is wrong with it, as a text. */
export function entryText(entry: BoundDirective | undefined, bound: BoundReport): string {
  if (!entry) return '';
  const told = errorsToTell(entry, bound).map(({ code, args }) => [code, args]);
  return `${entry.kind.name} ${entry.usable} ${told.length > 0 ? JSON.stringify(told) : ''}`;
}

const answered = new WeakMap<Bound['answers'], string>();

/** What the data answered a directive, as a text: the very same one for the same answers, so that it is soon compared. */
export function answersText(entry: BoundDirective | undefined): string {
  if (!entry) return '';
  const { answers } = entry.bound;
  const known = answered.get(answers);
  if (known !== undefined) return known;
  const text = JSON.stringify(answers);
  answered.set(answers, text);
  return text;
}

/** Finds the directives of a block, by where they stand. */
export function directivesWithin({ directives }: Document): (node: RootContent) => readonly Directive[] {
  let at = 0;
  return node => {
    const { start, end } = node.position as Span;
    while ((directives[at]?.span.start.offset ?? Infinity) < start.offset) at++;
    const first = at;
    while ((directives[at]?.span.start.offset ?? Infinity) < end.offset) at++;
    return directives.slice(first, at);
  };
}

/** True for a block that needs nothing of the others: what refers to definitions and footnotes is rendered together. */
export const isWhole = ofBlock(needsNothing);

function needsNothing(node: Nodes): boolean {
  if (/reference|definition|^image/i.test(node.type)) return false;
  return !('children' in node) || node.children.every(needsNothing);
}

/** Images are put into the finished page, from files that may change. */
export function holdsImage(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'img' || node.children.some(holdsImage));
}
