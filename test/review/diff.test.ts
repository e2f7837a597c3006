import assert from 'node:assert/strict';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { comparisonPage } from '../../extension/cli/comparison.ts';
import { openRevisions } from '../../extension/cli/revisions.ts';
import { endBrowser, launchBrowser } from '../../extension/output/browser/launch.ts';
import { type Change, type Comparison, comparisonJson } from '../../extension/review/diff/change.ts';
import { compareProjects } from '../../extension/review/diff/compare.ts';
import { comparisonMarkdown } from '../../extension/review/diff/markdown.ts';
import { markdownText } from '../../extension/review/diff/markdown-text.ts';
import { testBrowser } from '../output/test-browser.ts';
import { doorAt } from './door.ts';
import { type TestRepository, testRepository } from './repository.ts';

const tallbacka = 'rapporter/2025-26/tallbackaskolan.md';

async function compared(
  cwd: string,
  base: string,
  head?: string,
  project?: string,
  language: 'sv' | 'en' = 'sv',
) {
  const door = doorAt(cwd);
  await using revisions = await openRevisions(door, project ? { project } : {}, base, head);
  const setting = { base: revisions.base, head: revisions.head, today: door.today, language };
  const all = await compareProjects(revisions.before, revisions.after, setting);
  return { ...all, html: () => comparisonPage(all, language), changes: all.comparison.changes };
}

const lines = (changes: readonly Change[]) =>
  changes.map(one =>
    [one.kind, one.change, one.report, one.id, one.before, one.after, one.cause].filter(Boolean).join(' | '),
  );

