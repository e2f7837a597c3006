import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import { schoolForms } from '../../base/school-form.ts';
import type { LegalStep, OutlineDocument } from '../../report/outline/document.ts';
import { sectionsOf } from '../../report/outline/match.ts';
import type { Section } from '../../report/outline/outline.ts';
import { type OutlineLayers, resolveOutline } from '../../report/outline/resolve.ts';
import type { YamlPath } from '../../schema/yaml.ts';
import type { OutlineFile } from './read-outline.ts';

/** Legal steps that the shipped outline demands and the municipality's own no longer shows, for some school form. */
export function removedSteps(
  own: OutlineFile,
  shipped: OutlineDocument,
  after: OutlineLayers,
): readonly Diagnostic[] {
  const told = new Map<LegalStep, Diagnostic>();
  for (const form of ['', ...schoolForms]) {
    const setting = { schoolForms: form ? [form] : [], areas: [], units: [], earlierInterventions: true };
    const before = sectionsOf(resolveOutline({ name: own.name, layers: [shipped] }, setting).sections);
    const now = sectionsOf(resolveOutline(after, setting).sections).filter(isRequired);
    for (const section of before.filter(isRequired))
      for (const step of section.steps) {
        if (told.has(step) || now.some(each => each.steps.includes(step))) continue;
        const place = own.yaml.place(whereRemoved(own.document ?? {}, section.id), 'key');
        const args = { step, section: section.heading, law: section.law ?? 'skollagen 4 kap.' };
        told.set(step, diagnostic('outline.step-removed', place, args));
      }
  }
  return [...told.values()];
}

function isRequired({ need }: Section): boolean {
  return need === 'required';
}

/** Where an own outline takes a section away, or changes it. */
function whereRemoved(document: OutlineDocument, id: string): YamlPath {
  const changes = [
    { at: [] as YamlPath, of: document },
    ...(document.varianter ?? []).map((of, index) => ({ at: ['varianter', index] as YamlPath, of })),
  ];
  for (const { at, of } of changes) {
    const index = of.utan?.indexOf(id) ?? -1;
    if (index >= 0) return [...at, 'utan', index];
    if (of.ersätt && id in of.ersätt) return [...at, 'ersätt', id];
    if (of.ändra && id in of.ändra) return [...at, 'ändra', id];
  }
  return document.avsnitt ? ['avsnitt'] : [];
}
