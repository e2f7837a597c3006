import type { DirectiveKind } from '../../directives/contract.ts';
import { propertiesOf } from '../../directives/read.ts';
import type { Scene } from '../scene.ts';
import { blockNames, idNames } from './ids.ts';
import {
  type Beside,
  columnNames,
  dimensionNames,
  dimensionValues,
  factorNames,
  fileNames,
  groupNames,
  indicatorNames,
  periodNames,
  reportNames,
  roleNames,
  tableNames,
  themeNames,
  unitNames,
} from './names.ts';
import type { Candidate } from './offer.ts';

/** What can stand as the value of an attribute, by its schema; of a dimension, by the data. `beside` is what else the directive says. */
export function attributeValues(
  kind: DirectiveKind,
  key: string,
  scene: Scene,
  beside: Beside,
): readonly Candidate[] {
  const property = propertiesOf(kind)[key];
  if (!property)
    return kind.data && scene.report.setting.vocabulary.dimensions.has(key)
      ? dimensionValues(scene, key, beside)
      : [];
  if (property.enum) return property.enum.map(value => ({ value, kind: 'value' }));
  const named = suggested(property.suggest, kind, scene, beside);
  if (named.length > 0) return named;
  const { examples } = property as { readonly examples?: readonly string[] };
  return (examples ?? []).map(value => ({ value, kind: 'value' }));
}

function suggested(
  suggest: string | undefined,
  kind: DirectiveKind,
  scene: Scene,
  beside: Beside,
): readonly Candidate[] {
  switch (suggest) {
    case 'indicator':
      return indicatorNames(scene);
    case 'measure':
      return beside.källa ? columnNames(scene, beside) : indicatorNames(scene);
    case 'unit':
      return unitNames(scene);
    case 'comparison':
      return [...unitNames(scene), ...groupNames(scene, beside)];
    case 'schoolYear':
      return periodNames(scene, beside, 'läsår');
    case 'period':
      return periodNames(scene, beside);
    case 'table':
      return tableNames(scene);
    case 'column':
      return columnNames(scene, beside);
    case 'dimension':
      return beside.källa && kind.name === 'tabell'
        ? [...dimensionNames(scene, beside), ...columnNames(scene, beside)]
        : dimensionNames(scene, beside);
    case 'goal':
      return idNames(scene, ['M']);
    case 'intervention':
      return idNames(scene, ['I']);
    case 'block':
      return blockNames(scene, kind.name);
    case 'report':
      return reportNames(scene);
    case 'theme':
      return themeNames(scene);
    case 'factor':
      return factorNames(scene);
    case 'role':
      return roleNames(scene);
    case 'file':
      return fileNames(scene);
    default:
      return [];
  }
}
