import { basename, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { Fault } from '../../base/fault.ts';
import type { Language } from '../../base/problem.ts';
import { openFiles } from '../../node/files.ts';
import { fillFolder, namesIn } from '../../node/whole-folder.ts';
import { makeReports } from '../../output/skeleton/make-reports.ts';
import { writeProjectFiles } from '../../output/skeleton/project-files.ts';
import { reviewHosts } from '../../output/skeleton/review-files.ts';
import {
  defaultAnswers,
  type NewUnit,
  type ProjectAnswers,
  projectKinds,
  readUnit,
  withReported,
} from '../../project/new-project/answers.ts';
import { newProjectData } from '../../project/new-project/project-data.ts';
import { readSchoolYear } from '../../project/new-report/ask-for-report.ts';
import { dueReports } from '../../project/new-report/due-reports.ts';
import { openProject } from '../../project/project.ts';
import { type CommonOptions, chosen, type Door, shippedFiles } from '../door.ts';
import type { Ask } from '../questions.ts';
import { setUpReview } from '../review-setup.ts';
import { inLanguage } from '../usage.ts';

interface Options extends CommonOptions {
  readonly mall: string;
  readonly ja?: boolean;
  readonly granskning?: string;
}

const help: Readonly<Record<Language, string>> = {
  sv: `
Mappen får inte finnas, eller ska vara tom. I den läggs ska.yaml, indikatorer.yaml, en datafil med exempeltal, en README
som säger vad som är nästa steg, och rapporter för enheterna och huvudmannen. Allt går att ändra efteråt.

Mallar:
  kommun       en kommunal huvudman med nämnd (förvalt)
  fristående   en enskild huvudman med styrelse
  tom          inga enheter och inga exempeltal, bara förklaringar

Med --granskning läggs det till som behövs för att granska i git: arbetsflöden för tjänsten (github, gitlab, azure), CODEOWNERS
efter rollerna i ska.yaml, .gitattributes, och i den här kopian en kontroll före varje incheckning. git är bara det sista, för
den som har klonat. Finns projektet redan rörs inget annat; en fil som någon har ändrat skrivs aldrig över.

I en terminal ställs några frågor: huvudmannens namn, enheterna, läsåret. Med --ja, eller utan terminal, blir det exempel.

Exempel:
  ska init kvalitet
  ska init "Våra rapporter" --mall fristående --ja
  ska init . --granskning github
`,
  en: `
The folder must not exist, or be empty. Into it go ska.yaml, indikatorer.yaml, a data file with example numbers, a README
that says what comes next, and reports for the units and the head authority. All of it can be changed afterwards.

Templates:
  kommun       a municipality with a board (the default)
  fristående   an independent authority with a governing body
  tom          no units and no example numbers, only explanations

With --granskning comes what a review in git needs: workflows of the service (github, gitlab, azure), CODEOWNERS after the
roles in ska.yaml, .gitattributes, and in this copy a check before each commit. git is the last of these alone, for whoever
has cloned. Where the project exists already nothing else is touched; a file that somebody has changed is never overwritten.

In a terminal some questions are asked: the name of the authority, the units, the school year. With --ja, or without a
terminal, it becomes an example.

Examples:
  ska init kvalitet
  ska init "Våra rapporter" --mall fristående --ja
  ska init . --granskning github
`,
};

/** `ska init DIR`: a new project that checks clean and builds. */
export function initCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('init <mapp>')
    .summary(t('skapar ett nytt projekt', 'makes a new project'))
    .option(
      '--mall <namn>',
      t('kommun, fristående eller tom', 'kommun (municipality), fristående (independent) or tom (empty)'),
      'kommun',
    )
    .option('--ja', t('ställer inga frågor', 'asks no questions'))
    .option(
      '--granskning <tjänst>',
      t(
        'lägger till granskning i git: github, gitlab, azure eller git',
        'adds review in git: github, gitlab, azure or git',
      ),
    )
    .addHelpText('after', help[door.language])
    .action((folder: string, _options: unknown, command: Command) => {
      run(init(folder, command.optsWithGlobals<Options>(), door));
    });
}

