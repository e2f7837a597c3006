import { parentPort, workerData } from 'node:worker_threads';
import { runTemplate } from './handlebars-environment.ts';
import { describeFailure } from './template-failure.ts';

/** What the worker is given and what it answers; see `render-template.ts`. */
const { source, data, escapes } = workerData as { source: string; data: string; escapes: boolean };

try {
  parentPort?.postMessage({ text: runTemplate(source, JSON.parse(data), escapes) });
} catch (thrown) {
  parentPort?.postMessage({ failure: describeFailure(thrown) });
}
