import type { Files } from '../base/ports.ts';
import type { DataEngine, TableDescription } from '../data/engine.ts';
import type { ProjectView } from '../directives/contract.ts';
import type { BoundReport } from '../report/bind.ts';
import type { Report } from '../report/report.ts';
import { checkAround } from './check.ts';
import { type Finding, withSeverity } from './check-report.ts';
import { findingsBoard } from './findings-board.ts';
import { isFrozenPath } from './frozen-report.ts';
import { outdate } from './held-report.ts';
import { isProjectFile, keepProject } from './keeper.ts';
import { overlayOn } from './overlay.ts';
import { type OpenEngine, openEngineHere, type Project, reportFileAt } from './project.ts';
import { reportMemory } from './report-memory.ts';
import { reportShelf } from './report-shelf.ts';

/** What a workspace is opened with. */
export interface WorkspaceOptions {
  readonly files: Files;
  readonly shipped: Files;
  /** ISO date: waivers end on a date. */
  readonly today: () => string;
  /** Told of a file whose findings have changed, with all of them. */
  readonly told: (file: string, findings: readonly Finding[]) => void;
  /** Told when the project or a report has got new values: what was worked out from them may be old. */
  readonly renewed?: () => void;
  /** Told when a report has been read that others, and lists of reports, see otherwise than before. */
  readonly seenOtherwise?: () => void;
  /** Told of what must never be thrown. */
  readonly bug: (error: unknown) => void;
  /** Lets what waits (a key press, a question) go first. */
  readonly pause?: () => Promise<void>;
  readonly openEngine?: OpenEngine;
  /** Characters of report text whose trees are kept in memory. */
  readonly memory?: number;
}

/** One report at this moment. */
export interface ReportSnapshot {
  /** Read from the newest text. */
  readonly report: Report;
  /** The version of the editor's text; undefined when it is not open there. */
  readonly version: number | undefined;
  /** That same text bound to data, when that is done. */
  readonly bound: BoundReport | undefined;
  readonly view: ProjectView;
}

/**
 * The life of a project in an editor: texts that change under the hand, files that change on disk, and what is wrong with
 * all of it, kept up to date in the background. All paths are of the project.
 */
export interface Workspace extends AsyncDisposable {
  /** Undefined until ska.yaml could be used for the first time. */
  readonly project: Project | undefined;
  /** The files as the editor shows them. */
  readonly files: Files;
  /** The project's own YAML files as last read. */
  readonly texts: ReadonlyMap<string, string>;
  /** Tables that have been loaded. */
  readonly tables: ReadonlyMap<string, TableDescription>;
  /** The editor shows a text (anew); its file on disk counts no longer. */
  open(path: string, text: string, version: number): void;
  close(path: string): void;
  /** Files or folders have changed, come or gone on disk. */
  changed(paths: readonly string[]): void;
  /** Reports of all years read so far, in order of path; those that are not open may lack their tree. */
  reports(): readonly Report[];
  /** The newest of a report, at once; undefined when there is no such report or it was never read. */
  snapshot(path: string): ReportSnapshot | undefined;
  /** The newest text of a report bound to data; undefined when there is no such report. Rejects when `signal` is aborted. */
  bind(path: string, signal?: AbortSignal): Promise<BoundReport | undefined>;
  /** True while a report can be bound only when other reports have been read, which may take a while. */
  waits(path: string): boolean;
  /** What a report may ask of the project around it. */
  viewOf(report: Report): ProjectView;
  findings(path: string): readonly Finding[];
  /** Files with findings. */
  filesWithFindings(): readonly string[];
  /** When all that was told so far has been worked through, of the whole project. */
  settled(): Promise<void>;
}

