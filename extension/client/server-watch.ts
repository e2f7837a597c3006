import type { Disposable, LogOutputChannel } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';

/** How the server is asked whether it still answers. Milliseconds. */
const every = 10_000;
const patience = 20_000;

/**
 * Asks the server now and then whether it answers, and ends its process when it does not: the client then starts another,
 * and tells it what is open. `end` does so at once.
 */
export function watchServer(
  client: LanguageClient,
  output: LogOutputChannel,
): Disposable & { end(): boolean } {
  let pid: number | undefined;
  let asking = false;

  function end(): boolean {
    if (pid === undefined) return false;
    try {
      process.kill(pid, 'SIGKILL');
      return true;
    } catch {
      return false;
    } finally {
      pid = undefined;
    }
  }

  async function ask(): Promise<void> {
    if (asking || client.state !== State.Running) return;
    asking = true;
    let late: NodeJS.Timeout | undefined;
    try {
      const answer = client.sendRequest<{ readonly pid: number }>('ska/alive');
      const silence = new Promise<undefined>(done => {
        late = setTimeout(() => done(undefined), patience);
      });
      const alive = await Promise.race([answer, silence]);
      if (alive) pid = alive.pid;
      else {
        output.error('The language server does not answer, and is started again.');
        end();
      }
    } catch {
      // It has ended meanwhile; the client starts another.
    } finally {
      clearTimeout(late);
      asking = false;
    }
  }

  const timer = setInterval(() => void ask(), every);
  const started = client.onDidChangeState(({ newState }) => {
    pid = undefined;
    if (newState === State.Running) void ask();
  });
  return {
    end,
    dispose() {
      clearInterval(timer);
      started.dispose();
    },
  };
}
