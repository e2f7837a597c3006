import type { Page } from 'puppeteer';
import { attributes, clickText, count, texts } from './dom.ts';
import { press } from './keys.ts';
import { until } from './until.ts';

const suggestions = '.suggest-widget.visible .monaco-list-row';
const actions = '.action-widget .monaco-list-row.action';

/** Writes text where the cursor stands, key by key. VS Code closes brackets by itself, and types over what it closed. */
export async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
}

/** Takes away the text from the cursor to the line's end. */
export async function clearToLineEnd(page: Page): Promise<void> {
  await press(page, 'Shift+End');
  await page.keyboard.press('Delete');
}

/** Saves the file; it is on disk when this returns. */
export async function save(page: Page): Promise<void> {
  const isSaved = async () => (await count(page, '.tab.active.dirty')) === 0;
  await until('the file to be saved', async () => {
    await press(page, 'Control+s');
    // What is pasted may come into the text right after it was saved.
    return until('a tab without its mark', isSaved, { limit: 4000 }).catch(() => false as const);
  });
}

/** Asks for completion at the cursor; the list's rows as a screen reader has them. */
export async function complete(page: Page): Promise<string[]> {
  await press(page, 'Control+Space');
  return suggested(page);
}

/** Waits for the list that has opened by itself. */
export async function suggested(page: Page): Promise<string[]> {
  return until('a completion list', async () => {
    const rows = await attributes(page, suggestions, 'aria-label');
    return rows.length > 0 && rows;
  });
}

/** Takes the suggestion whose row begins with this text. */
export async function accept(page: Page, label: string): Promise<void> {
  await until(
    `the suggestion ${label}`,
    async () => {
      const at = (await attributes(page, suggestions, 'aria-label')).findIndex(row => row.startsWith(label));
      const row = (await page.$$(suggestions))[at];
      return (await row?.click().then(() => true)) ?? false;
    },
    { seen: () => attributes(page, suggestions, 'aria-label') },
  );
}

/** What the hover at the cursor says. */
export async function hover(page: Page): Promise<string> {
  await press(page, 'Control+k');
  await press(page, 'Control+i');
  return until('a hover', async () => {
    const [text] = await texts(
      page,
      '.monaco-resizable-hover .monaco-hover:not(.hidden) .monaco-hover-content',
    );
    return text && !text.includes('Loading...') && text;
  });
}

/** Renames what stands at the cursor, wherever it is used. */
export async function rename(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F2');
  await until('the box for a new name', async () => (await count(page, '.rename-box input:focus')) > 0);
  await press(page, 'Control+a');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await until('the box to close', async () => (await count(page, '.rename-box input:focus')) === 0);
}

/** The quick fixes that are offered at the cursor, by title. The list stays open. */
async function fixes(page: Page): Promise<string[]> {
  return until('quick fixes', async () => {
    await press(page, 'Control+.');
    await page.waitForSelector(actions, { visible: true, timeout: 2000 }).catch(() => undefined);
    const titles = await texts(page, actions);
    return titles.length > 0 && titles;
  });
}

/** Mends what stands at the cursor by the quick fix with this title (or a part of it). */
export async function fix(page: Page, title: string): Promise<void> {
  await fixes(page);
  await until(`the fix « ${title}»`, () => clickText(page, actions, title), {
    seen: () => texts(page, actions),
  });
}
