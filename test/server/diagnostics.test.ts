import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Editor, openEditor } from './editor.ts';

const ska = fileURLToPath(new URL('../../dist/ska.mjs', import.meta.url));
const unit = 'rapporter/2025-26/tallbackaskolan.md';

/** `code line:column severity message` of what the command line says about the project on disk. */
async function checked(folder: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [ska, 'check', '--format', 'json', '--project', folder],
    { maxBuffer: 1e8 },
  ).catch((error: { stdout: string }) => error);
  const severities = { error: 1, warning: 2, hint: 3 } as const;
  return JSON.parse(stdout)
    .diagnostics.map(
      (one: {
        file: string;
        code: string;
        severity: keyof typeof severities;
        message: string;
        range: { start: { line: number; column: number } };
      }) => {
        const { line, column } = one.range.start;
        return `${one.file} ${one.code} ${line}:${column} ${severities[one.severity]} ${one.message}`;
      },
    )
    .sort();
}

/** The same of what the editor shows. */
function shown(editor: Editor): readonly string[] {
  const newest = new Map(editor.published.map(one => [one.uri, one.diagnostics]));
  return [...newest]
    .flatMap(([uri, diagnostics]) =>
      diagnostics.map(({ code, severity, message, range: { start } }) => {
        const path = decodeURIComponent(uri.slice(editor.uri('').length + 1)).normalize('NFC');
        return `${path} ${code} ${start.line + 1}:${start.character + 1} ${severity} ${message}`;
      }),
    )
    .sort();
}

describe('the language server', () => {
  it('says what ska check says: of the text at each key press, of all reports, of data that changes', async () => {
    await using editor = await openEditor('examples/lindberga');
    await editor.settled();
    assert.deepEqual(shown(editor), []);
    const text = await editor.read(unit);
    await editor.show(unit);
    await editor.type(unit, ':värde[', ':värde[1 234,5');
    await editor.type(unit, '{meritvärde', '{meritvarde');
    await editor.settled();
    const last = editor.published.findLast(one => one.uri === editor.uri(unit));
    assert.equal(last?.version, 3);
    await editor.write(unit, text.replace(':värde[', ':värde[1 234,5').replace('{meritvärde', '{meritvarde'));
    await editor.write(
      'data/betyg-ak9.csv',
      (await editor.read('data/betyg-ak9.csv')).replace(/(\n[^\n]*?)\d\d/g, '$199'),
    );
    await editor.settled();
    const found = shown(editor);
    assert.deepEqual(found, await checked(editor.folder));
    assert.ok(new Set(found.map(one => one.split(' ')[0])).size > 2);
  });

  it('takes a burst of key presses, and ends with the findings of the last', async () => {
    await using editor = await openEditor('examples/lindberga');
    await editor.show(unit);
    for (let n = 0; n < 60; n++)
      await editor.type(unit, n % 2 ? '{meritvarde' : '{meritvärde', n % 2 ? '{meritvärde' : '{meritvarde');
    await editor.settled();
    assert.deepEqual(editor.diagnostics(unit), []);
    await editor.type(unit, '{meritvärde', '{meritvarde');
    await editor.settled();
    assert.ok(editor.diagnostics(unit).length > 0);
    await editor.close(unit);
    await editor.settled();
    assert.deepEqual(editor.diagnostics(unit), []);
  });

  it('speaks the language that is set', async () => {
    await using editor = await openEditor('examples/lindberga', { settings: { language: 'en' } });
    await editor.show(unit, (await editor.read(unit)).replace(':värde[', ':värde[1 234,5'));
    await editor.settled();
    const [found] = editor.diagnostics(unit);
    assert.match(String(found?.message), /\bdata\b.*\b(say|says|update)\b/i);
  });

  it('leaves Markdown and YAML alone that belong to no project', async () => {
    await using editor = await openEditor('examples/lindberga', {
      prepare: folder => rm(join(folder, 'ska.yaml')),
    });
    await editor.show(unit, ':värde[1]{finns-inte}');
    await editor.settled();
    assert.deepEqual(editor.published, []);
  });
});
