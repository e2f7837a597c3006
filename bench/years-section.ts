import { join } from 'node:path';
import { writeMunicipality } from './municipality.ts';
import type { Section } from './row.ts';
import { runProcess } from './run-process.ts';

const years = ['2023/24', '2024/25', '2025/26'];

/** What a municipality's units and its head authority take as PDFs over three school years, and the board's bundle of all of them: each unit as long and as much memory in a large one as in a small one. */
export const yearsSection: Section = {
  name: 'år',
  async measure({ folder, root, units }) {
    const ska = join(root, 'dist', 'ska.mjs');
    const many = Math.round(units * 1.5);
    const few = Math.round(units / 2);
    const compiled = async (count: number) => {
      const project = join(folder, `år-${count}`);
      await writeMunicipality(join(root, 'examples', 'lindberga'), project, count, years.length);
      let reports = 0;
      const taken = years.map(year => {
        const one = runProcess(
          [ska, 'build', '--json', '--allow-stale', '--nivå', 'enhet,huvudman', '--läsår', year].concat(
            '--project',
            project,
          ),
        );
        reports += JSON.parse(one.out).outputs.length;
        return one;
      });
      const clock = taken.reduce((sum, one) => sum + one.clock, 0);
      const bundle = runProcess(
        [ska, 'build', 'nämnd', '--json', '--allow-stale', '--force', '--out', join(project, 'nämnd')].concat(
          '--project',
          project,
        ),
      );
      return { reports, clock, memory: Math.max(...taken.map(one => one.memory)), bundle };
    };
    const [small, large] = [await compiled(few), await compiled(many)];
    const what = `${many} enheter / ${few} enheter, ${years.length} läsår (${large.reports} / ${small.reports} PDF:er)`;
    return [
      {
        what: `tid per rapport, ${what}`,
        values: [large.clock / large.reports, small.clock / small.reports],
        unit: 's',
        aim: '≤ 1,1',
      },
      { what: `största minne, ${what}`, values: [large.memory, small.memory], unit: 'MB', aim: '≤ 2' },
      {
        what: `nämndens ärende med alla bilagor, tid per enhet, ${many} / ${few} enheter`,
        values: [large.bundle.clock / many, small.bundle.clock / few],
        unit: 's',
        aim: '≤ 1,1',
      },
      {
        what: `nämndens ärende med alla bilagor, minne per enhet, ${many} / ${few} enheter`,
        values: [large.bundle.memory / many, small.bundle.memory / few],
        unit: 'MB',
        aim: '≤ 1,1',
      },
    ];
  },
};
