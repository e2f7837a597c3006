import { commands, type Disposable, Location, Position, Range, Uri, workspace } from 'vscode';
import type { LanguageClient, WorkspaceEdit } from 'vscode-languageclient/node';
import { showProblems } from './commands/check.ts';

interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

interface PlainLocation {
  readonly uri: string;
  readonly range: { readonly start: PlainPosition; readonly end: PlainPosition };
}

/** What happens when a line of small text above the report's lines is chosen; the server names these commands with plain values. */
export function lensCommands(client: LanguageClient): readonly Disposable[] {
  const position = ({ line, character }: PlainPosition) => new Position(line, character);
  return [
    commands.registerCommand('ska.showProblems', showProblems),
    commands.registerCommand('ska.applyEdits', async (edit: WorkspaceEdit) =>
      workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit)),
    ),
    commands.registerCommand(
      'ska.showPlaces',
      (uri: string, at: PlainPosition, places: readonly PlainLocation[]) =>
        commands.executeCommand(
          'editor.action.showReferences',
          Uri.parse(uri),
          position(at),
          places.map(
            ({ uri: other, range }) =>
              new Location(Uri.parse(other), new Range(position(range.start), position(range.end))),
          ),
        ),
    ),
  ];
}
