import { type Disposable, type TextDocument, workspace } from 'vscode';
import type { Projects } from './projects.ts';

/**
 * Reads a project's data file anew in the encoding that Excel on Windows gives « CSV», when it was opened as UTF-8 and is none.
 * Else its å, ä and ö are no letters on the screen, and are lost when the file is saved.
 */
export function readDataAsWritten(projects: Projects): Disposable {
  const look = (document: TextDocument) => {
    if (!isMisread(document) || !projects.of(document.uri)) return;
    // The address alone: the document is the same one, read in another way.
    void workspace
      .openTextDocument(document.uri, { encoding: 'windows1252' })
      .then(undefined, () => undefined);
  };
  // What was open when the window was loaded is looked at when the projects are known.
  const listeners = [
    workspace.onDidOpenTextDocument(look),
    projects.onDidChange(() => workspace.textDocuments.forEach(look)),
  ];
  return { dispose: () => listeners.forEach(listener => void listener.dispose()) };
}

function isMisread(document: TextDocument): boolean {
  const { uri, encoding, isDirty } = document;
  const isData = uri.scheme === 'file' && /\.(csv|tsv|txt)$/i.test(uri.path);
  return isData && encoding === 'utf8' && !isDirty && document.getText().includes('\uFFFD');
}
