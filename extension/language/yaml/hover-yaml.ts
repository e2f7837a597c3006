import { lineStarts } from '../../base/span.ts';
import type { Hover } from '../hover/hover.ts';
import { nameHover } from '../hover/named.ts';
import { occurrenceInYamlAt } from '../names/find.ts';
import type { YamlScene } from '../scene.ts';
import { schemaOfFile } from './yaml-files.ts';
import { yamlKeyHover } from './yaml-hover.ts';

/** What the text at an offset of one of the project's YAML files means: a name, else the key by its schema. */
export function hoverInYaml(scene: YamlScene, offset: number): Hover | undefined {
  const found = occurrenceInYamlAt(scene.file, scene.text, offset);
  const named = found && nameHover(found.name, scene);
  if (found && named) return { span: found.place.span, markdown: named };
  const schema = schemaOfFile(scene.file);
  return schema && yamlKeyHover(scene.text, offset, schema, 0, lineStarts(scene.text));
}
