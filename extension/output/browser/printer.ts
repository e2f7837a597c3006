import type { Browser } from 'puppeteer';
import { Fault } from '../../base/fault.ts';
import type { FoundBrowser } from './find-browser.ts';
import { endBrowser, launchBrowser } from './launch.ts';
import { memoryToPrint, watchMemory } from './memory.ts';
import { openTab, type Tab } from './tab.ts';

/**
 * How a printer works: `tabs` documents at once (2 is best on two cores), at most `timeout` ms each: 60 000, and as much again for
 * each million characters of the document. On Linux the browser may take `memory` bytes: {@link memoryToPrint}.
 */
export interface PrinterOptions {
  readonly browser: FoundBrowser;
  readonly tabs?: number;
  readonly timeout?: number;
  readonly memory?: number;
  /** Ends the browser at once; prints under way reject with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** One browser that prints finished HTML to tagged PDF with outline, as Chromium leaves it. Dispose it, also after Ctrl-C. */
export interface Printer extends AsyncDisposable {
  /**
   * `name` says what is printed, for messages. A browser that dies is started anew and the document printed once more.
   * Faults: `browser.will-not-start`, `browser.died` (twice for the same document), `browser.too-slow`, `browser.too-large`.
   */
  print(html: string, options: { readonly name: string }): Promise<Uint8Array>;
  /** Starts the browser ahead of the first print, which tells if it cannot be started. */
  start(): void;
}

/** Opens a printer; its browser starts with the first print, or when told to. */
export async function openPrinter(options: PrinterOptions): Promise<Printer> {
  return new BrowserPrinter(options);
}

/** No call to the browser may be cut off sooner than any document could be. */
const longest = 60 * 60_000;

/** The time that a browser is given to start, ms. */
const least = 60_000;

/** The time that a document may take on a slow machine, ms: a bundle of a hundred reports is given what it needs. */
export function timeToPrint(html: string): number {
  return least + Math.ceil((html.length / 1e6) * 60_000);
}

class BrowserPrinter implements Printer {
  readonly #options: PrinterOptions;
  readonly #idle: Tab[] = [];
  readonly #queue: (() => void)[] = [];
  /** The names of what is printed just now: what the browser holds cannot be told apart. */
  readonly #under = new Set<string>();
  readonly #starting = new AbortController();
  #free: number;
  #browser: Promise<Browser> | undefined;
  #ended: Promise<void> | undefined;

  constructor(options: PrinterOptions) {
    this.#options = options;
    this.#free = Math.max(1, options.tabs ?? 2);
    options.signal?.addEventListener('abort', () => void this[Symbol.asyncDispose](), { once: true });
  }

  async print(html: string, { name }: { readonly name: string }): Promise<Uint8Array> {
    await this.#enter();
    this.#under.add(name);
    try {
      return (await this.#attempt(html, name)) ?? (await this.#attempt(html, name)) ?? this.#died(name);
    } finally {
      this.#under.delete(name);
      this.#leave();
    }
  }

  start(): void {
    if (!this.#ended) this.#running().catch(() => undefined);
  }

  /** Whoever disposes, first or again, waits until the browser is gone. */
  [Symbol.asyncDispose](): Promise<void> {
    if (this.#ended) return this.#ended;
    // A browser killed while it starts leaves a folder behind; one that does not come is not waited for.
    const giveUp = setTimeout(() => this.#starting.abort(), 3000);
    this.#ended = Promise.resolve(this.#browser)
      .finally(() => clearTimeout(giveUp))
      .then(
        browser => (browser ? endBrowser(browser) : undefined),
        () => undefined,
      );
    return this.#ended;
  }

  /** Undefined when the browser or the tab died under the document. */
  async #attempt(html: string, name: string): Promise<Uint8Array | undefined> {
    this.#options.signal?.throwIfAborted();
    if (this.#ended) this.#died(name);
    const timeout = this.#options.timeout ?? timeToPrint(html);
    const browser = await this.#running().catch((error: unknown) => {
      this.#options.signal?.throwIfAborted();
      if (this.#ended) this.#died(name);
      throw error;
    });
    let tab: Tab | undefined;
    const child = browser.process();
    const most = this.#options.memory ?? memoryToPrint(html);
    const memory = child?.pid === undefined ? undefined : watchMemory(child.pid, most);
    const tooLarge = memory?.exceeded.then((): never => {
      // At once: it would take more while it is asked to end.
      child?.kill('SIGKILL');
      throw new Fault('browser.too-large', { what: [...this.#under], megabytes: Math.round(most / 1e6) });
    });
    tooLarge?.catch(() => undefined);
    try {
      tab = this.#idleTab() ?? (await openTab(browser, timeout));
      const printed = tab.print(html, timeout);
      const bytes = await (tooLarge ? Promise.race([printed, tooLarge]) : printed);
      if (tab.isAlive()) this.#idle.push(tab);
      return bytes;
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      // Not awaited: a tab of a dead browser never answers.
      void tab?.close();
      if (error instanceof Fault) throw error;
      if (error instanceof Error && error.name === 'TimeoutError' && browser.connected) {
        throw new Fault('browser.too-slow', { what: name, seconds: Math.round(timeout / 1000) });
      }
      return undefined;
    } finally {
      memory?.stop();
    }
  }

  /** A tab that may have crashed while it waited is not waited for: nobody would answer. */
  #idleTab(): Tab | undefined {
    for (let tab = this.#idle.pop(); tab; tab = this.#idle.pop()) {
      if (tab.isAlive()) return tab;
      void tab.close();
    }
    return undefined;
  }

  #died(name: string): never {
    throw new Fault('browser.died', { what: name });
  }

  /** The running browser, started when there is none or when it has died; everybody who asks meanwhile gets the same. */
  async #running(): Promise<Browser> {
    const current = this.#browser;
    if (current) {
      const browser = await current;
      if (browser.connected) return browser;
      // Whoever sees first that it is gone starts the next one.
      if (this.#browser === current) {
        this.#idle.length = 0;
        this.#browser = undefined;
      }
    }
    this.#browser ??= launchBrowser(this.#options.browser, this.#options.timeout ?? least, {
      call: longest,
      signal: this.#starting.signal,
    });
    const started = this.#browser;
    try {
      return await started;
    } catch (error) {
      if (this.#browser === started) this.#browser = undefined;
      throw error;
    }
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>(resolve => this.#queue.push(resolve));
  }

  #leave(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#free++;
  }
}
