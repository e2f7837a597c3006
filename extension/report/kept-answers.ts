import type { Answer, AnswerProblem, DataAsk } from '../directives/ask.ts';
import type { Setting, Vocabulary } from '../directives/setting.ts';

/**
 * Answers of a project's data to what its reports ask, for as long as the data stands as it is: an author who types changes one
 * question of two hundred. Whoever hears that data has changed says so by `forget`.
 */
export interface KeptAnswers {
  /** The kept answer, else that of `find`; one for which a table could not be read is not kept, since a file that was locked may be free the next time. */
  answer(ask: DataAsk, setting: Setting, find: () => Promise<Answer>): Promise<Answer>;
  /** Places of counts that are hidden because of sums, by the query that they belong to: worked out once for the data as it is. */
  sums(key: string, find: () => Promise<ReadonlySet<string>>): Promise<ReadonlySet<string>>;
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
  let sums = new Map<string, Promise<ReadonlySet<string>>>();
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
    sums(key, find) {
      const before = sums.get(key);
      if (before) return before;
      const mine = sums;
      if (mine.size >= most) mine.clear();
      const found = find();
      mine.set(key, found);
      // What could not be worked out is tried again.
      found.catch(() => mine.delete(key));
      return found;
    },
    forget() {
      kept = new WeakMap();
      sums = new Map();
    },
    get age() {
      return kept;
    },
  };
}
