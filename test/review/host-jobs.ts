import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { parse } from 'yaml';

/** How a step of a workflow ended. */
export interface StepRun {
  readonly name: string;
  readonly code: number | undefined;
  readonly out: string;
}

interface GithubStep {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

interface AzureStep {
  readonly bash?: string;
  readonly displayName?: string;
  readonly condition?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly publish?: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Runs a script as a host's runner does. */
export function bash(script: string, cwd: string, env: Env, flags = '-eo'): Promise<StepRun> {
  return new Promise(done => {
    const child = spawn('bash', ['--noprofile', '--norc', flags, 'pipefail', '-c', script], { cwd, env });
    let out = '';
    child.stdout.on('data', part => (out += part));
    child.stderr.on('data', part => (out += part));
    child.on('close', code => done({ name: '', code: code ?? undefined, out }));
    child.stdin.end();
  });
}

/** One expression by GitHub's own reader. */
function evaluated(expression: string, contexts: Readonly<Record<string, unknown>>, failed: boolean): string {
  const { tokens } = new Lexer(expression).lex();
  const states = { always: true, cancelled: false, failure: failed, success: !failed };
  const functions = Object.entries(states).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }));
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
  const known = JSON.parse(JSON.stringify(contexts), data.reviver);
  return new Evaluator(tree, known, new Map(functions.map(one => [one.name, one]))).evaluate().coerceString();
}

/** Runs the `run:` steps of a GitHub workflow's job or of a composite action; what it `uses` is only told. */
export async function runGithub(
  steps: readonly GithubStep[],
  cwd: string,
  env: Env,
  contexts: Readonly<Record<string, unknown>>,
): Promise<readonly StepRun[]> {
  const runs: StepRun[] = [];
  const outcomes: Record<string, { outcome: string }> = {};
  let failed = false;
  const fill = (text: string) =>
    text.replace(/\$\{\{\s*(.+?)\s*\}\}/g, (_all, expression) =>
      evaluated(expression, { ...contexts, steps: outcomes }, failed),
    );
  for (const step of steps) {
    const condition = step.if === undefined ? String(!failed) : fill(step.if);
    if (condition !== 'true') continue;
    if (step.uses) {
      const given = Object.entries(step.with ?? {}).map(([key, value]) => `${key}=${fill(String(value))}`);
      runs.push({ name: step.uses, code: undefined, out: given.join('\n') });
      continue;
    }
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, value]) => [key, fill(value)]));
    const run = await bash(fill(step.run ?? ''), cwd, { ...env, ...own });
    failed ||= run.code !== 0;
    if (step.id) outcomes[step.id] = { outcome: run.code === 0 ? 'success' : 'failure' };
    runs.push({ ...run, name: step.name ?? '' });
  }
  return runs;
}

/** Runs the `bash:` steps of an Azure job by their conditions; `variables` are those of conditions. */
export async function runAzure(
  steps: readonly AzureStep[],
  cwd: string,
  env: Env,
  variables: Readonly<Record<string, string>>,
): Promise<readonly StepRun[]> {
  const runs: StepRun[] = [];
  let failed = false;
  for (const step of steps) {
    if (!azureCondition(step.condition ?? 'succeeded()', variables, failed)) continue;
    if (step.bash === undefined) {
      if (step.publish) runs.push({ name: step.displayName ?? '', code: undefined, out: step.publish });
      continue;
    }
    // Azure's bash goes on after a line that fails, unless the script says otherwise.
    const run = await bash(step.bash, cwd, { ...env, ...step.env }, '-o');
    failed ||= run.code !== 0;
    runs.push({ ...run, name: step.displayName ?? '' });
  }
  return runs;
}

/** The few functions that conditions of a pipeline use here. */
function azureCondition(
  condition: string,
  variables: Readonly<Record<string, string>>,
  failed: boolean,
): boolean {
  const same = (a: unknown, b: unknown) => String(a).toLowerCase() === String(b).toLowerCase();
  const functions = {
    and: (...all: boolean[]) => all.every(Boolean),
    not: (one: boolean) => !one,
    eq: same,
    ne: (a: unknown, b: unknown) => !same(a, b),
    succeeded: () => !failed,
    succeededOrFailed: () => true,
    canceled: () => false,
    variables: new Proxy(variables, { get: (all, name) => all[String(name)] ?? '' }),
  };
  return new Function(...Object.keys(functions), `return ${condition}`)(...Object.values(functions));
}

/** A YAML file of a repository. */
export async function yamlAt(path: string) {
  return parse(await readFile(path, 'utf8'));
}

/** A folder of its own below another, made. */
export async function folderIn(base: string, name: string): Promise<string> {
  const path = join(base, name);
  await mkdir(path, { recursive: true });
  return path;
}
