import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { type FoundBrowser, findBrowser } from '../../extension/output/browser/find-browser.ts';

/** The machine's own browser, found as the command line finds it; the print tests cannot run without one. */
export async function testBrowser(): Promise<FoundBrowser> {
  const found = await findBrowser(process.env, {
    platform: process.platform,
    home: homedir(),
    root: process.getuid?.() === 0,
    isFile: path =>
      stat(path).then(
        info => info.isFile(),
        () => false,
      ),
    list: folder => readdir(folder).catch(() => []),
  });
  if (!found) throw new Error('these tests need Chrome, Edge or Chromium, or SKA_BROWSER');
  return found;
}
