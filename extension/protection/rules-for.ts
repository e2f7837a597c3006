import type { ProtectionConfig } from './config.ts';
import type { ProtectionRules } from './rules.ts';

/** What of a table decides its rules. */
export interface ProtectedResource {
  /** Its name, and others that `källor:` may call it by (its source). */
  readonly names: readonly string[];
  readonly protection: 'egen' | 'utgiven';
}

const defaultThreshold = 10;
/** At the huvudman and above; as Skolverket has had it since 2023/24. */
const defaultHeadThreshold = 5;

/**
 * The rules for one table at one level: `enhet`, `område`, `huvudman`, `kommun`, `riket`, … The most special rule wins:
 * the source's level, the source, the project's level, the project. A level above the units without rules of its own has
 * those of the huvudman.
 */
export function rulesFor(
  config: ProtectionConfig | undefined,
  level: string,
  resource: ProtectedResource,
): ProtectionRules {
  const source = resource.names.map(name => config?.källor?.[name]).find(found => found !== undefined);
  const isHead = level === 'huvudman' || level === 'kommun' || level === 'riket' || level === 'alla';
  const atLevel = (levels: Readonly<Record<string, number>> | undefined) =>
    levels?.[level] ?? (isHead ? levels?.huvudman : undefined);
  const base = config?.tröskel ?? defaultThreshold;
  const threshold =
    atLevel(source?.nivåer) ??
    source?.tröskel ??
    atLevel(config?.nivåer) ??
    (isHead ? Math.min(base, defaultHeadThreshold) : base);
  return {
    threshold,
    nearHundred: (source?.andelar ?? config?.andelar ?? 'närmaHundra') === 'närmaHundra',
    hideZeros: (source?.nollor ?? config?.nollor ?? 'visa') === 'skydda',
    released: resource.protection === 'utgiven',
  };
}
