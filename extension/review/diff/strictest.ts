import { isState } from '../../base/cell.ts';
import type { Language } from '../../base/problem.ts';
import { wholeFile } from '../../base/span.ts';
import type { TableDescription } from '../../data/engine.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { Project } from '../../project/project.ts';
import type { ProtectionRules } from '../../protection/rules.ts';
import { protectedRows } from '../../report/answer-rows.ts';
import type { DataAccess } from '../../report/answer-table.ts';
import { keepAnswers } from '../../report/kept-answers.ts';
import type { Change } from './change.ts';

/** Two versions that both follow the stricter rules of protection of the two, and what the change of rules means. */
export interface StrictestProjects {
  readonly before: Project;
  readonly after: Project;
  /** For each table in which one version hides more of its numbers than the other's rules would: how many are hidden in each. */
  readonly changes: readonly Change[];
}

/**
 * A change that lowers a threshold is still a proposal: until somebody has taken it in, a number that the earlier rules hide is
 * told to nobody. A change that raises one says that the number should not have been seen. So both versions are shown by the
 * stricter rules of the two; the same projects when the rules are the same.
 */
export async function strictestProjects(
  before: Project,
  after: Project,
  language: Language = 'sv',
): Promise<StrictestProjects> {
  const [was, is] = [await tablesOf(before), await tablesOf(after)];
  if (rulesOf(before, was) === rulesOf(after, is)) return { before, after, changes: [] };
  const rules: DataAccess['rules'] = (level, table) =>
    stricter(
      before.access.rules(level, was.get(table.name) ?? table),
      after.access.rules(level, is.get(table.name) ?? table),
    );
  const one = strict(before, rules, is, after.indicators);
  const other = strict(after, rules, was, before.indicators);
  const changes: Change[] = [];
  for (const [name, { path }] of is) {
    const earlier = was.get(name);
    if (!earlier) continue;
    const [hidden, hiddenNow] = [await hiddenIn(before, name), await hiddenIn(after, name)];
    if (hidden === (await hiddenIn(one, name)) && hiddenNow === (await hiddenIn(other, name))) continue;
    changes.push({
      kind: 'protection',
      change: 'changed',
      file: path,
      id: name,
      label: language === 'sv' ? `${name}: tal som döljs` : `${name}: numbers that are hidden`,
      before: String(hidden),
      after: String(hiddenNow),
      cause: 'definition',
      at: { before: wholeFile(earlier.path), after: wholeFile(path) },
    });
  }
  return { before: one, after: other, changes };
}

type Tables = ReadonlyMap<string, TableDescription>;

/** A project that hides what its own rules hide, and what those of another version do. */
function strict(
  project: Project,
  rules: DataAccess['rules'],
  others: Tables,
  otherIndicators: Project['indicators'],
): Project {
  const { engine } = project.access;
  const indicators = new Map(
    [...project.indicators].map(([id, indicator]) => [id, protectedAs(indicator, otherIndicators.get(id))]),
  );
  return {
    ...project,
    indicators,
    vocabulary: { ...project.vocabulary, indicators },
    access: {
      kept: keepAnswers(),
      rules,
      engine: {
        ...engine,
        async describe(name) {
          const table = await engine.describe(name);
          const other = others.get(name);
          if (!table || !other) return table;
          return {
            ...table,
            protection: table.protection === other.protection ? table.protection : 'egen',
            unprotected: table.unprotected.filter(column => other.unprotected.includes(column)),
          };
        },
      },
    },
  };
}

/** An indicator that another version protects is protected in the same way. */
function protectedAs(indicator: Indicator, other: Indicator | undefined): Indicator {
  if (indicator.protection !== 'none' || !other || other.protection === 'none') return indicator;
  const { protection: _open, ...rest } = indicator;
  return { ...rest, ...(other.protection && { protection: other.protection }) };
}

/** All that decides what is hidden in a version, as one text. */
function rulesOf({ config, indicators }: Project, tables: Tables): string {
  return JSON.stringify([
    config.skydd,
    [...tables].map(([name, { protection, unprotected }]) => [name, protection, unprotected]),
    [...indicators].filter(([, one]) => one.protection === 'none').map(([id]) => id),
  ]);
}

function stricter(one: ProtectionRules, other: ProtectionRules): ProtectionRules {
  return {
    threshold: Math.max(one.threshold, other.threshold),
    nearHundred: one.nearHundred && other.nearHundred,
    hideZeros: one.hideZeros || other.hideZeros,
    released: (one.released ?? false) && (other.released ?? false),
  };
}

/** Tables that can be read, by name. */
async function tablesOf(project: Project): Promise<Tables> {
  const found = new Map<string, TableDescription>();
  for (const name of project.engine.names) {
    const description = await project.engine.describe(name);
    if (!description) continue;
    const { files, columns, rows } = description.unread;
    if (files.length + columns.length + rows.length === 0) found.set(name, description);
  }
  return found;
}

async function hiddenIn({ vocabulary, access }: Project, name: string): Promise<number> {
  const { table } = await protectedRows(name, vocabulary, access);
  return table.rows
    .flatMap(row => Object.values(row))
    .filter(datum => isState(datum) && datum.state === 'suppressed').length;
}
