import type { BoundingBox, Frame, KeyInput, Page } from 'puppeteer';
import { until } from './until.ts';

/** Texts of the elements that a CSS selector finds, in the page's order; no-break spaces read as ordinary ones. */
export async function texts(where: Page | Frame, selector: string): Promise<string[]> {
  const found = await where.$$eval(selector, elements => elements.map(element => element.textContent ?? ''));
  return found.map(plain);
}

/** One attribute of the elements that a CSS selector finds, in the page's order; empty where an element lacks it. */
export async function attributes(where: Page | Frame, selector: string, name: string): Promise<string[]> {
  const found = await where.$$eval(
    selector,
    (elements, wanted) => elements.map(element => element.getAttribute(wanted) ?? ''),
    name,
  );
  return found.map(plain);
}

/** How many elements a CSS selector finds. */
export async function count(where: Page | Frame, selector: string): Promise<number> {
  return (await where.$$(selector)).length;
}

/** Clicks the first element with this selector that holds the text; false when there is none. */
export async function clickText(page: Page, selector: string, text: string): Promise<boolean> {
  const at = (await texts(page, selector)).findIndex(one => one.includes(text));
  const element = (await page.$$(selector))[at];
  if (!element) return false;
  try {
    await element.click();
    return true;
  } catch {
    // It moved, or was drawn anew in this very moment.
    return false;
  } finally {
    await element.dispose();
  }
}

/** Drags what a selector finds onto the beginning of what another finds, with a key held down. */
export async function drag(page: Page, from: string, to: string, key: KeyInput): Promise<void> {
  const start = await atRest(page, from);
  const end = await atRest(page, to);
  const steps = { steps: 10 };
  await page.mouse.move(start.x + 40, start.y + start.height / 2);
  await page.mouse.down();
  await page.keyboard.down(key);
  await page.mouse.move(end.x + 40, end.y + 8, steps);
  await page.mouse.move(end.x + 42, end.y + 8, steps);
  await page.mouse.up();
  await page.keyboard.up(key);
}

/** Where an element is, once it moves no more. */
async function atRest(page: Page, selector: string): Promise<BoundingBox> {
  let before: string | undefined;
  return until(`${selector} at rest`, async () => {
    const box = await (await page.$(selector))?.boundingBox();
    const same = JSON.stringify(box) === before;
    before = JSON.stringify(box);
    return (same && box) || undefined;
  });
}

function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
