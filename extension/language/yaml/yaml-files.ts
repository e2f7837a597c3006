import { packageSchema } from '../../data/package-schema.ts';
import { catalogueSchema } from '../../indicators/schema.ts';
import { configSchema } from '../../project/config-schema.ts';
import { yearWheelSchema } from '../../project/year-wheel/schema.ts';
import { outlineSchema } from '../../report/outline/document.ts';
import { type DescribingSchema, describing } from '../../schema/compile.ts';

const byFile: Readonly<Record<string, DescribingSchema>> = {
  'ska.yaml': describing(configSchema),
  'indikatorer.yaml': describing(catalogueSchema),
  'årshjul.yaml': describing(yearWheelSchema),
  'data/datapackage.yaml': describing(packageSchema),
};
const outline = describing(outlineSchema);

/** The schema of one of the project's own YAML files; undefined for a file that is none of ours. */
export function schemaOfFile(file: string): DescribingSchema | undefined {
  return byFile[file] ?? (/^scheman\/[^/]+\.disposition\.ya?ml$/.test(file) ? outline : undefined);
}
