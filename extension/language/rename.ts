import { type Diagnostic, diagnostic, type Edit } from '../base/diagnostic.ts';
import type { ProblemArgs, ProblemCode } from '../base/problems.ts';
import type { Place, Span } from '../base/span.ts';
import { list, record } from '../data/loose.ts';
import { isLivingId } from '../directives/links.ts';
import { propertiesOf } from '../directives/read.ts';
import { readYaml } from '../schema/yaml.ts';
import { blocksNamed } from './living-blocks.ts';
import { occurrenceAt, occurrenceInYamlAt, occurrencesOfName } from './names/find.ts';
import type { Name, Occurrence } from './names/name.ts';
import type { Scene, Surroundings, YamlScene } from './scene.ts';

/** A new name everywhere: texts to change, and files that bear the name. */
export interface Renaming {
  readonly edits: readonly Edit[];
  readonly moves: readonly { readonly from: string; readonly to: string }[];
}

/** Why a name is not changed: a problem to be told as a sentence. */
export interface Refusal {
  readonly refused: Diagnostic;
}

/** What would be renamed at an offset of a report: its place and the name that stands there. */
export function renameableAt(
  scene: Scene,
  offset: number,
): { readonly span: Span; readonly name: string } | Refusal {
  return renameable(occurrenceAt(scene, offset), scene, scene.report.document.file);
}

/** The same in one of the project's YAML files. */
export function renameableInYaml(
  scene: YamlScene,
  offset: number,
): { readonly span: Span; readonly name: string } | Refusal {
  return renameable(occurrenceInYamlAt(scene.file, scene.text, offset), scene, scene.file);
}

/** Changes the name at an offset of a report everywhere in the project, or says why not. */
export function renameAt(scene: Scene, offset: number, wanted: string): Renaming | Refusal {
  return rename(occurrenceAt(scene, offset), scene, scene.report.document.file, wanted);
}

/** The same from one of the project's YAML files. */
export function renameInYaml(scene: YamlScene, offset: number, wanted: string): Renaming | Refusal {
  return rename(occurrenceInYamlAt(scene.file, scene.text, offset), scene, scene.file, wanted);
}

const point = { line: 1, column: 1, offset: 0 };

function refuse<C extends ProblemCode>(code: C, place: Place | string, args: ProblemArgs<C>): Refusal {
  const at = typeof place === 'string' ? { file: place, span: { start: point, end: point } } : place;
  return { refused: diagnostic(code, at, args) };
}

function renameable(
  found: Occurrence | undefined,
  scene: Surroundings,
  file: string,
): { readonly span: Span; readonly name: string } | Refusal {
  if (!found) return refuse('rename.nothing', file, {});
  return fixedName(found, scene) ?? { span: found.place.span, name: found.name.id };
}

