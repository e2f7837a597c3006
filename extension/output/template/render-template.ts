import { Worker } from 'node:worker_threads';
import { Fault } from '../../base/fault.ts';
import {
  openTemplate,
  type Template,
  type TemplateParts,
  type TemplateResult,
} from './handlebars-environment.ts';
import { templateFault } from './template-failure.ts';

/** How long and how large a project's template may become, whether `{{…}}` is escaped for HTML, and the parts it may call. */
export interface TemplateOptions {
  /** Milliseconds from start to answer; the start of the worker counts. */
  readonly time?: number;
  /** Megabytes of JavaScript heap. */
  readonly memory?: number;
  /** True (default) for HTML; false for Markdown skeletons. */
  readonly escape?: boolean;
  readonly parts?: TemplateParts;
}

/**
 * The text that a project's Handlebars template gives for plain data, from a worker thread of its own that has no
 * environment variables, no output, and limits of time and memory. Names must exist in the data (give `null` for what is empty).
 * Faults: `template.broken`, `template.unknown-name`, `template.unknown-part` (all with the template's line), `template.too-slow`, `template.too-large`.
 */
export function renderTemplate(
  source: string,
  name: string,
  data: unknown,
  options: TemplateOptions = {},
): Promise<string> {
  const { time = 5000, memory = 64 } = options;
  const worker = new Worker(workerCode, {
    eval: fromSources,
    workerData: { template: templateOf(source, options), data: JSON.stringify(data) },
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
    worker.once('message', (answer: TemplateResult) => {
      if ('failure' in answer) reject(templateFault(name, answer.failure, data));
      else resolve(answer.text);
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
export function renderTrustedTemplate(
  source: string,
  name: string,
  data: unknown,
  options: Pick<TemplateOptions, 'escape' | 'parts'> = {},
): string {
  const answer = openTrusted(templateOf(source, options))(data);
  if ('failure' in answer) throw templateFault(name, answer.failure, data);
  return answer.text;
}

/** A page is rendered at each key press, a layout at each report: the shipped templates are few and stay the same. */
const opened = new Map<string, ReturnType<typeof openTemplate>>();

function openTrusted(template: Template): ReturnType<typeof openTemplate> {
  const key = JSON.stringify(template);
  const known = opened.get(key) ?? openTemplate(template);
  opened.set(key, known);
  return known;
}

function templateOf(source: string, { escape: escapes = true, parts = {} }: TemplateOptions): Template {
  return { source, escapes, parts };
}

// From sources the worker is TypeScript and must register the loader itself; in the bundle it is a file beside it.
const fromSources = import.meta.url.endsWith('.ts');
const workerCode = fromSources
  ? `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(tsx => { tsx.register(); return import(${JSON.stringify(new URL('./template-worker.ts', import.meta.url).href)}); })`
  : new URL('./template-worker.mjs', import.meta.url);
