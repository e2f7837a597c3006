import type { Problem, Severity } from '../extension/base/problem.ts';
import type { AreaHelp } from '../extension/base/problem-help/area-help.ts';
import { boardHelp } from '../extension/base/problem-help/board.ts';
import { cliHelp } from '../extension/base/problem-help/cli.ts';
import { dataHelp } from '../extension/base/problem-help/data.ts';
import { dialogueHelp } from '../extension/base/problem-help/dialogue.ts';
import { directivesHelp } from '../extension/base/problem-help/directives.ts';
import { indicatorReviewHelp } from '../extension/base/problem-help/indicator-review.ts';
import { indicatorsHelp } from '../extension/base/problem-help/indicators.ts';
import { makingHelp } from '../extension/base/problem-help/making.ts';
import { nodeHelp } from '../extension/base/problem-help/node.ts';
import { outlineHelp } from '../extension/base/problem-help/outline.ts';
import { outputHelp } from '../extension/base/problem-help/output.ts';
import { projectHelp } from '../extension/base/problem-help/project.ts';
import { protectionHelp } from '../extension/base/problem-help/protection.ts';
import { renameHelp } from '../extension/base/problem-help/rename.ts';
import { reportHelp } from '../extension/base/problem-help/report.ts';
import { reviewHelp } from '../extension/base/problem-help/review.ts';
import { rollUpHelp } from '../extension/base/problem-help/roll-up.ts';
import { schemaHelp } from '../extension/base/problem-help/schema.ts';
import { signOffHelp } from '../extension/base/problem-help/sign-off.ts';
import { syntaxHelp } from '../extension/base/problem-help/syntax.ts';
import { themeHelp } from '../extension/base/problem-help/theme.ts';
import { threadHelp } from '../extension/base/problem-help/thread.ts';
import { yearWheelHelp } from '../extension/base/problem-help/year-wheel.ts';
import { boardProblems } from '../extension/base/problems/board.ts';
import { cliProblems } from '../extension/base/problems/cli.ts';
import { dataProblems } from '../extension/base/problems/data.ts';
import { dialogueProblems } from '../extension/base/problems/dialogue.ts';
import { directivesProblems } from '../extension/base/problems/directives.ts';
import { indicatorReviewProblems } from '../extension/base/problems/indicator-review.ts';
import { indicatorsProblems } from '../extension/base/problems/indicators.ts';
import { makingProblems } from '../extension/base/problems/making.ts';
import { nodeProblems } from '../extension/base/problems/node.ts';
import { outlineProblems } from '../extension/base/problems/outline.ts';
import { outputProblems } from '../extension/base/problems/output.ts';
import { projectProblems } from '../extension/base/problems/project.ts';
import { protectionProblems } from '../extension/base/problems/protection.ts';
import { renameProblems } from '../extension/base/problems/rename.ts';
import { reportProblems } from '../extension/base/problems/report.ts';
import { reviewProblems } from '../extension/base/problems/review.ts';
import { rollUpProblems } from '../extension/base/problems/roll-up.ts';
import { schemaProblems } from '../extension/base/problems/schema.ts';
import { signOffProblems } from '../extension/base/problems/sign-off.ts';
import { syntaxFixes, syntaxProblems } from '../extension/base/problems/syntax.ts';
import { themeProblems } from '../extension/base/problems/theme.ts';
import { threadProblems } from '../extension/base/problems/thread.ts';
import { yearWheelProblems } from '../extension/base/problems/year-wheel.ts';
import { problems } from '../extension/base/problems.ts';
import type { Arguments } from './problem-arguments.ts';

type Problems = Readonly<Record<string, Problem<never>>>;

