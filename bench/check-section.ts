import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundled } from './bundled.ts';
import { writeMunicipality } from './municipality.ts';
import type { Section } from './row.ts';
import { inTurns, runProcess } from './run-process.ts';

/** `ska check` of a whole municipality against reading the same reports with remark alone, and how it grows. */
export const checkSection: Section = {
  name: 'check',
  async measure({ folder, root, runs, units }) {
    const ska = join(root, 'dist', 'ska.mjs');
    const example = join(root, 'examples', 'lindberga');
    const [small, large] = [join(folder, 'liten'), join(folder, 'stor')];
    await writeMunicipality(example, small, 12);
    await writeMunicipality(example, large, units);
    for (const project of [small, large]) runProcess([ska, 'update', '--project', project]);
    const alone = await bundled('remark-alone', folder);
    const [check, remark, checkSmall, idle] = await inTurns(runs, [
      () => runProcess([ska, 'check', '--project', large]),
      () => runProcess([alone, large]),
      () => runProcess([ska, 'check', '--project', small]),
      () => runProcess([ska, '--version']),
    ]);
    const [few, many] = [await reportBytes(small), await reportBytes(large)];
    return [
      {
        what: `ska check, ${units} enheter / remark ensamt, på klockan`,
        values: [check.clock, remark.clock],
        unit: 's',
        aim: '≤ 3',
      },
      {
        what: `ska check, ${units} enheter / remark ensamt, processortid`,
        values: [check.processor, remark.processor],
        unit: 's',
        aim: '≤ 3',
      },
      {
        what: `ska check per MB rapport utöver starten, ${units} enheter / 12 enheter, processortid`,
        values: [(check.processor - idle.processor) / many, (checkSmall.processor - idle.processor) / few],
        unit: 's',
        aim: '≤ 1',
      },
    ];
  },
};

/** How much text the reports of a project are, in MB. */
async function reportBytes(project: string): Promise<number> {
  const names = await readdir(join(project, 'rapporter'), { recursive: true });
  const texts = names.filter(name => name.endsWith('.md'));
  const sizes = await Promise.all(
    texts.map(async name => (await readFile(join(project, 'rapporter', name))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}
