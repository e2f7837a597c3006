import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CancellationTokenSource, type CompletionItem, type Hover } from 'vscode-languageserver/node';
import { parse, stringify } from 'yaml';
import { type Editor, openEditor } from './editor.ts';

const units = 150;
const years = ['2022-23', '2023-24', '2024-25', '2025-26'];
const own = 'rapporter/2025-26/tallbackaskolan.md';

/** Adds units to the example municipality, each with a short report of every year. */
async function grow(folder: string): Promise<void> {
  const file = join(folder, 'ska.yaml');
  const config = parse(await readFile(file, 'utf8')) as { enheter: object[] };
  const ids = Array.from({ length: units }, (_, at) => `skola-${at + 1}`);
  const more = ids.map(id => ({ id, namn: `Skolan ${id}`, skolform: ['grundskola'] }));
  await writeFile(file, stringify({ ...config, enheter: [...config.enheter, ...more] }));
  for (const year of years) {
    await mkdir(join(folder, 'rapporter', year), { recursive: true });
    for (const id of ids)
      await writeFile(
        join(folder, 'rapporter', year, `${id}.md`),
        `---\ntyp: enhet\nenhet: ${id}\nläsår: ${year.replace('-', '/')}\nstatus: utkast\n---\n\n# Skolan\n\nVi har :värde[12]{antal-elver} elever.\n`,
      );
  }
}

describe('a project of 150 units and four years in the language server', function () {
  this.timeout(300_000);
  let editor: Editor;
  /** When the whole project has been checked. */
  let checked: Promise<unknown>;
  let isChecked = false;
  const ask = <T>(method: string, more: object) =>
    editor.connection.sendRequest<T>(method, { textDocument: { uri: editor.uri(own) }, ...more });

  before(async () => {
    editor = await openEditor('examples/lindberga', { prepare: grow });
    await editor.show(own);
    checked = editor.settled().then(() => {
      isChecked = true;
    });
  });
  after(() => editor[Symbol.asyncDispose]());

  it('answers its author while all the others are read and checked', async () => {
    const text = await editor.read(own);
    const at = text.slice(0, text.indexOf(':värde[518]') + 8).split('\n');
    const position = { line: at.length - 1, character: at.at(-1)?.length ?? 0 };
    let hover: Hover | null = null;
    while (!hover) hover = await ask<Hover | null>('textDocument/hover', { position });
    assert.match((hover.contents as { value: string }).value, /518/);
    const inBraces = { ...position, character: position.character + ']}{antal'.length };
    const items = await ask<CompletionItem[]>('textDocument/completion', { position: inBraces });
    assert.ok(items.some(item => item.label === 'meritvärde'));
    // Not after the reading of all, either: each has something to tell as soon as it is read.
    assert.ok(new Set(editor.published.map(one => one.uri)).size < units * years.length);
    assert.equal(isChecked, false);
  });

  it('says what a key press has made wrong before it has read the rest', async () => {
    await editor.type(own, '{antal-elever}', '{antal-elver}');
    while (!editor.diagnostics(own).some(one => String(one.message).includes('antal-elver')))
      await ask('textDocument/foldingRange', {});
    assert.equal(isChecked, false);
  });

  it('stops what nobody waits for any more', async () => {
    const [{ root } = { root: '' }] = await editor.connection.sendRequest<{ root: string }[]>(
      'ska/overview',
      {},
    );
    const stop = new CancellationTokenSource();
    const updates = editor.connection.sendRequest('ska/updates', { root }, stop.token);
    stop.cancel();
    await assert.rejects(updates, /cancelled/);
    assert.equal(isChecked, false);
  });

  it('has checked them all in the end', async () => {
    await checked;
    const found = editor.published.filter(one => one.diagnostics.length > 0).map(one => one.uri);
    assert.equal(new Set(found.filter(uri => uri.includes('skola-'))).size, units * years.length);
  });

  it('makes only one report’s findings anew at a key press', async () => {
    const before = editor.published.length;
    await editor.type(own, '{antal-elver}', '{antal-elever}');
    await editor.settled();
    const told = editor.published.slice(before);
    assert.deepEqual([...new Set(told.map(one => one.uri))], [editor.uri(own)]);
    assert.ok(told.length <= 2);
    assert.deepEqual(editor.diagnostics(own), []);
  });
});