describe('ska diff', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await testRepository('skolor/kvalitet å');
  });
  afterEach(() => repository[Symbol.asyncDispose]());

  it('tells what changed in meaning, and why, each thing once', async () => {
    await repository.change(tallbacka, 'Fas: arbete', 'Fas: uppföljning');
    await repository.change(tallbacka, 'högst 15 %', 'högst 12 %');
    await repository.change(tallbacka, 'status: utkast', 'status: inlämnad');
    await repository.change(
      'data/betyg.csv',
      /^Tallbackaskolan;2025\/26;F;(\d+);(\d+)/m,
      (_all, n, sum) => `Tallbackaskolan;2025/26;F;${n};${Number(sum) + 100}`,
    );
    await repository.change('ska.yaml', 'tröskel: 10', 'tröskel: 5');
    await repository.change(
      tallbacka,
      '# Kvalitetsrapport',
      '<!-- ska: undantag outline.order, skäl: nämndens ordning, av: skolchef, till: 2999-01-01 -->\n\n# Kvalitetsrapport',
    );
    const { changes, comparison } = await compared(repository.project, 'HEAD');
    const told = lines(changes);
    for (const expected of [
      /^protection \| changed \| skydd \| 10 \| 5 \| definition$/,
      /^waiver \| added \| tallbackaskolan \| outline\.order \| nämndens ordning \(skolchef, till 2999-01-01\)$/,
      /^status \| changed \| tallbackaskolan \| status \| utkast \| inlämnad$/,
      /^value \| changed \| tallbackaskolan \| meritvärde \| 221,4 \| 22\d,\d \| data$/,
      /^goal \| changed \| tallbackaskolan \| M26-1 \| Målvärde: högst 15 % \| Målvärde: högst 12 % \| text$/,
      /^intervention \| changed \| tallbackaskolan \| I26-1 \| Fas: arbete \| Fas: uppföljning \| text$/,
      /^figure \| changed \| tallbackaskolan \| merit \| /,
      /^data \| changed \| betyg/,
    ])
      assert.equal(told.filter(line => expected.test(line)).length, 1, `${expected}\n${told.join('\n')}`);
    assert.ok(!told.some(line => / (added|removed) \| tallbackaskolan \| [MI]26/.test(line)));
    assert.equal(changes[0]?.kind, 'protection', 'the worst stands first');
    assert.deepEqual(
      comparison.waivers.map(one => one.code),
      ['outline.order'],
    );
    const json = JSON.parse(comparisonJson(comparison));
    assert.deepEqual(Object.keys(json).slice(0, 4), ['version', 'base', 'head', 'changes']);
    assert.equal(json.base, 'HEAD');
  });

  it('tells data from definition, from selection and from mere text', async () => {
    await repository.change(
      tallbacka,
      ':värde[221,4]{meritvärde}',
      ':värde[221,4]{meritvärde} :värde[218,2]{meritvärde läsår=2024/25}',
    );
    await repository.commit('Två tal');
    const causes = async () =>
      lines((await compared(repository.project, 'HEAD')).changes).filter(line => line.startsWith('value'));
    await repository.change(
      tallbacka,
      '[218,2]{meritvärde läsår=2024/25}',
      '[214,8]{meritvärde läsår=2023/24}',
    );
    await repository.change(tallbacka, ':värde[221,4]', ':värde[999]');
    assert.deepEqual(await causes(), [
      'value | changed | tallbackaskolan | meritvärde | 221,4 | 999 | text',
      'value | changed | tallbackaskolan | meritvärde | 218,2 | 214,8 | selection',
    ]);
    await repository.git('checkout', '-q', '.');
    await repository.change('indikatorer.yaml', /(meritvärde:[\s\S]*?decimaler: )1/, '$12');
    assert.ok((await causes()).every(line => line.endsWith('| definition')));
    assert.ok((await causes()).length > 0);
  });

  it('names what changed in self-assessments and decisions, rows by the key of their table, and speaks English', async () => {
    const text = await repository.read(tallbacka);
    const blocks = (answer: string, decision: string) =>
      `\n\n:::självvärdering[Rektors värdering]{nivå=rektor}\n\n| Påstående | Svar | Kommentar |\n| --- | --- | --- |\n| Vi analyserar tillsammans | ${answer} | |\n| Vi har en gemensam bild | Vet inte | |\n\n:::\n\n:::syfte\n\n${decision}\n\n:::\n`;
    await repository.write(tallbacka, text + blocks('Stämmer inte', 'Att förstå.'));
    await repository.change(
      'data/datapackage.yaml',
      '{ name: godkända, type: integer }',
      '{ name: godkända, type: integer }\n        - { name: anmärkning, type: string }',
    );
    const marks = (await repository.read('data/prov.csv')).trimEnd().split('\n');
    const table = (mark: string) =>
      `${marks.map((line, index) => `${line};${index === 0 ? 'anmärkning' : mark}`).join('\n')}\n`;
    await repository.write('data/prov.csv', table('preliminärt'));
    await repository.commit('Värdering');
    await repository.write(tallbacka, text + blocks('Stämmer helt', 'Att förstå och handla.'));
    await repository.write('data/prov.csv', table('slutligt'));
    await repository.write('README.md', 'Läs här.\n');
    await repository.write('mallar/egen.css', 'p { color: red }\n');
    const { changes, html } = await compared(repository.project, 'HEAD');
    const assessment = changes.find(one => one.kind === 'analysis');
    assert.match(assessment?.label ?? '', /Rektors värdering/);
    assert.match(assessment?.before ?? '', /^(?=.*Stämmer inte)(?!.*gemensam bild)/);
    assert.match(assessment?.after ?? '', /Stämmer helt/);
    assert.ok(changes.some(one => one.kind === 'section' && /^Syfte/.test(one.label)));
    const rows = changes.filter(one => one.kind === 'data');
    assert.ok(rows.length > 0 && rows.every(one => one.change === 'changed'), lines(rows).join('\n'));
    assert.match(rows[0]?.before ?? '', /^anmärkning: preliminärt$/);
    const english = await compared(repository.project, 'HEAD', undefined, undefined, 'en');
    assert.ok(english.changes.some(one => one.label === 'The file mallar/egen.css'));
    const page = await english.html();
    assert.match(page, /<html lang="en">[\s\S]*Before and after[\s\S]*Next \(n\)/);
    assert.doesNotMatch(page.replace(/<section class="ska-rapport[\s\S]*/, ''), /Ändringar|Nästa|Oförändrat/);
    assert.match(await html(), /<html lang="sv">[\s\S]*Nästa \(n\)/);
  });

  it('leaves a decided report with what it showed when it was decided, whatever data says later', async () => {
    const lindberga = join(repository.path, 'lindberga');
    await cp(new URL('../../examples/lindberga', import.meta.url), lindberga, { recursive: true });
    await repository.commit('Lindberga');
    const data = join(lindberga, 'data/betyg-ak9.csv');
    const rows = await readFile(data, 'utf8');
    const changed = rows.replace('90000001;2024/25;F;25;24;5563,5', '90000001;2024/25;F;25;24;5603,5');
    assert.notEqual(changed, rows);
    await writeFile(data, changed);
    const { changes, comparison } = await compared(lindberga, 'HEAD');
    const told = changes.map(one => one.file);
    assert.ok(told.includes('rapporter/2025-26/tallbackaskolan.md'), 'this year’s draft looks back');
    assert.ok(told.includes('rapporter/2024-25/tallbackaskolan.tidiga-signaler.md'), 'a draft of last year');
    assert.ok(!told.includes('rapporter/2024-25/tallbackaskolan.md'), 'decided');
    // Two years have a report of that name: their files tell them apart.
    const comment = comparisonMarkdown(comparison, 'sv');
    assert.match(
      comment,
      /<sub>rapporter\/2024-25\/tallbackaskolan\.tidiga-signaler\.md · ändrad · data<\/sub>/,
    );
    assert.match(
      comment,
      /meritvärde, Tallbackaskolan 2024\/25–2025\/26 <sub>tallbackaskolan · ändrat · data<\/sub>/,
    );
  });

  it('knows what has moved: a section, a block, a report that has got another name', async () => {
    const text = await repository.read(tallbacka);
    const goal = /:::mål[\s\S]*?\n:::\n/.exec(text)?.[0] ?? '';
    await repository.write(tallbacka, text.replace(goal, '').replace('## Analys\n', `## Analys\n\n${goal}`));
    const moved = lines((await compared(repository.project, 'HEAD')).changes);
    assert.deepEqual(moved, ['goal | moved | tallbackaskolan | M26-1 | Mål och insatser | Analys']);
    const folder = join(repository.project, 'rapporter', '2025-26');
    await repository.git('checkout', '-q', '.');
    await rename(join(folder, 'strandskolan.md'), join(folder, 'strand.md'));
    const renamed = lines((await compared(repository.project, 'HEAD')).changes);
    assert.ok(
      renamed.some(line => line.startsWith('status | moved | strand')),
      renamed.join('\n'),
    );
    assert.ok(!renamed.some(line => /\| (added|removed) \|/.test(line)), renamed.join('\n'));
  });

  it('tells text paragraph by paragraph: new, struck, rewritten and moved ones, also to a new section or another report', async () => {
    const [one, two, three, four, five] = [
      'Första stycket om **läsningen** i alla våra klasser.',
      'Andra stycket om rasterna, med [en länk](https://example.org) i.',
      'Tredje stycket om hur arbetslagen planerar sin vecka.',
      'Fjärde stycket om hur skolan mötte frånvaron i våras.',
      'Femte stycket om elevrådets förslag till nästa läsår.',
    ];
    const strand = 'rapporter/2025-26/strandskolan.md';
    const text = await repository.read(tallbacka);
    const gather = '## Samverkan\n\nSkolan träffar socialtjänsten varje månad och följer upp besluten.\n';
    const goal =
      ':::mål[Alla vågar fråga i klassrummet]{#M26-7}\n\n- Målvärde: minst 9\n- Senast: 2026/27\n\n:::\n';
    const [was, wasThere] = [[one, two, three, four].join('\n\n'), await repository.read(strand)];
    await repository.write(tallbacka, `${text}\n## Arbetssätt\n\n${was}\n\n${gather}\n${goal}`);
    await repository.commit('Före');
    const is = [one.replace('alla våra', 'de flesta'), three, five].join('\n\n');
    await repository.write(tallbacka, `${text}\n## Arbetssätt\n\n${is}\n\n## Närvaro\n\n${four}\n`);
    await repository.write(strand, `${wasThere}\n${gather}\n${goal.replace('M26-7', 'M26-1')}`);
    const { changes, html } = await compared(repository.project, 'HEAD');
    const told = changes.map(({ kind, change, report, label, before, after }) => [
      kind,
      change,
      report,
      label,
      before,
      after,
    ]);
    assert.deepEqual(told, [
      [
        'goal',
        'moved',
        'strandskolan',
        'Mål M26-1: Alla vågar fråga i klassrummet',
        'tallbackaskolan',
        'strandskolan',
      ],
      [
        'section',
        'changed',
        'tallbackaskolan',
        'Arbetssätt: struket stycke',
        'Andra stycket om rasterna, med en länk i.',
        undefined,
      ],
      [
        'section',
        'changed',
        'tallbackaskolan',
        'Arbetssätt',
        'Första stycket om läsningen i alla våra klasser.',
        'Första stycket om läsningen i de flesta klasser.',
      ],
      ['section', 'changed', 'tallbackaskolan', 'Arbetssätt: nytt stycke', undefined, five],
      ['section', 'added', 'tallbackaskolan', 'Närvaro', undefined, ''],
      ['section', 'moved', 'strandskolan', 'Samverkan', 'tallbackaskolan', 'strandskolan'],
      ['section', 'moved', 'tallbackaskolan', `Stycket ”${four}”`, 'Arbetssätt', 'Närvaro'],
    ]);
    const page = await html();
    for (const paragraph of ['Första', 'Femte'])
      assert.match(
        page,
        new RegExp(`<p[^>]*class="ska-ändring"[^>]*>${paragraph} stycket`),
        'each spot is marked',
      );
    const english = await compared(repository.project, 'HEAD', undefined, undefined, 'en');
    assert.ok(english.changes.some(one => one.label === 'Arbetssätt: new paragraph'));
    await repository.change(tallbacka, '**läsningen**', 'läsningen');
    await repository.commit('Efter');
    await repository.change(tallbacka, 'läsningen', '*läsningen*');
    await repository.change(tallbacka, '## Arbetssätt', '### Arbetssätt');
    assert.deepEqual(lines((await compared(repository.project, 'HEAD')).changes), [
      'section | changed | tallbackaskolan | Arbetssätt | Arbetssätt (rubrik på nivå 2) | Arbetssätt (rubrik på nivå 3) | text',
      `section | changed | tallbackaskolan | Arbetssätt | ${is.split('\n')[0]?.replaceAll('**', '')} | ${is.split('\n')[0]?.replaceAll('**', '*')} | text`,
    ]);
  });

  it('knows a paragraph again in another report, and tells waivers also of reports that nobody has changed', async () => {
    const strand = 'rapporter/2025-26/strandskolan.md';
    const [moved, long] = [
      'Elevrådet har fått ett eget rum.',
      'Vi läser varje dag i alla klasser. '.repeat(40).trim(),
    ];
    await repository.change(
      'rapporter/2025-26/huvudman.md',
      /^# /m,
      () =>
        '<!-- ska: undantag outline.order, skäl: nämndens ordning, av: skolchef, till: 2999-01-01 -->\n\n# ',
    );
    await repository.change(tallbacka, '## Analys', `${moved}\n\n${long} Slut.\n\n## Analys`);
    await repository.commit('Före');
    await repository.change(tallbacka, `${moved}\n\n${long} Slut.\n\n`, '');
    // Of a long one the end is another.
    await repository.write(strand, `${await repository.read(strand)}\n${moved}\n\n${long} Ett annat slut.\n`);
    const { changes, comparison } = await compared(repository.project, 'HEAD');
    assert.deepEqual(
      changes.map(one => [one.change, one.report, one.label]),
      [
        ['changed', 'strandskolan', changes[0]?.label],
        ['changed', 'tallbackaskolan', 'Resultat: struket stycke'],
        ['moved', 'strandskolan', `Stycket ”${moved}”`],
      ],
    );
    assert.match(changes[0]?.label ?? '', /: nytt stycke$/);
    assert.deepEqual([changes[2]?.before, changes[2]?.after], ['tallbackaskolan', 'strandskolan']);
    assert.deepEqual(
      comparison.waivers.map(one => one.file),
      ['rapporter/2025-26/huvudman.md'],
    );
  });

  it('tells no number of a row that is the same and was hidden, when what it means has changed', async () => {
    const marks = await repository.read('data/prov.csv');
    await repository.write('data/prov.csv', `${marks}strandskolan;2025/26;Engelska;7430;7428\n`);
    await repository.commit('Två utan godkänt');
    const catalogue = await repository.read('indikatorer.yaml');
    const share =
      /måttenhet: procent((?:(?!måttenhet)[\s\S])*)mått: \{ täljare: godkända, nämnare: deltagare \}/;
    await repository.write(
      'indikatorer.yaml',
      catalogue.replace(share, 'måttenhet: antal$1mått: { antal: godkända }'),
    );
    await repository.write(
      'data/prov.csv',
      `${await repository.read('data/prov.csv')}strandskolan;2025/26;Idrott;7430;7400\n`,
    );
    const { changes } = await compared(repository.project, 'HEAD');
    const told = lines(changes);
    assert.ok(!told.some(line => line.startsWith('data') && line.includes('7428')), told.join('\n'));
    assert.ok(
      told.some(line => /^protection \| changed \| nationella-prov \| \d+ \| \d+$/.test(line)),
      told.join('\n'),
    );
  });

  it('never tells a number that is hidden, in any format, nor that one hidden number has become another', async () => {
    await repository.change('data/prov.csv', /$/, 'strandskolan;2025/26;Matematik;7341;7\n');
    await repository.write(
      'data/prov.csv',
      (await repository.read('data/prov.csv')).replace(';7341;7', ';8;7'),
    );
    await repository.commit('En liten grupp');
    await repository.write(
      'data/prov.csv',
      (await repository.read('data/prov.csv')).replace('Matematik;8;7', 'Matematik;6;3'),
    );
    const all = await compared(repository.project, 'HEAD');
    assert.deepEqual(
      lines(all.changes).filter(line => line.startsWith('data')),
      [],
      'a hidden number is the same as another',
    );
    await repository.write(
      'data/prov.csv',
      (await repository.read('data/prov.csv')).replace('Matematik;6;3', 'Matematik;61;33'),
    );
    const shown = await compared(repository.project, 'HEAD');
    const [row] = shown.changes.filter(one => one.kind === 'data');
    assert.match(row?.before ?? '', /^[^\d]*: \.\.;[^\d]*: \.\.$/);
    assert.match(row?.after ?? '', /61/);
  });

  it('tells no number that either version hides when rules of protection change, but how many are hidden', async () => {
    const page = async () => {
      const all = await compared(repository.project, 'HEAD');
      return {
        ...all,
        text: comparisonJson(all.comparison) + comparisonMarkdown(all.comparison, 'sv') + (await all.html()),
      };
    };
    await repository.write(
      'data/prov.csv',
      (await repository.read('data/prov.csv')).replace('andraspråk;8;5', 'andraspråk;9;7'),
    );
    await repository.write(
      tallbacka,
      `${await repository.read(tallbacka)}\nSva :värde[..]{np-godkänt ämne="Svenska som andraspråk"} nådde godkänt.\n`,
    );
    await repository.commit('En liten grupp');
    const asked = 'värde[..]{np-godkänt ämne="Svenska som andraspråk"}';
    for (const [file, from, to] of [
      [
        'ska.yaml',
        'tröskel: 10, nivåer: { enhet: 10, huvudman: 5 }',
        'tröskel: 1, nivåer: { enhet: 1, huvudman: 1 }',
      ],
      [
        'data/datapackage.yaml',
        'ska:källa: Provinsamlingen (påhittad)',
        'ska:källa: Provinsamlingen (påhittad)\n    ska:skydd: utgiven',
      ],
      [
        'data/datapackage.yaml',
        /name: (deltagare|godkända), type: integer/g,
        'name: $1, type: integer, ska:skydd: ingen',
      ],
      ['indikatorer.yaml', 'tabell: nationella-prov', 'tabell: nationella-prov\n  skydd: ingen'],
    ] as const) {
      await repository.change(file, from, to);
      for (const way of ['lowered', 'raised']) {
        const { text, changes } = await page();
        assert.ok(text.includes('protection'), `${file} ${way}`);
        assert.doesNotMatch(
          text.replaceAll(asked, ''),
          /77,8|\b(?:deltagare|godkända): \d/i,
          `${file} ${way}: ${to}`,
        );
        const hidden = changes.find(one => one.id === 'nationella-prov' && /tal som döljs/.test(one.label));
        const [was, is] = [Number(hidden?.before), Number(hidden?.after)];
        assert.ok(way === 'lowered' ? was > is : was < is, `${file} ${way}: ${was} → ${is}`);
        if (way === 'raised') continue;
        await repository.commit('Sänkt');
        await repository.git('checkout', '-q', 'HEAD~1', '--', '.');
      }
      await repository.commit('Åter');
    }
  });

  it('reads a bare and a shallow clone, and names in another Unicode form, without touching the work tree', async () => {
    await repository.change(tallbacka, 'Fas: arbete', 'Fas: uppföljning');
    await repository.write('rapporter/2025-26/a\u030asa.md'.normalize('NFD'), '# Åsa\n');
    await repository.commit('Ändrat');
    const state = await repository.git('status', '--porcelain=v2');
    const bare = join(repository.path, '..', 'bar.git');
    const shallow = join(repository.path, '..', 'grund');
    await repository.git('clone', '-q', '--bare', repository.path, bare);
    await repository.git('clone', '-q', '--depth', '2', `file://${repository.path}`, shallow);
    const expected = lines((await compared(repository.project, 'HEAD~1', 'HEAD')).changes);
    assert.ok(expected.some(line => line.includes('Fas: uppföljning')));
    assert.ok(expected.some(line => line.includes('åsa'.normalize('NFC'))));
    assert.deepEqual(lines((await compared(bare, 'HEAD~1', 'HEAD', 'skolor/kvalitet å')).changes), expected);
    assert.deepEqual(
      lines((await compared(join(shallow, 'skolor', 'kvalitet å'), 'HEAD~1', 'HEAD')).changes),
      expected,
    );
    assert.equal(await repository.git('status', '--porcelain=v2'), state);
    await assert.rejects(compared(bare, 'HEAD~1', 'HEAD', 'annan'), { code: 'git.no-project' });
    await assert.rejects(compared(repository.project, 'mian'), { code: 'git.revision-unknown' });
    await assert.rejects(compared(repository.project, '--upload-pack=x'), { code: 'git.revision-unknown' });
  });

  it('tells nothing of a checkout that has other line ends', async () => {
    await repository.write('mallar/egen.css', 'p { color: red }\n');
    await repository.write('data/las-mig.txt', 'Så här hämtas filerna.\n');
    await repository.commit('Filer');
    for (const file of [
      'ska.yaml',
      'indikatorer.yaml',
      'data/datapackage.yaml',
      'data/betyg.csv',
      'mallar/egen.css',
      'data/las-mig.txt',
      tallbacka,
    ])
      await repository.write(file, (await repository.read(file)).replaceAll('\n', '\r\n'));
    assert.deepEqual(lines((await compared(repository.project, 'HEAD')).changes), []);
    await repository.change('mallar/egen.css', 'red', 'blue');
    await repository.change(tallbacka, 'Fas: arbete', 'Fas: uppföljning');
    const told = lines((await compared(repository.project, 'HEAD')).changes);
    assert.equal(told.length, 2, told.join('\n'));
  });

  it('says of a repository without a commit that it has none, whatever is asked for', async () => {
    await repository.git('update-ref', '-d', 'HEAD');
    await assert.rejects(compared(repository.project, 'HEAD'), { code: 'git.no-commits' });
    await assert.rejects(compared(repository.project, 'main...HEAD'), { code: 'git.no-commits' });
  });

  it('runs nothing that a repository names: hooks, filters, textconv, external diffs; no link leads out', async () => {
    const trap = join(repository.path, '..', 'fälla');
    const command = `touch '${trap}'; cat`;
    for (const setting of [
      'filter.f.clean',
      'filter.f.smudge',
      'diff.f.textconv',
      'diff.f.command',
      'diff.external',
      'core.fsmonitor',
    ])
      await repository.git('config', setting, command);
    await mkdir(join(repository.path, '.git', 'hooks'), { recursive: true });
    await writeFile(join(repository.path, '.git', 'hooks', 'post-index-change'), `#!/bin/sh\n${command}\n`, {
      mode: 0o755,
    });
    await repository.write('.gitattributes', '* filter=f diff=f\n');
    await rm(trap, { force: true });
    const secret = join(repository.path, '..', 'hemlig.md');
    await writeFile(secret, '# Hemligt 4711\n');
    const blob = async (target: string) => {
      await writeFile(join(repository.path, '..', 'mål'), target);
      return repository.git('hash-object', '-w', '--no-filters', join(repository.path, '..', 'mål'));
    };
    for (const [name, target] of [
      ['ut', '../../../../../hemlig.md'],
      ['rot', secret],
      ['slinga', 'slinga.md'],
    ] as const)
      await repository.git(
        '-c',
        'core.fsmonitor=false',
        'update-index',
        '--add',
        '--cacheinfo',
        `120000,${await blob(target)},skolor/kvalitet å/rapporter/2025-26/${name}.md`,
      );
    await repository.git('-c', 'core.fsmonitor=false', 'commit', '-q', '-m', 'Länkar');
    await rm(trap, { force: true });
    const { html, comparison } = await compared(repository.project, 'HEAD~1', 'HEAD');
    const text = (await html()) + comparisonJson(comparison) + comparisonMarkdown(comparison, 'sv');
    assert.ok(!text.includes('4711'));
    await assert.rejects(
      import('node:fs/promises').then(fs => fs.stat(trap)),
      { code: 'ENOENT' },
    );
  });
});

