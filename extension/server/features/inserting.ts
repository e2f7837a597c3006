import { insertionPlans, insertionPreview } from '../../language/overview/insertions.ts';
import type { TableInsertion } from '../../language/overview/requests.ts';
import { type NewTable, tableFromFile, tableFromPaste } from '../../language/paste/new-table.ts';
import type { Scene } from '../../language/scene.ts';
import { fillDirective } from '../../project/fill-directive.ts';
import type { ProjectSession } from '../project-session.ts';
import { rangeOf } from '../ranges.ts';
import { answer, type FeatureContext } from './context.ts';

/** What is put into a report by choosing, pasting or dropping. */
export function serveInserting(context: FeatureContext): void {
  const { connection } = context;

  answer(connection, 'ska/insertions', async ({ uri, kind, indicator: id }, signal) => {
    const open = context.open(uri);
    const scene = open?.session.scenes.reportNow(open.path);
    const indicator = scene?.project.indicators.get(id);
    if (!scene || !indicator) return [];
    const table = indicator.table ? await scene.project.engine.describe(indicator.table) : undefined;
    const plans = insertionPlans(kind, indicator, table, scene.report, scene.language);
    const filled = await Promise.all(
      plans.map(async ({ title, source }) => {
        const text = await fillDirective(scene.project, scene.report, source, scene.view, signal);
        return text === undefined ? [] : [{ title, preview: insertionPreview(text), text }];
      }),
    );
    return filled.flat();
  });

  answer(connection, 'ska/pasteCells', async ({ uri, line, text }) => {
    const open = context.open(uri);
    const scene = open?.session.scenes.reportNow(open.path);
    const made = scene && tableFromPaste(text, headingAbove(scene, line), scene);
    return open && made ? insertion(made, open.session) : null;
  });

  answer(connection, 'ska/dropFile', async ({ uri, file, text }) => {
    const open = context.open(uri);
    const scene = open?.session.scenes.reportNow(open.path);
    if (!open || !scene) return null;
    const own = open.session.uris.path(file);
    const path = own ?? `data/${decodeURIComponent(file.split('/').pop() ?? 'tabell.csv')}`;
    const made = tableFromFile(path, text, scene);
    if (!made) return null;
    if (own === undefined && scene.paths.includes(path)) return null;
    const copy = own === undefined ? [{ path, text }] : [];
    return insertion({ ...made, files: [...copy, ...made.files] }, open.session);
  });
}

/** The heading that a line (0-based) stands under: what a pasted table is called. */
function headingAbove({ report, language }: Scene, line: number): string {
  const above = report.document.headings.filter(heading => heading.span.start.line <= line + 1).at(-1);
  return above?.text || (language === 'sv' ? 'Inklistrad tabell' : 'Pasted table');
}

function insertion(
  { files, edits, directives }: NewTable,
  { uris, workspace }: ProjectSession,
): TableInsertion {
  const byFile = new Map<string, (typeof edits)[number][]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  return {
    files: files.map(({ path, text }) => ({ uri: uris.uri(path), text })),
    edits: [...byFile].map(([path, own]) => ({
      uri: uris.uri(path),
      version: workspace.snapshot(path)?.version,
      edits: own.map(({ span, text }) => ({ range: rangeOf(span), newText: text })),
    })),
    table: directives.table,
    chart: directives.chart,
  };
}