function rename(
  found: Occurrence | undefined,
  scene: Surroundings,
  file: string,
  wanted: string,
): Renaming | Refusal {
  if (!found) return refuse('rename.nothing', file, {});
  const name = wanted.trim().replace(/^#/, '').normalize('NFC');
  if (name === found.name.id) return { edits: [], moves: [] };
  const refused = fixedName(found, scene) ?? badName(found, name, scene);
  if (refused) return refused;
  const edits = occurrencesOfName(found.name, scene).map(({ place }) => ({ ...place, text: name }));
  return { edits, moves: found.name.kind === 'unit' ? reportMoves(found.name.id, name, scene) : [] };
}

const reserved = ['huvudman', 'nämnd', 'alla', 'område', 'riket'];

/** Why a name cannot be changed to anything. */
function fixedName({ name, place }: Occurrence, scene: Surroundings): Refusal | undefined {
  switch (name.kind) {
    case 'unit': {
      if (reserved.includes(name.id)) return refuse('rename.reserved', place, { name: name.id });
      const file = dataFileWith(name.id, scene);
      return file === undefined ? undefined : refuse('rename.in-data', place, { name: name.id, file });
    }
    case 'indicator': {
      const indicator = scene.project.indicators.get(name.id);
      const own = readYaml('indikatorer.yaml', scene.texts.get('indikatorer.yaml') ?? '');
      const isWhole = own.source([name.id, 'namn']) !== undefined || indicator?.name === name.id;
      if (own.source([name.id]) !== undefined && isWhole) return undefined;
      return indicator
        ? refuse('rename.shipped', place, { name: name.id })
        : refuse('rename.undefined', place, { name: name.id });
    }
    case 'block':
      return blocksOf(name, name.id, scene).length > 0
        ? undefined
        : refuse('rename.undefined', place, { name: name.id });
    default:
      return undefined;
  }
}

function blocksOf(name: Name & { readonly kind: 'block' }, id: string, scene: Surroundings) {
  const from = scene.reports.find(
    one =>
      one.setting.report.id === name.owner &&
      (name.schoolYear === undefined || one.setting.report.schoolYear === name.schoolYear),
  );
  return from ? blocksNamed(scene, id, from) : [];
}

/** Why a name cannot be changed to this one. */
function badName({ name, place }: Occurrence, wanted: string, scene: Surroundings): Refusal | undefined {
  const { project } = scene;
  const taken = (by: string) => refuse('rename.taken', place, { name: wanted, by });
  const shape = (pattern: RegExp, example: string) =>
    pattern.test(wanted) ? undefined : refuse('rename.shape', place, { name: wanted, wanted: example });
  const indicator = project.indicators.get(wanted);
  switch (name.kind) {
    case 'block': {
      const own = blocksOf(name, name.id, scene)[0];
      const pattern = own && propertiesOf(own.directive.kind).id?.pattern;
      const bad = shape(new RegExp(pattern ?? '^[AMIEUD]\\d', 'u'), name.id);
      const other = blocksOf(name, wanted, scene)[0];
      return bad ?? (other && taken([other.title, other.schoolYear].filter(Boolean).join(', ')));
    }
    case 'figure': {
      const bad =
        shape(/^\p{L}[\p{L}\p{M}\p{N}_-]*$/u, 'meritvärde-flickor') ??
        (isLivingId(wanted)
          ? refuse('rename.shape', place, { name: wanted, wanted: 'meritvärde-flickor' })
          : undefined);
      const other = scene.reports.find(one => one.document.file === name.file)?.ids.get(wanted);
      if (bad) return bad;
      if (other) return taken(other.typed.directive.label?.text || other.kind.name);
      return indicator && taken(indicator.name);
    }
    case 'indicator': {
      const unit = project.refs.get(wanted);
      const bad = shape(/^[a-zåäöéü0-9]+(-[a-zåäöéü0-9]+)*$/, 'np-godkänt');
      return bad ?? (indicator ? taken(indicator.name) : unit && taken(unit.title));
    }
    case 'unit': {
      const unit = project.refs.get(wanted);
      const bad = shape(/^[\p{Ll}\d][\p{Ll}\d-]*$/u, 'tallbackaskolan');
      if (bad) return bad;
      if (unit || reserved.includes(wanted)) return taken(unit?.title ?? wanted);
      return indicator && taken(indicator.name);
    }
    case 'table':
      return (
        shape(/^[\p{L}\d][\p{L}\p{M}\d._-]*$/u, 'betyg-åk9') ??
        (project.vocabulary.tables.has(wanted) ? taken('data/datapackage.yaml') : undefined)
      );
    case 'theme': {
      const theme = project.vocabulary.themes.get(wanted);
      return (
        shape(/^[\p{L}\d][\p{L}\p{M}\d-]*$/u, 'närvaro') ?? (theme === undefined ? undefined : taken(theme))
      );
    }
  }
}

/** A data file whose rows or folder bear a unit's id: renaming it would lose its numbers. A table that is not read yet may. */
function dataFileWith(id: string, { texts, tables, paths }: Surroundings): string | undefined {
  const local = paths.find(path => path.startsWith(`data/lokalt/${id}/`));
  if (local) return local;
  const yaml = readYaml('data/datapackage.yaml', texts.get('data/datapackage.yaml') ?? '');
  for (const resource of list(record(yaml.value).resources).map(record)) {
    const keyed = list(record(resource.schema).fields)
      .map(record)
      .some(field => field['ska:dimension'] === 'enhet' && (field['ska:nyckel'] ?? 'id') === 'id');
    if (!keyed) continue;
    const table = tables.get(String(resource.name));
    if (!table || table.dimensions.enhet?.includes(id)) return table?.path ?? String(resource.path);
  }
  return undefined;
}

/** The report files that bear a unit's id, each to its new name. */
function reportMoves(id: string, wanted: string, { project }: Surroundings): Renaming['moves'] {
  return project.reports
    .filter(file => file.id === id)
    .map(file => ({ from: file.path, to: file.path.replace(/[^/]+\.md$/, `${wanted}.md`) }));
}
