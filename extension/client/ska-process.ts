import { spawn } from 'node:child_process';
import { type CancellationToken, type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import { stopMessage } from '../base/stop-message.ts';
import { language } from './texts.ts';

/** How a run of the command line ended. */
export interface SkaRun {
  /** Undefined when it was cancelled. */
  readonly code: number | undefined;
  readonly out: string;
  /** What it said to a person, without the lines of progress. */
  readonly said: string;
}

/** A step of long work, as the command line tells it. */
export interface SkaStep {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/** Runs a command of `ska` in a process of its own: nothing that it does can hurt the editor. */
export type RunSka = (
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly token?: CancellationToken;
    readonly step?: (step: SkaStep) => void;
  },
) => Promise<SkaRun>;

/** The command line that comes with the extension, run by the editor's own Node. */
export function skaRunner(context: ExtensionContext, output: LogOutputChannel): RunSka {
  return (args, { cwd, token, step }) =>
    new Promise((done, failed) => {
      const browser = workspace.isTrusted ? workspace.getConfiguration('ska').get<string>('browser') : '';
      const child = spawn(process.execPath, [context.asAbsolutePath('dist/ska.mjs'), ...args], {
        ...(cwd !== undefined && { cwd }),
        env: {
          ...process.env,
          ELECTRON_RUN_AS_NODE: '1',
          SKA_LANG: language(),
          SKA_PROGRESS: 'json',
          ...(browser && { SKA_BROWSER: browser }),
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        windowsHide: true,
      });
      output.info(`ska ${args.join(' ')}`);
      const cancelled = token?.onCancellationRequested(() => {
        // It may just have ended by itself.
        if (child.connected) child.send(stopMessage, () => undefined);
      });
      let out = '';
      let said = '';
      let rest = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const told = stepOf(line);
          if (told) step?.(told);
          else said += `${line}\n`;
        }
      });
      child.on('error', error => {
        cancelled?.dispose();
        failed(error);
      });
      child.on('close', code => {
        cancelled?.dispose();
        said = (said + rest).trim();
        if (said) output.info(said);
        done({ code: token?.isCancellationRequested ? undefined : (code ?? undefined), out, said });
      });
    });
}

/** A line of progress: JSON with `done`, `total` and `label`. */
function stepOf(line: string): SkaStep | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { done, total, label } = JSON.parse(line) as Partial<SkaStep>;
    return typeof done === 'number' && typeof total === 'number'
      ? { done, total, label: label ?? '' }
      : undefined;
  } catch {
    return undefined;
  }
}
