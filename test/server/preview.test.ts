import assert from 'node:assert/strict';
import {
  baseNotification,
  closedNotification,
  messageNotification,
  type OpenPreview,
  openRequest,
  type PreviewMessage,
  readyNotification,
} from '../../extension/output/preview/requests.ts';
import { type Editor, openEditor } from './editor.ts';

const report = 'rapporter/2025-26/tallbackaskolan.md';
type Message = PreviewMessage['message'];
type Page = Message & { readonly type: 'page' };

describe('the preview of the language server', () => {
  let editor: Editor;
  let uri = '';
  const told: Message[] = [];
  let wake: () => void = () => undefined;

  /** The next message that fits. */
  async function next<T extends Message>(fits: (message: Message) => message is T): Promise<T> {
    for (;;) {
      const at = told.findIndex(fits);
      const [found] = at < 0 ? [] : told.splice(0, at + 1).slice(-1);
      if (found) return found as T;
      await new Promise<void>(done => {
        wake = done;
      });
    }
  }
  const page = (text?: string) =>
    next(
      (message): message is Page =>
        message.type === 'page' &&
        (text === undefined || message.blocks.some(block => block.html?.includes(text) === true)),
    );
  const open = (view: OpenPreview['view'] = 'utskrift') =>
    editor.connection.sendRequest<{ readonly html: string } | null>(openRequest, {
      uri,
      view,
      nonce: 'abc',
      script: 'https://example.invalid/preview.js',
    } satisfies OpenPreview);

  before(async () => {
    editor = await openEditor('examples/lindberga', { trusted: true });
    uri = editor.uri(report);
    editor.connection.onNotification(messageNotification, (message: PreviewMessage) => {
      told.push(message.message);
      wake();
    });
    await editor.show(report);
    await editor.settled();
  });
  after(() => editor[Symbol.asyncDispose]());

  it('gives a document that may load nothing but its script', async () => {
    const { html } = (await open()) ?? { html: '' };
    assert.match(html, /default-src 'none'; script-src 'nonce-abc'/);
    assert.match(html, /connect-src 'none'/);
    assert.match(html, /<script nonce="abc" src="https:\/\/example\.invalid\/preview\.js">/);
    assert.equal(html.includes('Tallbackaskolan har'), false);
  });

  it('sends the page when it is asked for, and after a key press only what is new', async () => {
    await editor.connection.sendNotification(readyNotification, { uri });
    const whole = await page();
    assert.ok(whole.shell?.includes('data-ska-text'));
    assert.ok(whole.blocks.length > 30 && whole.blocks.every(block => block.html !== undefined));
    await editor.type(report, 'Elevrådet läste utkastet', 'Elevrådet skrev om utkastet');
    const after = await page('Elevrådet skrev om utkastet');
    assert.equal(after.shell, undefined);
    assert.equal(after.blocks.filter(block => block.html !== undefined).length, 1);
    assert.equal(after.blocks.length, whole.blocks.length);
  });

  it('moves the places of what follows a new line, without drawing it again', async () => {
    const figure = (message: Page) => message.blocks.find(block => block.key === key)?.line ?? 0;
    await editor.connection.sendNotification(readyNotification, { uri });
    const before = await page();
    const key = before.blocks.find(block => block.html?.includes('<svg'))?.key;
    await editor.type(report, '## Förutsättningar\n', '## Förutsättningar\n\nEn ny rad.\n');
    const after = await page('En ny rad.');
    assert.equal(figure(after), figure(before) + 2);
    assert.equal(after.blocks.find(block => block.key === key)?.html, undefined);
  });

  it('marks what is other than in an earlier version, and where something is gone', async () => {
    await editor.connection.sendNotification(readyNotification, { uri });
    await page();
    // In the editor a line has come in below a heading and a sentence is another, since the tests above.
    const base = (await editor.read(report)).replace(/^## Förutsättningar/m, 'Ett stycke till.\n\n$&');
    await editor.connection.sendNotification(baseNotification, { uri, text: base });
    const marks = (message: Page) => message.blocks.flatMap(({ line, mark }) => (mark ? [[line, mark]] : []));
    const compared = await next(
      (message): message is Page => message.type === 'page' && marks(message as Page).length > 0,
    );
    const heading = base.split('\n').indexOf('## Förutsättningar') - 1;
    const elsewhere = marks(compared).filter(([line]) => line !== heading && line !== heading + 2);
    assert.deepEqual(marks(compared).slice(0, 2), [
      [heading, 'gone'],
      [heading + 2, 'changed'],
    ]);
    assert.deepEqual(
      elsewhere.map(([, mark]) => mark),
      ['changed'],
    );
    await editor.connection.sendNotification(baseNotification, { uri, text: null });
    await next((message): message is Page => message.type === 'page' && marks(message as Page).length === 0);
  });

  it('shows a number that the data changes', async () => {
    const text = await editor.read('data/socioekonomi.csv');
    await editor.write('data/socioekonomi.csv', text.replaceAll(';118', ';119'));
    await page('119');
  });

  it('marks a number that the data has changed in a text that is as it was', async () => {
    const data = await editor.read('data/socioekonomi.csv');
    // What the tests above have typed.
    const text = (await editor.read(report))
      .replace('Elevrådet läste utkastet', 'Elevrådet skrev om utkastet')
      .replace('## Förutsättningar\n', '## Förutsättningar\n\nEn ny rad.\n');
    const marked = (message: Message) =>
      message.type === 'page' ? message.blocks.filter(({ mark }) => mark !== undefined) : [];
    await editor.connection.sendNotification(readyNotification, { uri });
    await page('119');
    await editor.connection.sendNotification(baseNotification, { uri, text });
    const stale = await next((message): message is Page => marked(message).length > 0);
    const lines = text.split('\n').flatMap((line, index) => (line.includes('[118]{sei}') ? [index + 1] : []));
    assert.ok(marked(stale).every(({ mark }) => mark === 'changed'));
    assert.ok(
      lines.some(line => marked(stale).some(block => block.line === line || block.line === line - 1)),
    );
    await editor.write('data/socioekonomi.csv', data.replaceAll(';119', ';118'));
    await next((message): message is Page => message.type === 'page' && marked(message).length === 0);
    await editor.connection.sendNotification(baseNotification, { uri, text: null });
    await editor.write('data/socioekonomi.csv', data);
    await page('119');
  });

  it('shows a broken directive as a box with its sentence, and the rest lives', async () => {
    await editor.type(report, '{sei}', '{seii}');
    const broken = await page('ska-fel');
    assert.ok(broken.blocks.some(block => block.html?.includes('seii')));
    await editor.type(report, '{seii}', '{sei}');
    await page('119');
  });

  it('makes nothing more of a page that is closed', async () => {
    await editor.connection.sendNotification(closedNotification, { uri });
    await editor.settled();
    told.length = 0;
    await editor.type(report, '{sei}', '{seii}');
    await editor.settled();
    assert.ok(editor.diagnostics(report).some(({ message }) => String(message).includes('seii')));
    assert.deepEqual(told, []);
  });

  it('uses no template of a project that is not trusted', async () => {
    const prepare = async (folder: string) => {
      const { mkdir, writeFile } = await import('node:fs/promises');
      await mkdir(`${folder}/mallar/sidor`, { recursive: true });
      await writeFile(
        `${folder}/mallar/sidor/webb.hbs`,
        '<main class="ska-text">EGEN MALL {{{text}}}</main>',
      );
    };
    for (const trusted of [true, false]) {
      await using other = await openEditor('examples/lindberga', { trusted, prepare });
      const shown = new Promise<Page>(done => {
        other.connection.onNotification(messageNotification, ({ message }: PreviewMessage) => {
          if (message.type === 'page') done(message);
        });
      });
      const its = other.uri(report);
      await other.connection.sendRequest(openRequest, { uri: its, view: 'webb', nonce: 'a', script: 'b' });
      await other.connection.sendNotification(readyNotification, { uri: its });
      assert.equal((await shown).shell?.includes('EGEN MALL'), trusted);
    }
  });
});
