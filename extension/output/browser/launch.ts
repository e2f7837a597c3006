import type { Browser } from 'puppeteer';
import { Fault } from '../../base/fault.ts';
import type { FoundBrowser } from './find-browser.ts';

/** No background traffic, no questions, nothing resolved: the browser is a printer here. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-quic',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--font-render-hinting=none',
  '--lang=sv',
];

/**
 * A started browser, steered through a pipe: no port that others on the machine could reach, and when this process ends,
 * however it ends, the pipe closes and the browser with it. `timeout` ms to start, `call` ms for each call to it; `signal` gives up
 * the start, and does nothing to a browser that has started. Fault `browser.will-not-start`.
 */
export async function launchBrowser(
  found: FoundBrowser,
  timeout: number,
  { call = timeout, signal }: { readonly call?: number; readonly signal?: AbortSignal } = {},
): Promise<Browser> {
  // Large, and of use to those alone who print.
  const { default: puppeteer } = await import('puppeteer');
  // Through a pipe the library waits for the first answer as long as for any other.
  const late = new AbortController();
  const giveUp = () => late.abort();
  const timer = setTimeout(giveUp, timeout);
  signal?.addEventListener('abort', giveUp);
  if (signal?.aborted) giveUp();
  try {
    return await puppeteer.launch({
      executablePath: found.path,
      args: [...quiet, ...found.arguments],
      pipe: true,
      timeout,
      protocolTimeout: call,
      signal: late.signal,
      // A door hears Ctrl-C and disposes the printer; a second listener here would end the process before that.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    if (late.signal.aborted)
      throw new Fault('browser.will-not-start', {
        path: found.path,
        reason: '',
        silent: Math.ceil(timeout / 1000),
      });
    const message = error instanceof Error ? error.message : String(error);
    const first = message.split('\n')[0]?.replace(/[.!\s]+$/, '') ?? '';
    // What the protocol says of a program that ended, or is no browser, helps nobody.
    const reason = /closed|Failed to launch|hang up|EPIPE/i.test(first) ? '' : first;
    throw new Fault('browser.will-not-start', { path: found.path, reason });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

/** Ends a browser: politely, and if it has not gone within three seconds by force. */
export async function endBrowser(browser: Browser): Promise<void> {
  const child = browser.process();
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const forced = setTimeout(() => child.kill('SIGKILL'), 3000);
  browser.close().catch(() => child.kill('SIGKILL'));
  await gone;
  clearTimeout(forced);
}
