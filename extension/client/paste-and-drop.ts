import {
  type DataTransfer,
  type Disposable,
  DocumentDropEdit,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  languages,
  Position,
  Range,
  type TextDocument,
  TextEdit,
  Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import type { TableInsertion } from '../language/overview/requests.ts';
import { cleanPasted } from '../language/paste/clean-text.ts';
import { placedBlock } from '../language/paste/placed-block.ts';
import type { Projects } from './projects.ts';
import { say } from './texts.ts';

const tableKind = DocumentDropOrPasteEditKind.Text.append('ska', 'table');
const chartKind = DocumentDropOrPasteEditKind.Text.append('ska', 'chart');
const cleanKind = DocumentDropOrPasteEditKind.Text.append('ska', 'clean');
const kinds = [tableKind, chartKind, cleanKind];
const reports = { scheme: 'file', language: 'markdown' };

/** What is pasted into a report and dropped on it: cells and data files as tables, text from a word processor cleaned. */
export function pasteAndDrop(projects: Projects): readonly Disposable[] {
  const made = savedWhenMade();
  return [
    made,
    languages.registerDocumentPasteEditProvider(
      reports,
      {
        async provideDocumentPasteEdits(document, ranges, transfer) {
          const text = await transfer.get('text/plain')?.asString();
          const [range] = ranges;
          if (!text || !range || !isReport(projects, document)) return [];
          const html = (await transfer.get('text/html')?.asString()) ?? '';
          const cells = await cellEdits(projects, document, range, { text, html }, made.expect);
          return [...cells, ...cleanEdits(text)];
        },
      },
      { providedPasteEditKinds: kinds, pasteMimeTypes: ['text/plain'] },
    ),
    languages.registerDocumentDropEditProvider(
      reports,
      {
        async provideDocumentDropEdits(document, position, transfer) {
          if (!isReport(projects, document)) return [];
          return (await droppedTable(projects, document, position.line, transfer, made.expect)) ?? [];
        },
      },
      { providedDropEditKinds: kinds, dropMimeTypes: ['text/uri-list'] },
    ),
  ];
}

function isReport(projects: Projects, { uri }: TextDocument): boolean {
  return uri.path.includes('/rapporter/') && projects.of(uri) !== undefined;
}

/** Cells become a table at once only when they come from a spreadsheet; else they can be chosen to. */
async function cellEdits(
  projects: Projects,
  document: TextDocument,
  range: Range,
  { text, html }: { readonly text: string; readonly html: string },
  expect: (made: TableInsertion) => void,
): Promise<DocumentPasteEdit[]> {
  if (!text.includes('\t') || !text.includes('\n')) return [];
  const { line } = range.start;
  const made = await projects.ask('ska/pasteCells', { uri: document.uri.toString(), line, text });
  if (!made) return [];
  expect(made);
  const fromSheet = /office:excel|google-sheets|LibreOffice|ProgId content="?Excel/i.test(html);
  const edit = (directive: string, title: string, kind: DocumentDropOrPasteEditKind) => {
    const paste = new DocumentPasteEdit(directive, title, kind);
    paste.additionalEdit = editOf(made);
    // What is selected gives its place to the block.
    if (range.isEmpty) paste.insertText = putBlock(document, line, directive, paste.additionalEdit);
    if (!fromSheet) paste.yieldTo = [DocumentDropOrPasteEditKind.Text];
    return paste;
  };
  return [
    edit(made.table, say('pasteTable'), tableKind),
    ...(made.chart ? [edit(made.chart, say('pasteChart'), chartKind)] : []),
  ];
}

/** Nothing for a text that is clean: then VS Code pastes as it does. */
function cleanEdits(text: string): DocumentPasteEdit[] {
  const plain = text.replace(/\r\n?/g, '\n');
  const clean = cleanPasted(plain);
  return clean === plain ? [] : [new DocumentPasteEdit(clean, say('pasteClean'), cleanKind)];
}

async function droppedTable(
  projects: Projects,
  document: TextDocument,
  line: number,
  transfer: DataTransfer,
  expect: (made: TableInsertion) => void,
): Promise<DocumentDropEdit[] | undefined> {
  const list = (await transfer.get('text/uri-list')?.asString()) ?? '';
  const files = list.split(/\r?\n/).filter(line => line && !line.startsWith('#'));
  const [file] = files;
  if (!file || files.length > 1 || !/\.(csv|tsv|txt|xlsx|json)$/i.test(file)) return undefined;
  const isText = /\.(csv|tsv|txt)$/i.test(file);
  const bytes = isText ? await workspace.fs.readFile(Uri.parse(file)) : new Uint8Array();
  const text = decoded(bytes);
  const made = await projects.ask('ska/dropFile', { uri: document.uri.toString(), file, text });
  if (!made) return undefined;
  expect(made);
  const edit = (directive: string, title: string, kind: DocumentDropOrPasteEditKind) => {
    const drop = new DocumentDropEdit(directive, title, kind);
    drop.additionalEdit = editOf(made);
    drop.insertText = putBlock(document, line, directive, drop.additionalEdit);
    return drop;
  };
  return [
    edit(made.table, say('dropTable'), tableKind),
    ...(made.chart ? [edit(made.chart, say('dropChart'), chartKind)] : []),
  ];
}

/**
 * Saves the data package when a table is put into it: its data file is on the disk then, and without its description it is
 * nothing to the command line or to others. What the author had not saved in it before is not saved for that.
 */
function savedWhenMade(): Disposable & { expect(made: TableInsertion): void } {
  let expected: ReadonlyMap<string, readonly string[]> = new Map();
  const listener = workspace.onDidChangeTextDocument(({ document }) => {
    const texts = expected.get(document.uri.toString());
    if (!texts) return;
    const text = plain(document.getText());
    if (!texts.every(one => text.includes(one))) return;
    expected = new Map();
    void document.save();
  });
  return {
    // Of what is offered one thing is chosen, or none.
    expect({ edits }) {
      const clean = edits.flatMap(({ uri, edits: own }) => {
        const address = Uri.parse(uri).toString();
        const isDirty = workspace.textDocuments.some(one => one.isDirty && one.uri.toString() === address);
        const texts = own.map(({ newText }) => plain(newText));
        return isDirty ? [] : [[address, texts] as const];
      });
      expected = new Map(clean);
    },
    dispose: () => listener.dispose(),
  };
}

const plain = (text: string) => text.replaceAll('\r\n', '\n');

/** The text to put in at a line for a block; where it must stand below that, the edit gets it and the text is empty. */
function putBlock(document: TextDocument, line: number, block: string, edit: WorkspaceEdit): string {
  const { here, below } = placedBlock(document.getText().split(/\r?\n/), line, block);
  if (below) edit.insert(document.uri, document.lineAt(below.line).range.end, below.text);
  return here;
}

/** Excel on Windows saves « CSV» in its own encoding. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function editOf({ files, edits }: TableInsertion): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { uri, text } of files)
    edit.createFile(Uri.parse(uri), { contents: new TextEncoder().encode(text), ignoreIfExists: true });
  for (const { uri, edits: own } of edits)
    edit.set(
      Uri.parse(uri),
      own.map(({ range: { start, end }, newText }) =>
        TextEdit.replace(
          new Range(new Position(start.line, start.character), new Position(end.line, end.character)),
          newText,
        ),
      ),
    );
  return edit;
}
