import type { Answer, AnswerProblem, DataAsk } from '../directives/ask.ts';
import type { Setting, Vocabulary } from '../directives/setting.ts';

/**
 * Answers of a project's data to what its reports ask, for as long as the data stands as it is: an author who types changes one
 * question of two hundred. Whoever hears that data has changed says so by `forget`.
 */
export interface KeptAnswers {
  /** The kept answer, else that of `find`; one for which a table could not be read is not kept, since a file that was locked may be free the next time. */
  answer(ask: DataAsk, setting: Setting, find: () => Promise<Answer>): Promise<Answer>;
  forget(): void;
  /** Another object each time that data has changed. */
  readonly age: object;
}

/** Whether an answer stands for as long as the data does. */
export function isLasting({ problems }: Answer): boolean {
  return !problems.some(one => passing.has(one.kind));
}

const passing: ReadonlySet<AnswerProblem['kind']> = new Set(['no-table', 'unread']);

/** So many are kept; then it begins anew. */
const most = 3000;

/** Keeps nothing yet. */
export function keepAnswers(): KeptAnswers {
  // A decided report has indicators of its own; units are a project's, as its reporting unit sees them.
  let kept = new WeakMap<Vocabulary['indicators'], Map<string, Answer>>();
  return {
    async answer(ask, { report, vocabulary: { indicators } }, find) {
      const key = JSON.stringify([report.unit, ask]);
      // What was asked before the data changed is not kept after it.
      const mine = kept.get(indicators) ?? new Map<string, Answer>();
      kept.set(indicators, mine);
      const before = mine.get(key);
      if (before) return before;
      const found = await find();
      if (isLasting(found)) {
        if (mine.size >= most) mine.clear();
        mine.set(key, found);
      }
      return found;
    },
    forget() {
      kept = new WeakMap();
    },
    get age() {
      return kept;
    },
  };
}
