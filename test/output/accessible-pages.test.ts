import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, launch } from 'puppeteer';
import { unseenFocus, violations } from './accessible.ts';
import { testBrowser } from './test-browser.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'dist', 'ska.mjs');
const report = 'rapporter/2025-26/tallbackaskolan.md';

/** Each page that a reader or an author meets in a browser, as the program writes it. */
describe('the pages for the screen are accessible', function () {
  this.timeout(120_000);
  let folder = '';
  let browser: Browser;
  let preview: ChildProcess;
  const addresses: Record<string, string> = {};

  before(async function () {
    this.timeout(240_000);
    folder = await mkdtemp(join(tmpdir(), 'ska å '));
    const project = join(folder, 'Lindberga kommun');
    await cp(join(root, 'examples', 'lindberga'), project, {
      recursive: true,
      filter: path => !/[\\/](ut|\.ska)([\\/]|$)/.test(path),
    });
    const ska = (...args: readonly string[]) =>
      run(process.execPath, [program, ...args], { cwd: project, maxBuffer: 1e8 });
    const write = async (name: string, text: string) => {
      await writeFile(join(folder, name), text);
      return String(pathToFileURL(join(folder, name)));
    };
    await ska('build', 'tallbackaskolan', '--format', 'html,bildspel');
    const built = (name: string) => String(pathToFileURL(join(project, 'ut', '2025-26', name)));
    addresses.report = built('tallbackaskolan.html');
    addresses.deck = built('tallbackaskolan-bildspel.html');
    addresses.status = await write('status.html', (await ska('status', '--format', 'html')).stdout);
    const git = (...args: readonly string[]) =>
      run('git', ['-c', 'user.name=Lindberga', '-c', 'user.email=lindberga@example.org', ...args], {
        cwd: project,
      });
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '.');
    await git('commit', '--quiet', '--message=Läsåret');
    const file = join(project, report);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('ökar för tredje året', 'minskar för tredje året'));
    addresses.comparison = await write('diff.html', (await ska('diff', 'main', '--format', 'html')).stdout);
    preview = spawn(process.execPath, [program, 'preview', 'tallbackaskolan', '--port', '0'], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let told = '';
    for await (const part of preview.stdout ?? []) {
      told += String(part);
      if (told.includes('\n')) break;
    }
    addresses.print = told.trim();
    addresses.web = `${told.trim()}?vy=webb`;
    addresses.slides = `${told.trim()}?vy=bildspel`;
    const found = await testBrowser();
    browser = await launch({
      executablePath: found.path,
      args: [...found.arguments, '--disable-dev-shm-usage'],
      pipe: true,
    });
  });
  after(async () => {
    await browser?.close();
    if (preview?.kill()) await once(preview, 'exit');
    await rm(folder, { recursive: true, force: true });
  });

  for (const [name, what, shown] of [
    ['report', 'a report as a web page', 'main > h2'],
    ['deck', 'the slides in a browser', 'section, article'],
    ['status', 'the page to review all reports from', 'main h2'],
    ['comparison', 'the comparison of two versions', '.ska-ändring'],
    ['print', 'the preview as print', '.ska-text > figure'],
    ['web', 'the preview as a web page', '.ska-text > figure'],
    ['slides', 'the preview as slides', '.ska-bild'],
  ] as const)
    it(`${what}, light, dark and with forced colours, and with the keyboard alone`, async () => {
      const page = await browser.newPage();
      await page.goto(addresses[name] ?? '');
      await page.waitForSelector(shown);
      assert.notEqual(await page.title(), '');
      assert.equal(await page.evaluate('document.documentElement.lang'), 'sv');
      const devices = await page.createCDPSession();
      for (const [feature, value] of [
        ['prefers-color-scheme', 'light'],
        ['prefers-color-scheme', 'dark'],
        ['forced-colors', 'active'],
      ] as const) {
        await devices.send('Emulation.setEmulatedMedia', { features: [{ name: feature, value }] });
        assert.deepEqual(await violations(page), [], value);
      }
      await devices.send('Emulation.setEmulatedMedia', { features: [] });
      assert.deepEqual(await unseenFocus(page, 40), []);
      await page.close();
    });
});