/** The areas in the order that an author meets them. A list of problems that no area has ends up in the last section. */
const areas: readonly (readonly [AreaHelp, Problems])[] = [
  [reportHelp, reportProblems],
  [directivesHelp, directivesProblems],
  [dialogueHelp, dialogueProblems],
  [boardHelp, boardProblems],
  [outlineHelp, outlineProblems],
  [signOffHelp, signOffProblems],
  [threadHelp, threadProblems],
  [yearWheelHelp, yearWheelProblems],
  [syntaxHelp, syntaxProblems],
  [projectHelp, projectProblems],
  [indicatorsHelp, indicatorsProblems],
  [indicatorReviewHelp, indicatorReviewProblems],
  [rollUpHelp, rollUpProblems],
  [dataHelp, dataProblems],
  [schemaHelp, schemaProblems],
  [themeHelp, themeProblems],
  [nodeHelp, nodeProblems],
  [outputHelp, outputProblems],
  [cliHelp, cliProblems],
  [renameHelp, renameProblems],
  [protectionHelp, protectionProblems],
  [reviewHelp, reviewProblems],
  [makingHelp, makingProblems],
];

const severityWords: Readonly<Record<Severity, string>> = { error: 'Fel', warning: 'Varning', hint: 'Tips' };

/**
 * The page on findings, Markdown in Swedish: every code with its severity, its sentence and what more there is to say. The
 * anchor of a code is the code itself. `samples` are arguments for the sentences that have no example of their own.
 */
export function findingsPage(samples: ReadonlyMap<string, readonly Arguments[]>): string {
  const known = new Set(areas.flatMap(([, own]) => Object.keys(own)));
  const others = Object.fromEntries(Object.entries(problems).filter(([code]) => !known.has(code)));
  const sections = [
    ...areas,
    ...(Object.keys(others).length > 0
      ? ([
          [
            { title: 'Övrigt', introduction: 'Det som inte hör till något av ovanstående.', codes: {} },
            others,
          ],
        ] as const)
      : []),
  ];
  return `${[
    '# Fynd',
    'Den här sidan skrivs av `npm run schemas` ur samma meningar som verktyget visar. Ändra den inte för hand.',
    'Varje fynd har en kod, som står sist på raden i `ska check`. Här står koderna med en mening som exempel och det som finns att tillägga. Ett **fel** gör att `ska check` slutar med kod 1. En **varning** bör rättas före inlämning. Ett **tips** är just det.',
    'En kommun kan ändra hur allvarligt något är, med `fynd:` i [ska.yaml](projektet.md#fynd), och undanta ett ställe med [ett undantag](skriva.md#undantag). Det som skyddar barn och elever går varken att sänka eller undanta.',
    sections.map(([{ title }]) => `- [${title}](#${slug(title)})`).join('\n'),
    ...sections.map(([help, own]) => section(help, own, samples)),
  ].join('\n\n')}\n`;
}

function section(help: AreaHelp, own: Problems, samples: ReadonlyMap<string, readonly Arguments[]>): string {
  const codes = Object.entries(own).map(([code, problem]) => {
    const { example = samples.get(code)?.[0] ?? {}, note } = help.codes[code] ?? {};
    const fix = (syntaxFixes as Readonly<Record<string, (typeof syntaxFixes)['syntax.space']>>)[code];
    return [
      `<a id="${code}"></a>`,
      `### ${code}`,
      `**${gravity(problem)}.** ${escaped((problem as Problem<unknown>).text.sv(example))}`,
      ...(note ? [note] : []),
      ...(fix ? [`Rättningen som föreslås: ${escaped(fix.sv({})).toLocaleLowerCase('sv')}.`] : []),
    ].join('\n\n');
  });
  return [`## ${help.title}`, help.introduction, ...codes].join('\n\n');
}

function gravity({ severity, draft }: Problem<never>): string {
  if (!draft || draft === severity) return severityWords[severity];
  return `${severityWords[severity]}, men ${severityWords[draft].toLocaleLowerCase('sv')} i ett utkast`;
}

/** A sentence as Markdown that shows every sign of it. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<]/g, sign => `\\${sign}`);
}

/** The anchor that a git host gives a heading. */
function slug(title: string): string {
  return title
    .toLocaleLowerCase('sv')
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');
}
