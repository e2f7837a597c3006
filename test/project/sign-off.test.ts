import assert from 'node:assert/strict';
import { Fault } from '../../extension/base/fault.ts';
import type { Files } from '../../extension/base/ports.ts';
import { sentence } from '../../extension/base/problems.ts';
import { openFiles } from '../../extension/node/files.ts';
import { type StepWish, signReport } from '../../extension/project/sign-off/sign-report.ts';
import { writeTogether } from '../../extension/project/sign-off/write-together.ts';
import { type Copy, copyOfExempel, findings, withProject } from '../report/exempel.ts';

const path = 'rapporter/2025-26/strandskolan.md';
const today = '2026-10-07';

/** A report that is finished: what the tests need of an outline is that nothing is wrong. */
const body = '# Kvalitetsrapport\n\nEleverna läser mer än förr.\n';
const front = '---\ntyp: enhet\nenhet: strandskolan\nläsår: 2025/26\n';

/** Outlines are another test's: here a report may have one sentence. */
const mild = `
fynd: { outline.section-missing: hint, outline.directive-missing: hint, outline.section-empty: hint }
`;

async function project(text = `${front}status: utkast\n---\n\n${body}`): Promise<Copy> {
  const copy = await copyOfExempel();
  await copy.write(
    'ska.yaml',
    `${await copy.read('ska.yaml')}${mild}roller: { rektor: r, verksamhetschef: v }\n`,
  );
  await copy.write(path, text);
  return copy;
}

/** Takes a step; what it says when it is refused. */
async function sign(copy: Copy, wish: Partial<StepWish>): Promise<string> {
  try {
    return await withProject(copy, async project => {
      const asked = {
        id: 'strandskolan',
        schoolYear: '2025/26',
        to: 'inlämnad',
        by: 'rektor',
        today,
      } as const;
      const signing = await signReport(project, { ...asked, ...wish });
      if ('blockers' in signing) return signing.blockers.map(one => one.diagnostic.code).join(' ');
      await writeTogether(project.files, signing.files);
      return 'ok';
    });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return `${error.exitCode} ${sentence(error.code, error.args as never, 'sv')}`;
  }
}

const toDecision = [
  { to: 'inlämnad', by: 'rektor' },
  { to: 'granskad', by: 'verksamhetschef' },
  { to: 'fastställd', by: 'nämnd', decision: '§ 12' },
] as const;