async function init(folder: string, options: Options, door: Door): Promise<number> {
  const kind = chosen(
    '--mall',
    options.mall.normalize('NFC').replace('fristaende', 'fristående'),
    projectKinds,
  );
  const review =
    options.granskning === undefined ? undefined : chosen('--granskning', options.granskning, reviewHosts);
  const target = resolve(door.cwd, folder);
  if (review && (await openFiles(target).info('ska.yaml'))) {
    await setUpReview(target, review, door);
    return 0;
  }
  const found = await namesIn(target);
  if (found.length > 0) throw new Fault('init.not-empty', { folder, found });
  const standard = defaultAnswers(kind, door.today);
  const answers =
    options.ja || !door.questions ? standard : await door.questions(ask => askFor(standard, ask, door));
  const shipped = shippedFiles();
  let files = 0;
  await fillFolder(target, async temporary => {
    const inside = openFiles(temporary, { signal: door.signal });
    await writeProjectFiles(shipped, inside, newProjectData(answers));
    await using project = await openProject(inside, shipped);
    const due = await dueReports(project, answers.reported);
    const wanted = due.filter(one => one.type === 'enhet' || one.type === 'huvudman');
    const made = await makeReports({
      project,
      schoolYear: answers.reported,
      due: wanted,
      shipped,
      signal: door.signal,
    });
    for (const { path, text } of made.reports) await inside.write(path, text);
    files = (await inside.list('.')).length;
  });
  const shown = relative(door.cwd, target) || '.';
  door.out(closing(shown, files, answers.examples, door));
  if (review) {
    door.out('\n');
    await setUpReview(target, review, door);
  }
  return 0;
}

async function askFor(standard: ProjectAnswers, ask: Ask, door: Door): Promise<ProjectAnswers> {
  const sv = door.language === 'sv';
  const headAuthority = await ask(
    sv ? 'Vad heter huvudmannen?' : 'What is the head authority called?',
    standard.headAuthority,
  );
  const reported = await askYear(standard.reported, ask, sv, door);
  door.err(
    sv
      ? 'Vilka enheter finns? En på varje rad, till exempel\n  Björkskolan: förskoleklass, grundskola, fritidshem\nTom rad när alla är med; fler går att lägga till senare.\n'
      : 'Which units are there? One on each line, such as\n  Björkskolan: förskoleklass, grundskola, fritidshem\nAn empty line when all are there; more can be added later.\n',
  );
  const units: NewUnit[] = [];
  for (;;) {
    const unit = readUnit(await ask(sv ? `Enhet ${units.length + 1}:` : `Unit ${units.length + 1}:`, ''));
    if (!unit) break;
    units.push(unit);
    door.err(`  ${unit.name}: ${unit.schoolForms.join(', ')}\n`);
  }
  return withReported(
    { ...standard, headAuthority, ...(units.length > 0 && { units, examples: false }) },
    reported,
  );
}

async function askYear(standard: string, ask: Ask, sv: boolean, door: Door): Promise<string> {
  for (;;) {
    const written = await ask(
      sv ? 'Vilket läsår ska rapporterna gälla?' : 'Which school year are the reports about?',
      standard,
    );
    try {
      return readSchoolYear(written);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      door.err(sv ? 'Skriv läsåret som 2025/26.\n' : 'Write the school year as 2025/26.\n');
    }
  }
}

function closing(folder: string, files: number, examples: boolean, door: Door): string {
  const sv = door.language === 'sv';
  const go = folder === '.' ? '' : `  cd ${/[\s"']/.test(folder) ? `"${folder}"` : folder}\n`;
  const name = basename(folder === '.' ? door.cwd : folder);
  const note = !examples
    ? ''
    : sv
      ? 'Talen i data/enheter.csv är påhittade, och varje försättsblad säger det tills de är utbytta.\n'
      : 'The numbers in data/enheter.csv are made up, and each cover says so until they are replaced.\n';
  return sv
    ? `Projektet ${name} är skapat: ${files} filer.\n${note}\nNästa steg:\n${go}  ska check\n  ska build\nResten står i README.md.\n`
    : `The project ${name} is made: ${files} files.\n${note}\nNext:\n${go}  ska check\n  ska build\nThe rest is in README.md.\n`;
}
