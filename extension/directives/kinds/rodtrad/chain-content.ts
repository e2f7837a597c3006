import { type ChainBox, drawChain } from '../../../charts/chain-picture.ts';
import type { ProjectView } from '../../contract.ts';
import type { Setting } from '../../setting.ts';
import type { ThreadNode } from '../../thread/thread.ts';
import { type ChainAsk, type ChainRow, chainRows, nodeText } from './rows.ts';
import type { ThreadContent } from './thread-content.ts';

/** The chain of one report: a row per measure. */
export function chainContent(ask: ChainAsk, setting: Setting, view: ProjectView): ThreadContent {
  const rows = chainRows(ask, setting, view);
  const texts = (nodes: readonly ThreadNode[]) => nodes.map(node => nodeText(node, ask)).join('; ');
  return {
    header: ['Analys', 'Mål', 'Insats', 'Uppföljning'],
    rows: rows.map(row => [
      texts(row.analyses) || '–',
      texts(row.goals) || '–',
      row.intervention ? nodeText(row.intervention, ask) : '–',
      row.outcome.text,
    ]),
    sentence: sentenceOf(rows),
    draw: (look, picture) => (rows.length > 16 ? undefined : drawChain(boxesOf(rows, ask), look, picture)),
  };
}

function sentenceOf(rows: readonly ChainRow[]): string {
  const measures = rows.filter(row => row.intervention).length;
  if (rows.length === 0) return 'Inga mål eller insatser än.';
  const goals = new Set(rows.flatMap(row => row.goals)).size;
  const of = (state: ChainRow['outcome']['state']) => rows.filter(row => row.outcome.state === state).length;
  const followed = of('effect') + of('followed');
  const parts = [
    `${measures} ${measures === 1 ? 'insats' : 'insatser'} för ${goals} mål.`,
    followed > 0
      ? `${followed} ${followed === 1 ? 'är uppföljd' : 'är uppföljda'}, varav ${of('effect')} med effekt.`
      : '',
    of('ahead') > 0 ? `${of('ahead')} följs upp nästa läsår.` : '',
    of('missing') > 0 ? `${of('missing')} saknar uppföljning eller insats.` : '',
  ];
  return `Den röda tråden: ${parts.filter(Boolean).join(' ')}`;
}

const looks = { effect: 'strong', followed: 'plain', ahead: 'dashed', missing: 'dashed' } as const;

/** Boxes in four columns; one that several rows share stands once, beside the middle of them. */
function boxesOf(rows: readonly ChainRow[], ask: ChainAsk): readonly ChainBox[] {
  const boxes = new Map<string, ChainBox>();
  const put = (key: string, box: Omit<ChainBox, 'key' | 'rows'>, row: number) => {
    const known = boxes.get(key);
    boxes.set(key, {
      ...box,
      key,
      rows: [...(known?.rows ?? []), row],
      to: [...(known?.to ?? []), ...box.to],
    });
  };
  rows.forEach((row, index) => {
    const goals = row.goals.map(one => one.id);
    const measure = row.intervention?.id;
    for (const one of row.analyses)
      put(one.id, { column: 0, text: nodeText(one, ask), look: 'plain', to: goals }, index);
    for (const one of row.goals)
      put(
        one.id,
        { column: 1, text: nodeText(one, ask), look: 'plain', to: measure ? [measure] : [] },
        index,
      );
    const outcome = `utfall ${index}`;
    if (row.intervention)
      put(
        row.intervention.id,
        { column: 2, text: nodeText(row.intervention, ask), look: 'plain', to: [outcome] },
        index,
      );
    put(outcome, { column: 3, text: row.outcome.text, look: looks[row.outcome.state], to: [] }, index);
  });
  return [...boxes.values()];
}
