import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { bundled } from './bundled.ts';
import { finishedHtml } from './finished-html.ts';
import { writeMunicipality } from './municipality.ts';
import type { Row, Section } from './row.ts';
import { inTurns, runProcess } from './run-process.ts';

/** A batch of reports as PDF, from their finished HTML and from text and data, against printing the same HTML with bare Puppeteer. */
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
    for (const { id, html, facts } of printed) {
      await writeFile(join(pages, `${id}.html`), html);
      await writeFile(join(pages, `${id}.facts`), serialize(facts));
    }
    const bare = await bundled('bare-print', folder);
    const own = await bundled('press-print', folder);
    await bundled('../extension/output/pdf/repair-worker', folder);
    const [build, finish, print] = await inTurns(runs, [
      () => runProcess([ska, 'build', '--force', '--nivå', 'enhet', '--project', project]),
      () => runProcess([own, pages]),
      () => runProcess([bare, pages]),
    ]);
    const row = (what: string, { clock }: { readonly clock: number }): Row => ({
      what: `${what}, ${printed.length} rapporter / bara utskriften av samma sidor, på klockan`,
      values: [clock, print.clock],
      unit: 's',
      aim: '≤ 1,6',
    });
    return [
      row('färdiga sidor till tillgängliga PDF:er', finish),
      row('ska build, från text och data', build),
    ];
  },
};
