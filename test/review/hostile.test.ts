import assert from 'node:assert/strict';
import { mkdir, readdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Nodes } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { Fault } from '../../extension/base/fault.ts';
import { logGuard, withoutControls } from '../../extension/cli/log-guard.ts';
import { openFiles } from '../../extension/node/files.ts';
import { checkProject } from '../../extension/project/check.ts';
import { openProject } from '../../extension/project/project.ts';
import { comparisonMarkdown } from '../../extension/review/diff/markdown.ts';
import { nameSets } from '../../extension/syntax/names.ts';
import { parseTree } from '../../extension/syntax/parse-tree.ts';
import { root, runSka } from '../cli/run-ska.ts';
import { type Copy, copyOfExempel } from '../report/exempel.ts';
import { names } from '../syntax/names.ts';

const report = 'rapporter/2025-26/tallbackaskolan.md';
const secret = 'HEMLIGT-UTANFÖR';

/**
 * What an outsider may put into a pull request. That a case ends at all is the test of those that would fill the memory or
 * take hours; for each, the findings that must be there.
 */
describe('a hostile pull request', () => {
  let copy: Copy;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('hämtat');
  });
  let host = '';

  before(async () => {
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(
    () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  );
  beforeEach(async () => {
    copy = await copyOfExempel();
    await writeFile(join(copy.folder, '..', 'utanför.csv'), `${secret};1\n`);
  });
  afterEach(async () => {
    await copy[Symbol.asyncDispose]();
    assert.deepEqual(asked, [], 'nothing was asked of the network');
  });

  /** The codes of all findings, or of the fault that ends the check; nothing of them holds what lies outside. */
  async function codes(): Promise<readonly string[]> {
    try {
      await using project = await openProject(openFiles(copy.folder), openFiles(root));
      const { findings } = await checkProject(project, { today: '2026-09-01' });
      assert.ok(!JSON.stringify(findings.map(one => one.diagnostic)).includes(secret));
      return [...new Set(findings.map(one => one.diagnostic.code))];
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      assert.ok(!JSON.stringify(error.args).includes(secret));
      return [error.code, ...error.because.map(one => one.code)];
    }
  }
  const added = async (text: string) => copy.write(report, `${await copy.read(report)}\n\n${text}\n`);
  const packaged = (from: string | RegExp, to: string) => copy.change('data/datapackage.yaml', from, to);

  const many = 20_000;
  for (const [what, text] of Object.entries({
    'quotes within quotes': '> '.repeat(many),
    'signs of bold': '**a'.repeat(many),
    'brackets that never close': ':a['.repeat(many / 4),
    'blocks within blocks': ':::analys\n'.repeat(many / 4),
    'directives that never close': ':värde[]{'.repeat(many),
    'comments that never end': '<!-- '.repeat(many),
    'references to footnotes': '[^1]'.repeat(many),
    'emphasis within emphasis': `${'*a _b '.repeat(600)}${'c_ d* '.repeat(600)}`,
    'lists by indentation': Array.from({ length: 300 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join(
      '\n',
    ),
  }))
    it(`report: ${what} end, and are told`, async () => {
      await added(text);
      assert.ok((await codes()).includes('syntax.too-much') || what === 'comments that never end');
    });

  // Without their limit each of these takes minutes: the square of what stands in the text.
  for (const [what, text] of Object.entries({
    'words after a bracket that never closes': `[${'a '.repeat(100_000)}`,
    'brackets between letters': ':a['.repeat(60_000),
    'paragraphs of nothing but signs': `${'**a'.repeat(1900)}\n\n`.repeat(100),
    'one quote after another': '> a\n\n'.repeat(40_000),
    'a word without end': 'a.b'.repeat(100_000),
    'lines without end': 'a\n\n'.repeat(100_000),
  }))
    it(`report: ${what} end, and are told`, async () => {
      await added(text);
      assert.ok((await codes()).includes('syntax.too-much'));
    });

  // A row that has fewer cells than the head is filled up: these are up to forty million cells for the browser.
  for (const [what, text] of Object.entries({
    'a table of a hundred pages': `${'a|'.repeat(20)}\n${'-|'.repeat(20)}\n${`${'1|'.repeat(20)}\n`.repeat(3000)}`,
    'rows that are filled up': `${'a|'.repeat(2000)}\n${'-|'.repeat(2000)}\n${'1|\n'.repeat(15_000)}`,
    'a short text that is filled up': `${'a|'.repeat(300)}\n${'-|'.repeat(300)}\n${'1\n'.repeat(300)}`,
    'rows in a quote': `> ${'a|'.repeat(900)}\n> ${'-|'.repeat(900)}\n${'> 1|\n'.repeat(900)}`,
    'one table after another': `${'a|'.repeat(100)}\n${'-|'.repeat(100)}\n\n`.repeat(1000),
  }))
    it(`report: ${what} end, are told, and lose no row`, async () => {
      const tree = parseTree(`${text}\n\nSist.`, nameSets(names.inline, names.block)).tree;
      let cells = 0;
      const visit = (node: Nodes): void => {
        if (node.type === 'table') cells += node.children.length * (node.align?.length ?? 0);
        else if ('children' in node) for (const child of node.children) visit(child);
      };
      visit(tree);
      assert.ok(cells > 0 && cells <= 20_000, `${cells} cells`);
      // A sign of the first row that is left out begins the quote that ends the table.
      const shown = plainText(tree).match(/1/g)?.length ?? 0;
      assert.ok(shown >= (text.match(/1/g)?.length ?? 0) - 1);
      await added(text);
      assert.ok((await codes()).includes('syntax.too-much'));
    });

  it('data: a table of all rows of a source is told when it is more than a report can show', async () => {
    const fields = Array.from({ length: 20 }, (_, at) => `k${at}`);
    await copy.write(
      'data/stor.csv',
      `${[fields.join(), ...Array.from({ length: 3000 }, (_, row) => fields.map((_, at) => row * 20 + at).join())].join('\n')}\n`,
    );
    await copy.write(
      'data/datapackage.yaml',
      `${await copy.read('data/datapackage.yaml')}\n  - name: stor\n    path: data/stor.csv\n    schema:\n      fields: [${fields.map(name => `{ name: ${name}, type: integer }`).join(', ')}]\n`,
    );
    await added('::tabell[Allt]{källa=stor}');
    assert.ok((await codes()).includes('directive.table-large'));
  });

  it('report: a file that no report is as large as is not read', async () => {
    await added('Ord. '.repeat(250_000));
    assert.ok((await codes()).includes('file.too-large'));
  });

  it('report: what an author writes is never too much', async () => {
    await added(
      `${'Ett *långt* stycke [med länk](https://example.org) och ord. '.repeat(150)}\n\n${'- **Ett** _ord_ med :se[länk]{#M1} och [mer](https://example.org)\n'.repeat(300)}\n| a | b |\n|---|---|\n${'| **1** | _2_ |\n'.repeat(600)}\n${'> '.repeat(10)}Citat`,
    );
    assert.ok(!(await codes()).includes('syntax.too-much'));
  });

  it('report: the names of long things are not measured against each other', async () => {
    await added(`:värde[]{${'a'.repeat(100_000)}}`);
    await copy.change('ska.yaml', 'id: norr', `id: ${'n'.repeat(100_000)}`);
    assert.ok((await codes()).length > 0);
  });

  it('config: aliases that double, tags and prototypes are data or a finding', async () => {
    const names = 'abcdefghij';
    const bomb = [...names].map((name, index) => {
      const of = index === 0 ? 'x' : `*${names[index - 1]}`;
      return `${name}: &${name} [${Array(9).fill(of).join(', ')}]`;
    });
    const config = await copy.read('ska.yaml');
    for (const more of [
      bomb.join('\n'),
      'x: !!js/function "function () { process.exit(9) }"',
      '__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }',
      `x: ${'['.repeat(many)}`,
      `x: ${'{a: '.repeat(many)}`,
    ]) {
      await copy.write('ska.yaml', `${config}\n${more}\n`);
      assert.ok((await codes()).some(code => /^(yaml|config|project|schema)\./.test(code)));
    }
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });

  // Each of these took minutes: every finding looked at all the keys.
  it('config: keys without end are told, each by itself', async () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
    const config = await copy.read('ska.yaml');
    await copy.write('ska.yaml', `${config}\n${keys}\n`);
    assert.ok((await codes()).includes('schema.unknown-key'));
    await copy.write('ska.yaml', config);
    await copy.change(report, 'typ: enhet', `typ: enhet\n${keys}`);
    assert.ok((await codes()).length > 0);
  });

  it('config: a file that nobody has written by hand is not read', async () => {
    const units = Array.from(
      { length: 16_000 },
      (_, index) => `  - { id: e${index}, namn: Enhet ${index}, skolform: [grundskola], årskurser: 7-9 }\n`,
    );
    await copy.change('ska.yaml', 'enheter:\n', `enheter:\n${units.join('')}`);
    assert.deepEqual(await codes(), ['file.too-large']);
    await copy.change('ska.yaml', units.join(''), '');
    await copy.write(
      'indikatorer.yaml',
      `${await copy.read('indikatorer.yaml')}\n# ${'å'.repeat(600_000)}\n`,
    );
    assert.deepEqual(await codes(), ['file.too-large']);
    await copy.write('indikatorer.yaml', '');
    const table =
      '  - { name: rNUMMER, path: data/betyg.csv, schema: { fields: [{ name: skola, type: string }] } }\n';
    const tables = Array.from({ length: 5000 }, (_, index) => table.replace('NUMMER', String(index)));
    await packaged('resources:\n', `resources:\n${tables.join('')}`);
    assert.ok((await codes()).includes('file.too-large'));
  });

  it('schema of data: a pattern that takes an age on a cell takes none', async () => {
    await packaged(
      '{ name: skola, type: string,',
      '{ name: skola, type: string, constraints: { pattern: "(a+)+b" },',
    );
    await copy.write(
      'data/betyg.csv',
      `${await copy.read('data/betyg.csv')}${'a'.repeat(80)};2025/26;F;50;1000\n`,
    );
    assert.ok((await codes()).includes('data.value-pattern'));
  });

  it('schema of data: a path of stars that fits almost takes no time', async () => {
    await packaged('path: data/betyg.csv', `path: "data/lokalt/${'*a'.repeat(25)}*b"`);
    await copy.write(`data/lokalt/${'a'.repeat(200)}`, 'x');
    await codes();
  });

  it('data: a workbook that unpacks to more than any table is not unpacked', async () => {
    await copy.write(
      'data/bomb.xlsx',
      zipSync({ 'xl/worksheets/sheet1.xml': Buffer.alloc(250_000_000, 32) }),
    );
    await packaged('path: data/betyg.csv', 'path: data/bomb.xlsx');
    assert.ok((await codes()).includes('data.workbook-large'));
  });

  it('data: a workbook with one cell at the end of the world is not filled up to it', async () => {
    const sheet =
      '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    await copy.write('data/bok.xlsx', workbook(sheet));
    await packaged('path: data/betyg.csv', 'path: data/bok.xlsx');
    assert.ok((await codes()).includes('data.workbook-large'));
  });

  it('data: entities of a workbook lead nowhere', async () => {
    const sheet = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file://${join(copy.folder, '..', 'utanför.csv')}"><!ENTITY b SYSTEM "${host}/x">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;&b;</t></is></c></row></sheetData></worksheet>`;
    await copy.write('data/bok.xlsx', workbook(sheet));
    await packaged('path: data/betyg.csv', 'path: data/bok.xlsx');
    assert.ok((await codes()).length > 0);
  });

  it('data: cells and quotes without end are a finding', async () => {
    const table = await copy.read('data/betyg.csv');
    await copy.write('data/betyg.csv', `${table}Tallbackaskolan;2025/26;${'å'.repeat(1_100_000)};1;1\n`);
    assert.ok((await codes()).some(code => code.startsWith('data.')));
    await copy.write('data/betyg.csv', `${table}"${'a\n'.repeat(20_000)}`);
    assert.ok((await codes()).includes('data.open-quote'));
    await copy.write('data/betyg.csv', `${table}Tallbackaskolan;2024/25;F;${'9'.repeat(400)};1e308\n`);
    assert.ok((await codes()).some(code => code.startsWith('data.')));
  });

  it('data: lines without end and cells by the square are a finding, not work', async () => {
    const table = await copy.read('data/betyg.csv');
    for (const [end, text] of [
      ['quoted lines', `${table}"${'Skolan;2024/25;F;1;1\n'.repeat(900_000)}`],
      ['empty lines', `${table}${'\n'.repeat(20_000_000)}`],
      ['lines of old Macs', `${table}${'a\r'.repeat(10_000_000)}`],
    ] as const) {
      await copy.write('data/betyg.csv', text);
      assert.ok((await codes()).includes('data.table-large'), end);
    }
    const items = Array.from({ length: 20_000 }, (_, index) => ({ [`k${index}`]: index }));
    await copy.write('data/betyg.json', JSON.stringify(items));
    await packaged('path: data/betyg.csv', 'path: data/betyg.json');
    assert.ok((await codes()).includes('data.table-large'));
  });

  it('build: nothing is written outside through a link in place of the usual folder', async () => {
    const outside = join(copy.folder, '..', 'utanför');
    await mkdir(outside);
    await symlink(outside, join(copy.folder, 'ut'));
    const build = (...args: readonly string[]) =>
      runSka(copy.folder, 'build', 'tallbackaskolan', '--format', 'html', '--allow-stale', ...args);
    const refused = await build();
    assert.equal(refused.code, 2, refused.err);
    assert.match(refused.err, /är en länk ut ur projektet/);
    assert.deepEqual(await readdir(outside), []);
    // By a person's word it is.
    assert.equal((await build('--out', outside)).code, 0);
    assert.deepEqual(await readdir(join(outside, '2025-26')), ['tallbackaskolan.html']);
  });

  it('data: nothing outside is read, whatever leads there', async () => {
    const outside = join(copy.folder, '..', 'utanför.csv');
    await symlink(outside, join(copy.folder, 'data', 'lank.csv'));
    await mkdir(join(copy.folder, 'bilder'));
    await symlink(outside, join(copy.folder, 'bilder', 'lank.png'));
    for (const path of [
      outside,
      '../utanför.csv',
      'data/../../utanför.csv',
      `file://${outside}`,
      'data/lank.csv',
      `${host}/x.csv`,
    ]) {
      await packaged(/path: ("?)data\/betyg\.csv\1|path: "[^"]*" #x/, `path: ${JSON.stringify(path)} #x`);
      const found = await codes();
      assert.ok(
        found.some(code => /^(data|file|project)\./.test(code)),
        `${path}: ${found}`,
      );
    }
    await added(
      `![a](${outside}) ![b](file://${outside}) ![c](../../../utanför.csv) ![d](${host}/x.png) ![e](../../bilder/lank.png)`,
    );
    assert.ok((await codes()).includes('image.not-local'));
  });

  it('data: names of tables and columns are no SQL', async () => {
    const owned = join(copy.folder, 'owned.csv');
    await packaged('name: betyg-åk9', `name: "x\\"; ATTACH '${owned}'; --"`);
    await packaged('{ name: elever,', `{ name: "e\\"); COPY (SELECT 1) TO '${owned}'; --",`);
    await packaged('name: nationella-prov', `name: "read_csv('${host}/x')"`);
    await codes();
    assert.equal(await openFiles(copy.folder).info('owned.csv'), undefined);
  });

  it('template and look: a page of the pull request’s own reads nothing and fetches nothing', async () => {
    const outside = join(copy.folder, '..', 'utanför.csv');
    await copy.write(
      'mallar/sidor/webb.hbs',
      `<script src="${host}/a.js"></script><img src="${host}/b.png"><iframe src="file://${outside}"></iframe><link rel="stylesheet" href="${host}/c.css">{{{innehåll}}}`,
    );
    await copy.write(
      'mallar/sidor/utskrift.css',
      `@import url("${host}/d.css"); body { background: url("${host}/e.png") } @font-face { font-family: x; src: url("${host}/f.woff2") }`,
    );
    await copy.write(
      'bilder/logo.svg',
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>fetch("${host}/g")</script><image href="${host}/h.png"/><style>@import url("${host}/i.css")</style></svg>`,
    );
    await copy.write('ska.yaml', `${await copy.read('ska.yaml')}\ntema: { logotyp: bilder/logo.svg }\n`);
    const run = await runSka(
      copy.folder,
      'build',
      'sjoboden',
      '--format',
      'pdf,html',
      '--allow-stale',
      '--force',
    );
    assert.ok([0, 1, 2].includes(run.code), run.err);
    assert.ok(!run.out.includes(secret));
  });

  it('pictures: more of them than a page can hold are told before they are read', async () => {
    await mkdir(join(copy.folder, 'bilder'));
    await writeFile(join(copy.folder, 'bilder', 'a.png'), '');
    await truncate(join(copy.folder, 'bilder', 'a.png'), 99_000_000);
    await added('![Bild](bilder/a.png)\n\n'.repeat(4));
    const run = await runSka(copy.folder, 'build', 'tallbackaskolan', '--format', 'html', '--allow-stale');
    assert.equal(run.code, 2, run.err);
    assert.match(run.err, /Bilderna i .* är tillsammans större än 300 MB/);
  });

  it('pictures: one that takes an age to draw, or none that can be drawn, is told and left out', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg">';
    const bomb = Array.from(
      { length: 9 },
      (_, at) => `<g id="a${at + 1}">${`<use href="#a${at}"/>`.repeat(10)}</g>`,
    );
    await copy.write('bilder/bomb.svg', `${svg}<rect id="a0"/>${bomb.join('')}<use href="#a9"/></svg>`);
    await copy.write('bilder/avbruten.svg', svg);
    await copy.change('ska.yaml', /^huvudman:/m, 'tema: { logotyp: bilder/bomb.svg }\nhuvudman:');
    await added(
      '![Bomb](bilder/bomb.svg)\n\n![Avbruten](bilder/avbruten.svg)\n\n::bilaga[Karta]{fil=bilder/bomb.svg}',
    );
    const run = await runSka(copy.folder, 'build', 'tallbackaskolan', '--format', 'html', '--allow-stale');
    assert.equal(run.code, 1, run.err);
    assert.equal(run.err.match(/image\.too-much/g)?.length, 3, run.err);
    assert.match(run.err, /image\.broken/);
    const page = await copy.read('ut/2025-26/tallbackaskolan.html');
    assert.match(page, /Bilden går inte att visa: Bomb/);
    assert.ok(!page.includes('data:image/svg'));
  });

  it('log and terminal: no text moves the cursor, colours, hides or commands', () => {
    const text = 'a\u001b[2J\u001b]0;titel\u0007\u009b31m\u202e\u2066b\rc\r\n\td\u001b[8me\u001b[31m';
    for (const ours of [true, false]) {
      const shown = withoutControls(text, ours).replace('\u001b[31m', '');
      assert.ok(!/(?![\t\r\n])[\p{Cc}\p{Bidi_Control}]|\r(?!\n)/u.test(shown), JSON.stringify(shown));
    }
    for (const env of [{ GITHUB_ACTIONS: 'true' }, { TF_BUILD: 'True' }]) {
      const guarded = logGuard(env)(withoutControls('x\r::error::a\n ##[error]b\n##vso[task.x]c\n', false));
      assert.ok(!/##\[|##vso\[/.test(guarded), guarded);
    }
  });

  it('comment: names of branches, units and files are only shown', () => {
    const evil = '`x` @alla #1 <!-- --> </details> ![](http://x) ```\n## y\u202e';
    const change = {
      kind: 'value',
      change: 'changed',
      report: evil,
      id: evil,
      label: evil,
      before: evil,
      after: evil,
      cause: 'text',
      at: {},
    } as const;
    const text = comparisonMarkdown(
      {
        base: evil,
        head: evil,
        changes: [change],
        waivers: [
          {
            code: 'x',
            by: evil,
            reason: evil,
            file: evil,
            line: 1,
            expired: false,
            change: 'added',
          } as never,
        ],
      } as never,
      'sv',
    );
    for (const bad of [/@alla/, /(?<!&lt;)<!-- -->/, /!\[\]\(/, /^## y/m, /^```/m, /\u202e/])
      assert.doesNotMatch(text, bad);
    assert.equal(
      text.match(/<\/details>/g)?.length,
      text.match(/<details/g)?.length,
      'nothing closes what we opened',
    );
  });
});

function workbook(sheet: string): Uint8Array {
  const packages = 'http://schemas.openxmlformats.org';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="${packages}/package/2006/content-types"/>`,
    ),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook xmlns="${packages}/spreadsheetml/2006/main" xmlns:r="${packages}/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${packages}/package/2006/relationships"><Relationship Id="rId1" Type="${packages}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  });
}
