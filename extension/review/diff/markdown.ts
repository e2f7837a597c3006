import type { Language } from '../../base/problem.ts';
import { type Change, type Comparison, changeKinds } from './change.ts';
import { markdownText } from './markdown-text.ts';
import { changeName, reportNames, waiverText, wayName } from './names.ts';

/** Below the hosts' limits for a comment: GitHub takes 65 536 signs, Azure DevOps 150 000, GitLab 1 000 000. */
const mostSigns = 60_000;
/** Kept free for the waivers and the last words. */
const reserved = 6_000;

/** The first line of the comment: a workflow finds its own comment by it, to replace it. */
const commentMark = '<!-- ska diff -->';

const words = {
  sv: {
    title: 'Vad ändringen betyder',
    none: 'Inget har ändrats i sak.',
    head: ['Vad', 'Före', 'Efter'],
    causes: { data: 'data', definition: 'definition', selection: 'urval', text: 'text' },
    more: (count: number) =>
      `… och ${count} ${count === 1 ? 'ändring' : 'ändringar'} till, som inte fick plats. Alla visar \`ska diff\` med \`--format html\` eller \`json\`.`,
    waivers: 'Undantag i projektets rapporter',
  },
  en: {
    title: 'What the change means',
    none: 'Nothing has changed in meaning.',
    head: ['What', 'Before', 'After'],
    causes: { data: 'data', definition: 'definition', selection: 'selection', text: 'text' },
    more: (count: number) =>
      `… and ${count} more ${count === 1 ? 'change' : 'changes'}, for which there was no room. \`ska diff\` shows all with \`--format html\` or \`json\`.`,
    waivers: 'Waivers in the project’s reports',
  },
} as const;

/** What changed, as a comment of a pull request: a part to open for each kind, the worst first, within every host's limits. */
export function comparisonMarkdown(comparison: Comparison, language: Language): string {
  const { changes, base, head } = comparison;
  const said = words[language];
  const nameOf = reportNames(changes);
  const kinds = changeKinds.filter(kind => changes.some(one => one.kind === kind));
  const counted = kinds.map(
    kind => `${changeName(kind, language)} ${changes.filter(one => one.kind === kind).length}`,
  );
  const parts = [`${commentMark}\n## ${said.title}\n\n${markdownText(base)} → ${markdownText(head)}\n\n`];
  parts.push(changes.length === 0 ? `${said.none}\n\n` : `${counted.join(' · ')}\n\n`);
  let room = mostSigns - reserved - parts.join('').length;
  let left = changes.length;
  for (const [index, kind] of kinds.entries()) {
    const own = changes.filter(one => one.kind === kind);
    const open = `<details${index < 3 ? ' open' : ''}><summary>${changeName(kind, language)} (${own.length})</summary>\n\n| ${said.head.join(' | ')} |\n| --- | --- | --- |\n`;
    const close = '\n</details>\n\n';
    const rows: string[] = [];
    let size = open.length + close.length;
    for (const change of own) {
      const row = rowOf(change, nameOf(change), language);
      if (size + row.length > room) break;
      rows.push(row);
      size += row.length;
    }
    if (rows.length === 0) break;
    left -= rows.length;
    room -= size;
    parts.push(open, ...rows, close);
    if (rows.length < own.length) break;
  }
  if (left > 0) parts.push(`${said.more(left)}\n\n`);
  parts.push(waiversOf(comparison, language));
  return `${parts.join('').trimEnd()}\n`;
}

function rowOf(change: Change, report: string | undefined, language: Language): string {
  const said = words[language];
  const notes = [report ?? '', wayName(change, language), change.cause ? said.causes[change.cause] : ''];
  const what = `${markdownText(change.label, 160)} <sub>${notes
    .filter(Boolean)
    .map(note => markdownText(note, 60))
    .join(' · ')}</sub>`;
  return `| ${what} | ${markdownText(change.before ?? '')} | ${markdownText(change.after ?? '')} |\n`;
}

function waiversOf({ waivers }: Comparison, language: Language): string {
  if (waivers.length === 0) return '';
  const said = words[language];
  const lines = waivers.map(one => {
    const text = markdownText(waiverText(one, language), 360);
    return one.expired ? `- **${text}**\n` : `- ${text}\n`;
  });
  const kept: string[] = [];
  let size = 0;
  for (const line of [...lines].sort((a, b) => Number(b.startsWith('- **')) - Number(a.startsWith('- **')))) {
    if (size + line.length > reserved - 500) break;
    kept.push(line);
    size += line.length;
  }
  const rest = lines.length - kept.length;
  return `<details><summary>${said.waivers} (${lines.length})</summary>\n\n${kept.join('')}${rest > 0 ? `- … (${rest})\n` : ''}\n</details>\n`;
}
