import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import type { Place } from '../../base/span.ts';
import type { BlockFact } from '../../directives/block-fact.ts';
import type { ProjectView } from '../../directives/contract.ts';
import { linkWords } from '../../directives/links.ts';
import { claimsEffect } from '../../directives/thread/claims-effect.ts';
import type { ThreadNode } from '../../directives/thread/thread.ts';
import type { Report, ReportDirective } from '../../report/report.ts';
import { type Gap, leadingTo, nameOf, type ReportThread } from './gap.ts';

/** What the blocks of a report lack of the chain, each by itself. */
export function blockGaps(around: ReportThread, view: ProjectView): readonly Gap[] {
  return around.blocks
    .filter(block => block.filledIn)
    .flatMap(block => {
      const one = directiveOf(around.report, block);
      return (one ? gapsOf(block, one, around, view) : []).map(found => ({ of: block, diagnostic: found }));
    });
}

function gapsOf(
  block: BlockFact,
  one: ReportDirective,
  around: ReportThread,
  view: ProjectView,
): readonly Diagnostic[] {
  const { thread, report } = around;
  const place = placeOfBlock(report, one);
  const node = thread.nodeOf(block);
  const name = nameOf(block);
  const circle = circlesOf(block, node, around).map(attribute =>
    diagnostic('thread.circle', place, { ...name, attribute }),
  );
  if (block.kind === 'analys')
    return leadingTo(thread, node, 'utifrån').length > 0 || /^slutsats(?:er)?\s*:/imu.test(block.text)
      ? []
      : [diagnostic('thread.analysis-without-goal', place, name)];
  if (block.kind === 'mål')
    return [
      ...circle,
      ...(block.spec.indikator === undefined
        ? [diagnostic('thread.goal-without-indicator', place, name)]
        : []),
      ...(isServed(block, node, around, view)
        ? []
        : [diagnostic('thread.goal-without-intervention', place, name)]),
    ];
  if (block.kind === 'insats') {
    const { mål, preciserar, fortsätter, ansvarig, tid } = block.spec;
    return [
      ...circle,
      ...((mål ?? preciserar ?? fortsätter) === undefined
        ? [diagnostic('thread.intervention-without-goal', place, name)]
        : []),
      ...(ansvarig === undefined ? [diagnostic('thread.intervention-without-owner', place, name)] : []),
      ...(tid === undefined ? [diagnostic('thread.intervention-without-time', place, name)] : []),
    ];
  }
  // What a dialogue agreed on is followed up in words.
  const isOfMeasure = linkWords(block.spec.av).every(word => !/(?:^|#)D\d/u.test(word));
  const claimed = block.kind === 'effekt' || (isOfMeasure && claimsEffect(block.spec.bedömning));
  if (!claimed || block.spec.underlag !== undefined || showsData(report, one)) return [];
  const kind = block.kind === 'effekt' ? 'effekt' : 'uppföljning';
  return [diagnostic('thread.effect-without-data', place, { ...name, kind })];
}

/** A goal is served by a measure of its own, or by goals that narrow it, of units below as well. */
function isServed(
  block: BlockFact,
  node: ThreadNode | undefined,
  { thread }: ReportThread,
  view: ProjectView,
): boolean {
  if (leadingTo(thread, node, 'mål', 'preciserar').length > 0 || block.id === undefined) return true;
  const { id, type } = block.report;
  if (type === 'enhet') return false;
  const written = `${id}#${block.id}`;
  return view
    .blocks({ kinds: ['mål', 'insats'], below: id, prose: 'none' })
    .some(one => [one.spec.preciserar, one.spec.mål].some(words => linkWords(words).includes(written)));
}

const circling = ['fortsätter', 'preciserar'] as const;

/** The attributes by which a block's links lead back to itself. */
function circlesOf(
  block: BlockFact,
  node: ThreadNode | undefined,
  { thread }: ReportThread,
): readonly string[] {
  if (!node) return [];
  return circling.filter(attribute => {
    if (block.spec[attribute] === undefined) return false;
    const passed = new Set<string>();
    const next = (id: string): readonly string[] =>
      thread.links.filter(link => link.from === id && link.kind === attribute).map(link => link.to);
    const waiting = [...next(node.id)];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (id === node.id) return true;
      if (passed.has(id)) continue;
      passed.add(id);
      waiting.push(...next(id));
    }
    return false;
  });
}

/** Whether a number, a figure or a table stands in a block, or a reference to one. */
function showsData(report: Report, { typed }: ReportDirective): boolean {
  const { start, end } = typed.directive.span;
  return report.directives.some(one => {
    const { span } = one.typed.directive;
    const isInside = start.offset < span.start.offset && span.end.offset <= end.offset;
    return isInside && (one.kind.data || one.kind.name === 'se');
  });
}

/** The directive of a report's own block. */
export function directiveOf(report: Report, block: BlockFact): ReportDirective | undefined {
  return report.directives.find(
    one => one.kind.name === block.kind && one.typed.directive.span.start.line === block.line,
  );
}

/** A block's title, where its gaps are told; its name when it has none. */
export function placeOfBlock(report: Report, { typed: { directive } }: ReportDirective): Place {
  const { label } = directive;
  return { file: report.document.file, span: label?.text ? label.span : directive.nameSpan };
}
