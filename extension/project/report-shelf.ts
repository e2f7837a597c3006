import { diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import { wholeFile } from '../base/span.ts';
import type { ProjectView } from '../directives/contract.ts';
import { askedView } from '../report/asked-view.ts';
import type { BoundReport } from '../report/bind.ts';
import type { Report } from '../report/report.ts';
import { isAnsweredEarly } from './answered-early.ts';
import { checkReport, type Finding, reportFindings } from './check-report.ts';
import { diagnosticsOf, type HeldReport, heldReport, outdate, takeBound, takeReport } from './held-report.ts';
import { idsByShape } from './ids-by-shape.ts';
import { openReportFile, openReportText, reopenReportText } from './open-reports.ts';
import type { Project } from './project.ts';
import { reachOf } from './reach.ts';
import type { ReportMemory } from './report-memory.ts';
import { projectView } from './view.ts';

/** What a shelf needs of the workspace that it stands in. */
export interface ShelfSetting {
  readonly today: () => string;
  /** Takes what a report's findings are now. */
  readonly post: (path: string, findings: readonly Finding[]) => void;
  readonly bug: (error: unknown) => void;
  /** Told when a binding has ended. */
  readonly ended: () => void;
  /** Told when others see a report otherwise: its name, type or status, what it holds. */
  readonly seenOtherwise: () => void;
  readonly memory: ReportMemory;
}

/** The reports of a project as a workspace holds them: read, bound, seen by each other. */
export interface ReportShelf {
  get(path: string): HeldReport | undefined;
  /** In order of path. */
  all(): readonly HeldReport[];
  /** Takes the project as it is now: its list of reports, and what must be done anew with them. */
  renew(project: Project, anew: { readonly reports: boolean; readonly data: boolean }): void;
  /** Reads the ids of all unread reports by their shape. */
  readShapes(): Promise<void>;
  readonly hasShapes: boolean;
  /** Reads the newest text of an open report, at once. */
  readNow(held: HeldReport): void;
  /** Reads the newest text of a report, from the disk when it is not open. */
  read(held: HeldReport): Promise<void>;
  /** Binds the newest text; joins a binding under way. Never rejects. */
  bind(held: HeldReport): Promise<void>;
  /** True while reports are bound of which it is not known whether they would be told something else now. */
  readonly isUnsure: boolean;
  /** Looks at one of these, and asks for a new binding if it would. */
  recheck(): void;
  viewOf(schoolYear: string): ProjectView;
  /**
   * True while a report must wait for others: it counts over them, brings them in or shows what stands in them. One that is
   * open waits only when its binding has asked of reports that are not read yet.
   */
  waits(held: HeldReport): boolean;
  /** Bindings under way. */
  readonly busy: boolean;
  /** When the bindings under way have ended. */
  quiet(): Promise<void>;
}

/** An empty shelf. */
export function reportShelf(setting: ShelfSetting): ReportShelf {
  const held = new Map<string, HeldReport>();
  const shapes = new Map<string, readonly string[]>();
  const views = new Map<string, ProjectView>();
  const runs = new Set<Promise<void>>();
  /** Open reports whose binding asked of reports that were not read yet. */
  const early = new WeakSet<Report>();
  let ordered: readonly HeldReport[] = [];
  let project: Project | undefined;
  /** Reports of which it is not known whether they would be told something else now; the one that has waited longest first. */
  const unsure = new Set<HeldReport>();

  const all = () => ordered;
  const seen = () => all().flatMap(one => one.outside?.report ?? []);

  function seenOtherwise(): void {
    views.clear();
    for (const one of all()) unsure.add(one);
  }

  function viewOf(schoolYear: string): ProjectView {
    const known = views.get(schoolYear);
    if (known) return known;
    if (!project) throw new Error('no project');
    const others = all().flatMap(one =>
      one.outside ? [] : (shapes.get(one.file.path) ?? []).map(id => `${one.file.id}#${id}`),
    );
    const view = projectView(project, seen(), others, schoolYear);
    views.set(schoolYear, view);
    return view;
  }

  function post(one: HeldReport): void {
    if (!project || !one.report) return;
    setting.post(one.file.path, reportFindings(project, one.report, diagnosticsOf(one), setting.today()));
  }

  function take(one: HeldReport, report: Report): void {
    if (takeReport(one, report)) {
      seenOtherwise();
      setting.seenOtherwise();
    }
    setting.memory.use(one);
    post(one);
  }

  function readNow(one: HeldReport): void {
    if (!project || !one.open || !(one.unread || one.slim)) return;
    const { report, open, file } = one;
    take(
      one,
      report ? reopenReportText(project, report, open.text) : openReportText(project, file.path, open.text),
    );
  }

  async function read(one: HeldReport): Promise<void> {
    const now = project;
    if (!now) return;
    if (one.open) return readNow(one);
    const report = await openReportFile(now, one.file);
    if (project === now && !one.open && (one.unread || one.slim)) take(one, report);
  }

  function bind(one: HeldReport): Promise<void> {
    if (one.run) return one.run.done;
    const stop = new AbortController();
    const done = run(one, stop.signal)
      .catch(error => {
        if (stop.signal.aborted) return;
        one.failure = error;
        one.unbound = false;
        setting.bug(error);
      })
      .finally(() => {
        if (one.run?.done === done) one.run = undefined;
        runs.delete(done);
        setting.ended();
      });
    one.run = { stop, done };
    runs.add(done);
    return done;
  }

  /** Reads what a report itself said in other years: most of what it asks of others. */
  async function readOwn({ file: { id, schoolYear } }: HeldReport): Promise<void> {
    const own = viewOf(schoolYear).owners(id);
    for (const one of all()) if (one.unread && own.includes(one.file.id)) await read(one);
  }

  async function run(one: HeldReport, signal: AbortSignal): Promise<void> {
    if (one.unread || one.slim) await read(one);
    const isEarly = one.open && all().some(each => each.unread);
    if (isEarly) await readOwn(one);
    const { report } = one;
    const now = project;
    if (!report || !now || one.unread) return;
    const asked = askedView(viewOf(report.setting.report.schoolYear));
    const bound = await checked(now, report, asked, signal, one.bound);
    if (signal.aborted || one.report !== report || project !== now) return;
    if (isEarly && reachOf(report) && !isAnsweredEarly(all(), asked.asked.asks, report)) {
      early.add(report);
      return;
    }
    takeBound(one, bound, asked.asked);
    setting.memory.use(one);
    post(one);
  }

  /** A fault while looking at one report is a finding about it: the others go on. */
  async function checked(
    now: Project,
    report: Report,
    asked: ProjectView,
    signal: AbortSignal,
    before: BoundReport | undefined,
  ): Promise<BoundReport> {
    try {
      return await checkReport(now, report, asked, seen(), signal, before);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const told = diagnostic(error.code, wholeFile(report.document.file), error.args);
      return { report, directives: [], diagnostics: [...report.diagnostics, told] };
    }
  }

  return {
    get: path => held.get(path),
    all,
    renew(now, anew) {
      project = now;
      const paths = new Set(now.reports.map(file => file.path));
      for (const path of [...held.keys()].filter(each => !paths.has(each))) {
        const gone = held.get(path);
        if (gone) outdate(gone, 'text');
        held.delete(path);
        setting.post(path, []);
        seenOtherwise();
      }
      for (const file of now.reports) {
        const known = held.get(file.path);
        if (!known) held.set(file.path, heldReport(file));
        else if (anew.reports) outdate(known, 'text');
        else if (anew.data) outdate(known, 'data');
      }
      ordered = now.reports.flatMap(file => held.get(file.path) ?? []);
      // What a view counts may depend on the project's list of units.
      seenOtherwise();
    },
    async readShapes() {
      const wanted = all().filter(one => !one.outside && !shapes.has(one.file.path));
      // Most of the time of a file is waiting for it.
      for (let at = 0; at < wanted.length; at += 32)
        await Promise.all(
          wanted.slice(at, at + 32).map(async ({ file: { path } }) => {
            const bytes = await project?.files.read(path).catch(() => undefined);
            shapes.set(path, idsByShape(new TextDecoder().decode(bytes)));
          }),
        );
      views.clear();
    },
    get hasShapes() {
      return all().every(one => one.outside || shapes.has(one.file.path));
    },
    readNow,
    read,
    bind,
    get isUnsure() {
      return unsure.size > 0;
    },
    recheck() {
      for (const one of unsure) {
        unsure.delete(one);
        if (one.unbound || !one.asked || !one.report || held.get(one.file.path) !== one) continue;
        if (bringsIn(one.report) || !one.asked.holdsIn(viewOf(one.report.setting.report.schoolYear)))
          outdate(one, 'data');
        return;
      }
    },
    viewOf,
    waits(one) {
      const { report } = one;
      const reach = report && reachOf(report);
      if (!reach || (one.open && !early.has(report) && !bringsIn(report))) return false;
      const { schoolYear } = report.setting.report;
      return all().some(each => each.unread && (reach === 'years' || each.file.schoolYear === schoolYear));
    },
    get busy() {
      return runs.size > 0;
    },
    async quiet() {
      while (runs.size > 0) await Promise.all(runs);
    },
  };
}

/** True for a report that other reports are a part of. */
function bringsIn(report: Report): boolean {
  return report.directives.some(each => each.kind.name === 'bilaga');
}
