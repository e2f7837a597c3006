import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import Draft04 from 'ajv-draft-04';
import { validateXML, type XMLFileInfo } from 'xmllint-wasm';
import { logGuard } from '../../extension/cli/log-guard.ts';
import { azureCommands } from '../../extension/review/findings/azure.ts';
import { githubCommands } from '../../extension/review/findings/github.ts';
import { gitlabReport } from '../../extension/review/findings/gitlab.ts';
import { junitXml } from '../../extension/review/findings/junit.ts';
import { sarifLog } from '../../extension/review/findings/sarif.ts';
import {
  type ToldFinding,
  type ToldFindings,
  tellFindings,
} from '../../extension/review/findings/told-finding.ts';

// The package is CommonJS: its default export is its export.
const AjvDraft04 = Draft04 as unknown as typeof Draft04.default;
/** A schema as its host or body publishes it. */
const published = (name: string) => readFile(new URL(`../fixtures/schemas/${name}`, import.meta.url), 'utf8');
const hostile = [
  '::error file=x::Förfalskat',
  '##vso[task.setvariable variable=PATH]x',
  '##[error]x',
  '100 % av ”A”; b=c, d: e] <script>alert(1)</script> & ]]> \u0000\u001b[31m\u202e',
  'rad 1\r\n::add-mask::x\n##[endgroup]\nrad 4',
  '\ud800 ensam',
];

const finding = (index: number, part: Partial<ToldFinding> = {}): ToldFinding => ({
  code: 'snapshot.stale',
  severity: 'error',
  path: 'kvalitet/rapporter/2025-26/åsa skolan.md',
  start: { line: index + 1, column: 3 },
  end: { line: index + 1, column: 8 },
  message: `Fynd ${index}.`,
  ...part,
});

const told = (part: Partial<ToldFindings> = {}): ToldFindings => ({
  language: 'sv',
  findings: [],
  waivers: [
    {
      code: 'goal.no-measure',
      path: 'kvalitet/rapporter/2025-26/åsa skolan.md',
      line: 4,
      reason: 'Mäts först i höst',
      message: 'Undantag för goal.no-measure, av rektor, gick ut 2025-01-01: Mäts först i höst ##[x]',
      expired: false,
    },
  ],
  files: ['kvalitet/ska.yaml'],
  today: '2026-09-01',
  version: '0.1.0',
  ...part,
});

/** Findings whose sentences repeat what an author wrote: all that somebody could try. */
const forged = told({
  ...tellFindings(
    {
      findings: hostile.map((word, index) => ({
        severity: (['error', 'warning', 'hint'] as const)[index % 3] ?? 'error',
        diagnostic: {
          code: 'attribute.word-unknown',
          args: { word, kinds: [], nearest: undefined },
          place: {
            file: `rapporter/${word}.md`,
            span: { start: { line: 1, column: 1, offset: 0 }, end: { line: 3, column: 2, offset: 9 } },
          },
        } as never,
      })),
      waivers: [],
      files: [],
    },
    { language: 'sv', prefix: '', today: '2026-09-01', version: '0.1.0' },
  ),
});

/**
 * A command as GitHub's runner reads a line of the log (`ActionCommand.cs` in actions/runner): `::name key=value,…::data` at its
 * start, or the older `##[name]data` anywhere.
 */
function githubCommand(line: string) {
  const text = line.trimStart();
  if (!text.startsWith('::')) {
    assert.equal(line.includes('##['), false, line);
    return undefined;
  }
  const end = text.indexOf('::', 2);
  assert.ok(end > 0, line);
  const [, name = '', properties = ''] = /^(\S+)(?: (.*))?$/s.exec(text.slice(2, end)) ?? [];
  const lineEnds = (escaped: string) => escaped.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  const property = (escaped: string) =>
    lineEnds(escaped).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
  const pairs = properties
    .split(',')
    .filter(Boolean)
    .map(pair => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), property(pair.slice(at + 1))];
    });
  const data = lineEnds(text.slice(end + 2)).replaceAll('%25', '%');
  return { name, properties: Object.fromEntries(pairs), data };
}