describe('signing a report', () => {
  let copy: Copy;
  afterEach(() => copy[Symbol.asyncDispose]());

  describe('goes one step at a time', () => {
    it('from draft to decision, and each step says who, when and of what text', async () => {
      copy = await project();
      for (const step of toDecision) assert.equal(await sign(copy, step), 'ok');
      const text = await copy.read(path);
      assert.match(text, /^status: fastställd$/m);
      const steps = text.split('\n').filter(line => line.startsWith('  - '));
      assert.equal(steps.length, 3);
      assert.match(
        steps[2] ?? '',
        /till: fastställd, av: nämnd, datum: 2026-10-07, beslut: "§ 12", text: "[0-9a-f]{16}"/,
      );
      assert.deepEqual(
        (await findings(copy)).filter(one => one.startsWith('status.')),
        [],
      );
    });

    it('and says which when one is not allowed', async () => {
      copy = await project();
      assert.match(
        await sign(copy, { to: 'fastställd', by: 'nämnd' }),
        /^1 .*utkast och kan inte bli fastställd.*inlämnad/,
      );
      assert.equal(await sign(copy, {}), 'ok');
      assert.match(await sign(copy, {}), /^1 strandskolan är redan inlämnad/);
      assert.equal(await sign(copy, { to: 'åter', by: 'verksamhetschef' }), 'ok');
      assert.match(await sign(copy, { to: 'granskad' }), /^1 .*Nästa steg är inlämnad/);
      assert.equal(await sign(copy, {}), 'ok');
    });

    it('by a role of the project, the nearest named', async () => {
      copy = await project();
      assert.match(await sign(copy, { by: 'rektorn' }), /^64 Rollen ”rektorn”.*Menade du ”rektor”.*nämnd/);
    });

    it('on a day that has been, not before the step before', async () => {
      copy = await project();
      assert.match(await sign(copy, { date: '2026-02-30' }), /^64 .*ingen dag/);
      assert.match(await sign(copy, { date: '2026-10-08' }), /^64 .*inte varit än/);
      assert.equal(await sign(copy, { date: '2026-09-15' }), 'ok');
      assert.match(
        await sign(copy, { to: 'granskad', date: '2026-09-14' }),
        /^64 .*före det förra steget.*2026-09-15/,
      );
    });
  });

  it('needs a report that is finished', async () => {
    const unfinished = `${front}status: utkast\n---\n\n# Rapport\n\n<!-- ledtext: Skriv. -->\n\n<!-- ska: läs om -->\n\nFel: :värde[1]{meritvärde} och :värde[]{meritvärde}.\n\n:::insats{#I26-9}\n:::\n\n:::mål[Skriv målet här]{#M26-9}\n\n:::\n`;
    copy = await project(unfinished);
    const told = (await sign(copy, {})).split(' ');
    for (const code of [
      'guidance.left',
      'prose.reread',
      'snapshot.stale',
      'snapshot.empty',
      'label.missing',
      'guidance.title-left',
    ])
      assert.ok(told.includes(code), code);
    assert.equal(await copy.read(path), unfinished);
  });

  it('is stopped by an open remark from the review on', async () => {
    const remark = ':::kommentar{från=verksamhetschef}\n\nVad säger eleverna?\n\n:::\n';
    copy = await project(`${front}status: utkast\n---\n\n${body}\n${remark}`);
    assert.equal(await sign(copy, {}), 'ok');
    assert.equal(await sign(copy, { to: 'granskad' }), 'comment.open');
    await copy.change(path, '{från=verksamhetschef}', '{från=verksamhetschef status=löst}');
    assert.equal(await sign(copy, { to: 'granskad' }), 'ok');
    // A remark is no part of the text that was read.
    await copy.change(path, remark.replace('schef}', 'schef status=löst}'), '');
    assert.deepEqual(
      (await findings(copy)).filter(one => one.startsWith('status.')),
      [],
    );
  });

  it('speaks of a text: a changed one is read again', async () => {
    copy = await project();
    for (const step of toDecision.slice(0, 2)) assert.equal(await sign(copy, step), 'ok');
    await copy.change(path, 'läser mer än förr', 'läser\nmer   än förr');
    assert.deepEqual(
      (await findings(copy)).filter(one => one.startsWith('status.')),
      [],
    );
    await copy.change(path, 'läser', 'skriver');
    assert.match((await findings(copy)).join('\n'), /^status.text-reviewed: .*2026-10-07/m);
    assert.equal(await sign(copy, { to: 'fastställd', by: 'nämnd' }), 'status.text-reviewed');
    assert.equal(await sign(copy, { to: 'granskad' }), 'ok');
    assert.equal(await sign(copy, { to: 'fastställd', by: 'nämnd' }), 'ok');
  });

  it('of a decided text that has changed, needs a correction and a new decision', async () => {
    copy = await project();
    for (const step of toDecision) assert.equal(await sign(copy, step), 'ok');
    await copy.change(path, 'läser', 'skriver');
    assert.match((await findings(copy)).join('\n'), /^status.text-decided: /m);
    assert.match(await sign(copy, { to: 'fastställd', by: 'nämnd' }), /redan fastställd/);
    await copy.change(
      path,
      '\n---\n\n#',
      '\nrättelse: [{ datum: 2026-10-07, vad: Ordet läser, skäl: Fel ord }]\n---\n\n#',
    );
    assert.match((await findings(copy)).join('\n'), /^status.corrected: /m);
    assert.equal(await sign(copy, { to: 'fastställd', by: 'nämnd' }), 'ok');
    assert.deepEqual(
      (await findings(copy)).filter(one => one.startsWith('status.')),
      [],
    );
  });

  it('tells a status that was written by hand', async () => {
    copy = await project(`${front}status: granskad\n---\n\n${body}`);
    assert.match((await findings(copy)).join('\n'), /^status.without-step: .*granskad/m);
    assert.equal(await sign(copy, { to: 'granskad' }), 'ok');
  });

  it('tells a step that was written by hand: it speaks of no text, and froze no values', async () => {
    const step = (to: string) => `steg: [{ till: ${to}, av: rektor, datum: 2026-09-01 }]\n---\n\n${body}`;
    copy = await project(`${front}status: fastställd\n${step('fastställd')}`);
    assert.match((await findings(copy)).join('\n'), /^frozen.never: /m);
    copy = await project(`${front}status: granskad\n${step('granskad')}`);
    assert.match((await findings(copy)).join('\n'), /^status.step-unsealed: /m);
    assert.equal(await sign(copy, { to: 'fastställd', by: 'nämnd' }), 'status.step-unsealed');
    assert.equal(await sign(copy, { to: 'granskad', by: 'verksamhetschef' }), 'ok');
    assert.equal(await sign(copy, { to: 'fastställd', by: 'nämnd' }), 'ok');
  });

  describe('touches nothing else', () => {
    const item = (text: string) => /\{ till: inlämnad[^}]*\}/.exec(text)?.[0] ?? 'none';
    const written: Readonly<Record<string, readonly [before: string, after: (text: string) => string]>> = {
      'a list in blocks with remarks': [
        `${front}status:   utkast   # se ska sign\nsteg: # hittills\n    - till: inlämnad\n      av: rektor\n      datum: 2026-09-01 # för tidigt\n    - { till: åter, av: "rektor", datum: 2026-09-02 }   # tillbaka\n\ntitel: "Min: rapport"\n`,
        text =>
          text.replace('utkast   #', 'inlämnad   #').replace('# tillbaka\n', `# tillbaka\n    - ITEM\n`),
      ],
      'an empty list': [
        `${front}steg: []\nstatus: utkast\n`,
        text => text.replace('[]', '[ITEM]').replace('utkast', 'inlämnad'),
      ],
      'a list in brackets': [
        `${front}status: åter\nsteg: [{ till: åter, av: rektor, datum: 2026-09-02 } ]\n`,
        text => text.replace(' } ]', ' }, ITEM ]').replace('status: åter', 'status: inlämnad'),
      ],
      'keys that are not there': [front, text => `${text}status: inlämnad\nsteg:\n  - ITEM\n`],
    };
    for (const [name, [before, after]] of Object.entries(written))
      for (const [kind, spell] of Object.entries({
        'line feeds': (text: string) => text,
        'CRLF and a BOM': (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
        'no last line end': (text: string) => text.trimEnd(),
      }))
        it(`in ${name}, with ${kind}`, async () => {
          const source = spell(`${before}---\n\n${body}`);
          copy = await project(source);
          assert.equal(await sign(copy, {}), 'ok');
          const text = await copy.read(path);
          assert.equal(text, spell(`${after(before).replace('ITEM', item(text))}---\n\n${body}`));
        });
  });

  it('writes all of its files or none', async () => {
    copy = await project();
    const files = openFiles(copy.folder);
    const full: Files = {
      ...files,
      write: (name, content) =>
        name === path ? Promise.reject(new Fault('file.full', { file: name })) : files.write(name, content),
    };
    const made = [
      { path: 'rapporter/2025-26/fryst/ny.json', text: '{}' },
      { path: 'ska.yaml', text: 'tom' },
      { path, text: '' },
    ];
    const before = await copy.read('ska.yaml');
    await assert.rejects(writeTogether(full, made), /file\.full/);
    assert.equal(await copy.read('ska.yaml'), before);
    assert.equal(await files.info('rapporter/2025-26/fryst/ny.json'), undefined);
  });
});
