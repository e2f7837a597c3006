import type { Language } from '../../base/problem.ts';
import { wholeFile } from '../../base/span.ts';
import type { Project } from '../../project/project.ts';
import { readYaml } from '../../schema/yaml.ts';
import type { Change } from './change.ts';
import { short } from './excerpt.ts';

/** Changes of what numbers mean and of what holds for the project: its own YAML files value by value, templates and schemas as files. */
export async function definitionChanges(
  before: Project,
  after: Project,
  differing: ReadonlySet<string>,
  language: Language = 'sv',
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (const path of [...differing].sort()) {
    const own =
      !path.includes('/') ||
      path === 'data/datapackage.yaml' ||
      /^(scheman|mallar|dispositioner|uttag)\//.test(path);
    if (!own || /\.(md|txt)$/.test(path)) continue;
    const [one, other] = [await textOf(before, path), await textOf(after, path)];
    const change = one === undefined ? 'added' : other === undefined ? 'removed' : 'changed';
    const at = {
      ...(one !== undefined && { before: wholeFile(path) }),
      ...(other !== undefined && { after: wholeFile(path) }),
    };
    if (change !== 'changed' || !/\.(ya?ml|json)$/.test(path)) {
      changes.push({
        kind: 'schema',
        change,
        file: path,
        id: path,
        label: `${language === 'sv' ? 'Filen' : 'The file'} ${path}`,
        at,
      });
      continue;
    }
    changes.push(...valueChanges(path, one ?? '', other ?? '').map(each => ({ ...each, file: path, at })));
  }
  return changes;
}

async function textOf(project: Project, path: string): Promise<string | undefined> {
  if (!(await project.files.info(path))) return undefined;
  return new TextDecoder().decode(await project.files.read(path));
}

/** Differing values of two YAML texts, those of one thing (a unit, an indicator, a table) together; rules of protection apart. */
function valueChanges(path: string, before: string, after: string): readonly Omit<Change, 'at'>[] {
  const [one, other] = [leaves(readYaml(path, before).value), leaves(readYaml(path, after).value)];
  const groups = new Map<string, string[]>();
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    if (one.get(key) === other.get(key)) continue;
    const rules = isProtection(key);
    const thing = rules ? key : key.split(' › ').slice(0, 2).join(' › ');
    groups.set(thing, [...(groups.get(thing) ?? []), key]);
  }
  return [...groups].map(([thing, keys]) => {
    const has = (values: ReadonlyMap<string, string>) =>
      [...values.keys()].some(key => key === thing || key.startsWith(`${thing} › `));
    const list = (values: ReadonlyMap<string, string>) =>
      keys
        .filter(key => values.has(key))
        .map(key => (key === thing ? values.get(key) : `${key.slice(thing.length + 3)}: ${values.get(key)}`))
        .join('; ');
    const [was, is] = [has(one), has(other)];
    return {
      kind: isProtection(thing) ? ('protection' as const) : ('schema' as const),
      change: was ? (is ? ('changed' as const) : ('removed' as const)) : ('added' as const),
      id: thing.split(' › ').at(path === 'ska.yaml' ? 0 : -1) ?? thing,
      label: `${path}: ${thing}`,
      ...(was && { before: short(list(one)) }),
      ...(is && { after: short(list(other)) }),
      cause: 'definition' as const,
    };
  });
}

/** Rules that say what may be shown, and who can read it. */
const isProtection = (key: string) => /(^| › )((ska:)?skydd|förråd)($| › )/.test(key);

/** The single values of a tree, by their way from the root; items of a list go by their id or name. */
function leaves(value: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (one: unknown, way: readonly string[]): void => {
    if (typeof one !== 'object' || one === null) {
      found.set(way.join(' › '), String(one));
      return;
    }
    const entries: (readonly [string, unknown])[] = Array.isArray(one)
      ? one.every(item => typeof item !== 'object')
        ? []
        : one.map((item, index) => [nameOf(item) ?? String(index + 1), item] as const)
      : Object.entries(one);
    if (Array.isArray(one) && entries.length === 0) found.set(way.join(' › '), one.join(', '));
    for (const [name, item] of entries) visit(item, [...way, name]);
  };
  visit(value, []);
  return found;
}

function nameOf(item: unknown): string | undefined {
  const named = item as Readonly<Record<string, unknown>> | null;
  const name = named?.id ?? named?.name ?? named?.namn;
  return typeof name === 'string' ? name : undefined;
}
