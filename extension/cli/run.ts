import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Command, CommanderError, Option } from 'commander';
import { Fault } from '../base/fault.ts';
import type { Language } from '../base/problem.ts';
import { sentence } from '../base/problems.ts';
import { stopMessage } from '../base/stop-message.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { dataCommand } from './commands/data.ts';
import { diffCommand } from './commands/diff.ts';
import { doctorCommand } from './commands/doctor.ts';
import { initCommand } from './commands/init.ts';
import { mergeDriverCommand } from './commands/merge-driver.ts';
import { newCommand } from './commands/new.ts';
import { previewCommand } from './commands/preview.ts';
import { signCommand } from './commands/sign.ts';
import { statusCommand } from './commands/status.ts';
import { tableCommand } from './commands/table.ts';
import { threadCommand } from './commands/thread.ts';
import { updateCommand } from './commands/update.ts';
import { valueCommand } from './commands/value.ts';
import type { Door } from './door.ts';
import { faultText } from './findings.ts';
import { logGuard, withoutControls } from './log-guard.ts';
import { askAtTerminal } from './questions.ts';
import { inLanguage, swedishHelp, swedishUsage } from './usage.ts';
import { version } from './version.ts';

const commands = [
  initCommand,
  newCommand,
  checkCommand,
  updateCommand,
  signCommand,
  statusCommand,
  buildCommand,
  previewCommand,
  valueCommand,
  tableCommand,
  threadCommand,
  dataCommand,
  diffCommand,
  mergeDriverCommand,
  doctorCommand,
];

const interrupted = 130;
const wrongUsage = 64;
const bug = 70;

/** Runs one command and gives its exit code (command-line.md): the only place that catches Faults and bugs. */
async function main(argv: readonly string[]): Promise<number> {
  const stop = new AbortController();
  // The second time somebody does not want to wait: what is under way is put right on the way out.
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(interrupted);
    stop.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  hearParent(interrupt);
  const language: Language = (languageIn(argv) ?? process.env.SKA_LANG) === 'en' ? 'en' : 'sv';
  const plain = Boolean(process.env.NO_COLOR);
  const terminal = process.stderr.isTTY === true;
  const guarded = logGuard(process.env);
  const colour = process.stdout.isTTY === true && !plain;
  const cwd = folderHere();
  const door: Door = {
    cwd: cwd ?? tmpdir(),
    env: process.env,
    language,
    terminal: terminal && !plain,
    colour,
    signal: stop.signal,
    today: new Date().toISOString().slice(0, 10),
    ...(process.stdin.isTTY === true &&
      terminal && {
        questions: questions =>
          askAtTerminal(
            {
              input: process.stdin,
              output: process.stderr,
              interrupt,
              signal: stop.signal,
            },
            questions,
          ),
      }),
    out: text => process.stdout.write(guarded(withoutControls(text, colour))),
    err: text => process.stderr.write(guarded(withoutControls(text, terminal))),
    command: text => process.stdout.write(text),
  };
  if (cwd === undefined) {
    door.err(faultText(new Fault('usage.folder-gone', {}), door));
    return 2;
  }
  // A reader that closes the pipe (`ska check | head`) has seen enough.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', error => {
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    });

  // What is thrown where nobody waits: a program that cannot be run at all, else a bug.
  process.on('uncaughtException', async (error: NodeJS.ErrnoException & { path?: string }) => {
    const isSpawn = error.syscall?.startsWith('spawn') === true;
    if (isSpawn)
      door.err(
        faultText(
          new Fault('browser.will-not-start', { path: error.path ?? '', reason: error.code ?? '' }),
          door,
        ),
      );
    process.exit(isSpawn ? 2 : await tellBug(error, door));
  });

  let work: Promise<number> | undefined;
  const t = inLanguage(language);
  const program = new Command('ska')
    .description(
      t(
        'Kvalitetsrapporter för skola och förskola: kontrollerar, uppdaterar och bygger.',
        'Quality reports of schools and preschools: checks, updates and builds them.',
      ),
    )
    .version(version, '-V, --version', t('visar versionen', 'shows the version'))
    .helpOption('-h, --help', t('visar hjälp', 'shows help'))
    .helpCommand('help [kommando]', t('visar hjälp om ett kommando', 'shows help on a command'))
    .option(
      '--project <mapp>',
      t(
        'projektets mapp; annars den närmaste som har ska.yaml',
        "the project's folder; else the nearest that has ska.yaml",
      ),
    )
    .addOption(
      new Option(
        '--lang <språk>',
        t('språk i meddelanden: sv eller en', 'language of messages: sv or en'),
      ).choices(['sv', 'en']),
    )
    .showHelpAfterError(t('(hjälp: ska --help)', '(help: ska --help)'))
    .exitOverride()
    .configureHelp(language === 'sv' ? swedishHelp : {})
    .configureOutput({
      writeOut: door.out,
      writeErr: door.err,
      outputError: (message, write) => write(language === 'sv' ? swedishUsage(message) : message),
    });
  for (const command of commands)
    command(program, door, started => {
      work = started;
    });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return work ? await work : 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongUsage;
    if (stop.signal.aborted) return interrupted;
    if (error instanceof Fault) {
      door.err(faultText(error, door));
      return error.exitCode;
    }
    return tellBug(error, door);
  }
}

/**
 * A program that started us over a channel says `stop` on it, or is gone: Windows knows no signal that asks, so that one from
 * there would leave locks and half-made files behind.
 */
function hearParent(interrupt: () => void): void {
  if (!process.channel) return;
  process.on('message', message => {
    if (message === stopMessage) interrupt();
  });
  process.once('disconnect', interrupt);
  // Else the channel keeps the process alive when its work is done.
  process.channel.unref();
}

/** The folder that the command was started in; undefined when it has been taken away meanwhile. */
function folderHere(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/** What a command line says of the language, before it is understood: what is wrong with it is told in that language too. */
function languageIn(argv: readonly string[]): string | undefined {
  const at = argv.findIndex(word => word === '--lang' || word.startsWith('--lang='));
  return argv[at] === '--lang' ? argv[at + 1] : argv[at]?.slice('--lang='.length);
}

async function tellBug(error: unknown, door: Door): Promise<number> {
  const file = join(tmpdir(), `ska-fel-${process.pid}.txt`);
  // With what it was caused by, or hid.
  const stack = inspect(error);
  await writeFile(file, `ska ${version}, Node ${process.version}, ${process.platform}\n${stack}\n`).catch(
    () => undefined,
  );
  const message = error instanceof Error ? error.message : String(error);
  door.err(`${sentence('bug', { message, file }, door.language)}\n`);
  return bug;
}

process.exitCode = await main(process.argv.slice(2));
