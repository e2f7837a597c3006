import type { Browser, Page as BrowserPage, HTTPRequest } from 'puppeteer';
import { contentPolicy, policyElement } from '../html/render-html.ts';
import { pageAddress } from './address.ts';

/** A tab that shows one document at a time, and lets it load nothing at all. */
export interface Tab {
  /** Shows `html` and prints it. Rejects when the tab or its browser dies; `TimeoutError` after `timeout` ms. */
  print(html: string, timeout: number): Promise<Uint8Array>;
  /** False when it has crashed or its browser is gone, also while nothing was printed. */
  isAlive(): boolean;
  close(): Promise<void>;
}

/**
 * Opens a tab, within `timeout` ms, with JavaScript off and every request answered by us: an empty page for the first, nothing
 * for any other. Documents are written into that page, one after another, under its address and its policy: to navigate to
 * each costs the browser as much as a third of what it prints. After one that may have left something in the page there is a new one.
 */
export async function openTab(browser: Browser, timeout: number): Promise<Tab> {
  const page = await browser.newPage();
  const close = () => page.close().catch(() => undefined);
  const within = <T>(time: number, work: Promise<T>) => notLate(time, whileAlive(page, browser, work));
  let crashed = false;
  page.once('error', () => {
    crashed = true;
  });
  let awaited = false;
  page.on('request', request => {
    const first = awaited && isDocument(page, request);
    if (first) awaited = false;
    const answer = first
      ? request.respond({
          contentType: 'text/html; charset=utf-8',
          headers: { 'Content-Security-Policy': `${contentPolicy}; sandbox` },
          body: '<!doctype html>',
        })
      : request.isNavigationRequest() && request.frame() === page.mainFrame()
        ? // « No content »: the document stays; a refused navigation would take it away under the print.
          request.respond({ status: 204 })
        : request.abort('blockedbyclient');
    // A request whose tab is gone meanwhile has nobody to answer.
    answer.catch(() => undefined);
  });
  const showEmpty = async (time: number) => {
    awaited = true;
    await page.goto(pageAddress, { timeout: time });
  };
  const prepare = async () => {
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    await showEmpty(timeout);
  };
  try {
    await within(timeout, prepare());
  } catch (error) {
    // Not awaited: a tab that does not answer does not answer to this either.
    void close();
    throw error;
  }
  let clean = true;
  const show = async (html: string, time: number) => {
    if (!clean) await showEmpty(time);
    // The page has this policy already, and keeps each that it is given: they would all be asked about each picture.
    const written = html.replace(policyElement, '');
    clean = !leavesSomething.test(written);
    return shown(page, written, time);
  };
  return {
    print: (html, time) => within(time, show(html, time)),
    isAlive: () => !crashed && !page.isClosed() && browser.connected,
    close,
  };
}

/** What stands in a head for the page as a whole, a policy or a colour scheme, stays in a page that is written anew. */
const leavesSomething =
  /<meta(?! charset="utf-8">| name="viewport" content="width=device-width, initial-scale=1">)/i;

function isDocument(page: BrowserPage, request: HTTPRequest): boolean {
  return (
    request.isNavigationRequest() && request.frame() === page.mainFrame() && request.url() === pageAddress
  );
}

async function shown(page: BrowserPage, html: string, timeout: number): Promise<Uint8Array> {
  await page.setContent(html, { waitUntil: 'load', timeout });
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout });
}

/** Rejects when the tab crashes or the browser goes; without it work that nobody answers would wait for its time-out. */
async function whileAlive<T>(page: BrowserPage, browser: Browser, work: Promise<T>): Promise<T> {
  let died = (): void => undefined;
  const death = new Promise<never>((_, reject) => {
    died = () => reject(new Error('the browser died'));
  });
  page.once('error', died);
  page.once('close', died);
  browser.once('disconnected', died);
  try {
    return await Promise.race([death, work]);
  } finally {
    page.off('error', died);
    page.off('close', died);
    browser.off('disconnected', died);
  }
}

/** Rejects with a `TimeoutError` after `timeout` ms: the browser answers to nothing while it lays out a document. */
async function notLate<T>(timeout: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('too slow', 'TimeoutError')), timeout);
  });
  try {
    return await Promise.race([late, work]);
  } finally {
    clearTimeout(timer);
  }
}
