import { parentPort, workerData } from 'node:worker_threads';
import { openTemplate, type Template } from './handlebars-environment.ts';

/** What the worker is given and what it answers; see `render-template.ts`. */
const { template, data } = workerData as { template: Template; data: string };

parentPort?.postMessage(openTemplate(template)(JSON.parse(data)));
