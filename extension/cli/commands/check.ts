import type { Command } from 'commander';
import { checkProject } from '../../project/check.ts';
import {
  type CommonOptions,
  chosen,
  type Door,
  openProjectHere,
  progressLine,
  projectPaths,
} from '../door.ts';
import { countFindings, countsText, findingsJson, findingsText } from '../findings.ts';
import { watchProject } from '../watch.ts';

interface Options extends CommonOptions {
  readonly format: string;
  readonly maxWarnings?: string;
  readonly läsår?: string;
  readonly watch?: boolean;
}

/** `ska check [FILES…]`: all diagnostics of the project or of files. */
export function checkCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  program
    .command('check [filer...]')
    .summary('visar allt som är fel i projektet eller i filer')
    .option('--format <format>', 'pretty eller json', 'pretty')
    .option('--max-warnings <antal>', 'fler varningar än så räknas som fel')
    .option('--läsår <läsår>', 'bara rapporterna för ett läsår, t.ex. 2025/26')
    .option('--watch', 'kontrollera igen när en fil ändras')
    .action((files: string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const once = () => check(files, options, door);
      run(options.watch ? watchProject(door, options, once) : once());
    });
}

async function check(files: readonly string[], options: Options, door: Door): Promise<number> {
  const format = chosen('--format', options.format, ['pretty', 'json']);
  await using project = await openProjectHere(door, options);
  const paths = projectPaths(door, project, files);
  const progress = progressLine(door);
  const checked = await checkProject(project, {
    ...(paths && { paths }),
    ...(options.läsår && { schoolYear: options.läsår }),
    today: door.today,
    signal: door.signal,
    progress,
  });
  progress(1, 1, '');
  const counts = countFindings(checked.findings);
  if (format === 'json') door.out(findingsJson(checked.findings, checked.files.length, door));
  else door.out(findingsText(checked.findings, door) + countsText(counts, checked.files.length, door));
  const most = options.maxWarnings === undefined ? Infinity : Number(options.maxWarnings);
  return counts.error > 0 || counts.warning > most ? 1 : 0;
}
