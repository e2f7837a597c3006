import type { Thread, ThreadKind, ThreadNode } from '../directives/thread/thread.ts';
import type { FoundGap } from '../project/thread/project-thread.ts';
import type { Door } from './door.ts';
import { findingsText } from './findings.ts';

const words = {
  sv: {
    goal: 'mål',
    intervention: 'insats',
    analysis: 'analys',
    followUp: 'uppföljning',
    effect: 'effekt',
    indicator: 'indikator',
    result: 'resultat',
    none: 'Inga analyser, mål eller insatser.\n',
    gaps: (n: number) => (n === 0 ? 'Inga luckor' : n === 1 ? '1 lucka' : `${n} luckor`),
    counts: (goals: number, interventions: number, followUps: number) =>
      `${goals} mål, ${interventions} ${interventions === 1 ? 'insats' : 'insatser'}, ${followUps} ${followUps === 1 ? 'uppföljning' : 'uppföljningar'}`,
  },
  en: {
    goal: 'goal',
    intervention: 'intervention',
    analysis: 'analysis',
    followUp: 'follow-up',
    effect: 'effect',
    indicator: 'indicator',
    result: 'result',
    none: 'No analyses, goals or interventions.\n',
    gaps: (n: number) => (n === 0 ? 'No gaps' : n === 1 ? '1 gap' : `${n} gaps`),
    counts: (goals: number, interventions: number, followUps: number) =>
      `${goals} ${goals === 1 ? 'goal' : 'goals'}, ${interventions} ${interventions === 1 ? 'intervention' : 'interventions'}, ${followUps} ${followUps === 1 ? 'follow-up' : 'follow-ups'}`,
  },
} as const;

/** What stands below what: a goal below its analysis, a measure below its goal, effects and follow-ups below their measure. */
const below: Readonly<Record<string, readonly ThreadKind[]>> = {
  utifrån: ['goal'],
  mål: ['intervention'],
  av: ['effect', 'followUp'],
};

/** The thread for a person: per report its analyses, goals, measures and what became of them, then the gaps. */
export function threadText(
  { thread, gaps }: { readonly thread: Thread; readonly gaps: readonly FoundGap[] },
  titles: ReadonlyMap<string, string>,
  door: Door,
): string {
  const say = words[door.language];
  const paint = (code: number, text: string) => (door.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const children = new Map<string, ThreadNode[]>();
  const parents = new Map<string, number>();
  const others = new Map<string, string[]>();
  for (const link of thread.links) {
    const node = thread.byId.get(link.from);
    if (node && below[link.kind]?.includes(node.kind)) {
      children.set(link.to, [...(children.get(link.to) ?? []), node]);
      parents.set(node.id, (parents.get(node.id) ?? 0) + 1);
    } else if (link.kind !== 'tema')
      others.set(link.from, [
        ...(others.get(link.from) ?? []),
        `${link.kind} ${short(link.to, node?.report)}`,
      ]);
  }
  const lines: string[] = [];
  const told = new Set<string>();
  const tell = (node: ThreadNode, depth: number) => {
    const years = [...new Set(node.occurrences.map(one => one.schoolYear))];
    const beside = [...(years.length > 1 ? [years.join(' → ')] : years), ...(others.get(node.id) ?? [])];
    const id = short(node.id, node.report);
    // What nobody gave an id has its title.
    const own = id.includes(':') ? [] : [id];
    const judged = node.blocks.map(one => one.spec.bedömning).findLast(Boolean);
    const title = [node.title || id, judged && `: ${judged}`].filter(Boolean).join('');
    const again = told.has(node.id);
    told.add(node.id);
    lines.push(
      `${'  '.repeat(depth)}${paint(2, say[node.kind])} ${title} ${paint(2, `(${[...own, ...beside].join(', ')})`)}`,
    );
    if (!again) for (const child of children.get(node.id) ?? []) tell(child, depth + 1);
  };
  const shown = thread.nodes.filter(node => node.kind !== 'indicator' && node.kind !== 'result');
  for (const report of new Set(shown.map(node => node.report))) {
    lines.push('', paint(1, titles.get(report) ?? report));
    const own = shown.filter(node => node.report === report);
    for (const node of own) if (!parents.has(node.id)) tell(node, 1);
    // What hangs only on another report's node, or on itself.
    for (const node of own) if (!told.has(node.id)) tell(node, 1);
  }
  const count = (kind: ThreadKind) => thread.nodes.filter(node => node.kind === kind).length;
  const sums = `${say.counts(count('goal'), count('intervention'), count('followUp'))}. ${say.gaps(gaps.length)}.\n`;
  const chain = lines.length > 0 ? `${lines.join('\n').replace(/^\n/, '')}\n\n` : say.none;
  return (
    chain +
    findingsText(
      gaps.map(one => one.finding),
      door,
    ) +
    sums
  );
}

/** An id as its own report writes it; the year of one that is of one year alone stands beside it. */
function short(id: string, report: string | undefined): string {
  if (id.startsWith('indikator:')) return id.slice('indikator:'.length);
  const own = report !== undefined && id.startsWith(`${report}#`) ? id.slice(report.length + 1) : id;
  return own.replace(/@\d{4}-\d{2}$/, '');
}
