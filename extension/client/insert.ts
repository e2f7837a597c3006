import { commands, type Disposable, type Position, type TextDocument, window } from 'vscode';
import type { Insertion, InsertionKind } from '../language/overview/insertions.ts';
import { reportUri } from './commands/report-uri.ts';
import type { Projects } from './projects.ts';
import { say } from './texts.ts';

/** The commands that put a value, chart or table in by choosing: an indicator, then how it is shown, with what it will say. */
export function insertCommands(projects: Projects): readonly Disposable[] {
  return [
    commands.registerCommand('ska.insertValue', () => insert(projects, 'value')),
    commands.registerCommand('ska.insertChart', () => insert(projects, 'chart')),
    commands.registerCommand('ska.insertTable', () => insert(projects, 'table')),
  ];
}

async function insert(projects: Projects, kind: InsertionKind): Promise<void> {
  const editor = window.activeTextEditor;
  const uri = reportUri(projects, undefined)?.toString();
  if (!editor || !uri) {
    void window.showWarningMessage(say('noReport'));
    return;
  }
  const indicators = projects.ask('ska/indicators', { uri }).then(found =>
    found
      .filter(one => one.latest !== undefined)
      .map(({ id, name, latest, trend, definition }) => ({
        label: name,
        description: [latest, trend].filter(Boolean).join('  '),
        detail: definition ?? '',
        id,
      })),
  );
  const indicator = await window.showQuickPick(indicators, {
    title: say(`insert.${kind}`),
    placeHolder: say('pickIndicator'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!indicator) return;
  const ways = projects
    .ask('ska/insertions', { uri, kind, indicator: indicator.id })
    .then(found => found.map(one => ({ label: one.title, detail: one.preview, one })));
  const way = await window.showQuickPick(ways, { title: indicator.label, placeHolder: say('pickWay') });
  if (!way) return;
  const { document } = editor;
  const at = kind === 'value' ? editor.selection.active : endOfLine(document, editor.selection.active);
  await editor.edit(edit =>
    edit.insert(at, kind === 'value' ? way.one.text : asBlock(document, at, way.one)),
  );
}

function endOfLine(document: TextDocument, { line }: Position): Position {
  return document.lineAt(line).range.end;
}

/** A block with an empty line before and after it. */
function asBlock(document: TextDocument, { line }: Position, { text }: Insertion): string {
  const empty = (n: number) => n < 0 || n >= document.lineCount || document.lineAt(n).isEmptyOrWhitespace;
  const before = empty(line) ? (empty(line - 1) ? '' : '\n') : '\n\n';
  return `${before}${text}\n${empty(line + 1) ? '' : '\n'}`;
}
