import { createInterface } from 'node:readline';
import { Fault } from '../base/fault.ts';

/** Asks the person at the terminal. An empty answer is `otherwise`. */
export type Ask = (question: string, otherwise: string) => Promise<string>;

/** What questions are asked with. `interrupt` is called at Ctrl-C. */
export interface QuestionOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly interrupt: () => void;
  readonly signal: AbortSignal;
}

/**
 * Asks some questions, one line each, and lets go of the terminal. Lines that come before they are asked for wait, so that a
 * list can be pasted. Fault `init.no-answer` when the input ends in the middle; the signal's reason when it is aborted.
 */
export async function askAtTerminal<T>(
  options: QuestionOptions,
  questions: (ask: Ask) => Promise<T>,
): Promise<T> {
  const { input, output, signal } = options;
  const lines = createInterface({ input, output, terminal: true });
  const early: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let isClosed = false;
  const give = (line: string | undefined) => {
    const take = waiting;
    waiting = undefined;
    if (take) take(line);
    else if (line !== undefined) early.push(line);
  };
  const close = () => lines.close();
  lines.on('line', give);
  lines.on('SIGINT', options.interrupt);
  lines.once('close', () => {
    isClosed = true;
    give(undefined);
  });
  signal.addEventListener('abort', close, { once: true });
  const ask: Ask = async (question, otherwise) => {
    signal.throwIfAborted();
    lines.setPrompt(otherwise ? `${question} [${otherwise}] ` : `${question} `);
    const first = early.shift();
    if (first === undefined && !isClosed) lines.prompt();
    const answer =
      first ?? (isClosed ? undefined : await new Promise<string | undefined>(resolve => (waiting = resolve)));
    signal.throwIfAborted();
    if (answer === undefined) throw new Fault('init.no-answer', { question });
    return answer.trim() || otherwise;
  };
  try {
    return await questions(ask);
  } finally {
    signal.removeEventListener('abort', close);
    lines.close();
  }
}
