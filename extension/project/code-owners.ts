import type { Config } from './config-schema.ts';

/** `CODEOWNERS` by ska.yaml, and the roles whose names no host knows: those with blanks, or e-mail. */
export interface CodeOwners {
  /** The file's lines; empty when no role has a name that a host knows. */
  readonly lines: readonly string[];
  readonly unusable: readonly string[];
}

/** Who reviews what nobody else does: the first of these roles that ska.yaml has. */
const caretakers = ['utvecklingsledare', 'skolchef', 'verksamhetschef'];
/** Who reviews what goes from the units to the board. */
const heads = ['skolchef', 'verksamhetschef', 'utvecklingsledare'];

/**
 * Who reviews which file, from the roles of ska.yaml: a report's `ansvarig`, else `rektor`, for the reports of units; the
 * head of the schools for the head authority's and the board's; the development leader for everything else, also this
 * file. Later lines take precedence. `prefix` is the project's folder from the repository's top (`''` or `kvalitet/`).
 */
export function codeOwners(config: Config, prefix: string): CodeOwners {
  const names = new Map<string, readonly string[]>();
  const unusable: string[] = [];
  for (const [role, written] of Object.entries(config.roller ?? {})) {
    const all = typeof written === 'string' ? [written] : written;
    const known = all.map(name => handle(name.trim()));
    const usable = known.filter(name => name !== undefined);
    if (usable.length < all.length) unusable.push(role);
    if (usable.length > 0) names.set(role, usable);
  }
  const of = (roles: readonly string[]) => roles.map(role => names.get(role)).find(Boolean);
  const caretaker = of(caretakers) ?? [...names.values()][0];
  if (!caretaker) return { lines: [], unusable };
  const top = pattern(`/${prefix}`);
  // In a repository with other things too, only what belongs to the reports and their review.
  const whole = prefix
    ? ['/.github/workflows/ska-*', '/.gitlab-ci.yml', '/.ska/', '/CODEOWNERS', top]
    : ['*'];
  const lines = whole.map(path => `${path} ${caretaker.join(' ')}`);
  const add = (path: string, owners: readonly string[] | undefined) => {
    if (owners) lines.push(`${top}${pattern(path)} ${owners.join(' ')}`);
  };
  add('rapporter/', of(['rektor']));
  for (const report of config.rapporter ?? [])
    if (report.ansvarig !== undefined && report.ansvarig !== 'rektor')
      add(`rapporter/*/${report.id}.md`, names.get(report.ansvarig));
  for (const report of ['huvudman', 'nämnd', 'resultatdag']) add(`rapporter/*/${report}.md`, of(heads));
  add('rapporter/*/fryst/', of(heads));
  return { lines, unusable };
}

/** A user's or a team's name as hosts write it; undefined when it can be none. */
function handle(name: string): string | undefined {
  const bare = name.replace(/^@/, '');
  return /^[\p{L}\d][\p{L}\d._-]*(\/[\p{L}\d._-]+)*$/u.test(bare) ? `@${bare}` : undefined;
}

/** A path in which only `*` is a sign of its own. */
function pattern(path: string): string {
  return path.replace(/[\\\s#![\]?]/g, '\\$&');
}
