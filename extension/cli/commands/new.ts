import type { Command } from 'commander';
import type { Language } from '../../base/problem.ts';
import type { MadeNote } from '../../output/skeleton/make-reports.ts';
import { makeReports } from '../../output/skeleton/make-reports.ts';
import { readSchoolYear, reportsWishedFor } from '../../project/new-report/ask-for-report.ts';
import { type CommonOptions, type Door, openProjectHere, progressLine, shippedFiles } from '../door.ts';
import { inLanguage } from '../usage.ts';

interface Options extends CommonOptions {
  readonly läsår?: string;
  readonly alla?: boolean;
}

const help: Readonly<Record<Language, string>> = {
  sv: `
TYP är enhet, verksamhet, huvudman, nämnd eller resultatdag. ID är enhetens, rapportens eller områdets id i ska.yaml;
för de tre sista behövs det inte.

TYP kan också vara ett arbetsdokument: dialogunderlag, projektplan, loggbok, uppdrag, tidiga-signaler, sambedömning,
kollegial-cirkel, utvärdering eller läslista, eller en egen mall. ID är då den som det gäller: en enhet eller huvudman.

Rapporten får de diagram och tabeller som projektets data räcker till, förra rapportens insatser att följa upp, mål som
fortsätter, och ledtexter: <!-- ledtext: … -->. En ledtext trycks aldrig, och tas bort när avsnittet är skrivet.
Filer som redan finns rörs inte.

Exempel:
  ska new enhet tallbackaskolan
  ska new huvudman --läsår 2026/27
  ska new projektplan tallbackaskolan
  ska new --alla                    alla rapporter för läsåret som inte finns
  ska new enhet --alla              bara enheternas

Läsåret är det som redovisas (redovisar: i ska.yaml), om inget annat sägs. Utan TYP gör --alla ett områdes rapport bara
om området har haft en förut. Egna mallar: mallar/rapporter/enhet.md.hbs och så vidare.
`,
  en: `
TYP is enhet (unit), verksamhet (area), huvudman (head authority), nämnd (board) or resultatdag (day of results). ID is that
of the unit, report or area in ska.yaml; the last three need none.

TYP can also be a working document: dialogunderlag, projektplan, loggbok, uppdrag, tidiga-signaler, sambedömning,
kollegial-cirkel, utvärdering or läslista, or a template of your own. ID is then whom it is about: a unit or huvudman.

The report gets the charts and tables that the project's data allow, the last report's measures to follow up, goals that go
on, and guidance: <!-- ledtext: … -->. Guidance is never printed, and is removed when the section is written.
Files that are there already are not touched.

Examples:
  ska new enhet tallbackaskolan
  ska new huvudman --läsår 2026/27
  ska new projektplan tallbackaskolan
  ska new --alla                    all reports of the school year that are not there
  ska new enhet --alla              only those of the units

The school year is the one reported (redovisar: in ska.yaml) unless another is given. Without TYP, --alla makes an area's
report only if the area has had one before. Templates of your own: mallar/rapporter/enhet.md.hbs and so on.
`,
};

/** `ska new TYP [ID]`: new reports from their skeletons. */
export function newCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('new [typ] [id]')
    .summary(
      t(
        'skapar en ny rapport, med förra årets insatser att följa upp',
        "makes a new report, with last year's measures to follow up",
      ),
    )
    .option(
      '--läsår <läsår>',
      t(
        'läsåret som rapporten gäller, t.ex. 2026/27; annars det som redovisas',
        'the school year of the report, such as 2026/27; else the one reported',
      ),
    )
    .option(
      '--alla',
      t(
        'skapar alla rapporter för läsåret som inte finns',
        'makes all reports of the school year that are not there',
      ),
    )
    .addHelpText('after', help[door.language])
    .action((type: string | undefined, id: string | undefined, _options: unknown, command: Command) => {
      run(make(type, id, command.optsWithGlobals<Options>(), door));
    });
}

// The reported year, not the one under way: a report is written when its year is over, `ska build` builds that year, and
// `ska check` sends people here when that year has no reports.
async function make(
  type: string | undefined,
  id: string | undefined,
  options: Options,
  door: Door,
): Promise<number> {
  const asked = options.läsår === undefined ? undefined : readSchoolYear(options.läsår);
  await using project = await openProjectHere(door, options);
  const schoolYear = asked ?? project.config.redovisar;
  const all = options.alla === true;
  const answer = await reportsWishedFor(project, { schoolYear, type, id, all });
  const progress = progressLine(door);
  const made = await makeReports({
    project,
    schoolYear,
    due: answer.make,
    shipped: shippedFiles(),
    signal: door.signal,
    progress,
  });
  progress(1, 1, '');
  const sv = door.language === 'sv';
  for (const { path, text, note } of made.reports) {
    await project.files.write(path, text);
    door.out(`${all ? (sv ? 'skapad  ' : 'made    ') : ''}${path}${noteText(note, sv)}\n`);
  }
  for (const { path } of answer.there) door.out(`${sv ? 'fanns   ' : 'existed '}${path}\n`);
  door.err(closing(made.reports.length, answer.there.length, schoolYear, sv));
  return 0;
}

function noteText({ followedUp, goingOn, leftBehind }: MadeNote, sv: boolean): string {
  const parts = [
    ...(followedUp > 0
      ? [
          sv
            ? `${followedUp} ${followedUp === 1 ? 'insats' : 'insatser'} att följa upp`
            : `${followedUp} to follow up`,
        ]
      : []),
    ...(goingOn > 0 ? [sv ? `${goingOn} som fortsätter` : `${goingOn} going on`] : []),
    ...(leftBehind.length > 0
      ? [
          sv
            ? `${leftBehind.length} som aldrig fylldes i följer inte med`
            : `${leftBehind.length} never filled in, left behind`,
        ]
      : []),
  ];
  return parts.length > 0 ? `  (${parts.join(', ')})` : '';
}

function closing(made: number, there: number, schoolYear: string, sv: boolean): string {
  if (made === 0)
    return sv
      ? `Alla ${there} rapporter för ${schoolYear} finns redan.\n`
      : `All ${there} reports of ${schoolYear} are there already.\n`;
  return sv
    ? `${made} ${made === 1 ? 'rapport skapad' : 'rapporter skapade'} för ${schoolYear}. Skriv där det står ledtext; vad som återstår visar: ska check --läsår ${schoolYear}\n`
    : `${made} ${made === 1 ? 'report' : 'reports'} made for ${schoolYear}. Write where it says ledtext; what is left: ska check --läsår ${schoolYear}\n`;
}
