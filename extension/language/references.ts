import type { Place } from '../base/span.ts';
import { occurrenceAt, occurrenceInYamlAt, occurrencesOfName } from './names/find.ts';
import type { Name } from './names/name.ts';
import type { Scene, Surroundings, YamlScene } from './scene.ts';

/** Everywhere that the name at an offset of a report is written, in all reports and years; undefined where there is no name. */
export function referencesAt(
  scene: Scene,
  offset: number,
  definitionsToo: boolean,
): readonly Place[] | undefined {
  const found = occurrenceAt(scene, offset);
  return found && placesOf(found.name, scene, definitionsToo);
}

/** Everywhere that the name at an offset of a YAML file is written. */
export function referencesInYaml(
  scene: YamlScene,
  offset: number,
  definitionsToo: boolean,
): readonly Place[] | undefined {
  const found = occurrenceInYamlAt(scene.file, scene.text, offset);
  return found && placesOf(found.name, scene, definitionsToo);
}

function placesOf(name: Name, scene: Surroundings, definitionsToo: boolean): readonly Place[] {
  return occurrencesOfName(name, scene)
    .filter(one => definitionsToo || one.role === 'reference')
    .map(one => one.place);
}
