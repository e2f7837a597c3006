import type { Command } from 'commander';
import { sentence } from '../../base/problems.ts';
import { readSchoolYear } from '../../project/new-report/ask-for-report.ts';
import { type ProjectThread, projectThread } from '../../project/thread/project-thread.ts';
import { type CommonOptions, type Door, openProjectHere } from '../door.ts';
import { threadText } from '../thread-text.ts';
import { inLanguage } from '../usage.ts';

interface Options extends CommonOptions {
  readonly json?: boolean;
  readonly läsår?: string;
}

/** `ska thread`: the red thread from indicator to next year's follow-up, and its gaps. */
export function threadCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('thread')
    .summary(
      t(
        'visar den röda tråden: från resultat till uppföljning, och luckorna',
        'shows the red thread: from result to follow-up, and the gaps',
      ),
    )
    .option(
      '--läsår <läsår>',
      t(
        'bara det läsårets rapporter och det som de bygger på, t.ex. 2025/26',
        'only the reports of that school year and what they build on, such as 2025/26',
      ),
    )
    .option('--json', t('noder, länkar och luckor som JSON', 'nodes, links and gaps as JSON'))
    .action((_options: unknown, command: Command) => {
      run(thread(command.optsWithGlobals<Options>(), door));
    });
}

async function thread(options: Options, door: Door): Promise<number> {
  const läsår = options.läsår === undefined ? undefined : readSchoolYear(options.läsår);
  await using project = await openProjectHere(door, options);
  const found = await projectThread(project, {
    ...(läsår !== undefined && { schoolYear: läsår }),
    today: door.today,
    signal: door.signal,
  });
  if (options.json) door.out(threadJson(found, door));
  else door.out(threadText(found, project.vocabulary.reports, door));
  return found.gaps.some(one => one.finding.severity === 'error') ? 1 : 0;
}

/** The JSON of `ska thread`: a contract with scripts. */
function threadJson({ thread: { nodes, links }, gaps }: ProjectThread, door: Door): string {
  const whole = {
    nodes: nodes.map(({ id, kind, report, title, themes, occurrences }) => ({
      id,
      kind,
      report,
      title,
      ...(themes.length > 0 && { themes }),
      occurrences,
    })),
    links,
    gaps: gaps.map(({ finding: { diagnostic, severity }, node, report }) => ({
      code: diagnostic.code,
      severity,
      node,
      report,
      message: sentence(diagnostic.code, diagnostic.args, door.language),
      file: diagnostic.place.file,
      line: diagnostic.place.span.start.line,
    })),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
