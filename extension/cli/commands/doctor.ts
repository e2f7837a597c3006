import type { Command } from 'commander';
import { Fault } from '../../base/fault.ts';
import { sentence } from '../../base/problems.ts';
import { openData } from '../../data/open.ts';
import { openFiles } from '../../node/files.ts';
import { runGit } from '../../node/git-process.ts';
import { thisMachine } from '../../node/machine.ts';
import { findBrowser } from '../../output/browser/find-browser.ts';
import { sourceSans } from '../../output/html/fonts.ts';
import { type CommonOptions, type Door, packageFolder, shippedFiles } from '../door.ts';
import { inLanguage } from '../usage.ts';

interface Options extends CommonOptions {
  readonly json?: boolean;
}

interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** False: the product works without it, less well. */
  readonly needed: boolean;
  readonly found: string;
  readonly advice: string;
}

/** `ska doctor`: what this machine has, and what to do about what is missing. */
export function doctorCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('doctor')
    .summary(
      t(
        'visar vad den här datorn har och vad som saknas',
        'shows what this computer has and what is missing',
      ),
    )
    .option('--json', t('svaret som JSON', 'the answer as JSON'))
    .action((_options: unknown, command: Command) => {
      run(doctor(command.optsWithGlobals<Options>(), door));
    });
}

async function doctor(options: Options, door: Door): Promise<number> {
  const checks = [
    nodeCheck(),
    await browserCheck(door),
    await gitCheck(door),
    await fontCheck(),
    await engineCheck(),
  ];
  if (options.json) door.out(`${JSON.stringify({ version: 1, checks }, null, 2)}\n`);
  else
    for (const one of checks)
      door.out(`${one.ok ? 'ok    ' : 'saknas'}  ${one.name}: ${one.ok ? one.found : one.advice}\n`);
  return checks.every(one => one.ok || !one.needed) ? 0 : 1;
}

function nodeCheck(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return {
    name: 'Node',
    ok,
    needed: true,
    found: process.version,
    advice: 'Installera Node 20.19 eller senare.',
  };
}

async function browserCheck(door: Door): Promise<Check> {
  const advice =
    'Installera Google Chrome, Microsoft Edge eller Chromium, eller ange sökvägen i SKA_BROWSER.';
  try {
    const found = await findBrowser(door.env, thisMachine(door.env));
    return { name: 'Webbläsare', ok: found !== undefined, needed: true, found: found?.path ?? '', advice };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return {
      name: 'Webbläsare',
      ok: false,
      needed: true,
      found: '',
      advice: sentence(error.code, error.args as never, door.language),
    };
  }
}

async function gitCheck({ cwd, env }: Door): Promise<Check> {
  const answer = await runGit({ folder: cwd, env }, ['--version']).catch(() => undefined);
  const found = answer?.code === 0 ? answer.out.toString('utf8').trim() : '';
  const advice = 'Installera git för att granska och lämna in genom ett förråd. Allt annat fungerar utan.';
  const [major = 0, minor = 0] = /\d+\.\d+/.exec(found)?.[0].split('.').map(Number) ?? [];
  const isOld = found !== '' && (major < 2 || (major === 2 && minor < 38));
  // What a merge will give can be asked since then.
  const needs = `${found} är för gammalt för att räkna om tal vid sammanslagningar: installera 2.38 eller senare. Allt annat fungerar.`;
  return { name: 'Git', ok: found !== '' && !isOld, needed: false, found, advice: isOld ? needs : advice };
}

async function fontCheck(): Promise<Check> {
  const shipped = shippedFiles();
  const missing: string[] = [];
  for (const { file } of sourceSans)
    if (
      !(await shipped.info(`dist/fonts/${file}`)) &&
      !(await shipped.info(`node_modules/@fontsource/source-sans-3/files/${file}`))
    )
      missing.push(file);
  return {
    name: 'Typsnitt',
    ok: missing.length === 0,
    needed: true,
    found: 'Source Sans 3',
    advice: 'Typsnittets filer saknas. Installera programmet på nytt.',
  };
}

async function engineCheck(): Promise<Check> {
  const advice = 'Datamotorn DuckDB går inte att starta. Installera programmet på nytt på den här datorn.';
  try {
    await using engine = await openData({
      files: openFiles(packageFolder),
      units: { resolve: () => undefined },
    });
    return { name: 'Datamotor', ok: engine.names.length === 0, needed: true, found: 'DuckDB', advice };
  } catch {
    return { name: 'Datamotor', ok: false, needed: true, found: '', advice };
  }
}
