import type { Files } from '../../base/ports.ts';
import { includedReports } from '../../project/appendix.ts';
import type { Workspace } from '../../project/workspace.ts';
import type { BoundReport } from '../../report/bind.ts';
import type { Layout } from '../layout.ts';
import { openLayouts } from '../open-layouts.ts';
import type { ChangedLines } from './preview-page.ts';
import { openPreviewer, type PreviewNews } from './previewer.ts';

/** A report of a workspace as someone looks at it in one of its forms. */
export interface LivePreview {
  readonly path: string;
  readonly view: Layout['name'];
  /**
   * What is new since the last time; undefined when the report is not there (any more). Faults: those of the project's
   * template. Rejects when `signal` is aborted.
   */
  news(signal?: AbortSignal): Promise<PreviewNews | undefined>;
  /** The page has been opened anew and knows nothing. */
  forget(): void;
  /** Marks from now on what a text's changed lines are shown by, and numbers that the data has changed since; nothing when undefined. */
  compareWith(changes: ((text: string) => ChangedLines) | undefined): void;
  /** The project's templates have changed. */
  restyle(): void;
}

const css = 'templates/sidor/forhandsvisning.css';

/** Opens a preview of the report at a path. `shipped` are the program's own files; the project's templates are used when it is `trusted`. */
export function openLivePreview(
  workspace: Workspace,
  shipped: Files,
  path: string,
  view: Layout['name'],
  trusted = true,
): LivePreview {
  const previewer = openPreviewer();
  let look: Promise<{ readonly layout: Layout; readonly desk: string }> | undefined;

  let changes: ((text: string) => ChangedLines) | undefined;

  async function openLook() {
    const layouts = await openLayouts(trusted ? workspace.files : undefined, shipped);
    return {
      layout: { utskrift: layouts.print, webb: layouts.web, bildspel: layouts.slides }[view],
      desk: new TextDecoder().decode(await shipped.read(css)),
    };
  }

  return {
    path,
    view,
    async news(signal) {
      const bound = await workspace.bind(path, signal);
      const { project } = workspace;
      if (!bound || !project) return undefined;
      const reports: BoundReport[] = [bound];
      for (const one of includedReports(project, bound.report, workspace.reports())) {
        const brought = await workspace.bind(one.document.file, signal);
        if (brought) reports.push(brought);
      }
      look ??= openLook();
      const { layout, desk } = await look;
      const setting = { project, reports, viewOf: workspace.viewOf };
      const changed = changes?.(bound.report.document.text);
      return previewer.news(bound, setting, layout, desk, changed && withStale(changed, bound));
    },
    forget: previewer.forget,
    compareWith(fresh) {
      changes = fresh;
    },
    restyle() {
      look = undefined;
    },
  };
}

/** A number that the page shows anew stands in a line that nobody has changed: the text still says what it was. */
function withStale(lines: ChangedLines, bound: BoundReport): ChangedLines {
  const changed = new Set(lines.changed);
  for (const { code, place } of bound.diagnostics)
    if (code === 'snapshot.stale' && place.file === bound.report.document.file)
      for (let line = place.span.start.line; line <= place.span.end.line; line++) changed.add(line);
  return { ...lines, changed };
}
