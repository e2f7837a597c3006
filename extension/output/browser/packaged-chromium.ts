import { pathToFileURL } from 'node:url';

/** The npm package that brings a Chromium for Linux x64, in the newest major that runs on Node 20. */
export const chromiumPackage = '@sparticuz/chromium@147';

/** The arguments with which npm puts {@link chromiumPackage} into a folder; a door runs it, with the user's consent. */
export function installChromiumArguments(folder: string): readonly string[] {
  return ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', chromiumPackage];
}

/** What the package's own module offers. */
interface ChromiumModule {
  readonly default?: { executablePath(): Promise<string> };
}

/**
 * The executable of a Chromium that was installed into a folder by {@link installChromiumArguments}; the package unpacks
 * it at the first call. Undefined when there is none, or it cannot be unpacked. For `BrowserProbes.packaged`.
 */
export async function packagedChromium(
  folder: string,
  isFile: (path: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const entry of ['build/esm/index.js', 'build/index.js']) {
    const path = `${folder}/node_modules/@sparticuz/chromium/${entry}`;
    if (!(await isFile(path))) continue;
    const module = (await import(pathToFileURL(path).href)) as ChromiumModule;
    return module.default?.executablePath().catch(() => undefined);
  }
  return undefined;
}
