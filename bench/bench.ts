// How fast the program is, as ratios measured in this one run: figures of two machines, or two days, say nothing beside each other.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkSection } from './check-section.ts';
import { diffSection } from './diff-section.ts';
import { editSection } from './edit-section.ts';
import { printSection } from './print-section.ts';
import { rebuildSection } from './rebuild-section.ts';
import { lineOfRow, type Section } from './row.ts';
import { yearsSection } from './years-section.ts';

const sections: readonly Section[] = [
  checkSection,
  diffSection,
  editSection,
  printSection,
  rebuildSection,
  yearsSection,
];

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '100' },
    runs: { type: 'string', default: '3' },
    /** Names of sections with commas between; all when absent. */
    bara: { type: 'string' },
  },
});
const chosen = values.bara?.split(',');
for (const { name, measure } of sections) {
  if (chosen && !chosen.includes(name)) continue;
  const folder = await mkdtemp(join(tmpdir(), 'ska-bench-'));
  try {
    const root = resolve(import.meta.dirname, '..');
    const setting = { folder, root, runs: Number(values.runs), units: Number(values.units) };
    for (const row of await measure(setting)) process.stdout.write(lineOfRow(row));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
