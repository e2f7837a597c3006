import assert from 'node:assert/strict';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { parseWorkflow } from '@actions/workflow-parser/workflows/workflow-parser';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { root } from '../cli/run-ska.ts';
import { type CommentHost, openCommentHost } from './comment-host.ts';
import { bash, folderIn, runAzure, runGithub, type StepRun, yamlAt } from './host-jobs.ts';
import { gitEnv, type TestRepository, testRepository } from './repository.ts';

const report = 'rapporter/2025-26/tallbackaskolan.md';
// A name that a script would run, were it a part of one.
const branch = 'gren$(id>hackad)';

const gh = `
import { cpSync, existsSync, readFileSync } from 'node:fs';
const [what, ...args] = process.argv.slice(2);
const after = name => args[args.indexOf(name) + 1];
if (what === 'run') {
  const from = process.env.ARTIFACTS + '/' + after('--name');
  if (!existsSync(from)) process.exit(1);
  cpSync(from, after('--dir'), { recursive: true });
} else {
  const path = args.find(one => one.startsWith('repos/'));
  const method = args.includes('--method') ? after('--method') : 'GET';
  const body = args.includes('--input') ? readFileSync(after('--input')) : undefined;
  const answer = await fetch(process.env.HOST + path, { method, body, headers: { authorization: 'Bearer ' + process.env.GH_TOKEN } });
  if (!answer.ok) process.exit(1);
  process.stdout.write(await answer.text());
}
`;

