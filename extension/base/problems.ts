import type { Language, Problem, Severity } from './problem.ts';
import { boardProblems } from './problems/board.ts';
import { cliProblems } from './problems/cli.ts';
import { dataProblems } from './problems/data.ts';
import { dialogueProblems } from './problems/dialogue.ts';
import { directivesProblems } from './problems/directives.ts';
import { indicatorReviewProblems } from './problems/indicator-review.ts';
import { indicatorsProblems } from './problems/indicators.ts';
import { makingProblems } from './problems/making.ts';
import { nodeProblems } from './problems/node.ts';
import { outlineProblems } from './problems/outline.ts';
import { outputProblems } from './problems/output.ts';
import { projectProblems } from './problems/project.ts';
import { protectionProblems } from './problems/protection.ts';
import { renameProblems } from './problems/rename.ts';
import { reportProblems } from './problems/report.ts';
import { reviewProblems } from './problems/review.ts';
import { rollUpProblems } from './problems/roll-up.ts';
import { schemaProblems } from './problems/schema.ts';
import { signOffProblems } from './problems/sign-off.ts';
import { syntaxProblems } from './problems/syntax.ts';
import { themeProblems } from './problems/theme.ts';
import { threadProblems } from './problems/thread.ts';
import { yearWheelProblems } from './problems/year-wheel.ts';

/** Every problem that SKA-rapport can tell of, by code. Codes are words, stable, and part of the contract with scripts. */
export const problems = {
  ...schemaProblems,
  ...syntaxProblems,
  ...reportProblems,
  ...directivesProblems,
  ...dialogueProblems,
  ...boardProblems,
  ...outlineProblems,
  ...threadProblems,
  ...projectProblems,
  ...dataProblems,
  ...indicatorsProblems,
  ...indicatorReviewProblems,
  ...rollUpProblems,
  ...protectionProblems,
  ...nodeProblems,
  ...outputProblems,
  ...themeProblems,
  ...cliProblems,
  ...makingProblems,
  ...renameProblems,
  ...signOffProblems,
  ...yearWheelProblems,
  ...reviewProblems,
} as const;

export type ProblemCode = keyof typeof problems;

/** The arguments that the sentence of a code needs. */
export type ProblemArgs<C extends ProblemCode> = (typeof problems)[C] extends Problem<infer A> ? A : never;

/** The severity of a code as shipped; `draft`: in a report that is still being written. */
export function severityOf(code: ProblemCode, draft = false): Severity {
  const { severity, draft: inDraft }: Problem<never> = problems[code];
  return draft ? (inDraft ?? severity) : severity;
}

/** The sentence of a problem. */
export function sentence<C extends ProblemCode>(code: C, args: ProblemArgs<C>, language: Language): string {
  return (problems[code] as unknown as Problem<ProblemArgs<C>>).text[language](args);
}
