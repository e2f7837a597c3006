import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type DataQuestion, type DistantEngine, openDistantData, Stuck } from '../data/distant.ts';
import { usualPackage } from '../data/open.ts';
import type { OpenEngine } from '../project/project.ts';
import type { FromDataProcess, ToDataProcess } from './data-worker.ts';

/** How the processes are run in which projects' data is read. */
export interface DataProcessOptions {
  /** The module that is run. */
  readonly worker: string;
  /** A question that takes longer ends the process. Milliseconds. */
  readonly limit: number;
}

/** The worker beside this module: `dist/data-worker.mjs` when bundled. */
export function dataWorker(moduleUrl: string): string {
  const ending = moduleUrl.endsWith('.ts') ? 'ts' : 'mjs';
  return fileURLToPath(new URL(`./data-worker.${ending}`, moduleUrl));
}

/** Opens each project's data in a process of its own, which is ended when it gives no answer, and started again when it is next asked. */
export function engineInProcess(options: DataProcessOptions): OpenEngine {
  return async (files, config) => {
    const there = (await files.info(usualPackage).catch(() => undefined))?.kind === 'file';
    const bytes = there ? await files.read(usualPackage).catch(() => undefined) : undefined;
    const packageText = bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return openDistantData(
      files,
      distantEngine(options, { open: { root: files.root, config, packageText } }),
    );
  };
}

function distantEngine(options: DataProcessOptions, open: ToDataProcess): DistantEngine {
  let child: ChildProcess | undefined;
  let closed = false;
  /** One question at a time: so it is known over which the process hangs. */
  let last: Promise<unknown> = Promise.resolve();

  function started(): ChildProcess {
    if (child) return child;
    const made: ChildProcess = fork(options.worker, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const endToo = () => made.kill('SIGKILL');
    process.once('exit', endToo);
    made.once('exit', () => {
      process.removeListener('exit', endToo);
      if (child === made) child = undefined;
    });
    // A process that has just ended: the question to it fails by its end.
    made.on('error', () => undefined);
    made.send(open);
    child = made;
    return made;
  }

  function answer(question: DataQuestion): Promise<unknown> {
    if (closed) return Promise.reject(new Error('the data is closed'));
    const asked = started();
    return new Promise((done, failed) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        asked.removeListener('message', told);
        asked.removeListener('exit', ended);
        settle();
      };
      const told = (message: FromDataProcess) =>
        end(() => ('answer' in message ? done(message.answer) : failed(new Error(message.error))));
      const ended = () => end(() => failed(new Stuck(undefined)));
      const timer = setTimeout(() => {
        if (child === asked) child = undefined;
        end(() => failed(new Stuck(Math.round(options.limit / 1000))));
        asked.kill('SIGKILL');
      }, options.limit);
      asked.once('message', told);
      asked.once('exit', ended);
      asked.send({ ask: question } satisfies ToDataProcess);
    });
  }

  return {
    ask(question) {
      const before = last;
      const asked = before.catch(() => undefined).then(() => answer(question));
      last = asked;
      return asked;
    },
    changed(paths) {
      child?.send({ changed: paths } satisfies ToDataProcess);
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      child?.kill('SIGKILL');
    },
  };
}
