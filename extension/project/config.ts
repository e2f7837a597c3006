import type { Diagnostic } from '../base/diagnostic.ts';
import { diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import { type ProblemArgs, problems, severityOf } from '../base/problems.ts';
import { schoolFormOf, schoolForms } from '../base/school-form.ts';
import { checkAgainst } from '../schema/check.ts';
import { compileSchema } from '../schema/compile.ts';
import { nearest } from '../schema/nearest.ts';
import { readYaml, type YamlText } from '../schema/yaml.ts';
import { themeOf } from '../theme/theme.ts';
import { type Config, configSchema } from './config-schema.ts';
import { decodeText } from './decode-text.ts';
import { checkHistory } from './unit-history.ts';

const compiled = compileSchema(configSchema);
const configFile = 'ska.yaml';

/** What ska.yaml says, with what is wrong in it. */
export interface ReadConfig {
  readonly config: Config;
  /** Where its keys and values stand. */
  readonly yaml: YamlText;
  readonly diagnostics: readonly Diagnostic[];
}

/** The version of the project format. */
const known = 1;

/**
 * The project's own file. Faults: `project.newer` for a format that only a later program knows, `project.broken` when it is
 * no YAML, or lacks what nothing can go on without; `file.*`.
 */
export async function readConfig(files: Files): Promise<ReadConfig> {
  const { config, yaml, diagnostics } = readConfigText(decodeText(await files.read(configFile), configFile));
  const newer = diagnostics.find(one => one.code === 'project.newer');
  // What stands in it may mean something else than it did.
  if (newer) throw new Fault('project.newer', newer.args as ProblemArgs<'project.newer'>);
  // Half a file would make every school of the other half unknown.
  const unreadable = diagnostics.find(one => one.code === 'yaml.broken');
  if (config && !unreadable) return { config, yaml, diagnostics };
  const first = unreadable ?? diagnostics[0];
  throw new Fault(
    'project.broken',
    {
      line: first?.place.span.start.line ?? 1,
      first: first ? { code: first.code, args: first.args } : undefined,
    },
    2,
    unreadable ? [unreadable] : diagnostics.filter(one => severityOf(one.code) === 'error'),
  );
}

/** Reads the text of a ska.yaml; without a configuration when what everything needs is missing. */
export function readConfigText(text: string): Omit<ReadConfig, 'config'> & { readonly config?: Config } {
  const yaml = readYaml(configFile, text);
  const newer = checkVersion(yaml);
  const diagnostics = [...yaml.diagnostics, ...(newer.length > 0 ? newer : checkAgainst(compiled, yaml))];
  const config = usableConfig(yaml.value);
  if (!config) return { yaml, diagnostics };
  return {
    config,
    yaml,
    diagnostics: [
      ...diagnostics,
      ...checkNames(config, yaml),
      ...checkHistory(config, yaml),
      ...checkColours(config, yaml),
    ],
  };
}

/** That the format is not one that only a later program knows: what differs from ours is then no mistake of the author's. */
function checkVersion(yaml: YamlText): readonly Diagnostic[] {
  const { value } = yaml;
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : known;
  return typeof version === 'number' && Number.isInteger(version) && version > known
    ? [diagnostic('project.newer', yaml.place(['version'], 'value'), { version, known })]
    : [];
}

/** That the project's colours can be used and read. */
function checkColours(config: Config, yaml: YamlText): readonly Diagnostic[] {
  const colours = config.tema?.färger;
  if (typeof colours !== 'object' || colours === null) return [];
  const { diagnostics } = themeOf({ färger: colours }, yaml.place(['tema', 'färger'], 'value'));
  // What is no colour at all, the schema has told.
  return diagnostics.filter(one => one.code !== 'theme.colour');
}

/** What can be worked with: the parts that everything needs are there, the rest as far as it fits. */
function usableConfig(value: unknown): Config | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const config = value as Partial<Config>;
  const named =
    typeof config.huvudman === 'object' && config.huvudman && typeof config.huvudman.namn === 'string';
  if (!named || typeof config.redovisar !== 'string' || !isSchoolYear(config.redovisar)) return undefined;
  const units = Array.isArray(config.enheter) ? config.enheter : [];
  return {
    ...(config as Config),
    enheter: units
      .filter(one => typeof one === 'object' && one !== null && typeof one.id === 'string')
      .map(({ från, till, efterträds, ...one }) => ({
        ...one,
        // What is no school year (`till: 2025`) is told by the schema, and says nothing of when the unit is.
        ...(isSchoolYear(från) && { från }),
        ...(isSchoolYear(till) && { till }),
        ...(typeof efterträds === 'string' && { efterträds }),
        namn: String(one.namn ?? one.id),
        skolform: Array.isArray(one.skolform) ? one.skolform.map(form => schoolFormOf(String(form))) : [],
      })),
  };
}

const isSchoolYear = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}\/\d{2}$/.test(value);

/** Names that point to each other: areas, successors, units of reports, ids that stand twice, codes of findings. */
function checkNames(config: Config, yaml: YamlText): Diagnostic[] {
  const found: Diagnostic[] = [];
  const ids = config.enheter.map(unit => unit.id);
  const areas = (config.områden ?? []).map(area => area.id);
  const unknown = (path: (string | number)[], name: string, among: readonly string[], what: string) => {
    if (among.includes(name)) return;
    found.push(
      diagnostic('project.unknown-name', yaml.place(path, 'value'), {
        name,
        what,
        nearest: nearest(name, among),
      }),
    );
  };
  const seen = new Map<string, string>();
  const once = (path: (string | number)[], id: string, what: string) => {
    const first = seen.get(id);
    if (first)
      found.push(diagnostic('project.duplicate-id', yaml.place(path, 'value'), { id, first, second: what }));
    else seen.set(id, what);
  };
  config.enheter.forEach((unit, index) => {
    once(['enheter', index, 'id'], unit.id, 'enhet');
    unit.skolform.forEach((form, at) => {
      const near = schoolForms.some(known => known === form) ? undefined : nearest(form, schoolForms);
      if (near === undefined) return;
      const place = yaml.place(['enheter', index, 'skolform', at], 'value');
      found.push(diagnostic('project.school-form', place, { form, nearest: near }));
    });
    if (unit.område) unknown(['enheter', index, 'område'], unit.område, areas, 'område');
    if (unit.efterträds) unknown(['enheter', index, 'efterträds'], unit.efterträds, ids, 'enhet');
  });
  (config.områden ?? []).forEach((area, index) => {
    once(['områden', index, 'id'], area.id, 'område');
  });
  (config.rapporter ?? []).forEach((report, index) => {
    if (!ids.includes(report.id)) once(['rapporter', index, 'id'], report.id, 'rapport');
    report.enheter?.forEach((unit, at) => {
      unknown(['rapporter', index, 'enheter', at], unit, ids, 'enhet');
    });
  });
  for (const [code, severity] of Object.entries(config.fynd ?? {})) {
    if (!(code in problems)) unknown(['fynd', code], code, Object.keys(problems), 'kod');
    else if (
      /^(protection|personal|value\.unprotected)/.test(code) &&
      severity !== severityOf(code as keyof typeof problems)
    )
      found.push(diagnostic('project.severity-fixed', yaml.place(['fynd', code], 'key'), { code }));
  }
  return found;
}
