import type { ProblemCode } from '../../base/problems.ts';
import { problems, severityOf } from '../../base/problems.ts';
import { schoolForms } from '../../base/school-form.ts';
import { list, record } from '../../data/loose.ts';
import { directiveKinds } from '../../directives/list.ts';
import { readYaml, type YamlPath } from '../../schema/yaml.ts';
import type { YamlCursor } from '../../schema/yaml-cursor.ts';
import type { Candidate } from '../completion/offer.ts';
import type { YamlScene } from '../scene.ts';

const usualDimensions = ['enhet', 'läsår', 'termin', 'kalenderår', 'kön', 'ämne', 'årskurs', 'skolform'];

/** What a schema's `suggest` stands for in one of the project's YAML files. */
export function yamlValues(scene: YamlScene, suggest: string, cursor: YamlCursor): readonly Candidate[] {
  const { project } = scene;
  const words = (all: readonly string[]): readonly Candidate[] =>
    all.map(value => ({ value, kind: 'value' }));
  switch (suggest) {
    case 'indicator':
      return [...project.indicators.values()].map(({ id, name, unit }) => ({
        value: id,
        kind: 'indicator',
        detail: `${name} · ${unit}`,
        also: name,
      }));
    case 'table':
      return [...project.vocabulary.tables.keys()].map(value => ({
        value,
        kind: 'table',
        detail: scene.tables.get(value)?.title ?? '',
      }));
    case 'unit':
      return project.config.enheter.map(({ id, namn }) => ({
        value: id,
        kind: 'unit',
        detail: namn,
        also: namn,
      }));
    case 'area':
      return (project.config.områden ?? []).map(({ id, namn }) => ({
        value: id,
        kind: 'unit',
        detail: namn,
      }));
    case 'schoolForm':
      return words(schoolForms);
    case 'schoolYear':
      return words(
        [...new Set([...years(scene.today), ...project.reports.map(file => file.schoolYear)])].sort(),
      );
    case 'column':
      return columnsOf(scene, tableBeside(scene, cursor.path));
    case 'field':
      return words(fieldsBeside(scene, cursor.path));
    case 'dimension':
      return words([...new Set([...usualDimensions, ...project.vocabulary.dimensions])]);
    case 'directive':
      return directiveKinds.map(kind => ({
        value: kind.name,
        kind: 'directive',
        documentation: kind.doc[scene.language],
      }));
    case 'dataFile':
      return files(scene, /\.(csv|tsv|xlsx|json)$/i);
    case 'file':
      return files(scene, /\.(svg|png)$/i);
    default:
      return [];
  }
}

/** Keys of groups whose keys are names of the project, not of the schema. */
export function yamlNames(scene: YamlScene, path: YamlPath): readonly Candidate[] {
  const { project, file } = scene;
  const at = path.join('.');
  const units = (): readonly Candidate[] =>
    project.config.enheter.map(({ id, namn }) => ({ value: id, kind: 'unit', detail: namn }));
  if (file === 'ska.yaml' && at === 'fynd')
    return (Object.keys(problems) as ProblemCode[])
      .filter(code => !/^(protection|personal|rename|usage)|unprotected/.test(code))
      .map(value => ({ value, kind: 'code', detail: severityOf(value) }));
  if (file === 'årshjul.yaml' && at === 'undantag')
    return [...project.vocabulary.reports].map(([value, detail]) => ({ value, kind: 'unit', detail }));
  if (file === 'ska.yaml' && at === 'skydd.källor')
    return [...project.vocabulary.tables.keys()].map(value => ({ value, kind: 'table' }));
  if (file === 'ska.yaml' && /^skydd(\.källor\.[^.]+)?\.nivåer$/.test(at))
    return ['enhet', 'område', 'huvudman'].map(value => ({ value, kind: 'value' }));
  if (file === 'indikatorer.yaml' && at === '')
    return [...project.indicators.values()]
      .filter(({ place }) => place.file !== file)
      .map(({ id, name, definition }) => ({
        value: id,
        kind: 'indicator',
        detail: name,
        ...(definition !== undefined && { documentation: definition }),
        also: name,
      }));
  if (file === 'indikatorer.yaml' && path.at(-1) === 'målvärden') return units();
  if (file === 'indikatorer.yaml' && path.at(-1) === 'urval')
    return Object.keys(scene.tables.get(tableBeside(scene, path) ?? '')?.dimensions ?? {}).map(value => ({
      value,
      kind: 'value',
    }));
  return [];
}

function files({ paths }: YamlScene, ending: RegExp): readonly Candidate[] {
  return paths.filter(path => ending.test(path)).map(value => ({ value, kind: 'file' }));
}

/** The school years around today. */
function years(today: string): readonly string[] {
  const year = Number(today.slice(0, 4)) - (today.slice(5, 7) < '07' ? 1 : 0);
  return [-2, -1, 0, 1].map(step => `${year + step}/${String((year + step + 1) % 100).padStart(2, '0')}`);
}

/** `tabell:` of the indicator that a path leads into. */
function tableBeside(scene: YamlScene, path: YamlPath): string | undefined {
  const id = path[0];
  if (typeof id !== 'string') return undefined;
  const lines = scene.text.split(/\r?\n/);
  const first = lines.findIndex(line => /^["']?([^\s#"':][^"':]*)["']?:/.exec(line)?.[1]?.trim() === id);
  const rest = first < 0 ? [] : lines.slice(first + 1);
  const end = rest.findIndex(line => /^[^\s#]/.test(line));
  const own = end < 0 ? rest : rest.slice(0, end);
  const written = own.flatMap(line => /^\s+tabell:\s*["']?([^\s"'#,}]+)/.exec(line)?.[1] ?? [])[0];
  return written ?? scene.project.indicators.get(id)?.table;
}

function columnsOf({ project }: YamlScene, table: string | undefined): readonly Candidate[] {
  return (project.vocabulary.tables.get(table ?? '') ?? []).map(({ name, title }) => ({
    value: name,
    kind: 'column',
    ...(title !== name && { detail: title }),
    also: title,
  }));
}

/** The fields of the resource that a path leads into, as they are written now. */
function fieldsBeside({ file, text }: YamlScene, path: YamlPath): readonly string[] {
  const value = record(readYaml(file, text).value);
  const resource = record(list(value.resources)[Number(path[1])]);
  return list(record(resource.schema).fields).flatMap(field => {
    const { name } = record(field);
    return typeof name === 'string' ? [name] : [];
  });
}
