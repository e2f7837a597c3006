import type { Command } from 'commander';
import { createTwoFilesPatch } from 'diff';
import { sentence } from '../../base/problems.ts';
import { bindAnswered } from '../../project/bind-answered.ts';
import { type Checked, checkProject } from '../../project/check.ts';
import { type Finding, withSeverity } from '../../project/check-report.ts';
import { readSchoolYear } from '../../project/new-report/ask-for-report.ts';
import { openReportText } from '../../project/open-reports.ts';
import type { Project } from '../../project/project.ts';
import type { BoundReport } from '../../report/bind.ts';
import { updatedText } from '../../report/update.ts';
import { settledConflicts } from '../../review/merge/settled-conflicts.ts';
import { type CommonOptions, type Door, openProjectHere, progressLine, projectPaths } from '../door.ts';
import { faultText, findingsText } from '../findings.ts';
import { codeOfErrors, unreadTables } from '../unread.ts';
import { inLanguage } from '../usage.ts';

interface Options extends CommonOptions {
  readonly dryRun?: boolean;
  readonly läsår?: string;
}

/** `ska update [FILES…]`: writes the snapshots, and not a byte of anything else. */
export function updateCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('update [filer...]')
    .summary(
      t(
        'skriver in aktuella tal, tabeller och diagramtexter i rapporterna',
        'writes current numbers, tables and chart texts into the reports',
      ),
    )
    .option('--dry-run', t('visar bara vad som skulle ändras', 'only shows what would change'))
    .option(
      '--läsår <läsår>',
      t(
        'bara rapporterna för ett läsår, t.ex. 2025/26',
        'only the reports of one school year, such as 2025/26',
      ),
    )
    .action((files: string[], _options: unknown, command: Command) => {
      run(update(files, command.optsWithGlobals<Options>(), door));
    });
}

async function update(files: readonly string[], options: Options, door: Door): Promise<number> {
  const schoolYear = options.läsår === undefined ? undefined : readSchoolYear(options.läsår);
  await using project = await openProjectHere(door, options);
  const paths = await projectPaths(door, project, files);
  const progress = progressLine(door);
  const checked = await checkProject(project, {
    ...(paths && { paths }),
    ...(schoolYear && { schoolYear }),
    today: door.today,
    signal: door.signal,
    progress,
  });
  progress(1, 1, '');
  // While it is not clear what the numbers mean, none is written over another.
  const unclear = unclearMeaning(project);
  if (unclear.length > 0 && !options.dryRun) {
    door.err(findingsText(unclear, door));
    door.err(
      door.language === 'sv'
        ? 'Inget skrevs: rätta först felen i projektets egna filer, som säger vad talen betyder.\n'
        : "Nothing was written: mend the errors of the project's own files first, which say what the numbers mean.\n",
    );
    return 1;
  }
  let total = 0;
  let changed = 0;
  let broken = 0;
  for (const found of checked.reports) {
    const { document } = found.report;
    const bound = await settled(project, found, checked, door);
    const updated = updatedText(bound);
    const { text } = updated;
    const changes = updated.changes + (bound === found ? 0 : 1);
    broken += bound.directives.filter(one => !one.usable).length;
    for (const { code, args } of bound.diagnostics.filter(one => /^(report|file)\./.test(one.code))) {
      broken += 1;
      door.err(`${document.file}: ${sentence(code, args as never, door.language)}\n`);
    }
    if (text === document.text) continue;
    for (const { code, args } of bound.diagnostics.filter(one => one.code === 'review.row-gone'))
      door.err(`${document.file}: ${sentence(code, args as never, door.language)}\n`);
    total += changes;
    changed += 1;
    if (options.dryRun)
      door.out(
        createTwoFilesPatch(`a/${document.file}`, `b/${document.file}`, document.text, text, '', '', {
          context: 2,
        }),
      );
    else {
      await project.files.write(document.file, text);
      door.err(`${document.file}: ${changes}\n`);
    }
  }
  const all = checked.reports.flatMap(one => one.diagnostics);
  const unread = await unreadTables(project, all);
  for (const table of unread) door.err(faultText(table, door));
  const failed = codeOfErrors(all, unread);
  const sv = door.language === 'sv';
  // Not « all is up to date » when some could not be looked at.
  if (broken > 0)
    door.err(
      sv
        ? `${broken} ${plural(broken, 'ställe har fel och lämnades orört', 'ställen har fel och lämnades orörda')}. Se dem med ”ska check”.\n`
        : `${broken} ${plural(broken, 'place has', 'places have')} errors and ${plural(broken, 'was', 'were')} left alone. See “ska check”.\n`,
    );
  if (broken > 0 && total === 0) return failed;
  if (checked.reports.length === 0 && paths) {
    door.err(sv ? 'Där finns ingen rapport att uppdatera.\n' : 'There is no report to update there.\n');
    return 0;
  }
  door.err(
    total === 0
      ? sv
        ? 'Alla tal stämmer redan.\n'
        : 'All numbers are up to date.\n'
      : sv
        ? `${total} ${plural(total, 'ändring', 'ändringar')} ${options.dryRun ? 'skulle skrivas' : plural(total, 'skriven', 'skrivna')} i ${changed} ${plural(changed, 'fil', 'filer')}.\n`
        : `${total} ${plural(total, 'change', 'changes')} ${options.dryRun ? 'would be written' : 'written'} in ${changed} ${plural(changed, 'file', 'files')}.\n`,
  );
  return broken > 0 ? failed : 0;
}

/** A report whose conflicts after a merge are in numbers alone, without them; else as it is. */
async function settled(
  project: Project,
  bound: BoundReport,
  checked: Checked,
  door: Door,
): Promise<BoundReport> {
  const { document, diagnostics } = bound.report;
  if (!diagnostics.some(one => one.code === 'syntax.conflict')) return bound;
  const open = (text: string) => openReportText(project, document.file, text);
  const text = settledConflicts(document.text, open);
  if (text === document.text) return bound;
  const report = open(text);
  return (await bindAnswered(project, report, checked.viewOf(report), door.signal)).bound;
}

/** Errors in the files that say which units, indicators and tables there are. */
function unclearMeaning(project: Project): readonly Finding[] {
  const meaning = ['ska.yaml', 'indikatorer.yaml', 'data/datapackage.yaml'];
  return withSeverity(project, project.diagnostics).filter(
    one => one.severity === 'error' && meaning.includes(one.diagnostic.place.file),
  );
}

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);
