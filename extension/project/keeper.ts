import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import { wholeFile } from '../base/span.ts';
import type { DataEngine } from '../data/engine.ts';
import { readYaml } from '../schema/yaml.ts';
import { readConfigText } from './config.ts';
import { decodeText } from './decode-text.ts';
import { openOutlines } from './outlines/open-outlines.ts';
import { openSchemas } from './own-schemas/open-schemas.ts';
import {
  assembleProject,
  type OpenEngine,
  openCatalogue,
  type Project,
  type ProjectParts,
} from './project.ts';

const catalogueFile = 'indikatorer.yaml';
const packageFile = 'data/datapackage.yaml';

/** Other YAML files of a project that an editor helps with. */
const otherTexts = ['årshjul.yaml'];

/** True for a file that a project is put together from: its own, its outlines, schemas and templates. */
export function isProjectFile(path: string): boolean {
  return (
    ['ska.yaml', catalogueFile, packageFile, ...otherTexts].includes(path) ||
    /^(mallar|scheman|dispositioner)\//.test(path)
  );
}

/** What a renewed project means for those who hold things of the one before. */
export interface Renewal {
  /** Names or rules have changed: reports must be read anew. */
  readonly reports: boolean;
  /** Numbers may have changed: reports must be bound anew. */
  readonly data: boolean;
  /** The engine before, when there is another now: to be disposed when nobody asks it any more. */
  readonly retired: DataEngine | undefined;
}

/** A project through the changes of its files: the last good one stays while a file of it is broken. */
export interface ProjectKeeper {
  /** Undefined until ska.yaml could be used for the first time. */
  readonly project: Project | undefined;
  /** What is wrong with the project's own files. */
  readonly diagnostics: readonly Diagnostic[];
  /** Texts of the project's YAML files as last read, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Reads anew what the changed files make. Without `changed`, everything. */
  renew(changed?: ReadonlySet<string>): Promise<Renewal>;
}

/** Keeps the project of some files. Nothing is read before the first `renew`. */
export function keepProject(files: Files, shipped: Files, openEngine: OpenEngine): ProjectKeeper {
  let parts: ProjectParts | undefined;
  let project: Project | undefined;
  /** Why there is no project, while there is none. */
  let trouble: readonly Diagnostic[] = [];
  const texts = new Map<string, string>();

  /** Reads a file's text; tells what makes it unusable as a whole. */
  async function readText(path: string): Promise<readonly Diagnostic[] | undefined> {
    texts.delete(path);
    try {
      if (!(await files.info(path)) && path !== 'ska.yaml') return undefined;
      const text = decodeText(await files.read(path), path);
      texts.set(path, text);
      const yaml = readYaml(path, text);
      return yaml.broken ? yaml.diagnostics : undefined;
    } catch (error) {
      return [asDiagnostic(error, path)];
    }
  }

  /** Undefined while there is nothing to go on from. */
  async function renewConfig(): Promise<ProjectParts['config'] | undefined> {
    const told = await readText('ska.yaml');
    if (told && parts) return { ...parts.config, diagnostics: told };
    const text = texts.get('ska.yaml');
    const read = text === undefined ? { diagnostics: told ?? [] } : readConfigText(text);
    if ('config' in read && read.config)
      return { config: read.config, yaml: read.yaml, diagnostics: read.diagnostics };
    trouble = text === undefined ? read.diagnostics : [...read.diagnostics, broken(read.diagnostics[0])];
    return parts && { ...parts.config, diagnostics: trouble };
  }

  async function renewCatalogue(): Promise<ProjectParts['catalogue']> {
    const told = await readText(catalogueFile);
    if (!told || !parts) return openCatalogue(files, shipped);
    const { catalogue } = parts;
    return { ...catalogue, diagnostics: [...elsewhere(catalogue, catalogueFile), ...told] };
  }

  async function renewEngine(config: ProjectParts['config']): Promise<DataEngine> {
    const told = await readText(packageFile);
    const sameUnits = parts !== undefined && unitsText(parts.config) === unitsText(config);
    if (!told || !parts || !sameUnits) return openEngine(files, config.config);
    const { engine } = parts;
    return { ...engine, diagnostics: [...elsewhere(engine, packageFile), ...told] };
  }

  async function renewParts(changed: ReadonlySet<string> | undefined): Promise<ProjectParts | undefined> {
    const before = parts;
    const touched = (path: string) => !before || !changed || changed.has(path);
    for (const path of otherTexts) if (touched(path)) await readText(path);
    const config = before && !touched('ska.yaml') ? before.config : await renewConfig();
    if (!config) return undefined;
    const catalogue = before && !touched(catalogueFile) ? before.catalogue : await renewCatalogue();
    const sameData = before && !touched(packageFile) && unitsText(before.config) === unitsText(config);
    const engine = sameData ? before.engine : await renewEngine(config);
    const sameRules =
      before?.config === config && changed && ![...changed].some(path => path.startsWith('scheman'));
    const { outlines, schemas } = sameRules
      ? before
      : {
          outlines: await openOutlines(files, shipped, config.config),
          schemas: await openSchemas(files, config.config),
        };
    return { config, catalogue, engine, outlines, schemas };
  }

  return {
    get project() {
      return project;
    },
    get diagnostics() {
      return project?.diagnostics ?? trouble;
    },
    texts,
    async renew(changed) {
      const before = parts;
      const yearBefore = yearText(project);
      const nothing = { reports: false, data: false, retired: undefined };
      try {
        const next = await renewParts(changed);
        if (!next) return nothing;
        project = await assembleProject(files, shipped, next);
        parts = next;
      } catch (error) {
        trouble = [asDiagnostic(error, 'ska.yaml')];
        return nothing;
      }
      const sameEngine = before !== undefined && before.engine.fetch === parts.engine.fetch;
      const reports = !before || namesText(before) !== namesText(parts) || yearBefore !== yearText(project);
      return { reports, data: reports || !sameEngine, retired: sameEngine ? undefined : before?.engine };
    },
  };
}

const yearText = (project: Project | undefined) => JSON.stringify(project?.yearWheel);

function broken(first: Diagnostic | undefined): Diagnostic {
  const place = first?.place ?? wholeFile('ska.yaml');
  return diagnostic('project.broken', place, { line: place.span.start.line, first: undefined });
}

/** A fault in reading one of the project's own files is a finding there. */
function asDiagnostic(error: unknown, path: string): Diagnostic {
  if (!(error instanceof Fault)) throw error;
  return diagnostic(error.code, wholeFile(path), error.args);
}

const elsewhere = ({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }, path: string) =>
  diagnostics.filter(one => one.place.file !== path);

/** What the engine was given of ska.yaml. */
function unitsText({ config }: ProjectParts['config']): string {
  return JSON.stringify([config.huvudman, config.enheter, config.områden, config.mot]);
}

/** All that reading a report depends on. */
function namesText({ config, catalogue, engine, outlines, schemas }: ProjectParts): string {
  return JSON.stringify([
    config.config,
    [...catalogue.indicators],
    [...engine.declared],
    [...outlines.byName],
    schemas.text,
  ]);
}
