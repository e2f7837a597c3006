import { randomBytes } from 'node:crypto';
import {
  commands,
  type Disposable,
  type ExtensionContext,
  Position,
  Range,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import {
  baseNotification,
  closedNotification,
  messageNotification,
  type OpenPreview,
  openRequest,
  type PreviewBase,
  type PreviewMessage,
  type PreviewView,
  readyNotification,
} from '../output/preview/requests.ts';
import type { Bases } from './git/bases.ts';
import { language, say } from './texts.ts';

const viewType = 'ska.preview';

/** The forms of a report, one after the other. */
const nextView: Readonly<Record<PreviewView, PreviewView>> = {
  utskrift: 'webb',
  webb: 'bildspel',
  bildspel: 'utskrift',
};

/** What the page tells its panel; lines and columns count from 1. */
type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'scrolled'; readonly line: number }
  | { readonly type: 'open'; readonly line: number; readonly column: number };

/** One report as a page beside its text. */
interface Preview {
  readonly panel: WebviewPanel;
  readonly uri: Uri;
  view: PreviewView;
  /** The line that the page was last scrolled to from here: what the page answers to that is no news. */
  revealed: number | undefined;
}

/** The pages of reports beside their texts. */
export interface Previews extends Disposable {
  /** Shows a report as a page, in the column beside. */
  show(uri: Uri, view?: PreviewView): Promise<void>;
  /** The report of the page that is in front. */
  readonly active: Uri | undefined;
  /** Shows the page in front in its other form. */
  switchView(): Promise<void>;
}