/** Opens a workspace and begins to read the project. */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  const { bug, renewed = () => undefined, seenOtherwise = () => undefined } = options;
  const pause = options.pause ?? (() => new Promise<void>(done => setImmediate(done)));
  const overlay = overlayOn(options.files);
  const { files } = overlay;
  const keeper = keepProject(files, options.shipped, options.openEngine ?? openEngineHere);
  const board = findingsBoard(options.told);
  const memory = reportMemory(options.memory ?? 3_000_000);
  const open = new Map<string, { readonly text: string; readonly version: number }>();
  const tables = new Map<string, TableDescription>();
  const retired = new Set<Promise<void>>();
  /** Project files that have changed; `all` before the first reading. */
  let changedFiles: Set<string> | 'all' | undefined = 'all';
  /** The project is being read: what it has is not known. */
  let renewing = false;
  let aroundIsOld = true;
  let ticking = false;
  let closed = false;
  let idle = false;
  let wake: () => void = () => undefined;
  const waiters: (() => void)[] = [];
  const steppers: (() => void)[] = [];

  const shelf = reportShelf({
    today: options.today,
    post: board.post,
    bug,
    memory,
    ended: () => wake(),
    seenOtherwise,
  });

  function projectChanged(path: string): void {
    if (changedFiles === 'all') return;
    changedFiles ??= new Set();
    changedFiles.add(path);
    wake();
  }

  async function renewProject(): Promise<void> {
    const changed = changedFiles;
    changedFiles = undefined;
    renewing = true;
    const renewal = await keeper.renew(changed === 'all' ? undefined : changed).finally(() => {
      renewing = false;
    });
    const { project } = keeper;
    aroundIsOld = true;
    if (renewal.data) tables.clear();
    if (!project) board.post('', withSeverity(undefined, keeper.diagnostics));
    else {
      shelf.renew(project, renewal);
      for (const [path, text] of open) {
        const held = shelf.get(path);
        if (held) held.open = text;
      }
    }
    if (renewal.retired) retire(renewal.retired);
    renewed();
  }

  /** Those who still ask the engine before have been told to stop. */
  function retire(engine: DataEngine): void {
    const end = shelf.quiet().then(() => engine[Symbol.asyncDispose]());
    const done = end.catch(bug).finally(() => retired.delete(done));
    retired.add(done);
  }

  async function lookAround(project: Project): Promise<void> {
    aroundIsOld = false;
    const { findings } = await checkAround(project, project.config.redovisar);
    for (const name of project.engine.names) {
      const table = await project.engine.describe(name);
      if (table && keeper.project === project) tables.set(name, table);
    }
    if (keeper.project === project && !aroundIsOld) board.post('', findings);
    renewed();
  }

  /** The open reports, as soon as their text has changed: what the text tells at once, what the data tells after it. */
  function tick(): void {
    ticking = false;
    if (closed) return;
    try {
      for (const path of open.keys()) {
        const held = shelf.get(path);
        if (!held) continue;
        shelf.readNow(held);
        if (held.unbound && shelf.hasShapes && !shelf.waits(held)) void shelf.bind(held);
      }
    } catch (error) {
      bug(error);
    }
    wake();
  }

  function soon(): void {
    if (ticking) return;
    ticking = true;
    void pause().then(tick);
  }

  /** The most urgent piece of work; undefined when all is done. */
  function nextJob(): (() => Promise<void>) | undefined {
    if (changedFiles) return renewProject;
    const { project } = keeper;
    if (!project) return undefined;
    if (!shelf.hasShapes) return shelf.readShapes;
    const all = shelf.all();
    const isOpen = all.filter(one => one.open);
    const unreadOpen = isOpen.find(one => one.unread);
    if (unreadOpen) return () => shelf.read(unreadOpen);
    const ready = isOpen.find(one => one.unbound && !one.run && !shelf.waits(one));
    if (ready) return () => shelf.bind(ready);
    // What stands elsewhere is looked at when the author has been told of what is written here.
    if (isOpen.some(one => one.run)) return undefined;
    const years = new Set([
      ...isOpen.map(one => one.file.schoolYear),
      ...(aroundIsOld ? [''] : []),
      project.config.redovisar,
      ...all.map(one => one.file.schoolYear).reverse(),
    ]);
    for (const year of years) {
      if (year === '') return () => lookAround(project);
      const ofYear = all.filter(one => one.file.schoolYear === year);
      const unread = ofYear.find(one => one.unread);
      if (unread) return () => shelf.read(unread);
      if (shelf.isUnsure) return async () => shelf.recheck();
      const unbound = ofYear.find(one => one.unbound && !one.run && !shelf.waits(one));
      if (unbound) return () => shelf.bind(unbound);
    }
    // Those that look at other years had to wait until these were read: before that they would be told of wrong numbers.
    const late = all.find(one => one.unbound && !one.run);
    return late && (() => shelf.bind(late));
  }

  async function work(): Promise<void> {
    while (!closed) {
      const job = nextJob();
      if (job) {
        await job().catch(bug);
        for (const go of steppers.splice(0)) go();
        await pause();
        continue;
      }
      idle = !shelf.busy && !ticking;
      if (idle) for (const tell of waiters.splice(0)) tell();
      await new Promise<void>(done => {
        wake = done;
      });
      idle = false;
    }
  }
  const working = work();
  const nextStep = () =>
    new Promise<void>(done => {
      steppers.push(done);
      wake();
    });

  function show(path: string, text: string, version: number): void {
    const shown = { text, version };
    open.set(path, shown);
    overlay.set(path, text);
    const held = shelf.get(path);
    if (held) {
      held.open = shown;
      outdate(held, 'text');
      soon();
    } else projectChanged(path);
  }

  return {
    get project() {
      return keeper.project;
    },
    files,
    texts: keeper.texts,
    tables,
    open(path, text, version) {
      const name = path.normalize('NFC');
      if (reportFileAt(name) || isProjectFile(name)) show(name, text, version);
    },
    close(path) {
      const name = path.normalize('NFC');
      if (!open.delete(name)) return;
      overlay.delete(name);
      const held = shelf.get(name);
      if (held) {
        held.open = undefined;
        outdate(held, 'text');
      }
      projectChanged(name);
    },
    changed(paths) {
      const names = paths.map(path => path.normalize('NFC'));
      const tablesChanged = keeper.project?.engine.changed(names) ?? [];
      if (tablesChanged.length > 0) keeper.project?.access.kept.forget();
      if (tablesChanged.length > 0) {
        for (const name of tablesChanged) tables.delete(name);
        aroundIsOld = true;
      }
      const beside = names.some(name => isBesideReports(name) || isFrozenPath(name));
      for (const one of shelf.all()) {
        const own = names.some(name => one.file.path === name || one.file.path.startsWith(`${name}/`));
        if (own && !one.open) outdate(one, 'text');
        else if (tablesChanged.length > 0 || beside) outdate(one, 'data');
      }
      for (const name of names)
        if (!open.has(name) && (isProjectFile(name) || /^rapporter(\/|$)/.test(name))) projectChanged(name);
      soon();
    },
    reports() {
      for (const path of open.keys()) {
        const held = shelf.get(path);
        if (held) shelf.readNow(held);
      }
      return shelf.all().flatMap(one => one.report ?? []);
    },
    snapshot(path) {
      const held = shelf.get(path.normalize('NFC'));
      if (!held) return undefined;
      shelf.readNow(held);
      const { report } = held;
      if (!report) return undefined;
      return {
        report,
        version: held.open?.version,
        bound: held.unbound ? undefined : held.bound,
        view: shelf.viewOf(report.setting.report.schoolYear),
      };
    },
    async bind(path, signal) {
      const name = path.normalize('NFC');
      for (;;) {
        signal?.throwIfAborted();
        if (closed) return undefined;
        if (changedFiles || renewing || !shelf.hasShapes) await nextStep();
        else {
          const held = shelf.get(name);
          if (!held) return undefined;
          if (held.failure) throw held.failure;
          if (!held.unbound && !held.unread && held.bound) return held.bound;
          if (!held.unread && shelf.waits(held)) await nextStep();
          else await shelf.bind(held);
        }
      }
    },
    waits(path) {
      const held = shelf.get(path.normalize('NFC'));
      return held?.unbound === true && shelf.waits(held);
    },
    viewOf: report => shelf.viewOf(report.setting.report.schoolYear),
    findings: path => board.of(path.normalize('NFC')),
    filesWithFindings: board.files,
    settled: () => {
      if (idle && !ticking && !changedFiles) return Promise.resolve();
      return new Promise(done => {
        waiters.push(done);
        wake();
      });
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      for (const one of shelf.all()) outdate(one, 'data');
      wake();
      await working;
      await shelf.quiet();
      await Promise.all(retired);
      await keeper.project?.[Symbol.asyncDispose]();
    },
  };
}

/** Images and appendices: reports tell whether they are there. */
function isBesideReports(path: string): boolean {
  return /^(bilder|bilagor)(\/|$)|^(?!ut\/).*\.(svg|png|jpe?g|webp)$/i.test(path);
}
