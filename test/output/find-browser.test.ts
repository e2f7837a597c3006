import assert from 'node:assert/strict';
import { Fault } from '../../extension/base/fault.ts';
import { type BrowserProbes, findBrowser } from '../../extension/output/browser/find-browser.ts';

function machine(files: readonly string[], more: Partial<BrowserProbes> = {}): BrowserProbes {
  return {
    platform: 'linux',
    home: '/home/a',
    root: false,
    isFile: async path => files.includes(path),
    list: async folder => [
      ...new Set(
        files
          .filter(file => file.startsWith(`${folder}/`))
          .map(file => file.slice(folder.length + 1).split('/')[0] ?? ''),
      ),
    ],
    ...more,
  };
}

describe('finding a browser', () => {
  it('takes SKA_BROWSER before what is installed', async () => {
    const found = await findBrowser(
      { SKA_BROWSER: '/opt/my/chrome' },
      machine(['/opt/my/chrome', '/usr/bin/google-chrome']),
    );
    assert.deepEqual(found, { path: '/opt/my/chrome', kind: 'SKA_BROWSER', arguments: [] });
  });

  it('takes a path in the quotes that Windows puts around one that is copied', async () => {
    const path = 'D:\\Mina program\\Chrome\\chrome.exe';
    const windows = { ...machine([path]), platform: 'win32' };
    assert.equal((await findBrowser({ SKA_BROWSER: `"${path}" ` }, windows))?.path, path);
    assert.equal((await findBrowser({}, windows, `"${path}"`))?.path, path);
  });

  it('takes the setting before SKA_BROWSER', async () => {
    const found = await findBrowser({ SKA_BROWSER: '/b' }, machine(['/a', '/b']), '/a');
    assert.equal(found?.path, '/a');
  });

  it('says so when SKA_BROWSER names nothing, although another browser is there', async () => {
    await assert.rejects(
      findBrowser({ SKA_BROWSER: '/nowhere' }, machine(['/usr/bin/chromium'])),
      (error: unknown) => {
        assert.ok(error instanceof Fault);
        assert.equal(error.code, 'browser.not-there');
        assert.deepEqual(error.args, { path: '/nowhere', from: 'SKA_BROWSER' });
        return true;
      },
    );
  });

  it('prefers Chrome, then Edge, then Chromium', async () => {
    const files = ['/usr/bin/chromium', '/usr/bin/microsoft-edge', '/usr/bin/google-chrome'];
    for (const expected of [...files].reverse()) {
      const found = await findBrowser({}, machine(files.slice(0, files.indexOf(expected) + 1)));
      assert.equal(found?.path, expected);
    }
  });

  it('finds Edge under both Program Files of Windows', async () => {
    const path = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const found = await findBrowser(
      { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
      machine([path], { platform: 'win32' }),
    );
    assert.equal(found?.path, path);
  });

  it('takes the newest Chrome of the puppeteer cache, by number and not by letter', async () => {
    const build = (version: string) =>
      ['', 'home', 'a', '.cache', 'puppeteer', 'chrome', `linux-${version}`, 'chrome-linux64', 'chrome'].join(
        '/',
      );
    const found = await findBrowser({}, machine([build('99.0.1'), build('131.0.2')]));
    assert.deepEqual(found, { path: build('131.0.2'), kind: 'puppeteer', arguments: [] });
  });

  it('gives up the sandbox only for the administrator', async () => {
    assert.deepEqual((await findBrowser({}, machine(['/usr/bin/chromium'], { root: true })))?.arguments, [
      '--no-sandbox',
    ]);
    assert.deepEqual((await findBrowser({}, machine(['/usr/bin/chromium'])))?.arguments, []);
  });

  it('is undefined on a machine without one', async () => {
    assert.equal(await findBrowser({}, machine([])), undefined);
  });
});
