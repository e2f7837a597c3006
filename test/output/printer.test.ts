import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Fault } from '../../extension/base/fault.ts';
import type { FoundBrowser } from '../../extension/output/browser/find-browser.ts';
import { endBrowser, launchBrowser } from '../../extension/output/browser/launch.ts';
import { openPrinter, timeToPrint } from '../../extension/output/browser/printer.ts';
import { openTab } from '../../extension/output/browser/tab.ts';
import { readPdf } from './read-pdf.ts';
import { testBrowser } from './test-browser.ts';

const run = promisify(execFile);
const page = (text: string) => `<!doctype html><title>x</title><p>${text}</p>`;

/** Ids of the browser processes that this very test process started (the browser itself, not its helpers). */
async function ownBrowsers(): Promise<number[]> {
  const { stdout } = await run('ps', ['-eo', 'pid=,ppid=,stat=,args=']);
  return stdout
    .split('\n')
    .map(line => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter(row => row && Number(row[2]) === process.pid && /remote-debugging-pipe/.test(row[4] ?? ''))
    .map(row => Number(row?.[1]));
}

/** What a PDF says apart from when it was made: elements have the browser's own numbers. */
const told = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/\(D:\d{14}[^)]*\)/g, '')
    .replace(/node\d+/g, 'node');

