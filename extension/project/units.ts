import { dimensionValue } from '../data/dimension-value.ts';
import type { UnitKeys } from '../data/engine.ts';
import type { Merger, UnitRef } from '../directives/setting.ts';
import type { Config, UnitConfig } from './config-schema.ts';

/** The units that exist in a school year, by `från` and `till`. */
export function unitsIn(config: Config, schoolYear: string): readonly UnitConfig[] {
  const year = Number(schoolYear.slice(0, 4));
  const start = (written: string | undefined, otherwise: number) =>
    written ? Number(written.slice(0, 4)) : otherwise;
  return config.enheter.filter(
    unit => start(unit.från, -Infinity) <= year && year <= start(unit.till, Infinity),
  );
}

/** The school year that follows on one. */
export function yearAfter(schoolYear: string): string {
  const start = Number(schoolYear.slice(0, 4)) + 1;
  return `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
}

/** Every name that `enhet=` and `mot=` may use, seen from no report in particular. */
export function unitRefs(config: Config): Map<string, UnitRef> {
  const refs = new Map<string, UnitRef>();
  const all = config.enheter.map(unit => unit.id);
  const add = (ref: UnitRef) => {
    const tookOver = ref.kind === 'reference' ? [] : mergersInto(ref.members, config);
    if (!refs.has(ref.id)) refs.set(ref.id, tookOver.length > 0 ? { ...ref, tookOver } : ref);
  };
  for (const unit of config.enheter)
    add({
      id: unit.id,
      title: unit.namn,
      kind: 'unit',
      members: [unit.id],
      schoolForms: unit.skolform,
      ...(unit.från !== undefined && { from: unit.från }),
      ...(unit.till !== undefined && { to: unit.till }),
      ...(unit.årskurser !== undefined && { gradeYears: dimensionValue('årskurs', unit.årskurser).value }),
    });
  for (const report of config.rapporter ?? [])
    add({ id: report.id, title: report.namn, kind: 'report', members: report.enheter });
  for (const area of config.områden ?? [])
    add({
      id: area.id,
      title: area.namn,
      kind: 'area',
      members: config.enheter.filter(unit => unit.område === area.id).map(unit => unit.id),
    });
  add({ id: 'huvudman', title: config.huvudman.namn, kind: 'head', members: all });
  add({ id: 'alla', title: 'Alla enheter', kind: 'all', members: all });
  for (const [name, reference] of Object.entries(config.mot ?? {}))
    add({
      id: name,
      title: reference.namn ?? name.charAt(0).toLocaleUpperCase('sv') + name.slice(1),
      kind: 'reference',
      members: [],
      table: reference.källa,
      ...(reference.rad !== undefined && { row: reference.rad }),
    });
  add({ id: 'riket', title: 'Riket', kind: 'reference', members: [], row: 'riket' });
  return refs;
}

/** The units that ended and went up in one of some, and that these do not count themselves. */
function mergersInto(members: readonly string[], config: Config): readonly Merger[] {
  return config.enheter.flatMap(({ id, namn, till, efterträds }) => {
    if (till === undefined || efterträds === undefined) return [];
    if (!members.includes(efterträds) || members.includes(id)) return [];
    const heir = config.enheter.find(one => one.id === efterträds);
    const others = config.enheter.filter(one => one.id !== id && one.efterträds === efterträds);
    const isRenamed = heir?.från === yearAfter(till) && others.length === 0;
    return [{ id, title: namn, until: till, isRenamed }];
  });
}

/** The names as a report sees them: `område` is its own unit's area. */
export function refsFor(
  refs: ReadonlyMap<string, UnitRef>,
  config: Config,
  unit: string,
): ReadonlyMap<string, UnitRef> {
  const area = config.enheter.find(one => one.id === unit)?.område;
  const ref = area ? refs.get(area) : undefined;
  return ref ? new Map(refs).set('område', { ...ref, id: 'område' }) : refs;
}

/** How the keys of data files lead to units: by id, by name (case and blanks aside), by school unit code (an eaten leading zero is not forgiven). */
export function unitKeys(config: Config): UnitKeys {
  const fold = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv');
  const byId = new Map<string, string>();
  const byName = new Map<string, string>();
  const byCode = new Map<string, string>();
  for (const unit of config.enheter) {
    byId.set(fold(unit.id), unit.id);
    byName.set(fold(unit.namn), unit.id);
    if (unit.skolenhetskod) byCode.set(unit.skolenhetskod, unit.id);
  }
  for (const area of config.områden ?? []) {
    if (!byId.has(fold(area.id))) byId.set(fold(area.id), area.id);
    if (!byName.has(fold(area.namn))) byName.set(fold(area.namn), area.id);
  }
  const head = config.huvudman;
  for (const word of [head.id, 'huvudman', head.namn, head.kommunkod]) {
    if (!word) continue;
    if (!byId.has(fold(word))) byId.set(fold(word), 'huvudman');
    if (!byName.has(fold(word))) byName.set(fold(word), 'huvudman');
    byCode.set(word, 'huvudman');
  }
  for (const [name, reference] of Object.entries(config.mot ?? {}))
    for (const word of [name, reference.rad, reference.namn])
      if (word && !byName.has(fold(word))) byName.set(fold(word), reference.rad ?? name);
  for (const [word, id] of [...byName]) if (!byId.has(word)) byId.set(word, id);
  for (const word of ['riket', 'hela riket']) {
    if (!byId.has(word)) byId.set(word, 'riket');
    if (!byName.has(word)) byName.set(word, 'riket');
  }
  return {
    resolve: (key, by) =>
      by === 'skolenhetskod'
        ? (byCode.get(key.trim()) ?? byName.get(fold(key)))
        : (by === 'id' ? byId : byName).get(fold(key)),
  };
}
