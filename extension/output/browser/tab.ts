import type { Browser, Page as BrowserPage, HTTPRequest } from 'puppeteer';
import { contentPolicy } from '../html/render-html.ts';
import { pageAddress } from './address.ts';

/** A tab that shows one document at a time, and lets it load nothing at all. */
export interface Tab {
  /** Shows `html` and prints it. Rejects when the tab or its browser dies; `TimeoutError` after `timeout` ms. */
  print(html: string, timeout: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Opens a tab with JavaScript off and every request answered by us: one for the document, none for anything else. */
export async function openTab(browser: Browser): Promise<Tab> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  let waiting: string | undefined;
  page.on('request', request => {
    const html = isDocument(page, request) ? waiting : undefined;
    waiting = isDocument(page, request) ? undefined : waiting;
    const answer =
      html !== undefined
        ? request.respond({
            contentType: 'text/html; charset=utf-8',
            headers: { 'Content-Security-Policy': `${contentPolicy}; sandbox` },
            body: html,
          })
        : request.isNavigationRequest() && request.frame() === page.mainFrame()
          ? // « No content »: the document stays; a refused navigation would take it away under the print.
            request.respond({ status: 204 })
          : request.abort('blockedbyclient');
    // A request whose tab is gone meanwhile has nobody to answer.
    answer.catch(() => undefined);
  });
  return {
    async print(html, timeout) {
      waiting = html;
      const ended = deathOf(page, browser);
      try {
        return await Promise.race([ended.promise, shown(page, timeout)]);
      } finally {
        ended.stop();
      }
    },
    close: () => page.close().catch(() => undefined),
  };
}

function isDocument(page: BrowserPage, request: HTTPRequest): boolean {
  return (
    request.isNavigationRequest() && request.frame() === page.mainFrame() && request.url() === pageAddress
  );
}

async function shown(page: BrowserPage, timeout: number): Promise<Uint8Array> {
  await page.goto(pageAddress, { waitUntil: 'load', timeout });
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout });
}

/** Rejects when the tab crashes or the browser goes; without it a print that nobody answers would wait for its time-out. */
function deathOf(page: BrowserPage, browser: Browser): { readonly promise: Promise<never>; stop(): void } {
  let stop = (): void => undefined;
  const promise = new Promise<never>((_, reject) => {
    const died = () => reject(new Error('the browser died'));
    page.once('error', died);
    page.once('close', died);
    browser.once('disconnected', died);
    stop = () => {
      page.off('error', died);
      page.off('close', died);
      browser.off('disconnected', died);
    };
  });
  promise.catch(() => undefined);
  return { promise, stop };
}
