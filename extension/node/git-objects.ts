import { spawn } from 'node:child_process';
import { Fault } from '../base/fault.ts';
import { type GitSetting, gitCall } from './git-process.ts';
import { gitProgram } from './git-program.ts';

/** The objects of a repository, read by one process of git that lives until this is disposed. */
export interface GitObjects extends AsyncDisposable {
  /** An object's bytes as they are stored: no filter and no textconv is run. Fault `git.unreadable` when it is not there. */
  read(oid: string): Promise<Buffer>;
}

interface Waiting {
  readonly oid: string;
  readonly done: (bytes: Buffer) => void;
  readonly fail: (error: unknown) => void;
}

/** Opens the objects of the repository that the folder lies in; git is started with the first question. */
export function openObjects(setting: GitSetting): GitObjects {
  const waiting: Waiting[] = [];
  let parts: Buffer[] = [];
  let size = 0;
  let process: ReturnType<typeof start> | undefined;
  let ended: Promise<void> = Promise.resolve();

  function start() {
    const call = gitCall(['cat-file', '--batch'], setting.env);
    const child = spawn(gitProgram(setting.env), call.args, {
      cwd: setting.folder,
      env: call.env,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    ended = new Promise(done => {
      child.on('close', () => {
        stopped(new Fault('git.unreadable', { reason: 'cat-file' }));
        done();
      });
      child.on('error', error => {
        const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
        stopped(missing ? new Fault('git.missing', {}) : error);
        done();
      });
    });
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (part: Buffer) => {
      parts.push(part);
      size += part.length;
      take();
    });
    return child;
  }

  function stopped(error: unknown): void {
    for (const one of waiting.splice(0)) one.fail(error);
  }

  /** How much must have come before the first answer is whole; a large object is not put together for each piece of it. */
  let wanted = 0;

  /** Answers those whose object has come as a whole. */
  function take(): void {
    while (waiting.length > 0 && size >= wanted) {
      const buffer = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
      parts = [buffer];
      const end = buffer.indexOf(10);
      if (end < 0) return;
      const [, type = '', length = '0'] = buffer.subarray(0, end).toString('utf8').split(' ');
      const isThere = /^(blob|tree|commit|tag)$/.test(type);
      const whole = isThere ? end + 1 + Number(length) + 1 : end + 1;
      if (buffer.length < whole) {
        wanted = whole;
        return;
      }
      wanted = 0;
      const first = waiting.shift();
      if (isThere) first?.done(Buffer.from(buffer.subarray(end + 1, whole - 1)));
      else first?.fail(new Fault('git.unreadable', { reason: `${first.oid} ${type}` }));
      parts = [buffer.subarray(whole)];
      size = buffer.length - whole;
    }
  }

  return {
    read: oid =>
      new Promise((done, fail) => {
        // Anything else than a name of an object would be a question of its own.
        if (!/^[0-9a-f]{40,64}$/.test(oid)) return fail(new Fault('git.unreadable', { reason: 'oid' }));
        process ??= start();
        waiting.push({ oid, done, fail });
        process.stdin.write(`${oid}\n`);
      }),
    async [Symbol.asyncDispose]() {
      process?.stdin.end();
      await ended;
    },
  };
}
