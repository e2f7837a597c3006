// Prints the HTML files of a folder with bare Puppeteer, two at a time: the limit that a batch of reports is held against.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer';
import { thisMachine } from '../extension/node/machine.ts';
import { findBrowser } from '../extension/output/browser/find-browser.ts';

const folder = process.argv[2] ?? '.';
const found = await findBrowser(process.env, thisMachine(process.env));
if (!found) throw new Error('no browser');
const browser = await puppeteer.launch({
  executablePath: found.path,
  args: [...found.arguments],
  pipe: true,
});
const queue = (await readdir(folder)).filter(name => name.endsWith('.html'));
const worker = async () => {
  const page = await browser.newPage();
  for (let name = queue.shift(); name; name = queue.shift()) {
    await page.setContent(await readFile(join(folder, name), 'utf8'), { waitUntil: 'load' });
    await writeFile(
      join(folder, name.replace('.html', '.pdf')),
      await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }),
    );
  }
};
await Promise.all([worker(), worker()]);
await browser.close();
