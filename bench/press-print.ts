// Makes accessible PDFs of a folder's finished HTML as `ska build` does: printed two at a time, one more in repair meanwhile.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { compileSparingly } from '../extension/node/compile-sparingly.ts';
import { thisMachine } from '../extension/node/machine.ts';
import { findBrowser } from '../extension/output/browser/find-browser.ts';
import { openPrinter } from '../extension/output/browser/printer.ts';
import { openPress } from '../extension/output/pdf/press.ts';

compileSparingly(process.versions.v8);
const folder = process.argv[2] ?? '.';
const found = await findBrowser(process.env, thisMachine(process.env));
if (!found) throw new Error('no browser');
await using press = openPress(await openPrinter({ browser: found }));
press.start();
const queue = (await readdir(folder)).filter(name => name.endsWith('.html'));
const worker = async () => {
  for (let name = queue.shift(); name; name = queue.shift()) {
    const file = join(folder, name);
    const facts = deserialize(await readFile(file.replace('.html', '.facts')));
    const { bytes } = await press.print(await readFile(file, 'utf8'), name, facts);
    await writeFile(file.replace('.html', '.pdf'), bytes);
  }
};
await Promise.all([worker(), worker(), worker()]);