/**
 * A command as Azure's agent reads a line (`Command.cs` in microsoft/azure-pipelines-agent, `taskcommand.ts` in
 * microsoft/azure-pipelines-task-lib): `##vso[area.event key=value;…]data` anywhere in it.
 */
function azureCommand(line: string) {
  const start = line.search(/##vso\[/i);
  if (start < 0) {
    assert.equal(line.includes('##['), false, line);
    return undefined;
  }
  assert.equal(start, 0, line);
  const end = line.indexOf(']', start);
  const [, name = '', properties = ''] = /^(\S+)(?: (.*))?$/s.exec(line.slice(6, end)) ?? [];
  const read = (escaped: string) =>
    escaped
      .replaceAll('%3B', ';')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%5D', ']')
      .replaceAll('%AZP25', '%');
  const pairs = properties
    .split(';')
    .filter(Boolean)
    .map(pair => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), read(pair.slice(at + 1))];
    });
  return { name, properties: Object.fromEntries(pairs), data: read(line.slice(end + 1)) };
}

/** As a runner reads what comes: a carriage return ends a line as well. */
const lines = (text: string) => text.split(/\r\n|\r|\n/).slice(0, -1);

describe('findings for hosts of reviews', () => {
  const many = told({
    findings: [
      ...Array.from({ length: 14 }, (_, index) =>
        finding(index, { severity: 'hint', code: 'guidance.left' }),
      ),
      ...Array.from({ length: 25 }, (_, index) => finding(index)),
      finding(40, { code: 'id.duplicate' }),
      finding(41, { code: 'personal.number' }),
      finding(50, { severity: 'warning', code: 'link.unknown' }),
    ],
  });

  it('are GitHub annotations: of each type the ten worst, the others counted and listed as plain lines', () => {
    const read = lines(githubCommands(many)).map(line => [line, githubCommand(line)] as const);
    const of = (name: string) => read.flatMap(([, command]) => (command?.name === name ? [command] : []));
    assert.equal(of('error').length, 10);
    assert.equal(of('notice').length, 10);
    assert.equal(of('warning').length, 1);
    const codes = of('error').map(one => one.properties.title);
    assert.equal(codes[0], 'personal.number');
    assert.ok(
      codes.includes('id.duplicate'),
      'a code that is told once is not hidden by one that is told often',
    );
    assert.deepEqual(of('error')[1], {
      name: 'error',
      properties: {
        file: 'kvalitet/rapporter/2025-26/åsa skolan.md',
        line: '1',
        endLine: '1',
        col: '3',
        endColumn: '8',
        title: 'snapshot.stale',
      },
      data: 'Fynd 0.',
    });
    assert.match(of('group')[0]?.data ?? '', /17 fel, 4 tips/);
    const plain = read.filter(([line, command]) => !command && line.includes('åsa skolan'));
    assert.equal(plain.length, 17 + 4 + 1);
    assert.ok(
      plain.some(([line]) => line.includes('Mäts först i höst')),
      'waivers are listed',
    );
  });

  it('are Azure logging commands, hints and waivers as plain lines', () => {
    const read = lines(azureCommands(many)).map(azureCommand);
    const issues = read.flatMap(one => (one ? [one] : []));
    assert.equal(issues.length, 28);
    assert.deepEqual(issues[0], {
      name: 'task.logissue',
      properties: {
        type: 'error',
        sourcepath: 'kvalitet/rapporter/2025-26/åsa skolan.md',
        linenumber: '42',
        columnnumber: '3',
        code: 'personal.number',
      },
      data: 'Fynd 41.',
    });
    assert.equal(read.length - issues.length, 14 + 1);
  });

  it('cannot become commands of a runner, whatever a report says', () => {
    const github = lines(githubCommands(forged)).map(githubCommand);
    assert.deepEqual(github.flatMap(one => (one ? [one.name] : [])).sort(), [
      'error',
      'error',
      'notice',
      'notice',
      'warning',
      'warning',
    ]);
    assert.ok(
      github.some(one => one?.data.includes('::error file=x::Förfalskat')),
      'what was written is shown',
    );
    const azure = lines(azureCommands(forged)).map(azureCommand);
    assert.deepEqual(new Set(azure.flatMap(one => (one ? [one.name] : []))), new Set(['task.logissue']));
  });

  it('cannot become commands through any other output on a runner either', () => {
    const text = 'ok\n  ::set-env name=PATH::x\nså ##vso[task.x]y och ##[error]z\n::bilaga{alla}\n';
    const github = logGuard({ GITHUB_ACTIONS: 'true' })(text);
    for (const line of lines(github).slice(0, 3)) assert.equal(githubCommand(line), undefined);
    assert.ok(github.includes('\n::bilaga{alla}\n'), 'a directive is no command');
    for (const line of lines(logGuard({ TF_BUILD: 'True' })(text)))
      assert.equal(azureCommand(line), undefined);
    assert.equal(logGuard({})(text), text);
  });

  it('are a GitLab code quality report, with fingerprints that stay when lines move', async () => {
    const taken = new Ajv({ strict: false }).compile({
      type: 'array',
      items: JSON.parse(await published('gitlab-codeclimate.json')),
    });
    // https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    const validate = new Ajv({ strict: false }).compile({
      type: 'array',
      items: {
        type: 'object',
        required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
        properties: {
          description: { type: 'string', minLength: 1 },
          check_name: { type: 'string', minLength: 1 },
          fingerprint: { type: 'string', minLength: 1 },
          severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
          location: {
            type: 'object',
            required: ['path', 'lines'],
            properties: {
              path: { type: 'string', pattern: '^(?!\\./|/)' },
              lines: {
                type: 'object',
                required: ['begin'],
                properties: { begin: { type: 'integer', minimum: 1 } },
              },
            },
          },
        },
      },
    });
    for (const one of [many, forged]) {
      const report = JSON.parse(gitlabReport(one));
      assert.equal(taken(report), true, JSON.stringify(taken.errors));
      assert.equal(validate(report), true, JSON.stringify(validate.errors));
      const prints = report.map((entry: { fingerprint: string }) => entry.fingerprint);
      assert.equal(new Set(prints).size, prints.length);
    }
    const printOf = (line: number) =>
      JSON.parse(gitlabReport(told({ findings: [finding(line, { message: 'Samma.' })] })))[0].fingerprint;
    assert.equal(printOf(3), printOf(90));
  });

  it('are a SARIF log by the published schema, waivers as suppressed results', async () => {
    const schema = JSON.parse(await published('sarif-2.1.0.json'));
    const validate = new AjvDraft04({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
      schema,
    );
    for (const one of [told(), many, forged]) {
      const log = JSON.parse(sarifLog(one));
      assert.equal(validate(log), true, JSON.stringify(validate.errors?.slice(0, 3)));
      const waived = log.runs[0].results.filter((result: { suppressions?: unknown }) => result.suppressions);
      assert.equal(waived[0]?.suppressions[0].justification, one.waivers[0]?.reason);
      assert.equal(log.$schema, schema.id);
    }
    assert.equal(validate({ version: '2.1.0', runs: [{}] }), false);
    const link = told({
      findings: [finding(0, { message: '[Logga in](https://example.org) för :se[a]{#b}' })],
    });
    const [{ message }] = JSON.parse(sarifLog(link)).runs[0].results;
    // SARIF 2.1.0, 3.11.6: a link may stand in a plain message as well.
    assert.doesNotMatch(message.text, /\]\(/, 'what a report says is no link of the log');
  });

  it('are JUnit XML by the published schemas of Ant and Jenkins: a failure for each error and nothing else', async () => {
    // Each run starts a worker of its own, so the forged and the many stand in one.
    const both = { ...many, findings: [...many.findings, ...forged.findings] };
    const xml = junitXml(both);
    const errors = both.findings.filter(each => each.severity === 'error').length;
    assert.equal(xml.match(/<failure /g)?.length ?? 0, errors);
    for (const fileName of ['junit-ant.xsd', 'junit-jenkins.xsd']) {
      const schema: XMLFileInfo = { fileName, contents: await published(fileName) };
      const validated = (contents: string) =>
        validateXML({ xml: { fileName: 'fynd.xml', contents }, schema: [schema] });
      const result = await validated(xml);
      assert.equal(result.valid, true, JSON.stringify(result.errors));
      assert.equal((await validated('<testsuites><testsuite/></testsuites>')).valid, false);
    }
  });
});
