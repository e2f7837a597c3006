import { schoolFormOf } from '../../base/school-form.ts';
import { withChanges } from './change.ts';
import type { DemandDocument, OutlineDocument, SectionDocument, VariantDocument } from './document.ts';
import type { Demand, Need, Outline, Section } from './outline.ts';

/** An outline before it is held against a report: documents, each changing the one before it; the first one has sections. */
export interface OutlineLayers {
  readonly name: string;
  readonly layers: readonly OutlineDocument[];
}

/** What an outline needs to know of a report. */
export interface OutlineSetting {
  /** School forms of the report's units, as ska.yaml writes them, each once. */
  readonly schoolForms: readonly string[];
  /** Names of the areas and of the units that the report is on. */
  readonly areas: readonly string[];
  readonly units: readonly string[];
  /** Whether an earlier report of the same owner planned interventions. */
  readonly earlierInterventions: boolean;
}

/** An outline as it holds for a report. */
export function resolveOutline({ name, layers }: OutlineLayers, setting: OutlineSetting): Outline {
  let sections: readonly SectionDocument[] = [];
  for (const layer of layers) {
    sections = withChanges(layer.avsnitt ?? sections, layer);
    for (const variant of layer.varianter ?? [])
      if (holds(variant, setting.schoolForms)) sections = withChanges(sections, variant);
  }
  const last = <K extends 'titel' | 'ordning'>(key: K) =>
    layers.findLast(layer => layer[key] !== undefined)?.[key];
  return {
    name,
    title: last('titel') ?? name,
    ordered: last('ordning') !== 'fri',
    sections: sections.flatMap(section => resolved(section, setting)),
  };
}

function holds(variant: VariantDocument, forms: readonly string[]): boolean {
  const wanted = new Set(variant.skolform.map(schoolFormOf));
  const has = (form: string) => wanted.has(schoolFormOf(form));
  return variant.bara ? forms.length > 0 && forms.every(has) : forms.some(has);
}

const needOf: Readonly<Record<string, Need>> = { ska: 'required', bör: 'recommended', får: 'optional' };

function resolved(section: SectionDocument, setting: OutlineSetting): readonly Section[] {
  const names = {
    skolform: setting.schoolForms.map(title),
    område: setting.areas,
    enhet: setting.units,
  } as const;
  const per = section.upprepas;
  if (!per) return [one(section, setting, undefined, text => text)];
  const each = names[per];
  // What is alone needs no section of its own.
  if (each.length < 2) return [];
  return each.map((name, index) => {
    const of = per === 'skolform' ? (setting.schoolForms[index] ?? name) : name;
    return one(section, setting, { per, of, from: section.id }, text => text.replaceAll(`{${per}}`, name));
  });
}

function one(
  section: SectionDocument,
  setting: OutlineSetting,
  repeated: Section['repeated'],
  fill: (text: string) => string,
): Section {
  const met = !section.när || setting.earlierInterventions;
  return {
    id: repeated ? `${section.id}:${repeated.of}` : section.id,
    heading: fill(section.rubrik),
    accepted: [section.rubrik, ...(section.eller ?? [])].map(fill),
    repeated,
    need: met ? (needOf[section.krav ?? 'får'] ?? 'optional') : 'optional',
    many: section.antal === 'flera',
    steps: section.steg ?? [],
    law: section.lag,
    guidance: section.ledtext === undefined ? undefined : fill(section.ledtext),
    enough: section.räcker ?? [],
    demands: (section.innehåll ?? []).flatMap(each => demandOf(each, setting)),
    sections: (section.avsnitt ?? []).flatMap(each => resolved(each, setting)),
  };
}

function demandOf(demand: DemandDocument, setting: OutlineSetting): readonly Demand[] {
  if (demand.när && !setting.earlierInterventions) return [];
  return [
    {
      kinds: [demand.direktiv].flat(),
      least: demand.minst ?? 1,
      need: needOf[demand.krav ?? 'får'] ?? 'optional',
      attributes: new Map(Object.entries(demand.med ?? {})),
    },
  ];
}

function title(form: string): string {
  const name = schoolFormOf(form);
  return name.charAt(0).toLocaleUpperCase('sv') + name.slice(1);
}
