import type { Command } from 'commander';
import { comparisonJson } from '../../review/diff/change.ts';
import { compareProjects } from '../../review/diff/compare.ts';
import { comparisonMarkdown } from '../../review/diff/markdown.ts';
import { comparisonPage } from '../comparison.ts';
import { type CommonOptions, chosen, type Door } from '../door.ts';
import { openRevisions } from '../revisions.ts';
import { inLanguage } from '../usage.ts';

interface Options extends CommonOptions {
  readonly format: string;
}

/** `ska diff BASE [HEAD]`: what changed in meaning between two versions. */
export function diffCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('diff <från> [till]')
    .summary(
      t(
        'visar vad som har ändrats i sak mellan två versioner i git',
        'shows what has changed in substance between two versions in git',
      ),
    )
    .option('--format <format>', t('markdown, json eller html', 'markdown, json or html'), 'markdown')
    .action((base: string, head: string | undefined, _options: unknown, command: Command) => {
      run(diff(base, head, command.optsWithGlobals<Options>(), door));
    });
}

async function diff(from: string, to: string | undefined, options: Options, door: Door): Promise<number> {
  const format = chosen('--format', options.format, ['markdown', 'json', 'html']);
  await using revisions = await openRevisions(door, options, from, to);
  const { base, head } = revisions;
  const { today, signal } = door;
  const compared = await compareProjects(revisions.before, revisions.after, {
    base,
    head,
    today,
    signal,
    language: door.language,
  });
  if (format === 'json') door.out(comparisonJson(compared.comparison));
  else if (format === 'markdown') door.out(comparisonMarkdown(compared.comparison, door.language));
  else door.out(await comparisonPage(compared, door.language));
  return 0;
}
