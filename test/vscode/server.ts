import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** VS Code's settings by name. */
export type Settings = Readonly<Record<string, unknown>>;

/** What a server is started with. */
export interface ServerOptions {
  /** Packages (.vsix) to install before the start. */
  readonly extensions: readonly string[];
  /** Added to, or instead of, the settings that a test wants anyway. */
  readonly settings: Settings;
  /** Which VS Code: the one of today, or the oldest that package.json's engines allow. */
  readonly age: 'newest' | 'oldest';
  /** Without, every folder is trusted and nothing is asked. */
  readonly workspaceTrust: boolean;
  /** Variables for the server and its extensions; undefined takes one away. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A process of the server's. */
export interface ServerProcess {
  readonly pid: number;
  readonly command: string;
}

/** A running VS Code server with a data folder of its own; disposing ends all of its processes and removes the folder. */
export interface Server extends AsyncDisposable {
  readonly url: string;
  /** What the server and its extension hosts have printed. */
  log(): string;
  /** The server's processes, extension host and language servers among them. */
  processes(): Promise<readonly ServerProcess[]>;
}

// Nothing that moves, asks, greets or saves by itself while a test looks.
const quiet: Settings = {
  'chat.disableAIFeatures': true,
  'editor.cursorBlinking': 'solid',
  'editor.accessibilitySupport': 'off',
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'telemetry.telemetryLevel': 'off',
  // What was saved is copied, by a loop that never ends if somebody else shortens the file meanwhile, as tests do when they
  // put an earlier text back; the file can then not be saved any more (libuv's copy by sendfile).
  'workbench.localHistory.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Starts a server on a free port. Throws when VS Code cannot be installed or does not start. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { node, server } = await installedVsCode(options.age);
  // The system's temporary folder may have a long name, and a socket's path may not.
  const folder = await mkdtemp('/tmp/ska-vs-');
  const [data, temporary, runtime] = ['d', 't', 'r'].map(name => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await Promise.all(
    [temporary, runtime, join(data, 'data', 'User')].map(path => mkdir(path, { recursive: true })),
  );
  await writeFile(
    join(data, 'data', 'User', 'settings.json'),
    JSON.stringify({ ...quiet, ...options.settings }, null, 2),
  );
  const env = {
    ...process.env,
    ...options.environment,
    TMPDIR: temporary,
    XDG_RUNTIME_DIR: runtime,
    // Coverage is measured of this process only.
    NODE_V8_COVERAGE: undefined,
    NODE_OPTIONS: undefined,
  };
  const shared = ['--accept-server-license-terms', '--telemetry-level', 'off', '--server-data-dir', data];
  for (const extension of options.extensions)
    await run(node, [server, ...shared, '--install-extension', extension], { env });

  const trust = options.workspaceTrust ? [] : ['--disable-workspace-trust'];
  // Should this process be killed, the server notices that it is alone, and ends.
  const lonely = ['--enable-remote-auto-shutdown', '--reconnection-grace-time', '20'];
  const listen = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token'];
  const child = spawn(node, [server, ...shared, ...listen, ...trust, ...lonely], {
    env,
    // A group of its own: whatever the server starts can be ended with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', end);

  let log = '';
  const port = await new Promise<string>((listening, fail) => {
    const hear = (chunk: Buffer) => {
      log += chunk.toString();
      const found = /agent listening on (\d+)/.exec(log)?.[1];
      if (found) listening(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', fail);
    child.once('exit', code => fail(new Error(`the VS Code server ended with ${code}:\n${log}`)));
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    log: () => log,
    processes: () => processesOfSession(child.pid ?? 0),
    async [Symbol.asyncDispose]() {
      end();
      process.off('exit', end);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function installedVsCode(age: ServerOptions['age']): Promise<{ node: string; server: string }> {
  const { stdout } = await run(process.execPath, [join(root, 'scripts', 'vscode.mjs'), age]).catch(
    (error: { stderr?: string }) => {
      throw new Error(`no VS Code to test in: ${error.stderr}`);
    },
  );
  return JSON.parse(stdout) as { node: string; server: string };
}

/** All processes that the leader of a session has started, directly or not. */
async function processesOfSession(leader: number): Promise<ServerProcess[]> {
  const found: ServerProcess[] = [];
  for (const pid of (await readdir('/proc')).filter(name => /^\d+$/.test(name))) {
    const [stat = '', command = ''] = await Promise.all(
      ['stat', 'cmdline'].map(file => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
    );
    // « pid (name) state parent group session …»; the name may hold spaces.
    const session = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3];
    if (Number(session) === leader && command)
      found.push({ pid: Number(pid), command: command.replaceAll('\0', ' ') });
  }
  return found;
}