describe('ready workflows', () => {
  let repository: TestRepository;
  let host: CommentHost;
  let base: string;
  let bin: string;

  before(async () => {
    repository = await testRepository('skolor/kvalitet å');
    host = await openCommentHost();
    base = join(repository.path, '..');
    bin = await folderIn(base, 'bin');
    const put = async (name: string, text: string) => {
      await writeFile(join(bin, name), text);
      await chmod(join(bin, name), 0o755);
    };
    // Installing makes the program be there, of just the package that was named.
    await put(
      'npm',
      `#!/bin/sh\nfor paket; do :; done\n[ -f "$paket" ] || { echo "npm: $paket" >&2; exit 1; }\nprintf '#!/bin/sh\\nexec "${process.execPath}" "${root}/dist/ska.mjs" "$@"\\n' > "${bin}/ska"\nchmod +x "${bin}/ska"\n`,
    );
    await put('apt-get', '#!/bin/sh\n');
    await put('gh', `#!/bin/sh\nexec "${process.execPath}" "${bin}/gh.mjs" "$@"\n`);
    await writeFile(join(bin, 'gh.mjs'), gh);
    for (const service of ['github', 'gitlab', 'azure'])
      assert.equal((await repository.ska('init', '.', '--granskning', service)).code, 0);
    const [packed = ''] =
      /\.ska\/ska-rapport-\S+\.tgz/.exec(await readFile(at('.gitlab-ci.yml'), 'utf8')) ?? [];
    await writeFile(at(packed), 'programmet');
    await rm(at('.git/hooks/pre-commit'));
    await repository.commit('Granskning');
    // Wrong since before: no review of the branch tells it.
    await repository.change(report, '214,8', '1,1');
    await repository.commit('Fel sedan förr');
    await repository.git('checkout', '-qb', branch);
    await repository.change(
      'data/betyg.csv',
      /^Tallbackaskolan;2025\/26;F;(\d+);(\d+)/m,
      (_all, n, sum) => `Tallbackaskolan;2025/26;F;${n};${Number(sum) + 100}`,
    );
    await repository.change(report, 'Tjugo minuter', 'Trettio minuter, säger @lindberga/rektorer');
    await repository.change(report, ':värde[221,4]', ':värde[9,9]');
    await repository.commit('Nya tal');
    await repository.git('checkout', '-q', 'main');
    await repository.change('ska.yaml', 'förkortning: BUN', 'förkortning: NÄMND');
    await repository.commit('Main går vidare');
  });
  after(async () => {
    await host[Symbol.asyncDispose]();
    await repository[Symbol.asyncDispose]();
  });

  const at = (path: string) => join(repository.path, path);

  /** What a host has checked out: main with the branch merged into it, and both branches of the server. */
  async function checkedOut(name: string): Promise<string> {
    const clone = join(base, name);
    await repository.git('clone', '-q', repository.path, clone);
    await repository.git('-C', clone, 'checkout', '-q', '--detach', 'origin/main');
    await repository.git('-C', clone, 'merge', '-q', '--no-ff', '-m', 'Sammanslagen', `origin/${branch}`);
    return clone;
  }

  async function runnerEnv(name: string) {
    await rm(join(bin, 'ska'), { force: true });
    const temp = await folderIn(base, `temp ${name}`);
    const path = `${bin}${delimiter}${process.env.PATH}`;
    return { temp, env: { ...gitEnv, PATH: path, HOST: host.url, ARTIFACTS: join(base, 'artifacts') } };
  }

  const named = (runs: readonly StepRun[], name: string) => runs.find(run => run.name === name);

  function checkComment(): void {
    const [, forged, ours, ...more] = host.comments;
    assert.equal(more.length, 0, 'one comment, renewed');
    assert.match(forged?.body ?? '', /Skriven av någon/, 'what another wrote under our mark is left alone');
    assert.match(ours?.body ?? '', /^<!-- ska-granskning -->\n[\s\S]*Meritvärde/);
    assert.doesNotMatch(ours?.body ?? '', /@lindberga/, 'nobody is mentioned');
  }
  beforeEach(() => host.comments.splice(2));

  it('are valid by GitHub’s own parser and by the published schemas, with pinned actions and few rights', async () => {
    const trace = new NoOperationTraceWriter();
    for (const name of ['.github/workflows/ska-granskning.yml', '.github/workflows/ska-kommentar.yml']) {
      const content = await readFile(at(name), 'utf8');
      assert.deepEqual(parseWorkflow({ name, content }, trace).context.errors.getErrors(), []);
      assert.doesNotMatch(content, /pull_request_target/);
      for (const [, uses = ''] of content.matchAll(/uses: (\S+)/g)) assert.match(uses, /@[0-9a-f]{40}$/);
      // Nothing from outside is put into a script: it comes as a variable.
      for (const { steps } of Object.values<{ steps: { run?: string }[] }>(parse(content).jobs))
        for (const step of steps) assert.doesNotMatch(step.run ?? '', /\$\{\{/);
    }
    const action = await readFile(join(root, 'action.yml'), 'utf8');
    assert.deepEqual(
      parseAction({ name: 'action.yml', content: action }, trace).context.errors.getErrors(),
      [],
    );
    const review = await yamlAt(at('.github/workflows/ska-granskning.yml'));
    assert.deepEqual(review.permissions, { contents: 'read' });
    const comment = await yamlAt(at('.github/workflows/ska-kommentar.yml'));
    assert.deepEqual(comment.jobs.kommentar.permissions, { actions: 'read', 'pull-requests': 'write' });
    assert.ok(!JSON.stringify(comment).includes('checkout'), 'what may write never fetches what is proposed');
    for (const [file, schema, all] of [
      ['.gitlab-ci.yml', 'gitlab-ci.json', {}],
      // Azure's schema takes every scalar for a text.
      ['azure-pipelines.yml', 'azure-pipelines.json', { schema: 'failsafe' }],
    ] as const) {
      const ajv = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false });
      for (const keyword of ['ignoreCase', 'firstProperty']) ajv.addKeyword(keyword);
      const published = await readFile(join(root, 'test', 'fixtures', 'schemas', schema), 'utf8');
      const isValid = ajv.compile(JSON.parse(published));
      isValid(parse(await readFile(at(file), 'utf8'), all));
      assert.deepEqual(isValid.errors ?? [], [], file);
      // Not in the schema, but GitLab refuses the whole file otherwise.
      for (const [, name = ''] of published.includes('expose_as')
        ? (await readFile(at(file), 'utf8')).matchAll(/expose_as: (.*)/g)
        : [])
        assert.match(name, /^[a-zA-Z0-9_][-a-zA-Z0-9_ ]*$/);
    }
  });

  it('on GitHub tell what is wrong on changed lines, build nothing stale, and comment from a run of its own', async () => {
    const clone = await checkedOut('github');
    const { temp, env } = await runnerEnv('github');
    const job = (await yamlAt(at('.github/workflows/ska-granskning.yml'))) as {
      env: Record<string, string>;
      jobs: { granskning: { steps: [] } };
    };
    const summary = join(temp, 'summary.md');
    const runs = await runGithub(
      job.jobs.granskning.steps,
      clone,
      {
        ...env,
        ...job.env,
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: clone,
        RUNNER_TEMP: temp,
        GITHUB_STEP_SUMMARY: summary,
      },
      { github: { base_ref: 'main', event_name: 'pull_request' }, runner: { temp } },
    );
    const check = named(runs, 'Kontrollera');
    assert.equal(check?.code, 1);
    assert.match(
      check?.out ?? '',
      /^::error file=skolor\/kvalitet å\/rapporter\/2025-26\/tallbackaskolan\.md,line=/m,
    );
    assert.doesNotMatch(check?.out ?? '', /1,1;/, 'what was wrong before is not told');
    assert.equal(named(runs, 'Bygg PDF och HTML')?.code, 1, 'numbers that do not hold are not built');
    assert.match(await readFile(summary, 'utf8'), /Meritvärde/);
    await cp(join(temp, 'granskning'), join(base, 'artifacts', 'ska-granskning'), { recursive: true });

    host.head = await repository.git('rev-parse', branch);
    const comment = await yamlAt(at('.github/workflows/ska-kommentar.yml'));
    const event = {
      workflow_run: {
        id: 1,
        event: 'pull_request',
        head_repository: { owner: { login: 'någon' } },
        head_branch: branch,
        head_sha: host.head,
      },
    };
    for (const time of ['first', 'second']) {
      const own = await folderIn(base, `temp kommentar ${time}`);
      const written = await runGithub(
        comment.jobs.kommentar.steps,
        own,
        { ...env, RUNNER_TEMP: own, GH_TOKEN: 'nyckel', GH_REPO: 'lindberga/kvalitet' },
        { github: { event } },
      );
      assert.deepEqual(
        written.map(run => run.code),
        [0, 0],
        written.map(run => run.out).join(),
      );
      checkComment();
    }
    // A long comment, in Swedish: its end, the waivers, is there as well, and it is no longer than GitHub takes.
    await writeFile(
      join(base, 'artifacts', 'ska-granskning', 'kommentar.md'),
      `&#64;a &#x0040;a &commat;a ${'å'.repeat(59_900)}@slut@${'ö'.repeat(20_000)}`,
    );
    const long = await folderIn(base, 'temp kommentar lång');
    await runGithub(
      comment.jobs.kommentar.steps,
      long,
      { ...env, RUNNER_TEMP: long, GH_TOKEN: 'nyckel', GH_REPO: 'lindberga/kvalitet' },
      { github: { event } },
    );
    assert.match(host.comments[2]?.body ?? '', /å@\u2060slut@\u2060ö/);
    assert.match(
      host.comments[2]?.body ?? '',
      /\n@\u2060a @\u2060a @\u2060a å/,
      'nor by another way to write it',
    );
    assert.equal([...(host.comments[2]?.body ?? '')].length, 65_000);
    // A text that says it is of another commit is written nowhere.
    host.head = 'annan';
    host.comments.splice(2);
    const own = await folderIn(base, 'temp kommentar annan');
    await runGithub(
      comment.jobs.kommentar.steps,
      own,
      { ...env, RUNNER_TEMP: own, GH_TOKEN: 'nyckel', GH_REPO: 'lindberga/kvalitet' },
      { github: { event } },
    );
    assert.equal(host.comments.length, 2);
    assert.deepEqual(await readdir(clone).then(names => names.filter(name => name === 'hackad')), []);
  });

  it('on GitLab leave a report of code quality, a comparison, and what was built', async () => {
    await repository.git('checkout', '-q', branch);
    await repository.git('merge', '-q', '-m', 'Ikapp', 'main');
    assert.equal((await repository.ska('update')).code, 0);
    await repository.commit('Talen uppdaterade');
    await repository.git('checkout', '-q', 'main');
    const clone = await checkedOut('gitlab');
    const { env } = await runnerEnv('gitlab');
    const pipeline = await yamlAt(join(clone, '.gitlab-ci.yml'));
    const review = pipeline['ska-granskning'];
    const run = await bash([...review.before_script, ...review.script].join('\n'), clone, {
      ...env,
      ...pipeline.variables,
      CI_PROJECT_DIR: clone,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: await repository.git('merge-base', 'main', branch),
    });
    assert.equal(run.code, 0, run.out);
    const made = await readdir(join(clone, 'granskning'), { recursive: true });
    for (const name of ['kodkvalitet.json', 'kommentar.md', 'jamforelse.html'])
      assert.ok(made.includes(name), name);
    for (const ending of ['.pdf', '.html'])
      assert.ok(
        made.some(name => name.startsWith('rapporter') && name.endsWith(ending)),
        ending,
      );
    assert.ok(
      Array.isArray(JSON.parse(await readFile(join(clone, 'granskning', 'kodkvalitet.json'), 'utf8'))),
    );
    const api = {
      CI_API_V4_URL: `${host.url}api/v4`,
      CI_PROJECT_ID: '3',
      CI_MERGE_REQUEST_IID: '7',
      SKA_NYCKEL: 'nyckel',
    };
    for (let time = 0; time < 2; time++) {
      const written = await bash(pipeline['ska-kommentar'].script.join('\n'), clone, { ...env, ...api });
      assert.equal(written.code, 0, written.out);
      checkComment();
    }
    assert.ok(host.requests.includes('POST /api/v4/projects/3/merge_requests/7/notes'));
    assert.equal(pipeline['ska-kommentar'].variables.GIT_STRATEGY, 'none');
  });

  it('on Azure DevOps tell findings as its commands, and comment only from branches of one’s own', async () => {
    const clone = await checkedOut('azure');
    const { temp, env } = await runnerEnv('azure');
    await repository.git('-C', clone, 'checkout', '-q', '--detach', `origin/${branch}~2`);
    const pipeline = await yamlAt(join(repository.path, 'azure-pipelines.yml'));
    const [review, comment] = pipeline.jobs;
    const variables = { 'Build.Reason': 'PullRequest', 'Build.Repository.Provider': 'TfsGit' };
    const own = {
      ...env,
      ...pipeline.variables,
      TF_BUILD: 'True',
      BUILD_SOURCESDIRECTORY: clone,
      AGENT_TEMPDIRECTORY: temp,
      PIPELINE_WORKSPACE: temp,
      SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
    };
    const runs = await runAzure(review.steps, clone, own, variables);
    const check = named(runs, 'Kontrollera');
    assert.equal(check?.code, 1);
    assert.match(check?.out ?? '', /^##vso\[task\.logissue type=error;sourcepath=skolor\/kvalitet å\//m);
    assert.equal(named(runs, 'Visa vad som har ändrats')?.code, 0);
    await cp(join(temp, 'granskning'), join(temp, 'ska-granskning'), { recursive: true });
    const api = {
      ...own,
      SYSTEM_COLLECTIONURI: host.url,
      SYSTEM_TEAMPROJECTID: 'p',
      BUILD_REPOSITORY_ID: 'r',
      SYSTEM_PULLREQUEST_PULLREQUESTID: '7',
    };
    // The key is given to this step by the pipeline alone.
    const steps = comment.steps.map((step: { env?: object }) => ({
      ...step,
      ...(step.env && { env: { NYCKEL: 'nyckel' } }),
    }));
    for (let time = 0; time < 2; time++) {
      const written = await runAzure(steps, temp, api, variables);
      assert.equal(written[0]?.code, 0, written[0]?.out);
      checkComment();
    }
    const fork = { ...variables, 'System.PullRequest.IsFork': 'True' };
    const condition = [{ bash: 'true', condition: comment.condition }];
    assert.equal((await runAzure(condition, temp, env, fork)).length, 0);
    assert.equal((await runAzure(condition, temp, env, variables)).length, 1);
  });

  it('as an action of GitHub do the same in one step', async () => {
    const { temp, env } = await runnerEnv('action');
    const action = await yamlAt(join(root, 'action.yml'));
    const [, , , step] = action.runs.steps;
    const files = Object.fromEntries(
      ['GITHUB_PATH', 'GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'].map(name => [name, join(temp, name)]),
    );
    const all = { ...env, ...files, GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: root, RUNNER_TEMP: temp };
    const inputs = { projekt: 'skolor/kvalitet å', bas: '', bygg: '' };
    const before = await runGithub(action.runs.steps.slice(0, 3), repository.path, all, { inputs });
    assert.deepEqual(
      before.map(run => run.code),
      [undefined, 0, 0],
    );
    const added = (await readFile(files.GITHUB_PATH ?? '', 'utf8')).trim();
    const run = await runGithub(
      [step],
      repository.path,
      { ...all, PATH: `${added}${delimiter}${env.PATH}` },
      { inputs },
    );
    assert.equal(run[0]?.code, 1, 'main is wrong since before');
    assert.match(run[0]?.out ?? '', /^::error /m);
  });

  it('are left as they are when somebody has changed them, renewed when nobody has, and told', async () => {
    const workflow = '.github/workflows/ska-granskning.yml';
    const text = await readFile(at(workflow), 'utf8');
    await writeFile(at(workflow), text.replace('node-version: 22', 'node-version: 24'));
    await writeFile(
      at('.gitlab-ci.yml'),
      (await readFile(at('.gitlab-ci.yml'), 'utf8')).replaceAll('\n', '\r\n'),
    );
    const config = await repository.read('ska.yaml');
    const roles = 'roller: { rektor: lindberga/rektorer, skolchef: "@chef", okänd: Bo Ek }\n';
    await repository.write('ska.yaml', config + roles);
    await mkdir(at('.git/hooks'), { recursive: true });
    await writeFile(at('.git/hooks/pre-commit'), '#!/bin/sh\nexit 0\n');
    const again = await repository.ska('init', '.', '--granskning', 'github');
    assert.match(again.out, /^orörd +\.github\/workflows\/ska-granskning\.yml: någon har ändrat den/m);
    assert.match(again.out, /^skapad +CODEOWNERS$/m);
    assert.match(again.out, /^orörd +pre-commit .*ska check --staged/m);
    assert.match(again.out, /Rollerna okänd/);
    assert.match(await readFile(at(workflow), 'utf8'), /node-version: 24/);
    assert.equal(await readFile(at('.git/hooks/pre-commit'), 'utf8'), '#!/bin/sh\nexit 0\n');
    const owners = await readFile(at('CODEOWNERS'), 'utf8');
    assert.match(owners, /^\/skolor\/kvalitet\\ å\/rapporter\/ @lindberga\/rektorer$/m);
    assert.match(owners, /^\/skolor\/kvalitet\\ å\/rapporter\/\*\/huvudman\.md @chef$/m);
    assert.match(owners, /^\/\.github\/workflows\/ska-\* @chef$/m);
    await repository.change('ska.yaml', '@chef', '@skolchef');
    const renewed = await repository.ska('init', '.', '--granskning', 'gitlab');
    assert.match(renewed.out, /^uppdaterad CODEOWNERS$/m);
    assert.match(renewed.out, /^fanns +\.gitlab-ci\.yml$/m, 'line ends are no change');
    assert.equal((await repository.ska('init', '.', '--granskning', 'gihub')).code, 64);
  });
});
