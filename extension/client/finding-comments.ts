import {
  type Comment,
  CommentMode,
  type CommentThread,
  CommentThreadCollapsibleState,
  CommentThreadState,
  comments,
  type Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  type Event,
  languages,
  MarkdownString,
  type Uri,
  workspace,
} from 'vscode';
import { type LineChanges, lineChanges } from '../review/changed-lines.ts';
import type { Bases } from './git/bases.ts';
import type { Projects } from './projects.ts';
import { say } from './texts.ts';

/** Milliseconds without news before comments are put right. */
const calm = 300;

/** When findings are comments: while a project is compared with an earlier version, always, or never. */
type Wanted = 'comparison' | 'always' | 'never';

/**
 * Findings as comments in the text, for who reviews: those on lines that are other than in the version that is compared with.
 * They have no lines of their own to comment on, so that the comments of a pull request keep theirs. `onDidFind`: our findings
 * of a file have been taken in. The editor's own event tells of everybody's, and VS Code's Markdown tells its own anew five
 * times a second for as long as another text is open.
 */
export function findingComments(projects: Projects, bases: Bases, onDidFind: Event<void>): Disposable {
  const controller = comments.createCommentController('ska.findings', 'SKA-rapport');
  const shown = new Map<string, { readonly told: string; readonly threads: readonly CommentThread[] }>();
  let timer: NodeJS.Timeout | undefined;
  let round = 0;

  function clear(key: string): void {
    for (const thread of shown.get(key)?.threads ?? []) thread.dispose();
    shown.delete(key);
  }

  const wanted = () => workspace.getConfiguration('ska').get<Wanted>('reviewComments') ?? 'comparison';

  async function renew(): Promise<void> {
    round += 1;
    const own = round;
    const when = wanted();
    const files = languages
      .getDiagnostics()
      .map(([uri, all]) => ({ uri, findings: all.filter(({ source }) => source === 'SKA') }))
      .filter(({ uri, findings }) => findings.length > 0 && projects.of(uri) !== undefined)
      .filter(({ uri }) => when === 'always' || (when === 'comparison' && bases.chosenFor(uri)));
    const seen = new Set<string>();
    for (const { uri, findings } of files) {
      const lines = await changesOf(uri, bases);
      if (own !== round) return;
      const kept = lines
        ? findings.filter(({ range }) => touches(lines, range.start.line + 1, range.end.line + 1))
        : findings;
      if (kept.length === 0) continue;
      const key = String(uri);
      seen.add(key);
      const told = JSON.stringify(kept.map(({ range, message }) => [range, message]));
      if (shown.get(key)?.told === told) continue;
      clear(key);
      shown.set(key, { told, threads: kept.map(finding => threadOf(uri, finding)) });
    }
    for (const key of [...shown.keys()]) if (!seen.has(key)) clear(key);
  }

  function threadOf(uri: Uri, { range, message, severity, code }: Diagnostic): CommentThread {
    const comment: Comment = {
      author: { name: 'SKA-rapport' },
      // A sentence may quote what stands in the report: no link or picture of that comes to life.
      body: new MarkdownString().appendText(message),
      mode: CommentMode.Preview,
      label: say(
        severity === DiagnosticSeverity.Error
          ? 'comment.error'
          : severity === DiagnosticSeverity.Warning
            ? 'comment.warning'
            : 'comment.hint',
      ),
    };
    const thread = controller.createCommentThread(uri, range, [comment]);
    thread.canReply = false;
    thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    thread.state = CommentThreadState.Unresolved;
    thread.label = String(typeof code === 'object' ? code.value : (code ?? ''));
    return thread;
  }

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void renew(), calm);
  };
  const listeners = [
    onDidFind(soon),
    // A file that has changed on disk is told of before the editor has read it: then its lines were those of before.
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === 'markdown' && projects.of(document.uri)) soon();
    }),
    bases.onDidChange(soon),
    projects.onDidChange(soon),
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('ska.reviewComments')) soon();
    }),
  ];
  return {
    dispose() {
      clearTimeout(timer);
      for (const listener of listeners) listener.dispose();
      controller.dispose();
    },
  };
}

/** How a file's lines stand to the version that is compared with; undefined when that has no such file: all is new. */
async function changesOf(uri: Uri, bases: Bases): Promise<LineChanges | undefined> {
  const before = await bases.textOf(uri);
  if (before === undefined) return undefined;
  const open = workspace.textDocuments.find(document => String(document.uri) === String(uri));
  try {
    const now = open?.getText() ?? new TextDecoder().decode(await workspace.fs.readFile(uri));
    return lineChanges(before, now);
  } catch {
    // It has just been taken away; so will its findings be.
    return undefined;
  }
}

/** What is said of a whole file stands on its first line, and counts when anything has changed. */
function touches({ changed, gone }: LineChanges, from: number, to: number): boolean {
  if (from === 1 && to === 1) return changed.size + gone.size > 0;
  return [...changed].some(line => from <= line && line <= to);
}
