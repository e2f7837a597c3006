import { commands, type Disposable, window } from 'vscode';
import type { Projects } from './projects.ts';

/**
 * `ska.nextPlace`, on Tab in a snippet of a report: goes on to its next place, and where that is empty opens the list of what
 * can stand there. VS Code goes there alone, and the author would have to know what to type.
 */
export function nextPlaceCommand(projects: Projects): Disposable {
  return commands.registerCommand('ska.nextPlace', async () => {
    await commands.executeCommand('jumpToNextSnippetPlaceholder');
    const editor = window.activeTextEditor;
    if (!editor?.selection.isEmpty || !projects.of(editor.document.uri)) return;
    const { document, selection } = editor;
    const { line, character } = selection.active;
    const uri = document.uri.toString();
    const asked = { uri, position: { line, character }, before: 'stood' } as const;
    const offered = await projects.ask('ska/offers', asked).catch(() => undefined);
    // Who types on meanwhile has chosen.
    if (!offered || window.activeTextEditor !== editor || !editor.selection.isEqual(selection)) return;
    await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  });
}
