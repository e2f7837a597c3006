import { Fault } from '../../base/fault.ts';
import { browserPlaces, puppeteerCache } from './browser-places.ts';

/** A browser that can print: `path` to start, and the arguments that this machine demands. */
export interface FoundBrowser {
  readonly path: string;
  readonly kind: 'setting' | 'SKA_BROWSER' | 'installed' | 'puppeteer' | 'package';
  readonly arguments: readonly string[];
}

/** What the search may know of the machine. Paths are the machine's own. */
export interface BrowserProbes {
  readonly platform: 'linux' | 'darwin' | 'win32' | (string & {});
  readonly home: string;
  /** True for the system's administrator: Chromium then refuses its sandbox. */
  readonly root: boolean;
  isFile(path: string): Promise<boolean>;
  /** Names in a folder; empty when there is none. */
  list(folder: string): Promise<readonly string[]>;
  /** The executable of a Chromium that an npm package brought into SKA-rapport's own cache folder, if there is one. */
  packaged?(): Promise<string | undefined>;
}

/** Everything that `findBrowser` looked at and did not find stands in the fault `browser.missing` of the door. */
export type BrowserEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * The browser to print with, in this order: the user's setting, `SKA_BROWSER`, Chrome, Edge or Chromium as installed,
 * the puppeteer cache, a packaged Chromium; undefined when there is none.
 * Fault `browser.not-there`: the setting or `SKA_BROWSER` names a file that does not exist (it is never passed over in silence).
 */
export async function findBrowser(
  environment: BrowserEnvironment,
  probes: BrowserProbes,
  setting?: string,
): Promise<FoundBrowser | undefined> {
  const demanded = probes.root && probes.platform !== 'win32' ? ['--no-sandbox'] : [];
  const found = (path: string, kind: FoundBrowser['kind']): FoundBrowser => ({
    path,
    kind,
    arguments: demanded,
  });
  for (const [written, from] of [
    [setting, 'setting'],
    [environment.SKA_BROWSER, 'SKA_BROWSER'],
  ] as const) {
    // « Copy as path» in Windows puts quotes around it.
    const path = written?.trim().replace(/^"(.*)"$/, '$1');
    if (!path) continue;
    if (!(await probes.isFile(path))) throw new Fault('browser.not-there', { path, from });
    return found(path, from);
  }
  for (const path of browserPlaces(probes.platform, environment, probes.home)) {
    if (await probes.isFile(path)) return found(path, 'installed');
  }
  const cached = await puppeteerCache(environment, probes);
  if (cached) return found(cached, 'puppeteer');
  const packaged = await probes.packaged?.();
  return packaged
    ? { ...found(packaged, 'package'), arguments: ['--no-sandbox', '--headless=shell'] }
    : undefined;
}
