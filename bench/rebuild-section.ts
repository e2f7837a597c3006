import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeMunicipality } from './municipality.ts';
import type { Section } from './row.ts';
import { inTurns, runProcess } from './run-process.ts';

/** All units' PDFs again after one changed report, against that report alone in a small municipality. */
export const rebuildSection: Section = {
  name: 'ombyggnad',
  async measure({ folder, root, runs, units }) {
    const ska = join(root, 'dist', 'ska.mjs');
    const example = join(root, 'examples', 'lindberga');
    const [small, large] = [join(folder, 'en-liten'), join(folder, 'en-stor')];
    await writeMunicipality(example, small, 12);
    await writeMunicipality(example, large, units);
    for (const project of [small, large]) runProcess([ska, 'update', '--project', project]);
    const build = [ska, 'build', '--json', '--nivå', 'enhet', '--project', large];
    runProcess(build);
    const report = join('rapporter', '2025-26', 'tallbackaskolan.md');
    const [again, alone] = await inTurns(runs, [
      async () => {
        await appendFile(join(large, report), '\nEn mening till.\n');
        const taken = runProcess(build);
        const made = (JSON.parse(taken.out).outputs as { cached: boolean }[]).filter(one => !one.cached);
        if (made.length !== 1) throw new Error(`${made.length} reports were made anew, not one`);
        return taken;
      },
      () => runProcess([ska, 'build', 'tallbackaskolan', '--force', '--project', small]),
    ]);
    const what = `ombyggnad av ${units} enheter efter en ändring / den rapporten ensam i en kommun med 12`;
    return [
      { what: `${what}, på klockan`, values: [again.clock, alone.clock], unit: 's', aim: '≤ 2' },
      { what: `${what}, processortid`, values: [again.processor, alone.processor], unit: 's', aim: '≤ 2' },
    ];
  },
};
