import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { openFiles } from '../node/files.ts';
import { packageFolderOf } from '../node/package-folder.ts';
import { dataWorker, engineInProcess } from './data-process.ts';
import { serve } from './serve.ts';

// Started by the editor: over its own channel (--node-ipc) or standard input and output (--stdio).
const connection = createConnection(ProposedFeatures.all);

const tell = (error: unknown) =>
  connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));

process.on('unhandledRejection', tell);

serve(connection, {
  shipped: openFiles(packageFolderOf(import.meta.url)),
  // Tables for reports are small: what takes this long has hung.
  openEngine: engineInProcess({ worker: dataWorker(import.meta.url), limit: 30_000 }),
  today: () => new Date().toISOString().slice(0, 10),
  bug: tell,
});