/** Opens and keeps the pages; they come back when the window is loaded anew, and when the server has been started again. */
export function previews(context: ExtensionContext, client: LanguageClient, bases: Bases): Previews {
  const open = new Map<string, Preview>();
  const inside = Uri.joinPath(context.extensionUri, 'dist');
  let scrolledByPage: { readonly uri: string; readonly line: number } | undefined;

  async function load(preview: Preview): Promise<void> {
    const { panel, uri, view } = preview;
    const nonce = randomBytes(16).toString('base64url');
    const script = String(panel.webview.asWebviewUri(Uri.joinPath(inside, 'preview.js')));
    const asked: OpenPreview = { uri: String(uri), view, nonce, script };
    if (!panel.webview.html) panel.webview.html = wordsPage(say('previewComes'), 'status');
    try {
      await client.start();
      const answer = await client.sendRequest<{ readonly html: string } | null>(openRequest, asked);
      panel.webview.html = answer?.html ?? wordsPage(say('noReport'), 'alert');
    } catch (error) {
      panel.webview.html = wordsPage(error instanceof Error ? error.message : String(error), 'alert');
    }
  }

  function take(panel: WebviewPanel, uri: Uri, view: PreviewView): Preview {
    const key = String(uri);
    const preview: Preview = { panel, uri, view, revealed: undefined };
    open.set(key, preview);
    void commands.executeCommand('setContext', 'ska.previewOpen', true);
    panel.webview.options = { enableScripts: true, localResourceRoots: [inside] };
    panel.iconPath = Uri.joinPath(context.extensionUri, 'extension', 'client', 'view.svg');
    panel.webview.onDidReceiveMessage((message: FromPage) => void heard(preview, message));
    const tellView = () => void commands.executeCommand('setContext', 'ska.previewActive', panel.active);
    panel.onDidChangeViewState(tellView);
    panel.onDidDispose(() => {
      if (open.get(key) === preview) open.delete(key);
      void client.sendNotification(closedNotification, { uri: key }).catch(() => undefined);
      void commands.executeCommand('setContext', 'ska.previewActive', false);
      void commands.executeCommand('setContext', 'ska.previewOpen', open.size > 0);
    });
    tellView();
    return preview;
  }

  async function heard(preview: Preview, message: FromPage): Promise<void> {
    if (message.type === 'ready') {
      await client.sendNotification(readyNotification, { uri: String(preview.uri) });
      const editor = editorOf(preview.uri);
      if (editor) reveal(editor);
      await mark(preview.uri);
    } else if (message.type === 'scrolled') follow(preview, message.line);
    else await goTo(preview.uri, message.line, message.column);
  }

  /** Has a page show what is other than in the version that its project is compared with. */
  async function mark(uri: Uri): Promise<void> {
    const base: PreviewBase = { uri: String(uri), text: (await bases.textOf(uri)) ?? null };
    await client.sendNotification(baseNotification, base).catch(() => undefined);
  }

  /** The text follows the page. */
  function follow(preview: Preview, line: number): void {
    const editor = editorOf(preview.uri);
    if (!editor || (preview.revealed !== undefined && Math.abs(preview.revealed - line) < 1.5)) return;
    scrolledByPage = { uri: String(preview.uri), line };
    const at = new Position(Math.max(0, Math.floor(line) - 1), 0);
    editor.revealRange(new Range(at, at), TextEditorRevealType.AtTop);
  }

  /** The page follows the text. */
  function reveal(editor: TextEditor): void {
    const preview = open.get(String(editor.document.uri));
    const top = editor.visibleRanges[0]?.start.line;
    if (!preview || top === undefined) return;
    const line = top + 1;
    if (scrolledByPage?.uri === String(preview.uri) && Math.abs(scrolledByPage.line - line) < 2) {
      scrolledByPage = undefined;
      return;
    }
    preview.revealed = line;
    void preview.panel.webview.postMessage({ type: 'reveal', line });
  }

  const listeners = [
    bases.onDidChange(() => {
      for (const { uri } of open.values()) void mark(uri);
    }),
    client.onNotification(messageNotification, ({ uri, message }: PreviewMessage) => {
      const preview = open.get(uri);
      if (!preview) return;
      if (message.type === 'reload') void load(preview);
      else void preview.panel.webview.postMessage(message);
      if (message.type === 'page') preview.panel.title = message.title;
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) for (const preview of open.values()) void load(preview);
    }),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => reveal(textEditor)),
    window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const line = selections[0]?.active.line;
      const preview = open.get(String(textEditor.document.uri));
      if (preview && line !== undefined)
        void preview.panel.webview.postMessage({ type: 'reveal', line: line + 1, cursor: true });
    }),
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(
        panel,
        state: { readonly uri?: string; readonly view?: PreviewView } | undefined,
      ) {
        if (!state?.uri) return panel.dispose();
        await load(take(panel, Uri.parse(state.uri), state.view ?? 'utskrift'));
      },
    }),
  ];

  return {
    async show(uri, view) {
      const known = open.get(String(uri));
      if (known) {
        known.panel.reveal(undefined, true);
        if (view && view !== known.view) {
          known.view = view;
          await load(known);
        }
        return;
      }
      const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      const panel = window.createWebviewPanel(viewType, say('preview'), column, {});
      await load(take(panel, uri, view ?? 'utskrift'));
    },
    get active() {
      return [...open.values()].find(({ panel }) => panel.active)?.uri;
    },
    async switchView() {
      const beside = window.activeTextEditor && open.get(String(window.activeTextEditor.document.uri));
      const preview = [...open.values()].find(({ panel }) => panel.active) ?? beside ?? [...open.values()][0];
      if (!preview) return;
      preview.view = nextView[preview.view];
      await load(preview);
    },
    dispose() {
      for (const listener of listeners) listener.dispose();
      for (const { panel } of open.values()) panel.dispose();
    },
  };
}

function editorOf(uri: Uri): TextEditor | undefined {
  return window.visibleTextEditors.find(editor => String(editor.document.uri) === String(uri));
}

/** Shows a place of a report's text, beside the page. */
async function goTo(uri: Uri, line: number, column: number): Promise<void> {
  const at = new Position(Math.max(0, Math.floor(line) - 1), Math.max(0, column - 1));
  const viewColumn = editorOf(uri)?.viewColumn ?? ViewColumn.One;
  const editor = await window.showTextDocument(uri, { viewColumn });
  editor.selection = new Selection(at, at);
  editor.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport);
}

/** A page that can only say why there is none, or (after a moment) that there will be one. */
function wordsPage(text: string, role: 'alert' | 'status'): string {
  const shown = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const style = `<style>[role] { font-size: 1.1em; padding: 2em } [role=status] { animation: show 0s 0.7s both } @keyframes show { from { visibility: hidden } }</style>`;
  return `<!doctype html><html lang="${language()}"><meta charset="utf-8"><title>${say('preview')}</title><meta http-equiv="Content-Security-Policy" content="${policy}">${style}<body><p role="${role}">${shown}</p></body></html>`;
}
