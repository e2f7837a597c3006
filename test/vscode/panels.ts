import type { Frame, Page } from 'puppeteer';
import { attributes, count, texts } from './dom.ts';
import { runCommand } from './quick-input.ts';
import { until } from './until.ts';

/** One row of the Problems view. Line and column are counted from 1. */
export interface Problem {
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

const row = '.markers-panel .monaco-list-row[aria-level="2"]';

/** Opens the Problems view and waits until what stands there is what was asked for; returns it. */
export async function problems(
  page: Page,
  wanted: (seen: readonly Problem[]) => boolean,
): Promise<readonly Problem[]> {
  if ((await count(page, '.markers-panel')) === 0) await runCommand(page, 'Problems: Focus on Problems View');
  const read = async () => (await attributes(page, row, 'aria-label')).map(parsed);
  return until(
    'other problems',
    async () => {
      const seen = await read();
      return wanted(seen) && seen;
    },
    { seen: read },
  );
}

/** How many squiggles of a severity are drawn in the visible text. */
export async function squiggles(page: Page, severity: 'error' | 'warning' | 'info'): Promise<number> {
  return count(page, `.editor-instance .squiggly-${severity}`);
}

/** Waits for a notification that says this, and returns all that it says. */
export async function notification(page: Page, text: string | RegExp): Promise<string> {
  const says = (one: string) => (typeof text === 'string' ? one.includes(text) : text.test(one));
  return until(`a notification with « ${text}»`, async () => (await notifications(page)).find(says), {
    async seen() {
      // What has been told and has left the screen is kept there.
      await runCommand(page, 'Notifications: Show Notifications');
      return notifications(page);
    },
  });
}

/** What the notifications on the screen say. */
async function notifications(page: Page): Promise<string[]> {
  return texts(page, '.notification-list-item .notification-list-item-message');
}

/** The page inside the webview that is open, once it fulfils what is waited for. */
export async function webview(page: Page, ready: (frame: Frame) => Promise<boolean>): Promise<Frame> {
  return until('the page in the panel', async () => {
    for (const outer of await page.$$('iframe.webview.ready')) {
      try {
        const inner = await (await outer.contentFrame())?.$('iframe#active-frame');
        const frame = await inner?.contentFrame();
        if (frame && (await ready(frame))) return frame;
      } catch {
        // VS Code puts a new page into the panel: the old one has just gone.
      }
    }
    return undefined;
  });
}

function parsed(label: string): Problem {
  const [, severity = '', message = '', line, column] =
    /^(\w+): (.*) at line (\d+) and character (\d+)\./s.exec(label) ?? [];
  return { severity, message, line: Number(line), column: Number(column) };
}
