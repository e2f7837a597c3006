import {
  commands,
  type Disposable,
  type Event,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextDocumentContentChangeEvent,
  window,
  workspace,
} from 'vscode';
import type { Before } from '../language/completion/complete.ts';
import type { Position } from '../language/overview/requests.ts';
import type { Projects } from './projects.ts';

const letter = /^\p{L}$/u;
const word = /^[\p{L}\p{M}\p{N}_-]*$/u;
const wordEnds = /[\p{L}\p{M}\p{N}_-]$/u;
const wordGoesOn = /^[\p{L}\p{M}\p{N}_-]/u;

/** A letter that was typed: the place behind it, and how what stands before it came there. */
interface Typed {
  readonly position: Position;
  readonly before: Before;
}

/**
 * Opens the list of offers when the first letter of a word that has any is typed in a report, or a letter where a word was
 * shortened: `:v`, the key or value of a field line, a heading. VS Code asks for nothing while Markdown is written, and heeds
 * no letter among the characters that a server names. `onDidTell`: changes that the server has been told of, so that its
 * answer is about the text as it is now.
 */
export function offerAtWords(projects: Projects, onDidTell: Event<TextDocumentChangeEvent>): Disposable {
  let last: TextDocumentChangeEvent | undefined;
  /** How often the text was changed otherwise than by one more letter of a word. */
  let chosen = 0;

  async function offer(document: TextDocument, { position, before }: Typed): Promise<void> {
    const uri = document.uri.toString();
    const earlier = chosen;
    if (!(await projects.ask('ska/offers', { uri, position, before }))) return;
    // Who took the word from a list meanwhile would take it from another with the Enter that ends the line.
    if (chosen !== earlier || !isInWord(document, position)) return;
    await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
    // The window is ahead of us: the list may have opened behind the word, where Enter must not choose from it.
    if (!isInWord(document, position)) await commands.executeCommand('hideSuggestWidget');
  }

  return onDidTell(event => {
    const earlier = last;
    last = event;
    if (!event.contentChanges.every(isTyped)) chosen += 1;
    const typed = typedLetter(event, earlier);
    if (typed && projects.of(event.document.uri)) void offer(event.document, typed).catch(() => undefined);
  });
}

function isTyped({ range, text }: TextDocumentContentChangeEvent): boolean {
  return range.isEmpty && [...text].length === 1 && word.test(text);
}

/** True while the cursor stands in the word that has a letter before a place; who types fast has come further in it. */
function isInWord(document: TextDocument, { line, character }: Position): boolean {
  const editor = window.activeTextEditor;
  if (editor?.document !== document || !editor.selection.isEmpty) return false;
  const { active } = editor.selection;
  if (active.line !== line || active.character < character) return false;
  return word.test(document.lineAt(line).text.slice(character, active.character));
}

/** The letter that was typed alone, in a report where VS Code asks for no offers by itself; undefined where a word goes on with it. */
function typedLetter(
  { document, contentChanges, reason }: TextDocumentChangeEvent,
  earlier: TextDocumentChangeEvent | undefined,
): Typed | undefined {
  const [change, ...others] = contentChanges;
  if (document.languageId !== 'markdown' || !change || others.length > 0 || reason !== undefined)
    return undefined;
  const { range, text } = change;
  if (!range.isSingleLine || !letter.test(text)) return undefined;
  const { line, character } = range.start;
  const position = { line, character: character + text.length };
  const all = document.lineAt(line).text;
  // Over the word that a snippet's place holds, too.
  const isAlone = range.isEmpty && earlier?.document === document;
  const before = isAlone ? howCame(range.start, earlier) : 'stood';
  const begins = !wordEnds.test(all.slice(0, character));
  const mends = before === 'taken' && !wordGoesOn.test(all.slice(position.character));
  if ((!begins && !mends) || asksByItself(document)) return undefined;
  return { position, before: begins && before === 'taken' ? 'stood' : before };
}

/** How what stands before a place came there, by the change before. */
function howCame(place: Position, { contentChanges }: TextDocumentChangeEvent): Before {
  for (const { range, text } of contentChanges) {
    const { line, character } = range.start;
    if (line !== place.line) continue;
    if (text === '' && character === place.character) return 'taken';
    // A bracket comes with the one that closes it.
    if (text !== '' && character + 1 === place.character) return 'typed';
  }
  return 'stood';
}

function asksByItself(document: TextDocument): boolean {
  const editor = workspace.getConfiguration('editor', document);
  const quick = editor.get<boolean | { readonly other?: boolean | string }>('quickSuggestions');
  const always = typeof quick === 'object' ? quick.other === true || quick.other === 'on' : quick === true;
  // Who wants no list at characters wants none here either.
  return always || editor.get('suggestOnTriggerCharacters') === false;
}
