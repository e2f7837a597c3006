import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../extension/base/problem.ts';
import type { TableDescription } from '../../extension/data/engine.ts';
import type { Cursor, Scene, YamlScene } from '../../extension/language/scene.ts';
import { openFiles } from '../../extension/node/files.ts';
import { askSeries } from '../../extension/project/ask-series.ts';
import { checkReport } from '../../extension/project/check-report.ts';
import { openReportFile, openReportText } from '../../extension/project/open-reports.ts';
import { openProject, type Project } from '../../extension/project/project.ts';
import { projectView } from '../../extension/project/view.ts';
import type { Report } from '../../extension/report/report.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const yamlFiles = ['ska.yaml', 'indikatorer.yaml', 'data/datapackage.yaml'];

/** A project on disk with all its reports and tables read, as the server has it after a while. */
export interface World extends AsyncDisposable {
  readonly project: Project;
  readonly reports: readonly Report[];
  readonly tables: ReadonlyMap<string, TableDescription>;
  readonly texts: ReadonlyMap<string, string>;
}

/** Opens a project of the repository (`test/fixtures/projects/ekby`, `examples/lindberga`), or one in an absolute folder. */
export async function openWorld(folder = 'test/fixtures/projects/ekby'): Promise<World> {
  const project = await openProject(openFiles(resolve(root, folder)), openFiles(root));
  const reports: Report[] = [];
  for (const file of project.reports) reports.push(await openReportFile(project, file));
  const tables = new Map<string, TableDescription>();
  for (const name of project.engine.names) {
    const table = await project.engine.describe(name);
    if (table) tables.set(name, table);
  }
  const texts = new Map<string, string>();
  for (const file of yamlFiles)
    texts.set(file, new TextDecoder().decode(await project.files.read(file).catch(() => new Uint8Array())));
  return {
    project,
    reports,
    tables,
    texts,
    [Symbol.asyncDispose]: () => project[Symbol.asyncDispose](),
  };
}

/** A text with its cursor where `‸` stands; at its end when there is none. */
function cursorIn(marked: string): Cursor {
  const at = marked.indexOf('‸');
  return at < 0
    ? { text: marked, offset: marked.length }
    : { text: marked.slice(0, at) + marked.slice(at + 1), offset: at };
}

/** What a test wants of a scene besides its file. */
export interface SceneOptions {
  /** The editor's text, perhaps with `‸` in it; the file's own when absent. */
  readonly text?: string;
  readonly language?: Language;
  /** True: bound to data, with the series of all its indicators. */
  readonly bound?: boolean;
}

/** The scene of a report, and the cursor in its text. */
export async function sceneOf(
  world: World,
  file: string,
  options: SceneOptions = {},
): Promise<{ readonly scene: Scene; readonly cursor: Cursor }> {
  const { project } = world;
  const written = world.reports.find(one => one.document.file === file)?.document.text ?? '';
  const cursor = cursorIn(options.text ?? written);
  const report = openReportText(project, file, cursor.text);
  const reports = [...world.reports.filter(one => one.document.file !== file), report];
  const view = projectView(project, reports, [], report.setting.report.schoolYear);
  const bound = options.bound ? await checkReport(project, report, view, reports) : undefined;
  const series = options.bound
    ? await askSeries(project, report, [...project.indicators.keys()], view)
    : new Map();
  const scene: Scene = {
    project,
    report,
    bound,
    reports,
    view,
    series,
    tables: world.tables,
    texts: world.texts,
    paths: [...yamlFiles, ...project.reports.map(one => one.path)],
    language: options.language ?? 'sv',
    today: '2026-09-15',
  };
  return { scene, cursor };
}

/** The scene of one of the project's YAML files with another text, and the cursor in it. */
export function yamlSceneOf(
  world: World,
  file: string,
  marked: string,
  language: Language = 'sv',
): { readonly scene: YamlScene; readonly cursor: Cursor } {
  const cursor = cursorIn(marked);
  const scene: YamlScene = {
    project: world.project,
    reports: world.reports,
    tables: world.tables,
    texts: new Map(world.texts).set(file, cursor.text),
    paths: [...yamlFiles],
    language,
    today: '2026-09-15',
    file,
    text: cursor.text,
  };
  return { scene, cursor };
}