describe('the comment of ska diff', () => {
  const change = (index: number, part: Partial<Change> = {}): Change => ({
    kind: 'value',
    change: 'changed',
    report: 'skolan',
    id: 'meritvärde',
    label: `Meritvärde ${index}`,
    before: '1,0',
    after: '2,0',
    cause: 'data',
    at: {},
    ...part,
  });
  const comparison = (changes: readonly Change[]): Comparison => ({
    base: 'main',
    head: 'gren',
    changes,
    waivers: [
      {
        file: 'r.md',
        code: 'outline.order',
        reason: 'nämndens ordning',
        by: 'skolchef',
        until: '2019-01-01',
        expired: true,
      },
    ],
  });

  it('fits into a comment of every host, the worst first, and says what is left out', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      change(index, { before: 'å'.repeat(500), kind: index < 2 ? 'protection' : 'value' }),
    );
    const text = comparisonMarkdown(comparison(many), 'sv');
    assert.ok(text.length < 65_536, String(text.length));
    assert.ok(Buffer.byteLength(text) < 150_000);
    assert.ok(text.indexOf('Skydd (2)') < text.indexOf('Tal (2998)'));
    assert.match(text, /… och \d+ ändringar till/);
    assert.match(text, /outline\.order, skolchef, gick ut 2019-01-01: nämndens ordning/);
    assert.equal(text.match(/<details/g)?.length, text.match(/<\/details>/g)?.length);
    assert.match(comparisonMarkdown(comparison([]), 'sv'), /Inget har ändrats i sak/);
  });

  it('shows what a report says as text: no markup, mention, reference, link or picture comes of it', () => {
    const attacks = [
      '@skolchef och @org/team',
      'se #12, org/repo#3, GH-4, !5, AB#6',
      '![x](https://example.org/x.png) [y](javascript:alert(1)) https://example.org www.example.org',
      '</td></table></details><script>alert(1)</script><img src=x onerror=alert(1)>',
      '| ny | rad |\n\n## Rubrik\n/close\n<!-- dold -->',
      '`kod` **fet** _kursiv_ ~~struken~~ $x$ :tada: 0123456789abcdef0123456789abcdef01234567 ^[fotnot] {{x}}',
      '&lt;b&gt; \\@a \\\\<b>',
    ];
    for (const attack of attacks) {
      const text = markdownText(attack);
      assert.doesNotMatch(text, /[@#!](?=[\w[(])/, text);
      assert.doesNotMatch(text, /(?<!\\)[|`*_[\]~]/, text);
      assert.doesNotMatch(text, /[<>\n]|:\/\/|\bwww\.|:tada|[0-9a-f]{7}/, text);
      const row = comparisonMarkdown(
        comparison([change(1, { label: attack, before: attack, after: attack, report: attack })]),
        'sv',
      );
      assert.equal(row.split('\n').filter(line => line.startsWith('| ') && line.includes('<sub>')).length, 1);
      assert.doesNotMatch(row, /<(?!\/?(details|summary|sub)\b|!-- ska diff --)/);
      const rest = row.replace(/<details( open)?>|<\/?(details|summary|sub)>/g, '');
      assert.doesNotMatch(rest.replace(commentLine, ''), /[<>]/);
    }
    assert.equal(markdownText('Meritvärde, 221,4 → 224,0 (65 %)'), 'Meritvärde, 221,4 → 224,0 (65 %)');
  });
});

const commentLine = /^<!-- ska diff -->/;

describe('the page of ska diff', () => {
  it('has both versions side by side, stepped through by keyboard in a browser, and loads nothing', async () => {
    await using repository = await testRepository();
    await repository.change(tallbacka, 'Fas: arbete', 'Fas: uppföljning');
    await repository.change(
      tallbacka,
      '**Vi ser:** Frånvaron ökar',
      '**Vi ser:** <script>alert(1)</script> Frånvaron minskar',
    );
    const { html, changes } = await compared(repository.project, 'HEAD');
    const text = await html();
    const file = join(repository.path, 'jämförelse.html');
    await writeFile(file, text);
    assert.equal(text.match(/<script/g)?.length, 1);
    const browser = await launchBrowser(await testBrowser(), 120_000);
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    await page.goto(`file://${encodeURI(file)}`);
    const seen: string[] = [];
    for (let index = 0; index < changes.length; index++) {
      await page.keyboard.press('n');
      seen.push(await page.$eval('#ska-sagt', element => element.textContent ?? ''));
    }
    assert.equal(new Set(seen).size, changes.length);
    assert.match(seen.join('\n'), /Fas: arbete → uppföljning/);
    await page.keyboard.press('p');
    assert.equal(await page.$eval('#ska-sagt', element => element.textContent), seen.at(-2));
    const chosen = await page.$$eval('.ska-vald', found =>
      found.map(one => one.closest('.ska-före, .ska-efter')?.className),
    );
    assert.deepEqual(chosen.filter(Boolean), ['ska-text ska-före', 'ska-text ska-efter']);
    assert.equal(asked.filter(url => !url.startsWith('data:')).length, 1);
    await endBrowser(browser);
  });
});
