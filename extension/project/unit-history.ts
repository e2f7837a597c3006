import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { YamlText } from '../schema/yaml.ts';
import type { Config, UnitConfig } from './config-schema.ts';
import { unitsIn, yearAfter } from './units.ts';

/** What the history of units (`från`, `till`, `efterträds`) cannot be: a unit that never is, one that is taken over and goes on, heirs that are not there. */
export function checkHistory(config: Config, yaml: YamlText): readonly Diagnostic[] {
  const { enheter: units } = config;
  return units.flatMap((unit, index) => {
    const { namn, från, till, efterträds } = unit;
    const at = (key: string) => yaml.place(['enheter', index, key], 'value');
    if (från && till && till < från)
      return [diagnostic('project.unit-years', at('till'), { unit: namn, from: från, until: till })];
    const heir = units.find(one => one.id === efterträds);
    if (!heir) return [];
    const circle = circleFrom(unit, units);
    if (circle) return [diagnostic('project.heir-circle', at('efterträds'), { units: circle })];
    const names = { unit: namn, heir: heir.namn };
    // A till that is no school year is told as that.
    if (!till && yaml.source(['enheter', index, 'till']) !== undefined) return [];
    if (!till)
      return [diagnostic('project.heir-without-end', at('efterträds'), { ...names, year: config.redovisar })];
    const year = yearAfter(till);
    return unitsIn(config, year).includes(heir)
      ? []
      : [diagnostic('project.heir-not-there', at('efterträds'), { ...names, year })];
  });
}

/** The names of the units from one back to itself, each the heir of the one before; undefined when it does not come back. */
function circleFrom(unit: UnitConfig, units: readonly UnitConfig[]): readonly string[] | undefined {
  const passed = [unit];
  for (let next = heirOf(unit, units); next; next = heirOf(next, units)) {
    if (next === unit) return [...passed, unit].map(one => one.namn);
    if (passed.includes(next)) return undefined;
    passed.push(next);
  }
  return undefined;
}

function heirOf(unit: UnitConfig, units: readonly UnitConfig[]): UnitConfig | undefined {
  return units.find(one => one.id === unit.efterträds);
}
