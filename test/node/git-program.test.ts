import assert from 'node:assert/strict';
import { gitProgram } from '../../extension/node/git-program.ts';

describe('the git that is started', () => {
  const windows = (environment: Readonly<Record<string, string>>, ...there: readonly string[]) =>
    gitProgram(environment, { platform: 'win32', isFile: path => there.includes(path) });
  const usual = 'C:\\Program Files\\Git\\cmd\\git.exe';

  it('is on Windows the whole path of the first on the path, however the variable is spelt', () => {
    const path = 'C:\\Windows\\system32;"C:\\Program Files\\Git\\cmd\\";D:\\git';
    for (const name of ['Path', 'PATH', 'path'])
      assert.equal(windows({ [name]: path }, 'D:\\git\\git.exe', usual), usual);
    assert.equal(windows({ Path: path }, 'D:\\git\\git.exe'), 'D:\\git\\git.exe');
  });

  it('is never one that lies in the project, which a path of dots would reach', () => {
    for (const there of [
      'git.exe',
      '.\\git.exe',
      'bin\\git.exe',
      '\\bin\\git.exe',
      'C:git.exe',
      'C:\\git.exe',
    ])
      assert.equal(windows({ Path: '.;;bin;\\bin;C:' }, there), usual, there);
    assert.equal(windows({}), usual);
  });

  it('is found where its installer puts it, also when it is on no path', () => {
    const program = { Path: 'C:\\Windows', ProgramFiles: 'C:\\Program Files' };
    assert.equal(windows(program, usual), usual);
    const own = 'C:\\Users\\åsa\\AppData\\Local\\Programs\\Git\\cmd\\git.exe';
    assert.equal(windows({ LOCALAPPDATA: 'C:\\Users\\åsa\\AppData\\Local' }, own), own);
  });

  it('is by its name alone on other systems', () => {
    assert.equal(gitProgram({ PATH: '/bin' }, { platform: 'linux', isFile: () => false }), 'git');
  });
});
