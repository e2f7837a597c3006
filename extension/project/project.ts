import type { Diagnostic } from '../base/diagnostic.ts';
import type { Files } from '../base/ports.ts';
import type { DataEngine } from '../data/engine.ts';
import { openData } from '../data/open.ts';
import { defaultAnswers } from '../directives/self-assessment.ts';
import type { UnitRef, Vocabulary, YearWheel } from '../directives/setting.ts';
import { type Catalogue, emptyCatalogue, mergeCatalogue, readCatalogue } from '../indicators/catalogue.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { readKolada } from '../indicators/kolada.ts';
import { rulesFor } from '../protection/rules-for.ts';
import type { DataAccess } from '../report/answer-table.ts';
import { keepAnswers } from '../report/kept-answers.ts';
import { type ReadConfig, readConfig } from './config.ts';
import { checkReferences } from './config-references.ts';
import type { Config } from './config-schema.ts';
import { decodeText } from './decode-text.ts';
import { idOf, yearOfFolder } from './identity.ts';
import { logotypeProblems } from './logotype.ts';
import { type Outlines, openOutlines } from './outlines/open-outlines.ts';
import { type OwnSchemas, openSchemas } from './own-schemas/open-schemas.ts';
import { unitKeys, unitRefs } from './units.ts';
import { readYearWheel } from './year-wheel/read.ts';

/** A report's file, known before it is read. */
export interface ReportFile {
  readonly id: string;
  readonly path: string;
  readonly schoolYear: string;
}

/** A municipality's project: its own file, names, data and report files. Reports are opened by `openReports`. */
export interface Project extends AsyncDisposable {
  readonly files: Files;
  /** Templates, catalogue and fonts that come with the program. */
  readonly shipped: Files;
  readonly config: Config;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly engine: DataEngine;
  readonly access: DataAccess;
  readonly refs: ReadonlyMap<string, UnitRef>;
  readonly vocabulary: Vocabulary;
  readonly yearWheel: YearWheel;
  readonly outlines: Outlines;
  readonly schemas: OwnSchemas;
  /** All report files, of all years, in order of path. */
  readonly reports: readonly ReportFile[];
  /** What is wrong with ska.yaml, indikatorer.yaml, datapackage.yaml, the outlines and the schemas. */
  readonly diagnostics: readonly Diagnostic[];
}

const catalogueFile = 'indikatorer.yaml';
const shippedCatalogue = 'templates/katalog/indikatorer.yaml';
const shippedKolada = 'templates/katalog/kolada.json';

/** What a project is put together from; each part is read anew only when what it depends on has changed. */
export interface ProjectParts {
  readonly config: ReadConfig;
  readonly catalogue: Catalogue;
  readonly engine: DataEngine;
  readonly outlines: Outlines;
  readonly schemas: OwnSchemas;
}

/** How a project's data is opened; another than the usual keeps it in a process of its own. */
export type OpenEngine = (files: Files, config: Config) => Promise<DataEngine>;

/** The data in this process. */
export const openEngineHere: OpenEngine = (files, config) => openData({ files, units: unitKeys(config) });

/** Opens a project; no report and no table is read yet. Faults: `project.broken`, `file.*` for ska.yaml itself. */
export async function openProject(files: Files, shipped: Files): Promise<Project> {
  const config = await readConfig(files);
  const catalogue = await openCatalogue(files, shipped);
  return assembleProject(files, shipped, {
    config,
    catalogue,
    engine: await openEngineHere(files, config.config),
    outlines: await openOutlines(files, shipped, config.config),
    schemas: await openSchemas(files, config.config),
  });
}

/** Makes a project from its parts and the report files that there are now. Disposing it disposes the engine. */
export async function assembleProject(files: Files, shipped: Files, parts: ProjectParts): Promise<Project> {
  const { catalogue, engine, outlines, schemas } = parts;
  const { config, diagnostics } = parts.config;
  const refs = unitRefs(config);
  const year = await readYearWheel(files, config);
  const vocabulary: Vocabulary = {
    indicators: catalogue.indicators,
    units: refs,
    tables: engine.declared,
    dimensions: new Set(
      [...engine.declared.values()].flatMap(columns => columns.flatMap(column => column.dimension ?? [])),
    ),
    themes: new Map(Object.entries(config.teman ?? {})),
    reports: new Map([
      ...config.enheter.map(unit => [unit.id, unit.namn] as const),
      ...(config.rapporter ?? []).map(report => [report.id, report.namn] as const),
      ...(config.områden ?? []).map(area => [area.id, area.namn] as const),
      ['huvudman', config.huvudman.namn],
      ['nämnd', config.nämnd?.namn ?? 'Nämnden'],
      ['resultatdag', 'Resultatdag'],
    ]),
    selfAssessment: {
      answers: config.självvärdering?.svar ?? defaultAnswers,
      factors: new Map(Object.entries(config.självvärdering?.faktorer ?? {})),
    },
    followed: new Set(config.följs ?? []),
    yearWheel: year.wheel,
    attributes: schemas.attributes,
  };
  const reports = (await files.list('rapporter')).flatMap(path => reportFileAt(path) ?? []);
  return {
    files,
    shipped,
    config,
    indicators: catalogue.indicators,
    engine,
    access: {
      engine,
      kept: keepAnswers(),
      rules: (level, table) =>
        rulesFor(config.skydd, levelNames[level], {
          names: [
            table.name,
            ...(table.source.publisher ? [table.source.publisher.toLocaleLowerCase('sv')] : []),
          ],
          protection: table.protection,
        }),
    },
    refs,
    vocabulary,
    yearWheel: year.wheel,
    outlines,
    schemas,
    reports,
    diagnostics: [
      ...diagnostics,
      ...catalogue.diagnostics,
      ...engine.diagnostics,
      ...outlines.diagnostics,
      ...schemas.diagnostics,
      ...checkReferences(parts.config, catalogue, engine),
      ...(await logotypeProblems(parts.config, files)),
      ...year.diagnostics,
    ],
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}

/** The report that a path means; undefined for any other file. */
export function reportFileAt(path: string): ReportFile | undefined {
  const schoolYear = yearOfFolder(path);
  return schoolYear && /^rapporter\/[^/]+\/[^/]+\.md$/.test(path)
    ? { id: idOf(path), path, schoolYear }
    : undefined;
}

const levelNames: Readonly<Record<UnitRef['kind'], string>> = {
  unit: 'enhet',
  report: 'enhet',
  area: 'område',
  head: 'huvudman',
  all: 'huvudman',
  reference: 'riket',
};

/** The shipped catalogue with the municipality's own laid over it. Faults: `file.*`, `project.not-utf8` for its file. */
export async function openCatalogue(files: Files, shipped: Files): Promise<Catalogue> {
  const kolada = readKolada(decodeText(await shipped.read(shippedKolada), shippedKolada));
  const own = (await files.info(catalogueFile))
    ? readCatalogue(catalogueFile, decodeText(await files.read(catalogueFile), catalogueFile), kolada)
    : emptyCatalogue;
  const base = readCatalogue(
    shippedCatalogue,
    decodeText(await shipped.read(shippedCatalogue), shippedCatalogue),
  );
  return mergeCatalogue(base, own);
}
