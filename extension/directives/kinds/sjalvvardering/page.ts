import type { Element, ElementContent, Nodes } from 'hast';
import { h } from 'hastscript';
import { answerIn, type SelfAssessment, scoreOf, unsure } from '../../self-assessment.ts';

/**
 * A block whose first table has a caption, statements as headings of their rows, and each answer marked with its place on
 * the scale: `ska-svar-1` is the best fifth, `ska-svar-5` the worst, `ska-svar-vet-inte` none.
 */
export function withAnswers(
  nodes: readonly ElementContent[],
  caption: string,
  scale: SelfAssessment,
): ElementContent[] {
  const table = nodes.flatMap(node => findTable(node)).at(0);
  if (table) mark(table, caption, scale);
  return [...nodes];
}

function findTable(node: ElementContent): Element[] {
  if (node.type !== 'element') return [];
  return node.tagName === 'table' ? [node] : node.children.flatMap(findTable);
}

function mark(table: Element, caption: string, scale: SelfAssessment): void {
  table.children.unshift(h('caption', caption));
  const rows = table.children.flatMap(elements);
  const header = rows.find(row => elements(row).some(cell => cell.tagName === 'th'));
  const titles = elements(header).map(cell => plain(cell).toLocaleLowerCase('sv'));
  for (const row of rows.filter(each => each !== header))
    elements(row).forEach((cell, index) => {
      if (titles[index] === 'påstående') {
        cell.tagName = 'th';
        cell.properties.scope = 'row';
      }
      const factor = titles[index] === 'faktor' ? scale.factors.get(plain(cell)) : undefined;
      if (factor !== undefined) cell.children = [{ type: 'text', value: factor }];
      const answer = titles[index] === 'svar' ? answerIn(plain(cell), scale) : undefined;
      if (answer !== undefined) cell.properties.className = ['ska-svar', markOf(answer, scale)];
    });
}

function markOf(answer: string, scale: SelfAssessment): string {
  const score = scoreOf(answer, scale);
  if (score === undefined) return `ska-svar-${unsure.toLocaleLowerCase('sv').replace(' ', '-')}`;
  const most = Math.max(1, scale.answers.length - 1);
  return `ska-svar-${5 - Math.round((4 * score) / most)}`;
}

function elements(node: Nodes | undefined): Element[] {
  if (!node || !('children' in node)) return [];
  return node.children.flatMap(each => (each.type === 'element' ? [each] : []));
}

function plain(node: Element): string {
  const text = (each: Nodes): string =>
    each.type === 'text' ? each.value : 'children' in each ? each.children.map(text).join('') : '';
  return text(node).trim();
}
