import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import { Fault } from '../../base/fault.ts';
import type { Files } from '../../base/ports.ts';
import { schoolFormOf, schoolForms } from '../../base/school-form.ts';
import { wholeFile } from '../../base/span.ts';
import { directiveKinds } from '../../directives/list.ts';
import type { OutlineLayers } from '../../report/outline/resolve.ts';
import { nearest } from '../../schema/nearest.ts';
import type { Config } from '../config-schema.ts';
import { tryDecode } from '../decode-text.ts';
import { checkOutlineNames, idsIn, type OutlineFile, readOutline } from './read-outline.ts';
import { removedSteps } from './removed-steps.ts';

/** The outlines that come with the program, by the names that reports use; their files have no å, ä, ö. */
const shippedOutlines: ReadonlyMap<string, string> = new Map(
  ['enhet', 'verksamhet', 'huvudman', 'nämnd', 'resultatdag', 'jämförelse'].map(name => [
    name,
    `templates/dispositioner/${name.normalize('NFD').replace(/\p{M}/gu, '')}.yaml`,
  ]),
);

/** Every outline of a project, shipped ones and the municipality's own, by name. */
export interface Outlines {
  readonly byName: ReadonlyMap<string, OutlineLayers>;
  readonly diagnostics: readonly Diagnostic[];
}

const ownName = /^scheman\/([^/]+)\.disposition\.yaml$/;

/** Reads a project's outlines: the shipped ones, changed or replaced by those in `scheman/`. What is wrong with one is told; the shipped one then holds. */
export async function openOutlines(files: Files, shipped: Files, config: Config): Promise<Outlines> {
  const base = new Map<string, OutlineFile>();
  for (const [name, path] of shippedOutlines)
    base.set(name, readOutline(name, path, new TextDecoder().decode(await shipped.read(path))));
  const { own, diagnostics: unread } = await readOwn(files);

  const diagnostics: Diagnostic[] = [...unread];
  const byName = new Map<string, OutlineLayers>();
  const layersOf = (name: string, seen: readonly string[]): readonly OutlineFile[] | undefined => {
    const mine = own.get(name);
    const fallback = base.get(name);
    if (!mine?.document || seen.includes(name)) return fallback && [fallback];
    if (mine.document.avsnitt) return [mine];
    const wanted = mine.document.utökar ?? name;
    const below = wanted === name ? fallback && [fallback] : layersOf(wanted, [...seen, name]);
    return below && [...below, mine];
  };
  for (const name of new Set([...base.keys(), ...own.keys()])) {
    const layers = layersOf(name, []);
    const mine = own.get(name);
    if (layers) byName.set(name, { name, layers: layers.flatMap(file => file.document ?? []) });
    if (!mine) continue;
    if (!layers) {
      diagnostics.push(...mine.diagnostics, ...(mine.document ? [noBase(mine, [...base.keys()])] : []));
      continue;
    }
    const below = layers.filter(file => file !== mine);
    diagnostics.push(
      ...mine.diagnostics,
      ...twoBases(mine),
      ...checkOutlineNames(mine, {
        sections: below.flatMap(file => (file.document ? idsIn(file.document) : [])),
        directives: directiveKinds.map(kind => kind.name),
        schoolForms: [...schoolForms, ...config.enheter.flatMap(unit => unit.skolform.map(schoolFormOf))],
      }),
    );
    const replaced = base.get(name)?.document;
    const after = byName.get(name);
    if (replaced && after) diagnostics.push(...removedSteps(mine, replaced, after));
  }
  return { byName, diagnostics };
}

async function readOwn(files: Files): Promise<{
  readonly own: ReadonlyMap<string, OutlineFile>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const own = new Map<string, OutlineFile>();
  const diagnostics: Diagnostic[] = [];
  for (const path of await files.list('scheman')) {
    const name = ownName.exec(path)?.[1]?.normalize('NFC');
    if (!name) {
      if (/\.ya?ml$/i.test(path)) diagnostics.push(misnamed(path));
      continue;
    }
    try {
      const decoded = tryDecode(await files.read(path));
      if ('text' in decoded) own.set(name, readOutline(name, path, decoded.text));
      else diagnostics.push(diagnostic('project.not-utf8', wholeFile(path), { file: path }));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      diagnostics.push(diagnostic(error.code, wholeFile(path), error.args));
    }
  }
  return { own, diagnostics };
}

function misnamed(path: string): Diagnostic {
  const stem = (path.split('/').pop() ?? path).replace(/\..*$/, '');
  const wanted = `scheman/${nearest(stem, shippedOutlines.keys()) ?? stem}.disposition.yaml`;
  return diagnostic('outline.file-misnamed', wholeFile(path), { file: path, wanted });
}

function noBase({ name, yaml, document }: OutlineFile, known: readonly string[]): Diagnostic {
  const wanted = document?.utökar ?? name;
  const place = document?.utökar ? yaml.place(['utökar'], 'value') : yaml.place([], 'key');
  return diagnostic('outline.unknown-base', place, { name: wanted, known, nearest: nearest(wanted, known) });
}

function twoBases({ yaml, document }: OutlineFile): readonly Diagnostic[] {
  if (!document?.avsnitt || !document.utökar) return [];
  return [diagnostic('outline.two-bases', yaml.place(['utökar'], 'key'), { name: document.utökar })];
}
