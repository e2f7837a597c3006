import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import { Fault } from '../../base/fault.ts';
import type { Files } from '../../base/ports.ts';
import { type Place, wholeFile } from '../../base/span.ts';
import type { JsonSchema, PatternEngine } from '../../schema/compile.ts';
import { nearest } from '../../schema/nearest.ts';
import { keywordsIn, type OwnSchemaFile, readOwnSchema } from '../../schema/own-schema.ts';
import { follow, type SchemaSet } from '../../schema/schema-set.ts';
import { tryDecode } from '../decode-text.ts';
import { publishedSchemas } from './published.ts';

/** The municipality's schema files that were asked for, with those that they point to. */
export interface SchemaFiles {
  /** By path, as they are written. */
  readonly files: ReadonlyMap<string, OwnSchemaFile>;
  /** All schemas by id, ours among them; `$ref`s between files lead to ids. */
  readonly set: SchemaSet;
  /** The files that each file points to. */
  readonly links: ReadonlyMap<string, readonly string[]>;
  /** What their patterns are matched with. */
  readonly patterns: PatternEngine;
  readonly diagnostics: readonly Diagnostic[];
}

/** The id that a file of the project has among schemas. */
export function idOfFile(path: string): string {
  return `https://ska-rapport.se/projekt/${encodeURI(path)}`;
}

/** Reads schema files of a project and what they point to. Nothing outside of the project's folder, nothing from the network. */
export async function readSchemaFiles(
  project: Files,
  wanted: readonly { readonly path: string; readonly place: Place }[],
): Promise<SchemaFiles> {
  // Its library is large, and most projects have no schemas of their own.
  const { linearPatterns } = await import('../../schema/linear-pattern.ts');
  const files = new Map<string, OwnSchemaFile>();
  const set = new Map<string, JsonSchema>(publishedSchemas());
  const links = new Map<string, readonly string[]>();
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const queue = [...wanted];
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (seen.has(next.path)) continue;
    seen.add(next.path);
    const text = await readText(project, next.path, next.place);
    if (typeof text !== 'string') {
      diagnostics.push(text);
      continue;
    }
    const read = readOwnSchema(next.path, text);
    diagnostics.push(...read.diagnostics);
    if (!read.file) continue;
    const { file } = read;
    files.set(next.path, file);
    set.set(idOfFile(next.path), rewritten(file.schema, next.path));
    const targets: string[] = [];
    links.set(next.path, targets);
    for (const { path, value } of keywordsIn(file.schema).refs) {
      const target = fileOfRef(value, next.path);
      const place = file.yaml.place(path, 'value');
      if (target === 'remote') diagnostics.push(diagnostic('schema.ref-remote', place, { ref: value }));
      else if (target === 'outside')
        diagnostics.push(diagnostic('schema.ref-outside', place, { ref: value }));
      else if (target) {
        targets.push(target);
        if (await project.info(target).catch(() => undefined)) queue.push({ path: target, place });
      }
    }
  }
  for (const file of files.values())
    diagnostics.push(...(await keywordFindings(project, file, set, seen, linearPatterns)));
  return { files, set, links, patterns: linearPatterns, diagnostics };
}

async function readText(project: Files, path: string, place: Place): Promise<string | Diagnostic> {
  try {
    if (!(await project.info(path))) {
      const near = nearest(path, await project.list('scheman'));
      return diagnostic('schema.file-missing', place, { file: path, nearest: near });
    }
    const decoded = tryDecode(await project.read(path));
    if ('text' in decoded) return decoded.text;
    return diagnostic('project.not-utf8', wholeFile(path), { file: path });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return diagnostic(error.code, place, error.args);
  }
}

/** The project's file that a `$ref` names; undefined for one that stays in its file or leads to ours. */
function fileOfRef(ref: string, from: string): string | 'remote' | 'outside' | undefined {
  const [id = ''] = ref.split('#');
  if (id === '' || id.startsWith('https://ska-rapport.se/schemas/')) return undefined;
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(id)) return 'remote';
  if (id.startsWith('/')) return 'outside';
  const steps = from.split('/').slice(0, -1);
  for (const step of id.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return 'outside';
    } else if (step !== '.' && step !== '') steps.push(step.normalize('NFC'));
  }
  return steps.join('/');
}

/** What is wrong with the `$ref`s and patterns of a file, once all files are known. */
async function keywordFindings(
  project: Files,
  { schema, path: own, yaml }: OwnSchemaFile,
  set: SchemaSet,
  read: ReadonlySet<string>,
  engine: PatternEngine,
): Promise<readonly Diagnostic[]> {
  const { refs, patterns } = keywordsIn(schema);
  const found: Diagnostic[] = [];
  for (const { path, value } of refs) {
    const target = fileOfRef(value, own);
    // Told already: what leads outside, and what is wrong with a file that is there.
    if (target === 'remote' || target === 'outside') continue;
    if (target && read.has(target) && !set.has(idOfFile(target))) continue;
    if (follow(absolute(value, own), idOfFile(own), set)) continue;
    const known = [
      ...publishedSchemas().keys(),
      ...(await project.list('scheman')).map(each => each.replace('scheman/', '')),
    ];
    const near = value.startsWith('#')
      ? nearest(
          value,
          Object.keys((schema.$defs as object | undefined) ?? {}).map(name => `#/$defs/${name}`),
        )
      : (nearest(value, known) ?? known.find(each => each.endsWith(`/${value}`)));
    found.push(diagnostic('schema.ref-unknown', yaml.place(path, 'value'), { ref: value, nearest: near }));
  }
  for (const { path, value } of patterns)
    try {
      engine(value, 'u');
    } catch {
      const what = path.at(-1) === 'pattern' ? 'value' : 'key';
      found.push(diagnostic('schema.pattern-unsafe', yaml.place(path, what), { pattern: value }));
    }
  return found;
}

/** A `$ref` with the id of the file that it names. */
function absolute(ref: string, from: string): string {
  const target = fileOfRef(ref, from);
  if (!target || target === 'remote' || target === 'outside') return ref;
  const fragment = ref.includes('#') ? ref.slice(ref.indexOf('#')) : '';
  return `${idOfFile(target)}${fragment}`;
}

/** A schema under our id of its file, its `$ref`s to other files as ids. */
function rewritten(schema: JsonSchema, path: string): JsonSchema {
  const { $schema: _dialect, $id: _id, ...rest } = withIds(schema, path) as JsonSchema;
  return { ...rest, $id: idOfFile(path) };
}

function withIds(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map(each => withIds(each, path));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === '$ref' && typeof each === 'string' ? absolute(each, path) : withIds(each, path),
    ]),
  );
}
