import type { Place } from '../../base/span.ts';
import { list, record } from '../../data/loose.ts';
import { readYaml, type YamlPath, type YamlText } from '../../schema/yaml.ts';
import type { Surroundings } from '../scene.ts';
import type { Name, Occurrence } from './name.ts';

/** Every place in the project's own YAML files where a name is written. */
export function occurrencesInYaml({ texts }: Pick<Surroundings, 'texts'>): readonly Occurrence[] {
  return [...texts].flatMap(([file, text]) => occurrencesInFile(file, text));
}

/** The places in one YAML file where a name is written; none for a file that nothing is known of. */
export function occurrencesInFile(file: string, text: string): readonly Occurrence[] {
  const read = readers[file];
  if (!read) return [];
  const yaml = readYaml(file, text);
  return yaml.broken ? [] : read(yaml);
}

const readers: Readonly<Record<string, (yaml: YamlText) => readonly Occurrence[]>> = {
  'ska.yaml': inConfig,
  'indikatorer.yaml': inCatalogue,
  'data/datapackage.yaml': inPackage,
};

/** Collects occurrences of one file. */
function collector(yaml: YamlText) {
  const found: Occurrence[] = [];
  return {
    found,
    value(
      kind: Exclude<Name['kind'], 'block' | 'figure'>,
      value: unknown,
      path: YamlPath,
      role: Occurrence['role'],
    ) {
      if (typeof value !== 'string' || !value) return;
      const place = unquoted(yaml.place(path, 'value'), yaml.source(path));
      found.push({ name: { kind, id: value }, role, place });
    },
    key(kind: Exclude<Name['kind'], 'block' | 'figure'>, path: YamlPath, role: Occurrence['role']) {
      const id = String(path.at(-1));
      found.push({ name: { kind, id }, role, place: unquoted(yaml.place(path, 'key'), undefined) });
    },
  };
}

/** A place without the quotation marks around its text. */
function unquoted(place: Place, source: string | undefined): Place {
  if (!source || !/^["']/.test(source)) return place;
  const { start, end } = place.span;
  return {
    file: place.file,
    span: {
      start: { ...start, column: start.column + 1, offset: start.offset + 1 },
      end: { ...end, column: end.column - 1, offset: end.offset - 1 },
    },
  };
}

function inConfig(yaml: YamlText): readonly Occurrence[] {
  const config = record(yaml.value);
  const { found, value, key } = collector(yaml);
  for (const word of ['huvudman', 'nämnd']) if (config[word]) key('unit', [word], 'definition');
  list(config.enheter).forEach((unit, index) => {
    const at = ['enheter', index];
    value('unit', record(unit).id, [...at, 'id'], 'definition');
    value('unit', record(unit).område, [...at, 'område'], 'reference');
    value('unit', record(unit).efterträds, [...at, 'efterträds'], 'reference');
  });
  list(config.områden).forEach((area, index) => {
    value('unit', record(area).id, ['områden', index, 'id'], 'definition');
  });
  const units = new Set(list(config.enheter).map(unit => record(unit).id));
  list(config.rapporter).forEach((report, index) => {
    const at = ['rapporter', index];
    value(
      'unit',
      record(report).id,
      [...at, 'id'],
      units.has(record(report).id) ? 'reference' : 'definition',
    );
    list(record(report).enheter).forEach((unit, of) => {
      value('unit', unit, [...at, 'enheter', of], 'reference');
    });
  });
  for (const [name, reference] of Object.entries(record(config.mot))) {
    key('unit', ['mot', name], 'definition');
    value('table', record(reference).källa, ['mot', name, 'källa'], 'reference');
  }
  list(config.följs).forEach((id, index) => {
    value('indicator', id, ['följs', index], 'reference');
  });
  for (const theme of Object.keys(record(config.teman))) key('theme', ['teman', theme], 'definition');
  return found;
}

function inCatalogue(yaml: YamlText): readonly Occurrence[] {
  const { found, value, key } = collector(yaml);
  for (const [id, entry] of Object.entries(record(yaml.value))) {
    key('indicator', [id], 'definition');
    value('table', record(entry).tabell, [id, 'tabell'], 'reference');
    for (const unit of Object.keys(record(record(entry).målvärden)))
      key('unit', [id, 'målvärden', unit], 'reference');
  }
  return found;
}

function inPackage(yaml: YamlText): readonly Occurrence[] {
  const { found, value } = collector(yaml);
  list(record(yaml.value).resources).forEach((resource, index) => {
    const at = ['resources', index];
    value('table', record(resource).name, [...at, 'name'], 'definition');
    list(record(record(resource).schema).foreignKeys).forEach((key, of) => {
      const path = [...at, 'schema', 'foreignKeys', of, 'reference', 'resource'];
      value('table', record(record(key).reference).resource, path, 'reference');
    });
  });
  return found;
}
