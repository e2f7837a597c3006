import assert from 'node:assert/strict';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  SemanticTokens,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { type Editor, openEditor } from './editor.ts';

const unit = 'rapporter/2025-26/tallbackaskolan.md';

describe('the features of the language server', () => {
  let editor: Editor;
  let text = '';
  before(async () => {
    editor = await openEditor('examples/lindberga');
    text = await editor.read(unit);
    await editor.show(unit);
    await editor.settled();
  });
  after(() => editor[Symbol.asyncDispose]());

  /** The position after the first place where a text stands. */
  function behind(found: string, path = text): { line: number; character: number } {
    const end = path.indexOf(found) + found.length;
    assert.ok(end >= found.length, found);
    const lines = path.slice(0, end).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  }
  const ask = <T>(method: string, more: object = {}, path = unit) =>
    editor.connection.sendRequest<T>(method, { textDocument: { uri: editor.uri(path) }, ...more });

  it('completes an indicator inside braces, with its name, and nothing after a lone colon', async () => {
    const items = await ask<CompletionItem[]>('textDocument/completion', {
      position: behind('{antal-elev'),
      context: { triggerKind: 1 },
    });
    const found = items.find(item => item.label === 'meritvärde');
    assert.match(found?.labelDetails?.description ?? '', /meritvärde/i);
    assert.ok(items.every(item => !item.preselect && !item.commitCharacters));
    const colon = await ask<CompletionItem[]>('textDocument/completion', {
      position: behind('Skolan har :'),
      context: { triggerKind: 2, triggerCharacter: ':' },
    });
    assert.deepEqual(colon, []);
  });

  it('tells at a value what it is, from which file, and how it has been', async () => {
    const hover = await ask<Hover>('textDocument/hover', { position: behind(':värde[') });
    const { value } = hover.contents as { value: string };
    assert.match(value, /data\/elever\.csv/);
    assert.match(value, /[▁▂▃▄▅▆▇█]{2}/);
  });

  it('helps in ska.yaml as well: keys, names, what they mean', async () => {
    const shown = (await editor.read('ska.yaml')).replace('\nbrytdatum:', '\nsko\nbrytdatum:');
    await editor.show('ska.yaml', shown);
    const items = await ask<CompletionItem[]>(
      'textDocument/completion',
      { position: behind('\nsko', shown), context: { triggerKind: 1 } },
      'ska.yaml',
    );
    assert.ok(items.length > 0);
    const hover = await ask<Hover>(
      'textDocument/hover',
      { position: behind('\nredovisar', shown) },
      'ska.yaml',
    );
    assert.match((hover.contents as { value: string }).value, /läsår/i);
    await editor.close('ska.yaml');
  });

  it('goes from an indicator to where it is defined, and from a value to its row', async () => {
    const [indicator] = await ask<LocationLink[]>('textDocument/definition', {
      position: behind('{antal-elev'),
    });
    assert.match(indicator?.targetUri ?? '', /indikatorer\.yaml$/);
    const [row] = await ask<LocationLink[]>('textDocument/definition', { position: behind(':värde[') });
    assert.equal(row?.targetUri, editor.uri('data/elever.csv'));
    assert.ok((row?.targetRange.start.line ?? 0) > 0);
  });

  it('finds where an intervention is used, and renames it everywhere', async () => {
    const position = behind('{#I26-1');
    const places = await ask<Location[]>('textDocument/references', {
      position,
      context: { includeDeclaration: true },
    });
    assert.ok(places.some(place => place.uri === editor.uri(unit)));
    const edit = await ask<WorkspaceEdit>('textDocument/rename', { position, newName: 'I26-9' });
    const [own] = edit.documentChanges ?? [];
    assert.ok(own && 'edits' in own && own.textDocument.version === 1);
    await assert.rejects(ask('textDocument/rename', { position, newName: 'två ord' }));
  });

  it('shows the report’s structure, folds, colours and what the lenses say', async () => {
    const symbols = await ask<DocumentSymbol[]>('textDocument/documentSymbol');
    const names = (all: readonly DocumentSymbol[]): readonly string[] =>
      all.flatMap(one => [one.name, ...names(one.children ?? [])]);
    assert.ok(names(symbols).some(name => name === 'Förutsättningar'));
    const folds = await ask<FoldingRange[]>('textDocument/foldingRange');
    assert.ok(folds.some(fold => fold.startLine === 0));
    const tokens = await ask<SemanticTokens>('textDocument/semanticTokens/full');
    assert.ok(tokens.data.length > 100);
    const lenses = await ask<CodeLens[]>('textDocument/codeLens');
    assert.ok(lenses.some(lens => lens.command?.title.includes('utkast')));
    assert.ok(lenses.some(lens => lens.command?.command === 'ska.showPlaces'));
  });

  it('shows beside an old number what the data says now', async () => {
    await editor.type(unit, ':värde[518]', ':värde[519]');
    const range = { start: { line: 0, character: 0 }, end: { line: 400, character: 0 } };
    const hints = await ask<InlayHint[]>('textDocument/inlayHint', { range });
    assert.match(String(hints[0]?.label), /518/);
    await editor.type(unit, ':värde[519]', ':värde[518]');
    assert.deepEqual(await ask<InlayHint[]>('textDocument/inlayHint', { range }), []);
  });

  it('mends what is wrong, at the place and when the text is saved', async () => {
    await editor.type(unit, '{antal-elever}', '{antal-elver}');
    await editor.settled();
    const [diagnostic] = editor.diagnostics(unit);
    assert.ok(diagnostic);
    const actions = await ask<CodeAction[]>('textDocument/codeAction', {
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    const mend = actions.find(action => action.isPreferred);
    assert.deepEqual([mend?.kind, mend?.diagnostics], ['quickfix', [diagnostic]]);
    const [change] = mend?.edit?.changes?.[editor.uri(unit)] ?? [];
    assert.equal(change?.newText, 'antal-elever');
    await editor.type(unit, '{antal-elver}', '{antal-elever}');
    await editor.type(unit, ':värde[518]', ':värde[5]');
    const onSave = await ask<CodeAction[]>('textDocument/codeAction', {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.updateSnapshots'] },
    });
    assert.deepEqual(
      onSave.map(action => [action.kind, action.edit?.changes?.[editor.uri(unit)]?.[0]?.newText]),
      [['source.updateSnapshots.ska', '518']],
    );
    await editor.type(unit, ':värde[5]', ':värde[518]');
  });

  it('answers the side views: reports with status and findings, indicators with values', async () => {
    type Years = { reports: { id: string; status: string }[] }[];
    type Entries = { root: string; overview: { years: Years; agenda: { name: string }[] } }[];
    const [project] = await editor.connection.sendRequest<Entries>('ska/overview', {});
    assert.ok(project?.overview.agenda.some(one => one.name === 'Budget beslutas'));
    const reports = project?.overview.years[0]?.reports ?? [];
    assert.equal(reports[0]?.id, 'huvudman');
    assert.ok(reports.some(one => one.id === 'tallbackaskolan' && one.status === 'utkast'));
    const indicators = await editor.connection.sendRequest<{ id: string; latest: string; trend: string }[]>(
      'ska/indicators',
      { root: project?.root },
    );
    assert.equal(indicators[0]?.id, 'meritvärde');
    assert.match(indicators[0]?.latest ?? '', /^\d+,\d \(2025\/26\)$/);
  });

  it('offers ways to show an indicator that the data has, filled in; and none that it has not', async () => {
    const insertions = (kind: string, indicator: string) =>
      editor.connection.sendRequest<{ title: string; preview: string; text: string }[]>('ska/insertions', {
        uri: editor.uri(unit),
        kind,
        indicator,
      });
    const [value] = await insertions('value', 'antal-elever');
    assert.deepEqual([value?.preview, value?.text], ['518', ':värde[518]{antal-elever}']);
    const charts = await insertions('chart', 'meritvärde');
    assert.deepEqual(
      charts.map(one => one.title),
      ['Över tid', 'Över tid, med Lindberga kommun', 'Över tid, med Riket', 'Per kön'],
    );
    for (const { text, preview } of charts) {
      assert.match(text, /^:::diagram\[[^\]]+\]\{#[^}]+\}\n\n> .+\n\n:::$/);
      assert.ok(text.includes(preview));
    }
    // Put in, they are as they should be.
    const before = await editor.read(unit);
    await editor.show(
      unit,
      `${before}\n${charts[3]?.text}\n\n${(await insertions('table', 'meritvärde'))[0]?.text}\n`,
    );
    await editor.settled();
    assert.deepEqual(
      editor.diagnostics(unit).filter(one => one.severity === 1 && one.code !== 'id.duplicate'),
      [],
    );
    await editor.show(unit, before);
  });

  it('makes a table of the project out of cells from a spreadsheet', async () => {
    type Made = { files: { uri: string; text: string }[]; edits: { uri: string }[]; table: string };
    const paste = (cells: string) =>
      editor.connection.sendRequest<Made | null>('ska/pasteCells', {
        uri: editor.uri(unit),
        line: behind('## Förutsättningar').line + 1,
        text: cells,
      });
    const made = await paste('Läsår\tAntal elever\n2024/25\t510\n2025/26\t518\n');
    assert.equal(made?.files[0]?.uri, editor.uri('data/forutsattningar.csv'));
    assert.match(made?.files[0]?.text ?? '', /^Läsår;Antal elever\n2024\/25;510\n/);
    assert.equal(made?.edits[0]?.uri, editor.uri('data/datapackage.yaml'));
    assert.match(made?.table ?? '', /^:::tabell\[Förutsättningar\]\{.*källa=förutsättningar/);
    assert.equal(await paste('ingen tabell'), null);
  });

  it('gives the edits that bring all numbers up to date, of open and of closed reports', async () => {
    await editor.type(unit, ':värde[518]', ':värde[5]');
    const one = await editor.connection.sendRequest<{ changes: number; edits: { version: number }[] }>(
      'ska/updates',
      { uri: editor.uri(unit) },
    );
    assert.deepEqual([one.changes, one.edits.length], [1, 1]);
    const root = (await editor.connection.sendRequest<{ root: string }[]>('ska/overview', {}))[0]?.root;
    const all = await editor.connection.sendRequest<{ changes: number }>('ska/updates', { root });
    assert.equal(all.changes, 1);
    await editor.type(unit, ':värde[5]', ':värde[518]');
    const none = await editor.connection.sendRequest<{ changes: number }>('ska/updates', { root });
    assert.equal(none.changes, 0);
  });
});
