import axe from 'axe-core';
import type { Frame, Page } from 'puppeteer';

/**
 * What axe-core finds wrong in a page, one line each: the rule and the first elements. One rule is left out: a chart's figure has
 * the role of a group, since Chromium prints a figure to PDF as one picture, and its table and caption would be lost in it. A
 * link past the page's header stands before all landmarks.
 */
export async function violations(page: Page | Frame): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const result = (await page.evaluate(
    "axe.run({ exclude: ['.ska-hoppa'] }, { resultTypes: ['violations'], rules: { 'aria-allowed-role': { enabled: false } } })",
  )) as axe.AxeResults;
  return result.violations.map(
    ({ id, impact, nodes }) =>
      `${id} (${impact}), ${nodes.length}: ${nodes.slice(0, 3).map(node => node.html.slice(0, 120))}`,
  );
}

/** Elements that the Tab key reaches without anything to be seen of it; each with the beginning of its HTML. At most `limit` are visited. */
export async function unseenFocus(page: Page, limit: number): Promise<readonly string[]> {
  const unseen: string[] = [];
  for (let at = 0; at < limit; at++) {
    await page.keyboard.press('Tab');
    const found = (await page.evaluate(`(() => {
      const one = document.activeElement;
      if (!one || one === document.body || one.visited) return undefined;
      one.visited = true;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      const ringed = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      const box = one.getBoundingClientRect();
      return ringed && box.width > 0 && box.height > 0 ? '' : one.outerHTML.slice(0, 120);
    })()`)) as string | undefined;
    if (found === undefined) break;
    if (found) unseen.push(found);
  }
  return unseen;
}
