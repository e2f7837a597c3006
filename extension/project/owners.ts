import type { Config } from './config-schema.ts';

/**
 * The reports whose goals and interventions live on in another's, by ska.yaml: those of units that its units succeed
 * (`efterträds`, also over several steps), and those of its own units where these were reported elsewhere. Without itself.
 */
export function reportsTakenOver(config: Config, report: string): readonly string[] {
  const groups = config.rapporter ?? [];
  const own = groups.find(group => group.id === report)?.enheter ?? [report];
  const units = new Set(own.filter(id => config.enheter.some(unit => unit.id === id)));
  for (let size = -1; size !== units.size; ) {
    size = units.size;
    for (const unit of config.enheter)
      if (unit.efterträds !== undefined && units.has(unit.efterträds)) units.add(unit.id);
  }
  const about = [...units].flatMap(unit => [
    unit,
    ...groups.filter(group => group.enheter.includes(unit)).map(group => group.id),
  ]);
  return [...new Set(about)].filter(id => id !== report);
}
