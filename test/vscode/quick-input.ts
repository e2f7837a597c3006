import type { Page } from 'puppeteer';
import { attributes, texts } from './dom.ts';
import { press } from './keys.ts';
import { until } from './until.ts';

const widget = '.quick-input-widget:not([style*="display: none"])';
const rows = `${widget} .quick-input-list .monaco-list-row`;

/** Runs a command from the palette by its full title, such as `SKA: Bygg PDF`, as soon as the palette has it. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await until(
    `the command ${title}`,
    async () => {
      // The palette lists what can be done when it is opened: a command that comes later needs another look.
      await openWith(page, 'F1');
      await page.keyboard.type(title);
      return pick(page, title, 4000).then(
        () => true,
        () => page.keyboard.press('Escape').then(() => false),
      );
    },
    { seen: () => attributes(page, rows, 'aria-label') },
  );
}

/** Opens a file of the folder by its path, through « Go to File». */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = path.slice(0, -name.length - 1);
  // The tab has the name alone, and another year's report has the same.
  const crumbs = '.editor-group-container.active .breadcrumbs-control .monaco-breadcrumb-item';
  const shown = () => texts(page, crumbs);
  const isOpen = async () => (await shown()).join('/').startsWith(path);
  await until(
    `an editor with ${path}`,
    async () => {
      await openWith(page, 'Control+p');
      await page.keyboard.type(path);
      await pickRow(page, label => startsWith(label, name) && label.includes(folder), path, 4000).catch(() =>
        page.keyboard.press('Escape'),
      );
      // The list may have been put in another order in the moment of the click.
      return until('the tab', isOpen, { limit: 4000 }).catch(() => false as const);
    },
    { seen: shown },
  );
  await until(
    'a cursor in it',
    async () => (await page.$('.editor-instance .monaco-editor.focused')) !== null,
  );
}

/** Puts the cursor on a line and a column, both counted from 1. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await openWith(page, 'Control+g');
  // The colon stands there already.
  await page.keyboard.type(`${line}:${column}`);
  await page.keyboard.press('Enter');
  const place = `Ln ${line}, Col ${column}`;
  await until(
    `the cursor at ${place}`,
    async () => (await texts(page, '#status\\.editor\\.selection')).includes(place),
    {
      seen: () => texts(page, '#status\\.editor\\.selection'),
    },
  );
}

/** Chooses a row of the open quick pick by the text it begins with. */
export async function pick(page: Page, label: string, limit?: number): Promise<void> {
  await pickRow(page, one => startsWith(one, label), label, limit);
}

async function pickRow(
  page: Page,
  wanted: (label: string) => boolean,
  told: string,
  limit?: number,
): Promise<void> {
  await until(
    `« ${told}» in the list`,
    async () => {
      const at = (await attributes(page, rows, 'aria-label')).findIndex(wanted);
      return at >= 0 && clickRow(page, at);
    },
    { ...(limit && { limit }), seen: () => attributes(page, rows, 'aria-label') },
  );
}

async function openWith(page: Page, chord: string): Promise<void> {
  await until(`the box that ${chord} opens`, async () => {
    await press(page, chord);
    return page
      .waitForSelector(`${widget} input:focus`, { visible: true, timeout: 3000 })
      .catch(() => undefined);
  });
}

function startsWith(row: string, label: string): boolean {
  return row === label || row.startsWith(`${label},`) || row.startsWith(`${label} `);
}

async function clickRow(page: Page, at: number): Promise<boolean> {
  const row = (await page.$$(rows))[at];
  return row
    ? row.click().then(
        () => true,
        () => false,
      )
    : false;
}
