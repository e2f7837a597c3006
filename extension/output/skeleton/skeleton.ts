import type { Files } from '../../base/ports.ts';
import type { SkeletonData } from '../../project/new-report/skeleton-data.ts';
import type { TemplateParts } from '../template/handlebars-environment.ts';
import { renderTemplate, renderTrustedTemplate } from '../template/render-template.ts';

/** The skeleton of a report type: its template, and the parts that it may take in. */
export interface Skeleton {
  readonly source: string;
  readonly file: string;
  readonly parts: TemplateParts;
  /** False when the template or any of its parts is the project's own. */
  readonly trusted: boolean;
}

const folder = 'rapporter';
const ending = '.md.hbs';

/**
 * The skeleton of a report type: `rapporter/TYP.md.hbs` and its parts `rapporter/delar/*.md.hbs`, each the project's own if
 * `mallar/` has one of that name (also one that the program does not ship), else the shipped one below `templates/`.
 */
export async function openSkeleton(type: string, shipped: Files, project: Files): Promise<Skeleton> {
  const names = [type, plain(type)];
  const own = await firstOf(
    project,
    names.map(name => `mallar/${folder}/${name}${ending}`),
  );
  const base = own ?? (await firstOf(shipped, [`templates/${folder}/${plain(type)}${ending}`]));
  const shippedParts = await partsIn(shipped, `templates/${folder}/delar`);
  const ownParts = await partsIn(project, `mallar/${folder}/delar`);
  return {
    source: base?.text ?? '',
    file: base?.path ?? '',
    parts: { ...shippedParts, ...ownParts },
    trusted: own === undefined && Object.keys(ownParts).length === 0,
  };
}

/** The text of a skeleton for one report. A project's own runs in the sandbox. Faults: those of the template. */
export async function renderSkeleton(skeleton: Skeleton, data: SkeletonData): Promise<string> {
  const { source, file, parts } = skeleton;
  const options = { escape: false, parts };
  return skeleton.trusted
    ? renderTrustedTemplate(source, file, data, options)
    : renderTemplate(source, file, data, options);
}

async function partsIn(files: Files, below: string): Promise<TemplateParts> {
  const paths = (await files.list(below)).filter(path => path.endsWith(ending));
  const read = await Promise.all(
    paths.map(async path => {
      const name = path.slice(below.length + 1, -ending.length);
      const part = { source: await textOf(files, path), file: path };
      return [name, plain(name)].map(each => [each, part] as const);
    }),
  );
  return Object.fromEntries(read.flat());
}

async function firstOf(
  files: Files,
  paths: readonly string[],
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  for (const path of paths)
    if ((await files.info(path))?.kind === 'file') return { path, text: await textOf(files, path) };
  return undefined;
}

async function textOf(files: Files, path: string): Promise<string> {
  return new TextDecoder().decode(await files.read(path));
}

/** A name without å, ä and ö: shipped files and the names of parts have none, whatever a project calls its own. */
function plain(name: string): string {
  const folded: Readonly<Record<string, string>> = { å: 'a', ä: 'a', ö: 'o' };
  return name.normalize('NFC').replace(/[åäö]/g, letter => folded[letter] ?? letter);
}
