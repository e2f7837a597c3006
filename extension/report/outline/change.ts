import { nearest } from '../../schema/nearest.ts';
import type { YamlPath } from '../../schema/yaml.ts';
import type { Changes, SectionDocument } from './document.ts';

/** A change that cannot be made, by its place in the file that wants it. */
export type Misstep =
  | {
      readonly kind: 'unknown';
      readonly path: YamlPath;
      readonly id: string;
      readonly nearest: string | undefined;
    }
  | { readonly kind: 'duplicate'; readonly path: YamlPath; readonly id: string };

/** The ids of sections and of those within them. */
export function idsOf(sections: readonly SectionDocument[]): readonly string[] {
  return sections.flatMap(section => [section.id, ...idsOf(section.avsnitt ?? [])]);
}

/** The ids that changes bring in. */
export function newIdsOf(changes: Changes): readonly string[] {
  const added = [...Object.values(changes.före ?? {}), ...Object.values(changes.efter ?? {})].flat();
  const replaced = Object.entries(changes.ersätt ?? {}).flatMap(([id, section]) =>
    idsOf([{ ...section, id: section.id ?? id }]),
  );
  return [...idsOf(added), ...replaced];
}

/**
 * Sections with changes made, in the order replace, change, before, after, without. A change of a section that is not
 * there is left out: another variant may have it (what nobody has is told by {@link misstepsOf}).
 */
export function withChanges(
  sections: readonly SectionDocument[],
  changes: Changes,
): readonly SectionDocument[] {
  const taken = new Set(idsOf(sections));
  const fresh = (added: readonly SectionDocument[]) => added.filter(section => !taken.has(section.id));
  let result = sections;
  for (const [id, section] of Object.entries(changes.ersätt ?? {}))
    result = replaced(result, id, () => [{ ...section, id: section.id ?? id }]);
  for (const [id, keys] of Object.entries(changes.ändra ?? {}))
    result = replaced(result, id, section => [{ ...section, ...keys }]);
  for (const [id, added] of Object.entries(changes.före ?? {}))
    result = replaced(result, id, section => [...fresh(added), section]);
  for (const [id, added] of Object.entries(changes.efter ?? {}))
    result = replaced(result, id, section => [section, ...fresh(added)]);
  for (const id of changes.utan ?? []) result = replaced(result, id, () => []);
  return result;
}

function replaced(
  sections: readonly SectionDocument[],
  id: string,
  by: (section: SectionDocument) => readonly SectionDocument[],
): readonly SectionDocument[] {
  return sections.flatMap(section => {
    if (section.id === id) return by(section);
    return section.avsnitt ? [{ ...section, avsnitt: replaced(section.avsnitt, id, by) }] : [section];
  });
}

/** What is wrong with changes, when `known` are the ids that there are to change; `at` is where the changes stand. */
export function misstepsOf(changes: Changes, known: ReadonlySet<string>, at: YamlPath): readonly Misstep[] {
  const own = new Set(newIdsOf(changes));
  const all = new Set([...known, ...own]);
  const unknown = (path: YamlPath, id: string): Misstep[] =>
    all.has(id) ? [] : [{ kind: 'unknown', path, id, nearest: nearest(id, all) }];
  const targets = (['ersätt', 'ändra', 'före', 'efter'] as const).flatMap(key =>
    Object.keys(changes[key] ?? {}).flatMap(id => unknown([...at, key, id], id)),
  );
  const removed = (changes.utan ?? []).flatMap((id, index) => unknown([...at, 'utan', index], id));
  const seen = new Set(known);
  const duplicates = (['före', 'efter'] as const).flatMap(key =>
    Object.entries(changes[key] ?? {}).flatMap(([target, added]) =>
      duplicatesIn(added, seen, [...at, key, target]),
    ),
  );
  return [...targets, ...removed, ...duplicates];
}

/** Sections whose id is taken, by themselves or by what `seen` holds; `seen` grows by the others. */
export function duplicatesIn(
  sections: readonly SectionDocument[],
  seen: Set<string>,
  at: YamlPath,
): readonly Misstep[] {
  return sections.flatMap((section, index): Misstep[] => {
    const path = [...at, index];
    const own: Misstep[] = seen.has(section.id)
      ? [{ kind: 'duplicate', path: [...path, 'id'], id: section.id }]
      : [];
    seen.add(section.id);
    return [...own, ...duplicatesIn(section.avsnitt ?? [], seen, [...path, 'avsnitt'])];
  });
}
