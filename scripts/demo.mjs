// From a fresh clone to PDFs: installs what is missing, builds the program, and builds the example municipality.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { prepare, root, runNode, stopUnlessFine } from './steps.mjs';

prepare();
const { ensureBrowser } = await import('./browser.mjs');
stopUnlessFine((await ensureBrowser()) ? 0 : 2, 'Utan webbläsare kan inga PDF:er göras.');

const project = join('examples', 'lindberga');
stopUnlessFine(
  runNode([join('dist', 'ska.mjs'), 'build', '--project', project]),
  'Exemplet kunde inte byggas.',
);

// What the board is given, and the slides of its result day.
for (const words of [
  ['nämnd', '--delad'],
  ['resultatdag', 'huvudman', '--format', 'bildspel'],
])
  stopUnlessFine(
    runNode([join('dist', 'ska.mjs'), 'build', ...words, '--project', project]),
    'Exemplet kunde inte byggas.',
  );

const out = join(root, project, 'ut');
const pdfs = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.pdf'));
stopUnlessFine(pdfs.length > 0 ? 0 : 1, `Inga PDF:er finns i ${relative(root, out)}.`);
process.stdout.write(`\n${pdfs.length} PDF:er i ${join(project, 'ut')}:\n`);
for (const path of pdfs.sort((a, b) => a.localeCompare(b, 'sv'))) {
  process.stdout.write(`  ${join(project, 'ut', path)}\n`);
}
const decks = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(path =>
  path.endsWith('-bildspel.html'),
);
process.stdout.write('\nBildspel att visa i webbläsaren:\n');
for (const path of decks.sort((a, b) => a.localeCompare(b, 'sv'))) {
  process.stdout.write(`  ${join(project, 'ut', path)}\n`);
}
