import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import { Fault } from '../../base/fault.ts';
import type { Files } from '../../base/ports.ts';
import { type Place, wholeFile } from '../../base/span.ts';
import type { OwnAttribute, Vocabulary } from '../../directives/setting.ts';
import type { OwnRules } from '../../report/own-rules.ts';
import { checkValue } from '../../schema/check-value.ts';
import { type CompiledSchema, compileSchema, type JsonSchema } from '../../schema/compile.ts';
import { knownKeys } from '../../schema/known-keys.ts';
import { nearest } from '../../schema/nearest.ts';
import { buildsOn, tooComplex } from '../../schema/schema-set.ts';
import { readYaml } from '../../schema/yaml.ts';
import type { Config } from '../config-schema.ts';
import { decodeText } from '../decode-text.ts';
import { baseOf, type SchemaSubject, subjectOf, subjects } from './published.ts';
import { idOfFile, readSchemaFiles, type SchemaFiles } from './schema-files.ts';

/** What the municipality's own schemas add to reports. */
export interface OwnSchemas extends OwnRules {
  /** Attributes by directive. */
  readonly attributes: NonNullable<Vocabulary['attributes']>;
  readonly diagnostics: readonly Diagnostic[];
  /** The schemas as text: another text means that reports are to be read anew. */
  readonly text: string;
}

/** No schemas of the municipality's own. */
const none: OwnSchemas = {
  frontMatter: new Map(),
  directives: new Map(),
  attributes: new Map(),
  diagnostics: [],
  text: '',
};

/** Reads the schemas that ska.yaml names. One that cannot be used is told and left out: the usual rules hold. */
export async function openSchemas(files: Files, { schema = {} }: Config): Promise<OwnSchemas> {
  const entries = Object.entries(schema).filter(([, path]) => typeof path === 'string');
  if (entries.length === 0) return none;
  const config = readYaml('ska.yaml', decodeText(await files.read('ska.yaml'), 'ska.yaml'));
  const wanted = entries.map(([key, path]) => ({
    key,
    path: path.normalize('NFC'),
    place: config.place(['schema', key], 'value'),
  }));
  const read = await readSchemaFiles(files, wanted);
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  const broken = new Set(read.diagnostics.map(one => one.place.file));
  const frontMatter = new Map<string, CompiledSchema>();
  const directives = new Map<string, CompiledSchema>();
  const attributes = new Map<string, Readonly<Record<string, OwnAttribute>>>();
  for (const { key, path } of wanted) {
    const subject = subjectOf(key);
    if (!subject) {
      diagnostics.push(unknownSubject(key, config.place(['schema', key], 'key')));
      continue;
    }
    // A file with an error in it, or in one that it leads to, is not used at all.
    const compiled = reach(path, read).some(each => broken.has(each)) ? [] : compose(path, subject, read);
    if (!('schema' in compiled)) {
      diagnostics.push(...compiled);
      continue;
    }
    if (subject.of === 'report') frontMatter.set(subject.type, compiled);
    else {
      directives.set(subject.name, compiled);
      attributes.set(subject.name, attributesOf(compiled, read.set.get(baseOf(subject))));
    }
  }
  const text = JSON.stringify([schema, [...read.files.values()].map(file => file.schema)]);
  return { frontMatter, directives, attributes, diagnostics, text };
}

/** A file and all that it leads to. */
function reach(path: string, { links }: SchemaFiles): readonly string[] {
  const found = new Set([path]);
  for (const each of found) for (const target of links.get(each) ?? []) found.add(target);
  return [...found];
}

function unknownSubject(key: string, place: Place): Diagnostic {
  const { reports, directives } = subjects();
  const near = nearest(key, [...reports, ...directives]);
  return diagnostic('project.unknown-name', place, {
    name: key,
    what: 'rapporttyp eller direktiv',
    nearest: near,
  });
}

/** The municipality's schema closed around itself and ours; or what is wrong with it. */
function compose(
  path: string,
  subject: SchemaSubject,
  { set, files, patterns }: SchemaFiles,
): CompiledSchema | readonly Diagnostic[] {
  const file = files.get(path);
  if (!file) return [];
  const id = idOfFile(path);
  const base = baseOf(subject);
  const place = file.yaml.place([], 'key');
  const why = tooComplex(id, set);
  if (why) return [diagnostic('schema.too-complex', place, { why })];
  if (!buildsOn(base, id, set)) return [diagnostic('schema.not-composed', place, { base })];
  try {
    const compiled = compileSchema(
      { allOf: [{ $ref: id }], unevaluatedProperties: false },
      { schemas: [...set.values()], patterns },
    );
    const told = clashes(compiled, set.get(base) ?? {}, place);
    return told.length > 0 ? told : compiled;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [
      diagnostic('schema.unusable', wholeFile(path), {
        file: path,
        reason: String((error.args as { reason?: string }).reason),
      }),
    ];
  }
}

/** Whether a composed schema still takes what ours takes: all our keys, and each as the kind of value that it is. */
function clashes(compiled: CompiledSchema, base: JsonSchema, place: Place): readonly Diagnostic[] {
  const properties = Object.entries((base.properties as Readonly<Record<string, JsonSchema>>) ?? {});
  const sample = Object.fromEntries(
    properties.map(([key, of]) => [key, of.type === 'array' ? [] : sampleText(of)]),
  );
  const errors = checkValue(compiled, sample).filter(error => error.path.length <= 1);
  const hidden = errors.flatMap(error =>
    error.code === 'schema.unknown-key' && error.args.key in sample ? [error.args.key] : [],
  );
  const changed = errors.flatMap(({ code, path: [key] }) =>
    (code === 'schema.wrong-type' || code === 'schema.not-valid') && key !== undefined && key in sample
      ? [String(key)]
      : [],
  );
  return [
    ...(hidden.length > 0 ? [diagnostic('schema.hides-keys', place, { keys: hidden })] : []),
    ...changed.map(key => diagnostic('schema.changes-type', place, { key })),
  ];
}

function sampleText(of: JsonSchema): unknown {
  const [first] = [
    ...((of.enum as readonly unknown[]) ?? []),
    ...((of.examples as readonly unknown[]) ?? []),
  ];
  return first ?? 'exempel';
}

/** The attributes that a composed schema has and ours has not. */
function attributesOf(
  compiled: CompiledSchema,
  base: JsonSchema = {},
): Readonly<Record<string, OwnAttribute>> {
  const ours = (base.properties ?? {}) as object;
  return Object.fromEntries(
    [...knownKeys(compiled, compiled.schema)]
      .filter(([key]) => !(key in ours))
      .map(([key, { description, examples, field }]) => [
        key,
        {
          ...(typeof description === 'string' && { description }),
          ...(Array.isArray(examples) && { examples: examples.map(String) }),
          ...(typeof field === 'string' && { field }),
        },
      ]),
  );
}
