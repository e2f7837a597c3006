import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openRequest } from '../../extension/output/preview/requests.ts';
import { openEditor } from './editor.ts';

const told = fileURLToPath(new URL('../fixtures/server/told-connections.cjs', import.meta.url));
const unit = 'rapporter/2025-26/tallbackaskolan.md';

describe('the language server and its data process', () => {
  let folder = '';
  const { NODE_OPTIONS } = process.env;
  const connections = () => readFile(join(folder, 'told'), 'utf8').catch(() => '');
  before(async () => {
    // Options of Node are cut at blanks.
    folder = await mkdtemp(join(tmpdir(), 'ska-'));
    process.env.SKA_CONNECTIONS = join(folder, 'told');
    process.env.NODE_OPTIONS = `${NODE_OPTIONS ?? ''} --require=${JSON.stringify(told)}`;
  });
  after(async () => {
    if (NODE_OPTIONS === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = NODE_OPTIONS;
    delete process.env.SKA_CONNECTIONS;
    await rm(folder, { recursive: true });
  });

  it('connect to nothing, whatever an author does', async () => {
    {
      await using editor = await openEditor('examples/lindberga');
      await editor.show(unit);
      await editor.type(unit, '{antal-elever}', '{antal-elver}');
      await editor.settled();
      assert.ok(editor.diagnostics(unit).length > 0);
      const uri = editor.uri(unit);
      const look = { uri, view: 'utskrift', nonce: 'a', script: 'https://example.invalid/a.js' };
      assert.ok(await editor.connection.sendRequest(openRequest, look));
      const [{ root } = { root: '' }] = await editor.connection.sendRequest<{ root: string }[]>(
        'ska/overview',
        {},
      );
      await editor.connection.sendRequest('ska/indicators', { root });
      await editor.connection.sendRequest('ska/updates', { root });
    }
    assert.equal(await connections(), '');
  });

  it('would be seen if they did', async () => {
    const script = "require('node:http').get('http://127.0.0.1:9').on('error', () => {})";
    await promisify(execFile)(process.execPath, ['-e', script]);
    assert.match(await connections(), /^connect .*127\.0\.0\.1/m);
  });
});
