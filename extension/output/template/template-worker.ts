import { parentPort, workerData } from 'node:worker_threads';
import { runTemplate } from './handlebars-environment.ts';
import { describeFailure } from './template-failure.ts';

/** What the worker is given and what it answers; see `render-template.ts`. */
const { source, data, escape } = workerData as { source: string; data: string; escape: boolean };

try {
  parentPort?.postMessage({ text: runTemplate(source, JSON.parse(data), escape) });
} catch (thrown) {
  parentPort?.postMessage({ failure: describeFailure(thrown) });
}
