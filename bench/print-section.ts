import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundled } from './bundled.ts';
import { finishedHtml } from './finished-html.ts';
import { writeMunicipality } from './municipality.ts';
import type { Section } from './row.ts';
import { inTurns, runProcess } from './run-process.ts';

/** A batch of reports as PDF, from text and data, against printing the same finished HTML with bare Puppeteer. */
export const printSection: Section = {
  name: 'pdf',
  async measure({ folder, root, runs, units }) {
    const ska = join(root, 'dist', 'ska.mjs');
    const project = join(folder, 'halv');
    await writeMunicipality(join(root, 'examples', 'lindberga'), project, Math.ceil(units / 2));
    runProcess([ska, 'update', '--project', project]);
    const pages = join(folder, 'sidor');
    await mkdir(pages);
    const printed = await finishedHtml(project, 'enhet');
    for (const { id, html } of printed) await writeFile(join(pages, `${id}.html`), html);
    const bare = await bundled('bare-print', folder);
    const [build, print] = await inTurns(runs, [
      () => runProcess([ska, 'build', '--force', '--nivå', 'enhet', '--project', project]),
      () => runProcess([bare, pages]),
    ]);
    return [
      {
        what: `ska build, ${printed.length} rapporter / bara utskriften av samma sidor, på klockan`,
        values: [build.clock, print.clock],
        unit: 's',
        aim: '≤ 1,6',
      },
    ];
  },
};
