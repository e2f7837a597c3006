import { frontMatterSchema } from '../../report/front-matter.ts';
import { describing } from '../../schema/compile.ts';
import type { Cursor, Scene } from '../scene.ts';
import { yamlOffers } from '../yaml/yaml-offers.ts';
import type { SpanOf } from './complete.ts';
import { periodNames } from './names.ts';
import type { Candidate, Offer } from './offer.ts';

const schema = describing(frontMatterSchema);

/** Keys and values of a report's front matter. */
export function frontMatterOffers(
  scene: Scene,
  { text, offset }: Cursor,
  where: { readonly start: number; readonly end: number },
  span: SpanOf,
): readonly Offer[] {
  const yaml = text.slice(where.start, where.end);
  return yamlOffers(
    yaml,
    offset - where.start,
    schema,
    suggest => frontMatterValues(scene, suggest),
    where.start,
    span,
  );
}

function frontMatterValues(scene: Scene, suggest: string): readonly Candidate[] {
  if (suggest === 'schoolYear') return periodNames(scene, {}, 'läsår');
  if (suggest !== 'unit') return [];
  const { config } = scene.project;
  return [...config.enheter, ...(config.rapporter ?? [])].map(one => ({
    value: one.id,
    kind: 'unit',
    detail: one.namn,
    also: one.namn,
  }));
}
