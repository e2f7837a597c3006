import { type Disposable, type TreeView, workspace } from 'vscode';
import { say, type TextKey } from './texts.ts';

/** Names a side view in the user's language: the manifest can name it in one alone, for VS Code itself has no Swedish. */
export function nameView(view: TreeView<unknown>, key: TextKey): Disposable {
  const name = () => {
    view.title = say(key);
  };
  name();
  return workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration('ska.language')) name();
  });
}
