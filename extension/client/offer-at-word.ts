import {
  commands,
  type Disposable,
  type Event,
  type TextDocument,
  type TextDocumentChangeEvent,
  window,
  workspace,
} from 'vscode';
import type { Position } from '../language/overview/requests.ts';
import type { Projects } from './projects.ts';

const letter = /^\p{L}$/u;
const word = /^[\p{L}\p{M}\p{N}_-]*$/u;

/**
 * Opens the list of offers when the first letter of a word that has any is typed in a report: `:v`, the key of a field line,
 * a heading. VS Code asks for nothing while Markdown is written, and heeds no letter among the characters that a server
 * names. `onDidTell`: changes that the server has been told of, so that its answer is about the text as it is now.
 */
export function offerAtWords(projects: Projects, onDidTell: Event<TextDocumentChangeEvent>): Disposable {
  async function offer(document: TextDocument, position: Position): Promise<void> {
    const uri = document.uri.toString();
    if (!(await projects.ask('ska/offers', { uri, position }))) return;
    const editor = window.activeTextEditor;
    if (editor?.document !== document || !editor.selection.isEmpty) return;
    // Who types fast has come further in the word by now.
    const { line, character } = editor.selection.active;
    const since = document.lineAt(line).text.slice(position.character, character);
    if (line !== position.line || character < position.character || !word.test(since)) return;
    await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  }

  return onDidTell(event => {
    const place = firstLetter(event);
    if (place && projects.of(event.document.uri)) void offer(event.document, place).catch(() => undefined);
  });
}

/** The place behind a letter that was typed alone and begins a word, in a report where VS Code asks for no offers by itself. */
function firstLetter({ document, contentChanges, reason }: TextDocumentChangeEvent): Position | undefined {
  const [change, ...others] = contentChanges;
  if (document.languageId !== 'markdown' || !change || others.length > 0 || reason !== undefined)
    return undefined;
  const { range, text } = change;
  if (!range.isEmpty || !letter.test(text)) return undefined;
  const { line, character } = range.start;
  const before = document.lineAt(line).text.slice(0, character);
  if (/[\p{L}\p{M}\p{N}_-]$/u.test(before) || asksByItself(document)) return undefined;
  return { line, character: character + text.length };
}

function asksByItself(document: TextDocument): boolean {
  const editor = workspace.getConfiguration('editor', document);
  const quick = editor.get<boolean | { readonly other?: boolean | string }>('quickSuggestions');
  const always = typeof quick === 'object' ? quick.other === true || quick.other === 'on' : quick === true;
  // Who wants no list at characters wants none here either.
  return always || editor.get('suggestOnTriggerCharacters') === false;
}
