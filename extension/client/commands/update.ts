import { ProgressLocation, Range, TextEdit, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { SkaRequests } from '../../language/overview/requests.ts';
import type { Projects } from '../projects.ts';
import { count, say } from '../texts.ts';
import { chosenReport } from './report-uri.ts';

type Updates = SkaRequests['ska/updates']['result'];

/** `SKA: Uppdatera tal och tabeller i rapporten`. */
export async function updateReport(projects: Projects, argument: unknown): Promise<void> {
  const uri = await chosenReport(projects, argument);
  if (!uri) return;
  await update(projects, { uri: uri.toString() });
}

/** `SKA: Uppdatera tal och tabeller i alla rapporter`. */
export async function updateAll(projects: Projects): Promise<void> {
  const project = await projects.pick();
  if (project) await update(projects, { root: project.root });
}

/** Writes the edits in the editor, so that they can be undone; true when all agrees with the data afterwards. */
export async function update(
  projects: Projects,
  params: SkaRequests['ska/updates']['params'],
): Promise<boolean> {
  const updates = await window.withProgress(
    { location: ProgressLocation.Notification, title: say('updating') },
    () => projects.ask('ska/updates', params),
  );
  if (updates.changes === 0) {
    void window.showInformationMessage(say('upToDate'));
    return true;
  }
  const written = fresh(updates) && (await workspace.applyEdit(editOf(updates)));
  // What the author does not have open is saved, so that nothing lies unsaved out of sight.
  const closed = updates.edits.filter(one => one.version === undefined);
  if (written) for (const { uri } of closed) await (await workspace.openTextDocument(Uri.parse(uri))).save();
  if (written)
    void window.showInformationMessage(
      say('updated', count(updates.changes, 'value', 'values'), count(updates.edits.length, 'file', 'files')),
    );
  else void window.showWarningMessage(say('updateFailed'));
  return written;
}

/** False when a document was changed after the edits were made. */
function fresh({ edits }: Updates): boolean {
  return edits.every(({ uri, version }) => {
    const document = workspace.textDocuments.find(one => one.uri.toString() === Uri.parse(uri).toString());
    return version === undefined || !document || document.version === version;
  });
}

function editOf({ edits }: Updates): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { uri, edits: own } of edits)
    edit.set(
      Uri.parse(uri),
      own.map(({ range: { start, end }, newText }) =>
        TextEdit.replace(new Range(start.line, start.character, end.line, end.character), newText),
      ),
    );
  return edit;
}
