import type { BlockFact, UnitFact } from '../../block-fact.ts';
import type { ProjectView } from '../../contract.ts';
import { answerIn, answersIn, unsure } from '../../self-assessment.ts';
import type { Setting } from '../../setting.ts';
import { blocksOf, shapes } from './entries.ts';
import { grouped } from './grouping.ts';
import { noteOf, type RollUp, type RollUpCell, type RollUpGroup, unitsFor } from './roll-up.ts';
import { scopeOf, type TypedRollUp } from './scope.ts';

/** The answers to one statement: answer -> ids of the units that gave it. */
type Answers = ReadonlyMap<string, ReadonlySet<string>>;

interface Part {
  readonly title: string | undefined;
  readonly statements: ReadonlyMap<string, Answers>;
}

/**
 * How many units gave each answer to each statement of their self-assessments, statements under their success factors unless
 * they are grouped otherwise. « Vet inte » is an answer, and no answer is none.
 */
export function assessmentsOf(typed: TypedRollUp, setting: Setting, project: ProjectView): RollUp {
  const scope = scopeOf(typed, setting, project);
  const blocks = blocksOf(typed, setting, project);
  const { grupp } = typed.spec;
  const choices = [...setting.vocabulary.selfAssessment.answers, unsure];
  const parts =
    grupp === undefined
      ? byFactor(blocks, setting)
      : grouped(blocks, grupp, setting, project).map(group => ({
          title: group.title,
          statements: statementsIn(group.blocks, setting, () => true),
        }));
  return {
    note: noteOf(blocks, scope, shapes.självvärdering),
    columns: ['Påstående', ...choices, 'Enheter'],
    right: [...choices, 'Enheter'].map((_, index) => index + 1),
    groups: parts.map(part => groupOf(part, choices, unitsFor(part.title, grupp, scope, setting))),
  };
}

function byFactor(blocks: readonly BlockFact[], setting: Setting): readonly Part[] {
  const { factors } = setting.vocabulary.selfAssessment;
  const without = statementsIn(blocks, setting, factor => factor === undefined || !factors.has(factor));
  const parts = [...factors].flatMap(([id, title]): Part[] => {
    const statements = statementsIn(blocks, setting, factor => factor === id);
    return statements.size > 0 ? [{ title, statements }] : [];
  });
  if (without.size === 0) return parts;
  return [...parts, { title: parts.length > 0 ? 'Övrigt' : undefined, statements: without }];
}

function statementsIn(
  blocks: readonly BlockFact[],
  { vocabulary }: Setting,
  isMeant: (factor: string | undefined) => boolean,
): Part['statements'] {
  const statements = new Map<string, Map<string, Set<string>>>();
  for (const block of blocks)
    for (const row of answersIn(block.rows ?? [])) {
      const answer = answerIn(row.answer, vocabulary.selfAssessment);
      if (answer === undefined || !isMeant(row.factor ?? block.spec.faktor)) continue;
      const answers = statements.get(row.statement) ?? new Map<string, Set<string>>();
      statements.set(row.statement, answers);
      answers.set(answer, new Set([...(answers.get(answer) ?? []), ...block.report.units]));
    }
  return statements;
}

function groupOf(
  { title, statements }: Part,
  choices: readonly string[],
  units: readonly UnitFact[],
): RollUpGroup {
  const cell = (text: string): readonly RollUpCell[] => [{ text }];
  const count = (given: ReadonlySet<string> | undefined) => units.filter(one => given?.has(one.id)).length;
  return {
    title,
    rows: [...statements].map(([statement, answers]) => {
      const all = new Set([...answers.values()].flatMap(given => [...given]));
      return [
        cell(statement),
        ...choices.map(choice => cell(String(count(answers.get(choice))))),
        cell(`${count(all)} av ${units.length}`),
      ];
    }),
  };
}
