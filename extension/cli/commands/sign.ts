import type { Command } from 'commander';
import type { Language } from '../../base/problem.ts';
import { sentence } from '../../base/problems.ts';
import { statuses } from '../../directives/setting.ts';
import { readSchoolYear } from '../../project/new-report/ask-for-report.ts';
import { signReport } from '../../project/sign-off/sign-report.ts';
import type { Status } from '../../project/sign-off/steps.ts';
import { writeTogether } from '../../project/sign-off/write-together.ts';
import { type CommonOptions, chosen, type Door, openProjectHere } from '../door.ts';
import { findingsText } from '../findings.ts';
import { inLanguage } from '../usage.ts';

interface Options extends CommonOptions {
  readonly to: string;
  readonly by: string;
  readonly beslut?: string;
  readonly datum?: string;
  readonly läsår?: string;
}

const help: Readonly<Record<Language, string>> = {
  sv: `
Stegen tas ett i taget: utkast, inlämnad, granskad, fastställd. En inlämnad eller granskad rapport kan skickas åter.
ROLL är en av rollerna under roller: i ska.yaml, eller nämnd.

Exempel:
  ska sign almskolan --to inlämnad --by rektor
  ska sign almskolan --to åter --by verksamhetschef
  ska sign huvudman --to fastställd --by nämnd --beslut "§ 12" --datum 2026-10-07
`,
  en: `
The steps are taken one at a time: utkast (draft), inlämnad (handed in), granskad (reviewed), fastställd (decided). A report
that is handed in or reviewed can be sent back (åter). ROLL is one of the roles under roller: in ska.yaml, or nämnd.

Examples:
  ska sign almskolan --to inlämnad --by rektor
  ska sign almskolan --to åter --by verksamhetschef
  ska sign huvudman --to fastställd --by nämnd --beslut "§ 12" --datum 2026-10-07
`,
};

/** `ska sign ID --to STATUS --by ROLE`: the next step of a report, written in its front matter. */
export function signCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('sign <id>')
    .summary(
      t(
        'tar en rapport till nästa steg: inlämnad, granskad, fastställd, eller åter',
        'takes a report to its next step: inlämnad (handed in), granskad (reviewed), fastställd (decided), or åter (back)',
      ),
    )
    .requiredOption(
      '--to <status>',
      t('inlämnad, åter, granskad eller fastställd', 'inlämnad, åter, granskad or fastställd'),
    )
    .requiredOption(
      '--by <roll>',
      t(
        'vem, som roll: en av dem i ska.yaml, eller nämnd',
        'who, as a role: one of those in ska.yaml, or nämnd (the board)',
      ),
    )
    .option(
      '--beslut <paragraf>',
      t('beslutets paragraf, t.ex. "§ 12"', 'the paragraph of the decision, such as "§ 12"'),
    )
    .option(
      '--datum <dag>',
      t('dagen då steget togs, ÅÅÅÅ-MM-DD; annars i dag', 'the day of the step, YYYY-MM-DD; else today'),
    )
    .option(
      '--läsår <läsår>',
      t(
        'läsåret som rapporten gäller; annars det som redovisas',
        'the school year of the report; else the one reported',
      ),
    )
    .addHelpText('after', help[door.language])
    .action((id: string, _options: unknown, command: Command) => {
      run(sign(id, command.optsWithGlobals<Options>(), door));
    });
}

async function sign(id: string, options: Options, door: Door): Promise<number> {
  const to = chosen<Status>(
    '--to',
    options.to.normalize('NFC'),
    statuses.filter(status => status !== 'utkast'),
  );
  const asked = options.läsår === undefined ? undefined : readSchoolYear(options.läsår);
  await using project = await openProjectHere(door, options);
  const name = id.normalize('NFC').replace(/\.md$/, '');
  const signing = await signReport(project, {
    id: name,
    schoolYear: asked ?? project.config.redovisar,
    to,
    by: options.by,
    decision: options.beslut,
    date: options.datum,
    today: door.today,
    signal: door.signal,
  });
  if ('blockers' in signing) {
    const { blockers } = signing;
    door.err(findingsText(blockers, door));
    door.err(`${sentence('sign.blocked', { report: name, to, count: blockers.length }, door.language)}\n`);
    return 1;
  }
  await writeTogether(project.files, signing.files);
  // The files first: the sentence is the last that a person reads.
  for (const { path } of signing.files) door.out(`${path}\n`);
  const by = `${options.by}${options.beslut ? `, ${options.beslut}` : ''}`;
  door.err(
    door.language === 'sv'
      ? `${name} är ${to === 'åter' ? 'åter för komplettering' : to} ${signing.date} av ${by}.\n`
      : `${name} is “${to}” since ${signing.date}, by ${by}.\n`,
  );
  return 0;
}
