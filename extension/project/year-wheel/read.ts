import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import { Fault } from '../../base/fault.ts';
import { months } from '../../base/months.ts';
import type { Files } from '../../base/ports.ts';
import { schoolFormOf } from '../../base/school-form.ts';
import { wholeFile } from '../../base/span.ts';
import type { Activity, YearWheel } from '../../directives/setting.ts';
import { checkAgainst } from '../../schema/check.ts';
import { compileSchema } from '../../schema/compile.ts';
import { nearest } from '../../schema/nearest.ts';
import { readYaml, type YamlPath, type YamlText } from '../../schema/yaml.ts';
import type { Config } from '../config-schema.ts';
import { tryDecode } from '../decode-text.ts';
import { type YearWheelFile, yearWheelSchema } from './schema.ts';

const file = 'årshjul.yaml';
const compiled = compileSchema(yearWheelSchema);
/** A project's year as its file says: as much of it as can be used, and what is wrong with it. */
export interface ReadYearWheel {
  readonly wheel: YearWheel;
  readonly diagnostics: readonly Diagnostic[];
}

const nothing: YearWheel = { deadlines: {}, exceptions: {}, activities: [] };

/** Reads `årshjul.yaml`; a project without one has an empty year. Never throws for what the file is: it is told. */
export async function readYearWheel(files: Files, config: Config): Promise<ReadYearWheel> {
  if (!(await files.info(file))) return { wheel: nothing, diagnostics: [] };
  try {
    const decoded = tryDecode(await files.read(file));
    if ('text' in decoded) return readYearWheelText(decoded.text, config);
    return { wheel: nothing, diagnostics: [diagnostic('project.not-utf8', wholeFile(file), { file })] };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { wheel: nothing, diagnostics: [diagnostic(error.code, wholeFile(file), error.args)] };
  }
}

/** Reads the text of an `årshjul.yaml`. */
function readYearWheelText(text: string, config: Config): ReadYearWheel {
  const yaml = readYaml(file, text);
  const diagnostics = [...yaml.diagnostics, ...checkAgainst(compiled, yaml)];
  const value = yaml.broken ? undefined : record<YearWheelFile>(yaml.value);
  if (!value) return { wheel: nothing, diagnostics };
  const found = [...diagnostics, ...checkNames(value, yaml, config)];
  const dayAt = (path: YamlPath, written: unknown): string | undefined => {
    const day = typeof written === 'string' ? dayOf(written) : undefined;
    if (day === 'impossible')
      found.push(diagnostic('year-wheel.date', yaml.place(path, 'value'), { date: String(written) }));
    return day === 'impossible' ? undefined : day;
  };
  const deadlinesAt = (path: YamlPath, written: unknown) =>
    Object.fromEntries(
      Object.entries(record<Record<string, unknown>>(written) ?? {}).flatMap(([status, date]) => {
        const day = dayAt([...path, status], date);
        return day === undefined ? [] : [[status, day]];
      }),
    );
  const each = (key: 'rapporter' | 'undantag') =>
    Object.fromEntries(
      Object.entries(record<Record<string, unknown>>(value[key]) ?? {}).map(([name, dates]) => [
        name,
        deadlinesAt([key, name], dates),
      ]),
    );
  const activities = (Array.isArray(value.aktiviteter) ? value.aktiviteter : []).flatMap((one, index) => {
    const path = ['aktiviteter', index] as const;
    const own = record<NonNullable<YearWheelFile['aktiviteter']>[number]>(one);
    if (!own || typeof own.namn !== 'string') return [];
    const month = months.findIndex(month => month === String(own.månad ?? ''));
    const from =
      dayAt([...path, 'dag'], own.dag) ?? (month >= 0 ? `${String(month + 1).padStart(2, '0')}` : undefined);
    if (from === undefined) {
      if (own.dag === undefined)
        found.push(diagnostic('year-wheel.no-date', yaml.place(path, 'key'), { name: own.namn }));
      return [];
    }
    const to = dayAt([...path, 'till'], own.till);
    const words = (list: unknown) => (Array.isArray(list) ? list.map(String) : undefined);
    const forms = words(own.skolform)?.map(schoolFormOf);
    const units = words(own.enheter);
    const activity: Activity = {
      name: own.namn,
      calendar: own.kalender === 'kalenderår' ? 'kalenderår' : 'läsår',
      from,
      ...(to !== undefined && { to }),
      ...(own.nivå !== undefined && { level: own.nivå }),
      ...(forms && { schoolForms: forms }),
      ...(units && { units }),
      ...(own.ansvarig !== undefined && { responsible: String(own.ansvarig) }),
    };
    return [activity];
  });
  return {
    wheel: { deadlines: each('rapporter'), exceptions: each('undantag'), activities },
    diagnostics: found,
  };
}

/** `09-15`, `01-20+` for a day of the year after; undefined for what the schema has told. */
function dayOf(written: string): string | 'impossible' | undefined {
  const found = /^(\d{2})-(\d{2})( året efter)?$/.exec(written.normalize('NFC'));
  if (!found) return undefined;
  const [month, day] = [Number(found[1]), Number(found[2])];
  // A leap day would be missing three years of four.
  const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (last === undefined || day < 1 || day > last) return 'impossible';
  return `${found[1]}-${found[2]}${found[3] ? '+' : ''}`;
}

function checkNames(value: YearWheelFile, yaml: YamlText, config: Config): readonly Diagnostic[] {
  const units = config.enheter.map(unit => unit.id);
  const reports = [
    ...units,
    ...(config.rapporter ?? []).map(one => one.id),
    ...(config.områden ?? []).map(one => one.id),
    'huvudman',
    'nämnd',
  ];
  const unknown = (
    path: YamlPath,
    name: string,
    among: readonly string[],
    what: string,
    at: 'key' | 'value',
  ) =>
    among.includes(name)
      ? []
      : [
          diagnostic('project.unknown-name', yaml.place(path, at), {
            name,
            what,
            nearest: nearest(name, among),
          }),
        ];
  const activities = Array.isArray(value.aktiviteter) ? value.aktiviteter : [];
  return [
    ...Object.keys(record<object>(value.undantag) ?? {}).flatMap(id =>
      unknown(['undantag', id], id, reports, 'rapport', 'key'),
    ),
    ...activities.flatMap((one, index) =>
      (Array.isArray(one?.enheter) ? one.enheter : []).flatMap((unit, at) =>
        unknown(['aktiviteter', index, 'enheter', at], String(unit), units, 'enhet', 'value'),
      ),
    ),
  ];
}

function record<T>(value: unknown): T | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as T) : undefined;
}
