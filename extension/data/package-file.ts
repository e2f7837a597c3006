import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { checkAgainst } from '../schema/check.ts';
import { compileSchema } from '../schema/compile.ts';
import { nearest } from '../schema/nearest.ts';
import { readYaml, type YamlPath, type YamlText } from '../schema/yaml.ts';
import { isKnownEncoding } from './decode.ts';
import { fieldSpec } from './field-spec.ts';
import { type Loose, list, record, text } from './loose.ts';
import { packageSchema } from './package-schema.ts';
import { periodText } from './period-text.ts';
import type { Dialect, FieldSpec, ForeignKey, TableSpec } from './table-spec.ts';

const compiled = compileSchema(packageSchema);

/** What a data package says: the tables that can be read, and all that is wrong with the text. */
export interface PackageFile {
  readonly tables: readonly TableSpec[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a `datapackage.yaml`. A resource that is half right is read as far as it goes. */
export function readPackage(file: string, source: string): PackageFile {
  const yaml = readYaml(file, source);
  const diagnostics: Diagnostic[] = [
    ...yaml.diagnostics,
    ...(yaml.broken ? [] : checkAgainst(compiled, yaml)),
  ];
  const tables: TableSpec[] = [];
  for (const [index, each] of list(record(yaml.value).resources).entries()) {
    const table = tableSpec(yaml, ['resources', index], record(each), diagnostics);
    if (!table) continue;
    if (tables.some(other => other.name === table.name)) {
      const place = yaml.place(['resources', index, 'name']);
      diagnostics.push(diagnostic('data.table-twice', place, { table: table.name }));
    } else tables.push(table);
  }
  for (const table of tables) checkForeignKeys(table, tables, diagnostics);
  return { tables, diagnostics };
}

function tableSpec(
  yaml: YamlText,
  path: YamlPath,
  source: Loose,
  diagnostics: Diagnostic[],
): TableSpec | undefined {
  const name = text(source.name);
  const paths = words(source.path);
  if (!name || paths.length === 0) return undefined;
  const schema = record(source.schema);
  const fields = fieldSpecs(yaml, path, source, diagnostics);
  const at = (...steps: (string | number)[]) => yaml.place([...path, ...steps]);
  const known = fields.map(each => each.name);
  const knownField = (column: string, ...steps: (string | number)[]) => {
    if (known.includes(column)) return true;
    diagnostics.push(diagnostic('data.unknown-field', at(...steps), { column, ...near(column, known) }));
    return false;
  };
  for (const [index, each] of list(schema.fields).entries()) {
    const size = text(record(record(each)['ska:skydd']).antal);
    if (size) knownField(size, 'schema', 'fields', index, 'ska:skydd', 'antal');
  }
  const encoding = text(source.encoding);
  if (encoding && !isKnownEncoding(encoding)) {
    const args = { encoding, ...near(encoding, ['utf-8', 'windows-1252', 'iso-8859-1', 'utf-16']) };
    diagnostics.push(diagnostic('data.unknown-encoding', at('encoding'), args));
  }
  const format = text(source.format);
  return {
    name,
    paths: paths.map(each => each.replaceAll('\\', '/').replace(/^\.\//, '')),
    ...optional('title', text(source.title)),
    ...optional('definition', text(source.description)),
    ...(format === 'csv' || format === 'tsv' || format === 'xlsx' || format === 'json' ? { format } : {}),
    ...(encoding && isKnownEncoding(encoding) ? { encoding } : {}),
    encodingPlace: at('encoding'),
    dialect: dialectOf(record(source.dialect)),
    fields,
    primaryKey: words(schema.primaryKey).filter(column => knownField(column, 'schema', 'primaryKey')),
    foreignKeys: list(schema.foreignKeys).map((each, index) => {
      const place = at('schema', 'foreignKeys', index);
      return foreignKey(record(each), place, column =>
        knownField(column, 'schema', 'foreignKeys', index, 'fields'),
      );
    }),
    ...optional('publisher', text(source['ska:källa'])),
    ...optional('fetched', text(source['ska:hämtad'])),
    ...optional('cutOff', text(source['ska:brytdatum'])),
    pending: pendingOf(source['ska:väntas']),
    protection: source['ska:skydd'] === 'utgiven' ? 'utgiven' : 'egen',
    endsAtBlankRow: source['ska:slut'] === 'tomrad',
    constants: Object.fromEntries(
      Object.entries(record(source['ska:konstant'])).map(([k, v]) => [k, text(v) ?? '']),
    ),
    filter: Object.fromEntries(Object.entries(record(source['ska:filter'])).map(([k, v]) => [k, words(v)])),
    place: at('path'),
  };
}

function fieldSpecs(
  yaml: YamlText,
  path: YamlPath,
  source: Loose,
  diagnostics: Diagnostic[],
): readonly FieldSpec[] {
  const fields: FieldSpec[] = [];
  for (const [index, each] of list(record(source.schema).fields).entries()) {
    const step = [...path, 'schema', 'fields', index];
    const spec = fieldSpec(yaml, step, record(each), source, diagnostics);
    if (!spec) continue;
    const place = yaml.place([...step, 'name']);
    // The query engine does not tell letter cases apart.
    if (fields.some(other => other.name.toLocaleLowerCase('sv') === spec.name.toLocaleLowerCase('sv'))) {
      diagnostics.push(diagnostic('data.field-twice', place, { column: spec.name }));
      continue;
    }
    const same = spec.dimension ? fields.find(other => other.dimension === spec.dimension) : undefined;
    if (same && spec.dimension) {
      const args = { dimension: spec.dimension, column: spec.name, first: same.name };
      diagnostics.push(diagnostic('data.dimension-twice', yaml.place([...step, 'ska:dimension']), args));
      const { dimension: _, ...rest } = spec;
      fields.push(rest);
    } else fields.push(spec);
  }
  return fields;
}

function dialectOf(source: Loose): Dialect {
  const delimiter = text(source.delimiter);
  const sheet = source.sheet ?? source.sheetName ?? source.sheetNumber;
  const headerRows = list(source.headerRows).filter(row => typeof row === 'number');
  const comment = text(source.commentChar);
  return {
    ...(delimiter && { delimiter }),
    quote: text(source.quoteChar) ?? '"',
    header: source.header !== false,
    ...(headerRows.length > 0 && { headerRows }),
    headerJoin: text(source.headerJoin) ?? ' ',
    commentRows: list(source.commentRows).filter(row => typeof row === 'number'),
    ...(comment && { commentChar: comment }),
    ...(typeof sheet === 'string' || typeof sheet === 'number' ? { sheet } : {}),
  };
}

function foreignKey(
  source: Loose,
  place: ForeignKey['place'],
  known: (column: string) => boolean,
): ForeignKey {
  const reference = record(source.reference);
  const resource = text(reference.resource);
  return {
    fields: words(source.fields).filter(known),
    ...(resource && { resource }),
    reference: words(reference.fields),
    place,
  };
}

function checkForeignKeys(table: TableSpec, tables: readonly TableSpec[], diagnostics: Diagnostic[]) {
  for (const key of table.foreignKeys) {
    const other = key.resource === undefined ? table : tables.find(each => each.name === key.resource);
    if (!other) {
      const args = {
        table: key.resource ?? '',
        ...near(
          key.resource ?? '',
          tables.map(each => each.name),
        ),
      };
      diagnostics.push(diagnostic('data.unknown-table', key.place, args));
      continue;
    }
    const known = other.fields.map(each => each.name);
    for (const column of key.reference.filter(each => !known.includes(each))) {
      diagnostics.push(diagnostic('data.unknown-field', key.place, { column, ...near(column, known) }));
    }
  }
}

function pendingOf(source: unknown): Readonly<Record<string, string>> {
  if (typeof source === 'string' || typeof source === 'number') return { '': String(source) };
  return Object.fromEntries(
    Object.entries(record(source)).flatMap(([period, when]) => {
      const said = text(when);
      return said === undefined ? [] : [[periodText(period) ?? period, said]];
    }),
  );
}

const words = (source: unknown): readonly string[] =>
  (Array.isArray(source) ? source : [source]).flatMap(each => text(each) ?? []);

const optional = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };

function near(name: string, candidates: readonly string[]): { readonly nearest?: string } {
  const found = nearest(name, candidates);
  return found === undefined ? {} : { nearest: found };
}
