import { diagnostic } from '../../base/diagnostic.ts';
import { type Place, wholeFile } from '../../base/span.ts';
import type { BlockFact } from '../../directives/block-fact.ts';
import type { ProjectView } from '../../directives/contract.ts';
import { claimsEffect } from '../../directives/thread/claims-effect.ts';
import type { ThreadNode } from '../../directives/thread/thread.ts';
import { parseTimeSpan } from '../../directives/time-grammar.ts';
import type { Report } from '../../report/report.ts';
import { placeInFrontMatter } from '../identity.ts';
import { directiveOf, placeOfBlock } from './block-gaps.ts';
import { type Gap, leadingTo, nameOf, type ReportThread } from './gap.ts';

/** What a report has lost of the years before: measures that nobody follows up, and those that go on without effect. */
export function yearGaps(around: ReportThread, view: ProjectView, before: readonly string[]): readonly Gap[] {
  return [...notFollowedUp(around, view, before[0]), ...withoutEffect(around, before)];
}

function notFollowedUp(
  { report, blocks, earlier, thread }: ReportThread,
  view: ProjectView,
  lastYear: string | undefined,
): readonly Gap[] {
  const { id, schoolYear } = report.setting.report;
  // A unit that has closed reports no more: the measures of one that still does are its own.
  const others = view.owners(id).filter(owner => owner !== id);
  const reporting = new Set(others.length > 0 ? view.reports({ reports: others }).map(one => one.id) : []);
  // A follow-up that is still to be written is told as such.
  const followUps = blocks.filter(one => one.kind === 'uppföljning');
  const followed = new Set(
    followUps.flatMap(one =>
      (one.spec.av ?? '').split(/[\s,]+/u).map(word => thread.named(word, id, schoolYear)?.id),
    ),
  );
  const end = `${Number(schoolYear.slice(0, 4)) + 1}-06-30`;
  const told = new Set<string>();
  return earlier.flatMap(block => {
    if (block.kind !== 'insats' || !block.filledIn || block.id === undefined) return [];
    if (block.report.schoolYear !== lastYear || reporting.has(block.report.id)) return [];
    const node = thread.nodeOf(block);
    const starts = parseTimeSpan(block.spec.tid ?? '')?.from;
    if (!node || followed.has(node.id) || told.has(node.id) || (starts && starts > end)) return [];
    told.add(node.id);
    const own = thread.named(block.id, id, schoolYear) === node;
    const args = {
      ...nameOf(block),
      year: block.report.schoolYear,
      written: own ? block.id : `${block.report.id}#${block.id}`,
    };
    return [{ of: block, diagnostic: diagnostic('thread.not-followed-up', followUpPlace(report), args) }];
  });
}

/** The heading under which follow-ups stand; before there is one, the head of the report. */
export function followUpPlace({ document }: Report): Place {
  const heading = document.headings.find(each => each.depth > 1 && /uppföljning/iu.test(each.text));
  if (heading) return { file: document.file, span: heading.span };
  return document.frontMatter ? placeInFrontMatter(document, 'läsår') : wholeFile(document.file);
}

function withoutEffect({ report, blocks, thread }: ReportThread, before: readonly string[]): readonly Gap[] {
  const { schoolYear } = report.setting.report;
  const years = [...before, schoolYear].sort();
  return blocks.flatMap(block => {
    if (block.kind !== 'insats' || !block.filledIn) return [];
    const node = thread.nodeOf(block);
    const chain = node ? continued(node, thread) : [];
    const stood = new Set(chain.flatMap(one => one.occurrences.map(each => each.schoolYear)));
    if (!years.every(year => stood.has(year))) return [];
    if (chain.some(one => leadingTo(thread, one, 'av').some(hasEffect))) return [];
    const one = directiveOf(report, block);
    if (!one) return [];
    const args = { ...nameOf(block), years };
    return [
      {
        of: block,
        diagnostic: diagnostic('thread.repeated-without-effect', placeOfBlock(report, one), args),
      },
    ];
  });
}

const hasEffect = (node: ThreadNode) =>
  node.kind === 'effect' || node.blocks.some((one: BlockFact) => claimsEffect(one.spec.bedömning));

/** A measure and those that it continues, itself first. */
function continued(node: ThreadNode, thread: ReportThread['thread']): readonly ThreadNode[] {
  const passed = new Set([node]);
  for (const one of passed)
    for (const link of thread.links)
      if (link.from === one.id && link.kind === 'fortsätter') {
        const next = thread.byId.get(link.to);
        if (next) passed.add(next);
      }
  return [...passed];
}
