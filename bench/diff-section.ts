import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeMunicipality } from './municipality.ts';
import type { Section } from './row.ts';
import { inTurns, runProcess } from './run-process.ts';

/** `ska diff` of a whole municipality, with one report changed and with thirty, against `ska check` of one of its versions. */
export const diffSection: Section = {
  name: 'jämföra',
  async measure({ folder, root, runs, units }) {
    const ska = join(root, 'dist', 'ska.mjs');
    const project = join(folder, 'jämförd');
    await writeMunicipality(join(root, 'examples', 'lindberga'), project, units);
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=ska', '-c', 'user.email=ska@example.org', ...args], {
        cwd: project,
      });
    git('init', '-q');
    const year = join(project, 'rapporter', '2025-26');
    const names = (await readdir(year)).filter(name => name.endsWith('.md')).sort();
    const save = async (changed: readonly string[]) => {
      for (const name of changed) {
        const text = await readFile(join(year, name), 'utf8');
        await writeFile(join(year, name), text.replaceAll(' och ', ' samt '));
      }
      git('add', '.');
      git('commit', '-q', '-m', 'Ändrat');
    };
    await save([]);
    await save(names.slice(0, 1));
    await save(names.slice(1, 31));
    const [check, one, thirty] = await inTurns(runs, [
      () => runProcess([ska, 'check', '--project', project]),
      () => runProcess([ska, 'diff', 'HEAD~2', 'HEAD~1', '--project', project]),
      () => runProcess([ska, 'diff', 'HEAD~1', 'HEAD', '--project', project]),
    ]);
    const row = (what: string, values: readonly [number, number], unit: string, aim: string) => ({
      what: `ska diff, ${what} / ska check, ${units} enheter`,
      values,
      unit,
      aim,
    });
    return [
      row('1 rapport ändrad, processortid', [one.processor, check.processor], 's', '≤ 1,5'),
      row('30 rapporter ändrade, processortid', [thirty.processor, check.processor], 's', '≤ 2'),
      row('30 rapporter ändrade, minne', [thirty.memory, check.memory], 'MB', '≤ 2'),
    ];
  },
};
