import { Worker } from 'node:worker_threads';
import { Fault } from '../../base/fault.ts';
import { runTemplate } from './handlebars-environment.ts';
import { describeFailure, type TemplateFailure, templateFault } from './template-failure.ts';

/** How long and how large a project's template may become, and whether `{{…}}` is escaped for HTML. */
export interface TemplateLimits {
  /** Milliseconds from start to answer; the start of the worker counts. */
  readonly time?: number;
  /** Megabytes of JavaScript heap. */
  readonly memory?: number;
  /** True (default) for HTML; false for Markdown skeletons. */
  readonly escape?: boolean;
}

/**
 * The text that a project's Handlebars template gives for plain data, from a worker thread of its own that has no
 * environment variables, no output, and limits of time and memory. Names must exist in the data (give `null` for what is empty).
 * Faults: `template.broken`, `template.unknown-name` (both with the template's line), `template.too-slow`, `template.too-large`.
 */
export function renderTemplate(
  source: string,
  name: string,
  data: unknown,
  limits: TemplateLimits = {},
): Promise<string> {
  const { time = 5000, memory = 64, escape: escapes = true } = limits;
  const worker = new Worker(workerCode, {
    eval: fromSources,
    workerData: { source, data: JSON.stringify(data), escapes },
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  return new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Fault('template.too-slow', { template: name, seconds: time / 1000 })),
      time,
    );
    worker.once('message', (answer: { text?: string; failure?: TemplateFailure }) => {
      if (answer.failure) reject(templateFault(name, answer.failure, data));
      else resolve(answer.text ?? '');
      clearTimeout(timer);
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const tooLarge = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(tooLarge ? new Fault('template.too-large', { template: name, megabytes: memory }) : error);
    });
  }).finally(() => worker.terminate());
}

/** The text that a shipped template gives: same helpers and strictness, in this thread. Faults as {@link renderTemplate}. */
export function renderTrustedTemplate(source: string, name: string, data: unknown, escapes = true): string {
  try {
    return runTemplate(source, data, escapes);
  } catch (thrown) {
    throw templateFault(name, describeFailure(thrown), data);
  }
}

// From sources the worker is TypeScript and must register the loader itself; in the bundle it is a file beside it.
const fromSources = import.meta.url.endsWith('.ts');
const workerCode = fromSources
  ? `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(tsx => { tsx.register(); return import(${JSON.stringify(new URL('./template-worker.ts', import.meta.url).href)}); })`
  : new URL('./template-worker.mjs', import.meta.url);
