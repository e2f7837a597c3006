import type { Command } from 'commander';
import { Fault } from '../../base/fault.ts';
import { openFiles } from '../../node/files.ts';
import { type LivePreview, openLivePreview } from '../../output/preview/live-preview.ts';
import { readSchoolYear } from '../../project/new-report/ask-for-report.ts';
import { openWorkspace, type Workspace } from '../../project/workspace.ts';
import { nearest } from '../../schema/nearest.ts';
import { type CommonOptions, type Door, projectFolder, shippedFiles, wholeNumber } from '../door.ts';
import { faultText } from '../findings.ts';
import { reportList, reportPage } from '../preview-pages.ts';
import { servePreview, type Viewer } from '../preview-server.ts';
import { inLanguage } from '../usage.ts';
import { watchFiles } from '../watch.ts';

interface Options extends CommonOptions {
  readonly port: string;
  readonly läsår?: string;
}

/** `ska preview [ID]`: the page as it will be, in a browser, renewed as files are saved. */
export function previewCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('preview [id]')
    .summary(
      t(
        'visar rapporterna i webbläsaren medan de skrivs',
        'shows the reports in the browser while they are written',
      ),
    )
    .option(
      '--port <port>',
      t('porten på den här datorn; 0 tar en ledig', 'the port on this computer; 0 takes a free one'),
      '0',
    )
    .option(
      '--läsår <läsår>',
      t('läsåret; annars det som redovisas', 'the school year; else the one reported'),
    )
    .action((id: string | undefined, _options: unknown, command: Command) =>
      run(preview(id, command.optsWithGlobals<Options>(), door)),
    );
}

async function preview(id: string | undefined, options: Options, door: Door): Promise<number> {
  const port = wholeNumber('--port', options.port, 0, 65_535);
  const asked = options.läsår === undefined ? undefined : readSchoolYear(options.läsår);
  const root = await projectFolder(door, options);
  const shipped = shippedFiles();
  const stop = new AbortController();
  door.signal.addEventListener('abort', () => stop.abort());
  let bug: unknown;
  await using workspace = openWorkspace({
    files: openFiles(root),
    shipped,
    today: () => door.today,
    told: () => undefined,
    bug(error) {
      bug ??= error;
      stop.abort();
    },
  });
  await workspace.settled();
  const year = asked ?? workspace.project?.config.redovisar ?? '';
  const first = id === undefined ? '' : encodeURIComponent(pathOf(workspace, id, year));

  const looks = new Map<Viewer, LivePreview>();
  const lookOf = (viewer: Viewer): LivePreview => {
    const look = looks.get(viewer) ?? openLivePreview(workspace, shipped, viewer.path, viewer.view);
    looks.set(viewer, look);
    return look;
  };
  const styles = new Map<Viewer, string>();
  const showNow = async (viewer: Viewer): Promise<void> => {
    try {
      const news = await lookOf(viewer).news(stop.signal);
      if (!news) viewer.send({ type: 'problem', text: `${viewer.path} finns inte längre.` });
      else if (news.style !== styles.get(viewer)) viewer.send({ type: 'reload' });
      else viewer.send({ type: 'page', view: viewer.view, ...news.update });
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!(error instanceof Fault)) throw error;
      viewer.send({ type: 'problem', text: faultText(error, door).trim() });
    }
  };
  // One at a time for each viewer: the answer to an older change must not come after that to a newer one.
  const showing = new Map<Viewer, { again: boolean }>();
  const show = async (viewer: Viewer): Promise<void> => {
    const running = showing.get(viewer);
    if (running) {
      running.again = true;
      return;
    }
    const turn = { again: true };
    showing.set(viewer, turn);
    try {
      while (turn.again) {
        turn.again = false;
        await showNow(viewer);
      }
    } finally {
      showing.delete(viewer);
    }
  };

  const { url, ended } = await servePreview(
    {
      index: async base => reportList(workspace, base),
      async document(viewer, nonce, base, client) {
        const news = await lookOf(viewer).news(stop.signal);
        if (!news) return undefined;
        styles.set(viewer, news.style);
        return reportPage(news.style, viewer, { nonce, base, client });
      },
      script: () => shipped.read('dist/preview.js'),
      heard(viewer, message) {
        if ((message as { type?: unknown })?.type !== 'ready') return;
        lookOf(viewer).forget();
        void show(viewer);
      },
      gone(viewer) {
        looks.delete(viewer);
        styles.delete(viewer);
      },
    },
    port,
    stop.signal,
  );

  await watchFiles({ root, signal: stop.signal }, changed => {
    workspace.changed([changed]);
    if (changed.startsWith('mallar/')) for (const look of looks.values()) look.restyle();
    void workspace.settled().then(() => Promise.all([...looks.keys()].map(show)));
  });

  door.err(
    door.language === 'sv'
      ? 'Förhandsvisningen är öppen tills du avbryter med Ctrl-C. Öppna adressen i din webbläsare:\n'
      : 'The preview is open until you stop it with Ctrl-C. Open the address in your browser:\n',
  );
  door.out(`${url}${first}\n`);
  await ended;
  if (bug) throw bug;
  return 130;
}

/** The path of a report. Fault `project.unknown-report` (1). */
function pathOf(workspace: Workspace, id: string, year: string): string {
  const ofYear = workspace.project?.reports.filter(file => file.schoolYear === year) ?? [];
  const found = ofYear.find(file => file.id === id);
  if (found) return found.path;
  const known = nearest(
    id,
    ofYear.map(file => file.id),
  );
  throw new Fault('project.unknown-report', { report: id, year, nearest: known }, 1);
}
