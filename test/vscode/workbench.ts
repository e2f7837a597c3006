import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch, type Page } from 'puppeteer';
import { thisMachine } from '../../extension/node/machine.ts';
import { findBrowser } from '../../extension/output/browser/find-browser.ts';
import { count, texts } from './dom.ts';
import { runCommand } from './quick-input.ts';
import { type Server, type ServerOptions, type Settings, startServer } from './server.ts';
import { until } from './until.ts';

/** A VS Code window on a folder, in a browser of its own. Disposing ends the browser and the server. */
export interface Workbench extends AsyncDisposable {
  readonly page: Page;
  readonly folder: string;
  readonly server: Server;
}

/** What a window is opened with. */
export interface WorkbenchOptions {
  readonly folder: string;
  readonly extensions?: readonly string[];
  readonly settings?: Settings;
  readonly age?: ServerOptions['age'];
  readonly workspaceTrust?: boolean;
  readonly environment?: ServerOptions['environment'];
  readonly size?: { readonly width: number; readonly height: number };
  /** Pixels per point in pictures. */
  readonly sharpness?: number;
}

/** Starts VS Code and opens a folder in it; ready when the window takes commands. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const browser = await findBrowser(process.env, thisMachine(process.env));
  if (!browser) throw new Error('these tests need Chrome, Edge or Chromium, or SKA_BROWSER');
  const server = await startServer({
    extensions: options.extensions ?? [],
    settings: options.settings ?? {},
    age: options.age ?? 'newest',
    workspaceTrust: options.workspaceTrust ?? false,
    environment: options.environment ?? {},
  });
  const chromium = await launch({
    executablePath: browser.path,
    args: [...browser.arguments, '--disable-dev-shm-usage', '--force-prefers-reduced-motion'],
    headless: true,
    // A browser on a pipe ends with this process, however that ends.
    pipe: true,
    defaultViewport: {
      ...(options.size ?? { width: 1440, height: 1000 }),
      deviceScaleFactor: options.sharpness ?? 1,
    },
  }).catch(async (error: unknown) => {
    await server[Symbol.asyncDispose]();
    throw error;
  });
  const close = async () => {
    await chromium.close();
    await server[Symbol.asyncDispose]();
  };
  try {
    const page = (await chromium.pages())[0] ?? (await chromium.newPage());
    // « Leave the page? » is asked when a file is not saved.
    page.on('dialog', dialog => void dialog.accept());
    await page.goto(`${server.url}?folder=${encodeURIComponent(options.folder)}`);
    await untilReady(page);
    return { page, folder: options.folder, server, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Reloads the window; what was open is open again. */
export async function reload({ page }: Workbench): Promise<void> {
  const left = page.waitForNavigation();
  await runCommand(page, 'Developer: Reload Window');
  await left;
  await untilReady(page);
}

/** Ends the server's processes whose command line matches, at once and without a word; how many there were. */
export async function kill({ server }: Workbench, command: RegExp): Promise<number> {
  const found = (await server.processes()).filter(one => command.test(one.command));
  for (const { pid } of found) process.kill(pid, 'SIGKILL');
  return found.length;
}

/** Takes a picture of the window, for whoever looks at a test that failed. */
export async function keepPicture(page: Page, name: string): Promise<string> {
  const folder = fileURLToPath(new URL('../../tmp/vscode', import.meta.url));
  await mkdir(folder, { recursive: true });
  const path = `${folder}/${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png` as const;
  await page.screenshot({ path });
  return path;
}

/** What the window shows, in words: for whoever has only the words of a test that failed. */
export async function whatIsSeen(page: Page): Promise<string> {
  const parts = {
    focus: '*:focus',
    tabs: '.tab.active',
    text: '.editor-instance .view-line',
    list: '.suggest-widget.visible .monaco-list-row',
    box: '.quick-input-widget:not([style*="display: none"])',
    told: '.notification-list-item-message',
    status: '.statusbar-item',
  };
  const seen = Object.entries(parts).map(async ([part, selector]) => {
    const all = await texts(page, selector).catch(error => [String(error)]);
    return [part, all.filter(text => text.trim() !== '').slice(0, 60)] as const;
  });
  return JSON.stringify(Object.fromEntries(await Promise.all(seen)));
}

/** The window has drawn its parts: the status bar's counts and the folder's files. */
async function untilReady(page: Page): Promise<void> {
  await until('the window of VS Code', async () => {
    const parts = ['.monaco-workbench #status\\.problems', '.explorer-folders-view .monaco-list-row'];
    return (await Promise.all(parts.map(part => count(page, part)))).every(number => number > 0);
  });
}
