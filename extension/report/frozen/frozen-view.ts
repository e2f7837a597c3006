import type { BlockFact, ReportFact } from '../../directives/block-fact.ts';
import type { ProjectView } from '../../directives/contract.ts';
import type { BoundDirective } from '../bind.ts';
import type { Report } from '../report.ts';
import type { FrozenFile } from './frozen-schema.ts';

type ViewAnswers = FrozenFile['projekt'];

/** Blocks of one question: each report once, since a roll-up has many blocks of few. */
interface FrozenBlocks {
  readonly rapporter: readonly ReportFact[];
  readonly block: readonly (Omit<BlockFact, 'report'> & { readonly rapport: number })[];
}

const keyOf = (what: string, ask: unknown) => JSON.stringify([what, ask]);

/** What the snapshots of a report were told of the project around it, in the order in which they asked. */
export function freezeView(
  report: Report,
  directives: readonly BoundDirective[],
  view: ProjectView,
): ViewAnswers {
  const answers = new Map<string, ViewAnswers[number]>();
  const keep = (what: string, ask: unknown, svar: unknown) => {
    answers.set(keyOf(what, ask), { fråga: { [what]: ask }, svar });
  };
  const recording: ProjectView = {
    ...view,
    schoolYear: view.schoolYear,
    count(ask) {
      const found = view.count(ask);
      keep('antal', ask, found ?? null);
      return found;
    },
    blocks(ask) {
      const found = view.blocks(ask);
      keep('block', ask, freezeBlocks(found));
      return found;
    },
    reports(ask) {
      const found = view.reports(ask);
      keep('rapporter', ask, found);
      return found;
    },
    units(schoolYear) {
      const found = view.units(schoolYear);
      keep('enheter', schoolYear ?? '', found);
      return found;
    },
  };
  for (const { kind, bound } of directives)
    if (kind.around !== undefined || kind.name === 'antal') kind.snapshot?.(bound, report.setting, recording);
  return [...answers.values()];
}

function freezeBlocks(blocks: readonly BlockFact[]): FrozenBlocks {
  const rapporter = [...new Set(blocks.map(block => block.report))];
  return {
    rapporter,
    block: blocks.map(({ report, ...said }) => ({ ...said, rapport: rapporter.indexOf(report) })),
  };
}

/** The project around a decided report: as it was where the report shows it, as it is where it only looks. */
export function thawView(frozen: ViewAnswers, live: ProjectView): ProjectView {
  const answers = new Map(
    frozen.map(({ fråga, svar }) => {
      const [what = '', ask] = Object.entries(fråga as object)[0] ?? [];
      return [keyOf(what, ask), svar] as const;
    }),
  );
  const kept = <T>(what: string, ask: unknown, otherwise: () => T): T => {
    const key = keyOf(what, ask);
    return answers.has(key) ? (answers.get(key) as T) : otherwise();
  };
  return {
    schoolYear: live.schoolYear,
    count: ask => kept('antal', ask, () => live.count(ask)) ?? undefined,
    hasId: (id, from) => live.hasId(id, from),
    idsFrom: from => live.idsFrom(from),
    owners: from => live.owners(from),
    blocks(ask) {
      const found = answers.get(keyOf('block', ask)) as FrozenBlocks | undefined;
      return found
        ? found.block.flatMap(({ rapport, ...said }) => {
            const report = found.rapporter[rapport];
            return report ? [{ ...said, report }] : [];
          })
        : live.blocks(ask);
    },
    reports: ask => kept('rapporter', ask, () => live.reports(ask)),
    units: schoolYear => kept('enheter', schoolYear ?? '', () => live.units(schoolYear)),
  };
}
