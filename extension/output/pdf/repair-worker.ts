import { parentPort } from 'node:worker_threads';
import type { RepairAnswer, RepairQuestion } from './press.ts';
import { repairPdf } from './repair-pdf.ts';

/** Repairs what it is sent; see `press.ts`. */
parentPort?.on('message', async ({ number, printed, facts }: RepairQuestion) => {
  const answer: RepairAnswer = await repairPdf(printed, facts).then(
    finished => ({ number, finished }),
    (error: unknown) => ({ number, error }),
  );
  parentPort?.postMessage(answer);
});
