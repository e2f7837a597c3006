import { Worker } from 'node:worker_threads';
import { Fault } from '../../base/fault.ts';
import type { Printer } from '../browser/printer.ts';
import type { RepairFacts } from './repair-pdf.ts';

/** A finished PDF and how many pages it has. */
export interface FinishedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** What the thread that repairs is sent. */
export interface RepairQuestion {
  readonly number: number;
  readonly printed: Uint8Array;
  readonly facts: RepairFacts;
}

/** What it answers. */
export type RepairAnswer =
  /** Nothing finished: the print has nothing that could be read aloud. */
  | { readonly number: number; readonly finished: FinishedPdf | undefined }
  | { readonly number: number; readonly error: unknown };

/**
 * Makes accessible PDFs of finished HTML. The browser prints, and a thread of its own repairs ({@link RepairFacts}), so that the
 * next report can be laid out and printed meanwhile. Dispose it, also after Ctrl-C: its printer is disposed with it.
 */
export interface Press extends AsyncDisposable {
  /** `name` says what is printed, for messages. Faults: those of `Printer.print`, `output.no-text`, `output.too-much`. */
  print(html: string, name: string, facts: RepairFacts): Promise<FinishedPdf>;
  /** Starts browser and thread ahead of the first print. */
  start(): void;
}

interface Waiting {
  readonly name: string;
  resolve(finished: FinishedPdf): void;
  reject(error: unknown): void;
}

/** What a thread says of a text or an array that is longer than any may be. */
const isTooLong = (error: unknown) =>
  error instanceof Error && /string longer|Invalid (?:string|array) length/.test(error.message);
const tooMuch = (what: string) => new Fault('output.too-much', { what });

/** A press whose thread starts with the first print, or when told to. */
export function openPress(printer: Printer): Press {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let count = 0;

  function endAll(error: unknown): void {
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  }

  function started(): Worker {
    if (worker) return worker;
    const made = new Worker(workerCode, { eval: fromSources });
    made.on('message', (answer: RepairAnswer) => {
      const one = waiting.get(answer.number);
      waiting.delete(answer.number);
      if (!('finished' in answer)) one?.reject(isTooLong(answer.error) ? tooMuch(one.name) : answer.error);
      else if (answer.finished) one?.resolve(answer.finished);
      else one?.reject(new Fault('output.no-text', { what: one.name }));
    });
    made.on('error', endAll);
    made.on('exit', () => {
      if (worker === made) worker = undefined;
      endAll(new Error('the thread that repairs PDFs has ended'));
    });
    worker = made;
    return made;
  }

  return {
    async print(html, name, facts) {
      const printed = await printer.print(html, { name });
      return new Promise((resolve, reject) => {
        const number = ++count;
        waiting.set(number, { name, resolve, reject });
        started().postMessage({ number, printed, facts } satisfies RepairQuestion);
      });
    },
    start() {
      printer.start();
      started();
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([worker?.terminate(), printer[Symbol.asyncDispose]()]);
    },
  };
}

// From sources the worker is TypeScript and must register the loader itself; in the bundle it is a file beside it.
const fromSources = import.meta.url.endsWith('.ts');
const workerCode = fromSources
  ? `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(tsx => { tsx.register(); return import(${JSON.stringify(new URL('./repair-worker.ts', import.meta.url).href)}); })`
  : new URL('./repair-worker.mjs', import.meta.url);
