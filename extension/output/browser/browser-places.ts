import type { BrowserEnvironment, BrowserProbes } from './find-browser.ts';

const linuxNames = [
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
];
const windowsNames = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];
const macNames = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
];

/** Where Chrome, Edge and Chromium lie on a system, best first. */
export function browserPlaces(
  platform: string,
  environment: BrowserEnvironment,
  home: string,
): readonly string[] {
  if (platform === 'win32') {
    const roots = [
      environment.PROGRAMFILES ?? 'C:\\Program Files',
      environment['PROGRAMFILES(X86)'] ?? 'C:\\Program Files (x86)',
      environment.LOCALAPPDATA ?? `${home}\\AppData\\Local`,
    ];
    return windowsNames.flatMap(name => roots.map(root => `${root}\\${name}`));
  }
  if (platform === 'darwin')
    return macNames.flatMap(name => [`/Applications/${name}`, `${home}/Applications/${name}`]);
  const folders = [
    ...new Set([
      ...(environment.PATH ?? '').split(':').filter(folder => folder.startsWith('/')),
      '/usr/bin',
      '/usr/local/bin',
      '/snap/bin',
    ]),
  ];
  return linuxNames.flatMap(name => folders.map(folder => `${folder}/${name}`));
}

/** The newest Chrome of puppeteer's own cache (`~/.cache/puppeteer/chrome/<system>-<version>/chrome-<system>/chrome`). */
export async function puppeteerCache(
  environment: BrowserEnvironment,
  probes: BrowserProbes,
): Promise<string | undefined> {
  const cache = environment.PUPPETEER_CACHE_DIR ?? `${probes.home}/.cache/puppeteer`;
  for (const product of ['chrome', 'chrome-headless-shell']) {
    const builds = [...(await probes.list(`${cache}/${product}`))].sort((a, b) =>
      b.localeCompare(a, 'en', { numeric: true }),
    );
    for (const build of builds) {
      for (const inner of await probes.list(`${cache}/${product}/${build}`)) {
        for (const name of [
          product,
          `${product}.exe`,
          'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
        ]) {
          const path = `${cache}/${product}/${build}/${inner}/${name}`;
          if (await probes.isFile(path)) return path;
        }
      }
    }
  }
  return undefined;
}
