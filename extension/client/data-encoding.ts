import { type Disposable, type TextDocument, workspace } from 'vscode';
import type { Projects } from './projects.ts';

/**
 * Reads a project's data file anew in the encoding that Excel on Windows gives « CSV», when it was opened as UTF-8 and is none.
 * Else its å, ä and ö are no letters on the screen, and are lost when the file is saved. Each document once: who opens it in
 * another encoding by hand is left alone.
 */
export function readDataAsWritten(projects: Projects): Disposable {
  const looked = new WeakSet<TextDocument>();
  async function look(document: TextDocument): Promise<void> {
    if (looked.has(document) || !projects.of(document.uri)) return;
    looked.add(document);
    if (!isMisread(document) || isUtf8(await workspace.fs.readFile(document.uri))) return;
    // What has been typed meanwhile is not thrown away: VS Code reads no document anew that has changed.
    await workspace.openTextDocument(document.uri, { encoding: 'windows1252' });
  }
  const lookAt = (document: TextDocument) => void look(document).catch(() => undefined);
  // What was open when the window was loaded is looked at when the projects are known.
  const listeners = [
    workspace.onDidOpenTextDocument(lookAt),
    projects.onDidChange(() => workspace.textDocuments.forEach(lookAt)),
  ];
  return {
    dispose() {
      for (const listener of listeners) listener.dispose();
    },
  };
}

function isMisread(document: TextDocument): boolean {
  const { uri, encoding, isDirty } = document;
  const isData = uri.scheme === 'file' && /\.(csv|tsv|txt)$/i.test(uri.path);
  return isData && encoding === 'utf8' && !isDirty && document.getText().includes('\uFFFD');
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
