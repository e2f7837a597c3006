import { Fault } from '../base/fault.ts';
import type { DataQuestion } from '../data/distant.ts';
import type { DataEngine } from '../data/engine.ts';
import { openData, usualPackage } from '../data/open.ts';
import { openFiles } from '../node/files.ts';
import type { Config } from '../project/config-schema.ts';
import { overlayOn } from '../project/overlay.ts';
import { unitKeys } from '../project/units.ts';

/** What the server tells a data process: first what to open, then questions and changes. */
export type ToDataProcess =
  | {
      readonly open: {
        readonly root: string;
        readonly config: Config;
        /** The data package as the editor has it; undefined when there is none. */
        readonly packageText: string | undefined;
      };
    }
  | { readonly changed: readonly string[] }
  | { readonly ask: DataQuestion };

/** What a data process answers to each question, in turn. */
export type FromDataProcess = { readonly answer: unknown } | { readonly error: string };

// The process in which a project's data is read and DuckDB runs, so that a file that hangs can be ended with it.
let engine: Promise<DataEngine> | undefined;

process.on('message', async (message: ToDataProcess) => {
  if ('open' in message) {
    const { root, config, packageText } = message.open;
    const overlay = overlayOn(openFiles(root));
    if (packageText !== undefined) overlay.set(usualPackage, packageText);
    engine = openData({ files: overlay.files, units: unitKeys(config) });
  } else if ('changed' in message) {
    (await engine)?.changed(message.changed);
  } else {
    process.send?.(await answerTo(message.ask));
  }
});
process.on('disconnect', () => process.exit());

async function answerTo(question: DataQuestion): Promise<FromDataProcess> {
  try {
    const data = await engine;
    if (!data) throw new Error('nothing is open');
    const { method, table } = question;
    return { answer: await (method === 'fetch' ? data.fetch(question.query) : data[method](table)) };
  } catch (error) {
    const told = error instanceof Fault ? `${error.code} ${JSON.stringify(error.args)}` : String(error);
    return { error: error instanceof Error ? (error.stack ?? told) : told };
  }
}
