import type { Command } from 'commander';
import { createTwoFilesPatch } from 'diff';
import { checkProject } from '../../project/check.ts';
import { updatedText } from '../../report/update.ts';
import { type CommonOptions, type Door, openProjectHere, progressLine, projectPaths } from '../door.ts';

interface Options extends CommonOptions {
  readonly dryRun?: boolean;
  readonly läsår?: string;
}

/** `ska update [FILES…]`: writes the snapshots, and not a byte of anything else. */
export function updateCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  program
    .command('update [filer...]')
    .summary('skriver in aktuella tal, tabeller och diagramtexter i rapporterna')
    .option('--dry-run', 'visar bara vad som skulle ändras')
    .option('--läsår <läsår>', 'bara rapporterna för ett läsår, t.ex. 2025/26')
    .action((files: string[], _options: unknown, command: Command) => {
      run(update(files, command.optsWithGlobals<Options>(), door));
    });
}

async function update(files: readonly string[], options: Options, door: Door): Promise<number> {
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
  let total = 0;
  let changed = 0;
  for (const bound of checked.reports) {
    const { text, changes } = updatedText(bound);
    const { document } = bound.report;
    if (text === document.text) continue;
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
  const sv = door.language === 'sv';
  door.err(
    total === 0
      ? sv
        ? 'Alla tal stämmer redan.\n'
        : 'All numbers are up to date.\n'
      : sv
        ? `${total} ${plural(total, 'ändring', 'ändringar')} ${options.dryRun ? 'skulle skrivas' : plural(total, 'skriven', 'skrivna')} i ${changed} ${plural(changed, 'fil', 'filer')}.\n`
        : `${total} ${plural(total, 'change', 'changes')} ${options.dryRun ? 'would be written' : 'written'} in ${changed} ${plural(changed, 'file', 'files')}.\n`,
  );
  return 0;
}

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);
