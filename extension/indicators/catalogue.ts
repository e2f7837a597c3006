import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { placed } from '../schema/check.ts';
import { checkValue } from '../schema/check-value.ts';
import { compileSchema } from '../schema/compile.ts';
import { nearest } from '../schema/nearest.ts';
import { readYaml, type YamlText } from '../schema/yaml.ts';
import type { Indicator } from './indicator.ts';
import { type KoladaTitles, lastYear, soundsUnlike } from './kolada.ts';
import { indicatorOf, measureOf } from './normalise.ts';
import { catalogueSchema, type IndicatorEntry, knownUnits } from './schema.ts';

/** An entry as written, and the text that it stands in. */
export interface CatalogueEntry {
  readonly entry: IndicatorEntry;
  readonly yaml: YamlText;
}

/** Indicators by id, in the order of the file. */
export interface Catalogue {
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** What the indicators were made of: a catalogue is completed entry by entry. */
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
  readonly diagnostics: readonly Diagnostic[];
}

const compiled = compileSchema(catalogueSchema);

/** The catalogue of a project without a file of its own. */
export const emptyCatalogue: Catalogue = { indicators: new Map(), entries: new Map(), diagnostics: [] };

/**
 * Reads `indikatorer.yaml`. What a schema can see is told here; what only the whole catalogue shows (no name, no table)
 * by {@link mergeCatalogue}. An entry with a wrong key keeps its right ones. With `kolada`, ids of Kolada are checked.
 */
export function readCatalogue(file: string, text: string, kolada?: KoladaTitles): Catalogue {
  const yaml = readYaml(file, text);
  const diagnostics = [...yaml.diagnostics];
  const entries = new Map<string, CatalogueEntry>();
  if (yaml.value === undefined || yaml.value === null || yaml.broken) {
    return { ...emptyCatalogue, diagnostics };
  }
  const errors = checkValue(compiled, yaml.value);
  diagnostics.push(...errors.map(error => placed(error, yaml)));
  const wrong = new Set(errors.map(error => JSON.stringify(error.path.slice(0, 2))));
  if (typeof yaml.value === 'object' && !Array.isArray(yaml.value)) {
    for (const [id, raw] of Object.entries(yaml.value)) {
      const isEntry = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
      if (!isEntry) continue;
      const right = Object.entries(raw).filter(([key]) => !wrong.has(JSON.stringify([id, key])));
      const entry = Object.fromEntries(right) as IndicatorEntry;
      entries.set(id, { entry, yaml });
      diagnostics.push(...oddities(id, entry, yaml), ...koladaProblems(id, entry, yaml, kolada));
    }
  }
  diagnostics.sort((a, b) => a.place.span.start.offset - b.place.span.start.offset);
  return { indicators: indicatorsOf(entries), entries, diagnostics };
}

/**
 * The shipped catalogue with the municipality's own laid over it, key by key: an own entry may give no more than
 * `tabell` and `mått` to a shipped indicator. `diagnostics` are those of the own file.
 */
export function mergeCatalogue(shipped: Catalogue, own: Catalogue): Catalogue {
  const entries = new Map(shipped.entries);
  const diagnostics = [...own.diagnostics];
  for (const [id, { entry, yaml }] of own.entries) {
    const below = shipped.entries.get(id)?.entry;
    const whole = { ...below, ...entry };
    entries.set(id, { entry: whole, yaml });
    diagnostics.push(...gaps(id, whole, yaml, below ? [] : [...shipped.entries.keys()]));
  }
  diagnostics.sort((a, b) => a.place.span.start.offset - b.place.span.start.offset);
  return { indicators: indicatorsOf(entries), entries, diagnostics };
}

function indicatorsOf(entries: ReadonlyMap<string, CatalogueEntry>): ReadonlyMap<string, Indicator> {
  return new Map(
    [...entries].map(([id, { entry, yaml }]) => [id, indicatorOf(id, entry, yaml.place([id], 'key'))]),
  );
}

/** What is missing from an entry though all its keys are right. */
function gaps(id: string, entry: IndicatorEntry, yaml: YamlText, others: readonly string[]): Diagnostic[] {
  const place = yaml.place([id], 'key');
  const found: Diagnostic[] = [];
  if (entry.namn === undefined && yaml.source([id, 'namn']) === undefined) {
    const near = nearest(id, others);
    const fix = near && {
      title: 'replace-with-nearest',
      edits: [{ file: place.file, span: place.span, text: near }],
    };
    found.push(
      diagnostic('indicators.no-name', place, { id, ...(near && { nearest: near }) }, fix || undefined),
    );
  } else if (entry.namn !== undefined && entry.definition === undefined)
    found.push(diagnostic('indicators.no-definition', place, { id }));
  if ((entry.tabell === undefined) !== (entry.mått === undefined)) {
    const missing = entry.tabell === undefined ? 'tabell' : 'mått';
    found.push(diagnostic('indicators.half-source', place, { id, missing }));
  }
  return found;
}

/** Values that each are allowed and still cannot be meant. */
function oddities(id: string, entry: IndicatorEntry, yaml: YamlText): Diagnostic[] {
  const found: Diagnostic[] = [];
  const unit = entry.måttenhet;
  if (entry.mått && !measureOf(entry, unit ?? '')) {
    const args = { id, found: Object.keys(entry.mått) };
    found.push(diagnostic('indicators.measure', yaml.place([id, 'mått'], 'key'), args));
  }
  const near =
    unit === undefined || knownUnits.some(each => each === unit) ? undefined : nearest(unit, knownUnits);
  if (unit !== undefined && near !== undefined) {
    const place = yaml.place([id, 'måttenhet']);
    const fix = {
      title: 'replace-with-nearest',
      edits: [{ file: place.file, span: place.span, text: near }],
    };
    found.push(diagnostic('indicators.unknown-unit', place, { id, unit, nearest: near }, fix));
  }
  const targets = [
    { path: [id, 'målvärde'], target: entry.målvärde },
    ...Object.entries(entry.målvärden ?? {}).map(([unitId, target]) => ({
      path: [id, 'målvärden', unitId],
      target,
    })),
  ];
  for (const { path, target } of targets) {
    const odd =
      target !== undefined &&
      unit === 'procent' &&
      (target > 100 || target < 0 || (target > 0 && target < 1));
    if (odd) found.push(diagnostic('indicators.target-range', yaml.place(path), { id, target }));
  }
  return found;
}

function koladaProblems(
  id: string,
  entry: IndicatorEntry,
  yaml: YamlText,
  titles: KoladaTitles | undefined,
): Diagnostic[] {
  const { kolada, namn: name } = entry;
  if (!titles || kolada === undefined) return [];
  const place = yaml.place([id, 'kolada']);
  const title = titles.get(kolada);
  if (title === undefined) return [diagnostic('indicators.unknown-kolada', place, { id, kolada })];
  const last = lastYear(title);
  if (last) return [diagnostic('indicators.discontinued-kolada', place, { id, kolada, title, last })];
  const label = name ?? id.replaceAll('-', ' ');
  return soundsUnlike(label, title)
    ? [diagnostic('indicators.other-kolada', place, { id, name: label, kolada, title })]
    : [];
}