describe('the printer', () => {
  let browser: FoundBrowser;
  before(async function () {
    if (process.platform === 'win32') this.timeout(120_000);
    browser = await testBrowser();
  });

  it('prints several documents at once and each is its own', async () => {
    await using printer = await openPrinter({ browser, tabs: 2 });
    const words = ['ett', 'två', 'tre', 'fyra', 'fem'];
    const printed = await Promise.all(words.map(word => printer.print(page(word), { name: word })));
    for (const [index, bytes] of printed.entries())
      assert.equal((await readPdf(bytes)).texts[0]?.trim(), words[index]);
  });

  it('prints a document as if none had been shown before it', async () => {
    const odd = `<!doctype html><html lang="fi"><title>annan</title><meta http-equiv="refresh" content="0"><base href="https://annan.invalid/"><style>@page { size: A5 landscape } p { color: red; font-size: 40px }</style><p id="plats">annat <a href="#plats">dit</a>`;
    const next = `<!doctype html><html lang="sv"><title>x</title><h1 id="ord">ord</h1><p>ord <a href="bilaga.xlsx">länk</a>`;
    await using used = await openPrinter({ browser, tabs: 1 });
    await used.print(odd, { name: 'annan' });
    await using fresh = await openPrinter({ browser, tabs: 1 });
    assert.equal(told(await used.print(next, { name: 'x' })), told(await fresh.print(next, { name: 'x' })));
  });

  it('prints a document as if none had said before it what holds for a page as a whole', async () => {
    const next = `<!doctype html><html lang="sv"><title>x</title><style>h1 { color: red }</style><h1>ord</h1><input value="fält">`;
    await using fresh = await openPrinter({ browser, tabs: 1 });
    const alone = told(await fresh.print(next, { name: 'x' }));
    for (const odd of [
      `<meta http-equiv="Content-Security-Policy" content="style-src 'none'">`,
      `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'">`,
      '<body><META name="color-scheme" content="dark">',
    ]) {
      await using used = await openPrinter({ browser, tabs: 1 });
      await used.print(page(odd), { name: 'udda' });
      assert.ok(told(await used.print(next, { name: 'x' })) === alone, odd);
    }
  });

  it('leaves no tab behind that was not there in time', async () => {
    const running = await launchBrowser(browser, 60_000);
    try {
      const before = (await running.pages()).length;
      await assert.rejects(openTab(running, 1), { name: 'TimeoutError' });
      for (let i = 0; (await running.pages()).length > before; i++) {
        assert.ok(i < 100, 'the tab is still there');
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    } finally {
      await endBrowser(running);
    }
  });

  it('does not wait longer for a document than it may take', async () => {
    const running = await launchBrowser(browser, 60_000);
    try {
      const tab = await openTab(running, 60_000);
      await assert.rejects(tab.print(page('rad<br>'.repeat(200_000)), 200), { name: 'TimeoutError' });
    } finally {
      await endBrowser(running);
    }
  });

  it('gives a bundle of a hundred reports more time than one report', () => {
    assert.equal(timeToPrint(''), 60_000);
    assert.ok(timeToPrint('x'.repeat(12_000_000)) >= 10 * 60_000);
  });

  it('starts a browser that was killed in the middle anew, and prints the document again', async () => {
    await using printer = await openPrinter({ browser, tabs: 2 });
    await printer.print(page('först'), { name: 'först' });
    const [first] = await ownBrowsers();
    assert.ok(first);
    const long = page(Array.from({ length: 1500 }, (_, index) => `<p>rad ${index}`).join(''));
    const waiting = Promise.all([
      printer.print(long, { name: 'a' }),
      printer.print(page('b'), { name: 'b' }),
    ]);
    process.kill(first, 'SIGKILL');
    const [a, b] = await waiting;
    assert.match((await readPdf(a)).texts.join(''), /rad 1499/);
    assert.equal((await readPdf(b)).texts[0]?.trim(), 'b');
    assert.notDeepEqual(await ownBrowsers(), [first]);
  });

  it('prints on in another tab when those that wait for the next document have crashed', async function () {
    if (process.platform === 'win32') this.skip();
    await using printer = await openPrinter({ browser, tabs: 2, timeout: 20_000 });
    await Promise.all(['a', 'b'].map(name => printer.print(page(name), { name })));
    const [own] = await ownBrowsers();
    const renderers = async () => {
      const { stdout } = await run('ps', ['-eo', 'pid=,pgid=,args=']);
      return stdout
        .split('\n')
        .map(line => line.trim().split(/\s+/))
        .filter(words => Number(words[1]) === own && words.includes('--type=renderer'))
        .map(words => Number(words[0]));
    };
    const waiting = await renderers();
    assert.ok(waiting.length >= 2);
    for (const pid of waiting) process.kill(pid, 'SIGKILL');
    while ((await renderers()).some(pid => waiting.includes(pid)));
    const printed = await Promise.all(['c', 'd'].map(name => printer.print(page(name), { name })));
    for (const [index, bytes] of printed.entries())
      assert.equal((await readPdf(bytes)).texts[0]?.trim(), ['c', 'd'][index]);
  });

  it('gives up with a fault when the browser dies under the same document twice', async () => {
    await using printer = await openPrinter({ browser });
    const running = { yes: true };
    const killer = (async () => {
      const killed = new Set<number>();
      while (running.yes && killed.size < 2) {
        for (const pid of await ownBrowsers())
          if (!killed.has(pid) && killed.add(pid)) process.kill(pid, 'SIGKILL');
      }
    })();
    const fault = await printer.print(page('rad<br>'.repeat(100_000)), { name: 'Björkskolan' }).then(
      () => undefined,
      (error: unknown) => error,
    );
    running.yes = false;
    await killer;
    assert.ok(fault instanceof Fault, String(fault));
    assert.match(fault.code, /^browser\.(?:died|will-not-start)$/);
  });

  it('leaves no browser behind when it is disposed, nor when its signal is aborted in the middle', async () => {
    const before = await ownBrowsers();
    const stop = new AbortController();
    const printer = await openPrinter({ browser, signal: stop.signal });
    await printer.print(page('a'), { name: 'a' });
    const long = printer.print(page('rad<br>'.repeat(50_000)), { name: 'b' });
    stop.abort(new Error('avbruten'));
    await assert.rejects(long, /avbruten/);
    await printer[Symbol.asyncDispose]();
    assert.deepEqual(await ownBrowsers(), before);
  });

  // No other system tells what a program holds without asking another program.
  if (process.platform === 'linux')
    it('ends a browser that a picture of pictures fills, and prints the next document', async () => {
      await using printer = await openPrinter({ browser, memory: 1e9 });
      const copies = Array.from(
        { length: 9 },
        (_, index) => `<g id="a${index + 1}">${`<use href="#a${index}"/>`.repeat(10)}</g>`,
      );
      const bomb = `<svg xmlns="http://www.w3.org/2000/svg"><defs><rect id="a0" width="9" height="9"/>${copies.join('')}</defs><use href="#a9"/></svg>`;
      const image = `<img src="data:image/svg+xml,${encodeURIComponent(bomb)}">`;
      const beside = printer.print(page('beredd '.repeat(20_000)), { name: 'samtidig' });
      await assert.rejects(printer.print(page(image), { name: 'bomb' }), (error: unknown) => {
        assert.ok(error instanceof Fault && error.code === 'browser.too-large');
        // Which of those that it printed just then it was, the browser does not say.
        return (error.args as { readonly what: readonly string[] }).what.includes('bomb');
      });
      await beside;
      assert.equal((await readPdf(await printer.print(page('nästa'), { name: 'b' }))).texts[0], 'nästa');
    });

  it('says which browser cannot be started', async () => {
    await using printer = await openPrinter({
      browser: { path: process.execPath, kind: 'setting', arguments: [] },
      timeout: 10_000,
    });
    await assert.rejects(printer.print(page('a'), { name: 'a' }), (error: unknown) => {
      assert.ok(error instanceof Fault);
      assert.equal(error.code, 'browser.will-not-start');
      assert.equal((error.args as { path: string }).path, process.execPath);
      return true;
    });
  });

  it('waits for a browser that says nothing no longer than it may take to start, nor when nobody wants it any more', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = await mkdtemp(join(tmpdir(), 'ska-tyst-'));
    const path = join(folder, 'tyst');
    await writeFile(path, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
    const silent: FoundBrowser = { path, kind: 'setting', arguments: [] };
    try {
      await using slow = await openPrinter({ browser: silent, timeout: 500 });
      const args = { path, reason: '', silent: 1 };
      await assert.rejects(slow.print(page('a'), { name: 'a' }), { code: 'browser.will-not-start', args });

      const stop = new AbortController();
      const stopped = await openPrinter({ browser: silent, signal: stop.signal });
      const printing = stopped.print(page('a'), { name: 'a' });
      stop.abort();
      await assert.rejects(printing, { name: 'AbortError' });

      const unneeded = await openPrinter({ browser: silent });
      unneeded.start();
      await unneeded[Symbol.asyncDispose]();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('lets a document read no file and reach no server, however it asks', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ska-hemlig-'));
    const secret = join(folder, 'hemlig.txt');
    await writeFile(secret, 'HEMLIGHETEN');
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('<p>HEMLIGHETEN</p>');
    });
    server.on('upgrade', (request, socket) => {
      asked.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const web = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const file = pathToFileURL(secret).href;
    const hostile = [file, web]
      .flatMap(from => [
        `<iframe src="${from}/a"></iframe><iframe src="${from}"></iframe>`,
        `<iframe srcdoc="&lt;iframe src='${from}'>&lt;/iframe>"></iframe>`,
        `<object data="${from}"></object><embed src="${from}"><img src="${from}"><video src="${from}"></video>`,
        `<link rel="stylesheet" href="${from}"><link rel="preload" as="fetch" href="${from}"><link rel="prefetch" href="${from}">`,
        `<style>@import "${from}";@font-face{font-family:a;src:url(${from})}p{background:url(${from});font-family:a}</style>`,
        `<svg><image href="${from}" width="9" height="9"/><use href="${from}#a"/></svg>`,
        `<script>fetch("${from}");new WebSocket("${from.replace('http', 'ws')}/ws");document.write('<iframe src="${from}">')</script>`,
        `<img src=x onerror="location='${from}'">`,
        `<form action="${from}"><input autofocus onfocus="this.form.submit()"></form>`,
        `<meta http-equiv="refresh" content="0;url=${from}">`,
      ])
      .join('');
    await using printer = await openPrinter({ browser });
    let first: Uint8Array;
    let next: Uint8Array;
    try {
      first = await printer.print(`${page('öppet')}${hostile}`, { name: 'x' });
      next = await printer.print(page('nästa'), { name: 'y' });
    } finally {
      server.close();
      await rm(folder, { recursive: true });
    }
    assert.doesNotMatch((await readPdf(first)).texts.join(''), /HEMLIGHETEN/);
    assert.equal((await readPdf(next)).texts[0]?.trim(), 'nästa');
    assert.deepEqual(asked, []);
  });
});
