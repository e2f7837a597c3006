import type { Command } from 'commander';
import { statusPage } from '../../output/status/status-page.ts';
import { readSchoolYear } from '../../project/new-report/ask-for-report.ts';
import { countOf, statusOfYear, type YearStatus } from '../../project/status/report-status.ts';
import { type CommonOptions, chosen, type Door, openProjectHere, progressLine } from '../door.ts';
import { waiversJson } from '../findings.ts';
import { missingText, statusText } from '../status-text.ts';
import { inLanguage } from '../usage.ts';

interface Options extends CommonOptions {
  readonly format: string;
  readonly json?: boolean;
  readonly läsår?: string;
}

/** `ska status`: where each report of a school year is, what it lacks, what is late. */
export function statusCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('status')
    .summary(
      t(
        'visar var varje rapport är, vad som saknas och vad som är försenat',
        'shows where each report is, what is missing and what is late',
      ),
    )
    .option(
      '--format <format>',
      t(
        'pretty, json eller html: en sida att granska alla rapporter från',
        'pretty, json or html: a page from which to review all reports',
      ),
      'pretty',
    )
    .option('--json', t('samma som --format json', 'the same as --format json'))
    .option(
      '--läsår <läsår>',
      t('läsåret som visas; annars det som redovisas', 'the school year to show; else the one reported'),
    )
    .action((_options: unknown, command: Command) => {
      run(status(command.optsWithGlobals<Options>(), door));
    });
}

async function status(options: Options, door: Door): Promise<number> {
  const format = options.json ? 'json' : chosen('--format', options.format, ['pretty', 'json', 'html']);
  const asked = options.läsår === undefined ? undefined : readSchoolYear(options.läsår);
  await using project = await openProjectHere(door, options);
  const progress = progressLine(door);
  const { today, signal } = door;
  const year = await statusOfYear(project, asked ?? project.config.redovisar, { today, signal, progress });
  progress(1, 1, '');
  if (format === 'json') door.out(statusJson(year, door));
  else if (format === 'html') door.out(await statusPage(project, year, today));
  else door.out(statusText(year, door));
  return 0;
}

function statusJson({ schoolYear, reports, working, units }: YearStatus, door: Door): string {
  const shown = [...reports, ...working].map(one => ({
    report: one.report,
    level: one.level,
    status: one.status,
    errors: countOf(one, 'error'),
    warnings: countOf(one, 'warning'),
    missing: one.missing.map(each => missingText(each, door.language)),
    due: one.due ?? null,
    late: one.late,
    comments: one.comments.length,
    ...waiversJson(one.waivers),
    units: one.units,
    file: one.file,
  }));
  return `${JSON.stringify({ version: 1, schoolYear, units, reports: shown }, null, 2)}\n`;
}
