import { createInterface } from 'node:readline/promises';
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

/** Asks some questions, one line each, and lets go of the terminal. Fault `init.no-answer` when the input ends in the middle. */
export async function askAtTerminal<T>(
  options: QuestionOptions,
  questions: (ask: Ask) => Promise<T>,
): Promise<T> {
  const lines = createInterface({ input: options.input, output: options.output, terminal: true });
  lines.on('SIGINT', options.interrupt);
  const ended = new Promise<undefined>(resolve => lines.once('close', () => resolve(undefined)));
  const ask: Ask = async (question, otherwise) => {
    const prompt = otherwise ? `${question} [${otherwise}] ` : `${question} `;
    const answer = await Promise.race([lines.question(prompt, { signal: options.signal }), ended]);
    if (answer === undefined) throw new Fault('init.no-answer', { question });
    return answer.trim() || otherwise;
  };
  try {
    return await questions(ask);
  } finally {
    lines.close();
  }
}
