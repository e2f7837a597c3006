// What an author waits for after a key press in a long report of a large project: findings of text and data, the page, completion.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { completeReport } from '../extension/language/completion/complete.ts';
import { openFiles } from '../extension/node/files.ts';
import { openLivePreview } from '../extension/output/preview/live-preview.ts';
import { openWorkspace } from '../extension/project/workspace.ts';
import { scenesOf } from '../extension/server/scenes.ts';
import { type Keyboard, remark, stopwatch, type Timed } from './key-presses.ts';
import { longReport } from './long-report.ts';
import { writeMunicipality } from './municipality.ts';

const root = resolve(import.meta.dirname, '..');
const example = join(root, 'examples', 'lindberga');
const path = 'rapporter/2025-26/tallbackaskolan.md';

/** What is waited for, each from the key press on; and a full parse of the same text with remark alone. */
export interface EditFigures {
  readonly bytes: number;
  readonly directives: number;
  readonly keys: number;
  readonly units: number;
  readonly text: Timed;
  readonly data: Timed;
  readonly page: Timed;
  readonly completion: Timed;
  readonly remark: Timed;
}

/** What opening the editor costs, in milliseconds; the least of some. */
export interface StartFigures {
  /** From the start of the server's process to its first answer. */
  readonly server: number;
  /** Loading the client. */
  readonly client: number;
}

/** Starts the server on a project of so many units, and loads the client. */
export async function measureStart(units: number): Promise<StartFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'ska-bench-'));
  try {
    await writeMunicipality(example, folder, units);
    return { server: await least(() => serverStart(folder)), client: await least(clientLoad) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Presses keys in a report of 85 KB and 200 directives in a project of so many units; the same keys each time. */
export async function measureEdits(press: Keyboard, keys: number, units: number): Promise<EditFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'ska-bench-'));
  try {
    await writeMunicipality(example, folder, units);
    const long = await longReport(join(example, 'rapporter', '2025-26'), 85_000, 200);
    // Sixty pages of its own: what brings in all units' reports would make it a book of thousands.
    const text = long.replace(/^::bilaga.*$/gm, 'Se bilagan.');
    await writeFile(join(folder, path), text);
    const shipped = openFiles(root);
    const bug = (error: unknown) => {
      throw error;
    };
    const today = () => '2026-09-15';
    await using workspace = openWorkspace({
      files: openFiles(folder),
      shipped,
      today,
      told: () => undefined,
      bug,
    });
    workspace.open(path, text, 1);
    await workspace.settled();
    const scenes = scenesOf(workspace, () => 'sv', today, bug);
    const look = openLivePreview(workspace, shipped, path, 'utskrift');
    await look.news();
    const [own, data, page, completion, anew] = Array.from({ length: 5 }, stopwatch);
    if (!own || !data || !page || !completion || !anew) throw new Error('no watches');
    let now = text;
    // The first are not counted: the engine has to get to know the code.
    for (let at = -20; at < keys; at++) {
      now = press(now);
      const counts = at >= 0;
      const pressed = [own, data, page].map(watch => watch.start());
      workspace.open(path, now, at + 100);
      workspace.snapshot(path);
      pressed[0]?.(counts);
      await workspace.bind(path);
      pressed[1]?.(counts);
      await look.news();
      pressed[2]?.(counts);
      const offset = now.indexOf('{', Math.floor((now.length * ((at + 20) % 37)) / 37)) + 1;
      completion.time(counts, () => {
        const scene = scenes.reportNow(path);
        return scene && completeReport(scene, { text: now, offset }, 'asked');
      });
      if (at % 15 === 0) anew.time(counts, () => remark.parse(now));
    }
    const bound = workspace.snapshot(path)?.report.directives.length ?? 0;
    return {
      bytes: Buffer.byteLength(text),
      directives: bound,
      keys,
      units,
      text: own.read(),
      data: data.read(),
      page: page.read(),
      completion: completion.read(),
      remark: anew.read(),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function least(measure: () => Promise<number>): Promise<number> {
  const times = [];
  for (let at = 0; at < 3; at++) times.push(await measure());
  return Math.min(...times);
}

/** From the start of the server's process until it has answered the editor's first question. */
async function serverStart(folder: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist', 'server.mjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {},
  });
  const took = performance.now() - started;
  const ended = once(child, 'exit');
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await ended;
  connection.dispose();
  return took;
}

/** Loading the extension's client, as VS Code does when it activates it; VS Code's own API stands empty. */
async function clientLoad(): Promise<number> {
  const file = createRequire(import.meta.url).resolve('../dist/client.cjs');
  const script = `
    const Module = require('node:module');
    const load = Module._load;
    const anything = () => new Proxy(function () {}, { apply: anything, get: (of, name) => name === Symbol.toPrimitive ? () => '' : name in of ? of[name] : anything() });
    Module._load = (name, ...rest) => name === 'vscode' ? anything() : load(name, ...rest);
    const started = performance.now();
    require(${JSON.stringify(file)});
    process.stdout.write(String(performance.now() - started));`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  await once(child, 'close');
  return Number(out);
}
