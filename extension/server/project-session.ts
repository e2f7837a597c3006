import type { Language } from '../base/problem.ts';
import { openFiles } from '../node/files.ts';
import type { Finding } from '../project/check-report.ts';
import { openWorkspace, type Workspace } from '../project/workspace.ts';
import { lspDiagnostic } from './lsp-diagnostics.ts';
import { type ProjectUris, projectUris } from './project-uris.ts';
import { type Scenes, scenesOf } from './scenes.ts';
import type { World } from './world.ts';

/** One project of the editor's window: its workspace, its addresses, and what it tells the editor. */
export interface ProjectSession extends AsyncDisposable {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly workspace: Workspace;
  readonly uris: ProjectUris;
  readonly scenes: Scenes;
  readonly language: Language;
  /** The editor shows a document of this project. */
  open(uri: string, text: string, version: number): void;
  close(uri: string): void;
  /** Tells all findings again: their language has changed. */
  retell(): void;
}

/** What a session tells and asks. */
export interface SessionSetting {
  readonly world: World;
  /** The language that the user has set; undefined for the project's own. */
  readonly language: () => Language | undefined;
  readonly publish: (diagnostics: {
    readonly uri: string;
    readonly version?: number;
    readonly diagnostics: ReturnType<typeof lspDiagnostic>[];
  }) => void;
  /** Told when something that the views show may have changed: findings, or what they are worked out from. */
  readonly renewed: (what: 'findings' | 'data') => void;
}

/** Opens the project in a folder. */
export function openSession(root: string, setting: SessionSetting): ProjectSession {
  const { world } = setting;
  const uris = projectUris(root);
  const versions = new Map<string, number>();
  const language = () => setting.language() ?? workspace.project?.config.språk ?? 'sv';

  function told(file: string, findings: readonly Finding[]): void {
    const version = versions.get(file);
    setting.publish({
      uri: uris.uri(file),
      ...(version !== undefined && { version }),
      diagnostics: findings.map(one => lspDiagnostic(one, language())),
    });
    setting.renewed('findings');
  }

  const workspace = openWorkspace({
    files: openFiles(root),
    shipped: world.shipped,
    today: world.today,
    told,
    renewed() {
      scenes.outdate();
      setting.renewed('data');
    },
    // A report without findings is told of by nothing else, and lists show its name and status.
    seenOtherwise: () => setting.renewed('findings'),
    bug: world.bug,
    openEngine: world.openEngine,
  });

  const scenes = scenesOf(workspace, language, world.today, world.bug);

  return {
    root,
    workspace,
    uris,
    scenes,
    get language() {
      return language();
    },
    open(uri, text, version) {
      const path = uris.path(uri);
      if (path === undefined) return;
      uris.remember(uri);
      versions.set(path, version);
      workspace.open(path, text, version);
    },
    close(uri) {
      const path = uris.path(uri);
      if (path === undefined) return;
      versions.delete(path);
      workspace.close(path);
    },
    retell() {
      for (const file of workspace.filesWithFindings()) told(file, workspace.findings(file));
    },
    [Symbol.asyncDispose]: () => workspace[Symbol.asyncDispose](),
  };
}
