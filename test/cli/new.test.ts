import assert from 'node:assert/strict';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkSka, ownFolder, type Run, root, runSka } from './run-ska.ts';

/** What a new report may be told: that it is not written yet. */
const unwritten = new Set([
  'guidance.left',
  'outline.directive-recommended',
  'outline.section-empty-optional',
]);

describe('ska new', () => {
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  let project = '';
  const at = (path: string) => join(project, ...path.split('/'));
  const read = (path: string) => readFile(at(path), 'utf8');
  const write = async (path: string, text: string) => {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), text);
  };
  const ska = (...args: string[]): Promise<Run> => runSka(project, ...args);

  before(async () => {
    folder = await ownFolder();
    project = join(folder.path, 'Lindberga kommun');
    await cp(join(root, 'examples', 'lindberga'), project, {
      recursive: true,
      filter: path => !/[\\/]ut([\\/]|$)/.test(path),
    });
  });
  after(() => folder[Symbol.asyncDispose]());

  describe('--alla', () => {
    let first: Run;
    before(async () => {
      first = await ska('new', '--alla', '--läsår', '2026/27');
    });

    it('makes every report of the year, and says which', async () => {
      assert.equal(first.code, 0);
      const made = (await readdir(at('rapporter/2026-27'))).map(name => name.normalize('NFC')).sort();
      assert.equal(made.length, 14);
      assert.ok(
        made.includes('sjo.md') &&
          made.includes('nämnd.md') &&
          made.includes('resultatdag.md') &&
          !made.includes('norr.md'),
      );
      const told = first.out.trim().split('\n');
      assert.equal(told.length, 14);
      for (const name of made)
        assert.ok(told.some(line => line.startsWith('skapad') && line.normalize('NFC').includes(`/${name}`)));
    });

    it('makes reports that check clean, but for what nobody has written yet', async () => {
      const { code, findings } = await checkSka(project, '--läsår', '2026/27');
      assert.equal(code, 0);
      assert.deepEqual(
        findings.filter(one => !unwritten.has(one.code)),
        [],
      );
      assert.ok(findings.some(one => one.code === 'guidance.left'));
      const update = await ska('update', '--dry-run', '--läsår', '2026/27');
      assert.equal(update.out, '');
    });

    it('leaves what is there as it is, and says so', async () => {
      await write('rapporter/2026-27/almskolan.md', 'Mitt utkast\n');
      await rm(at('rapporter/2026-27/backebo.md'));
      const again = await ska('new', '--alla', '--läsår', '2026-27');
      assert.equal(again.code, 0);
      assert.deepEqual(
        again.out
          .trim()
          .split('\n')
          .filter(line => line.startsWith('skapad'))
          .map(line => /\S+\.md/.exec(line)?.[0]),
        ['rapporter/2026-27/backebo.md'],
      );
      assert.equal(again.out.match(/^fanns/gm)?.length, 13);
      assert.equal(await read('rapporter/2026-27/almskolan.md'), 'Mitt utkast\n');
    });

    it('of one type makes that type alone', async () => {
      const { out } = await ska('new', 'verksamhet', '--alla', '--läsår', '2026/27');
      assert.deepEqual(
        out.match(/[^/]+\.md/g)?.map(name => name.normalize('NFC')),
        ['norr.md', 'söder.md'],
      );
      await rm(at('rapporter/2026-27'), { recursive: true });
    });
  });

  describe('of a unit', () => {
    let text = '';
    before(async () => {
      await rm(at('rapporter/2025-26/tallbackaskolan.md'));
      const { code, out } = await ska('new', 'enhet', 'tallbackaskolan');
      assert.equal(code, 0);
      assert.match(out, /^rapporter\/2025-26\/tallbackaskolan\.md {2}\(3 insatser att följa upp\)\n$/);
      text = await read('rapporter/2025-26/tallbackaskolan.md');
    });

    it('is about the year that is reported', () => {
      assert.match(text, /^---\ntyp: enhet\nenhet: tallbackaskolan\nläsår: 2025\/26\nstatus: utkast\n---\n/);
    });

    it('asks what became of each of last year’s interventions, with the goal’s measure before and now', async () => {
      for (const [title, id] of [
        ['Sambedömning i matematik', 'I25-1'],
        ['Närvaroteam med fasta rutiner', 'I25-2'],
        ['Lästräning i årskurs 1', 'I25-3'],
      ])
        assert.ok(text.includes(`:::uppföljning[${title}]{av=${id}}\n\n- Genomförd:\n`), title);
      const [, before, now] =
        /:värde\[([^\]]+)\]\{frånvaro-20-29 läsår=2024\/25\}.*:värde\[([^\]]+)\]\{frånvaro-20-29\}/.exec(
          text,
        ) ?? [];
      for (const [value, year] of [
        [before, '2024/25'],
        [now, '2025/26'],
      ]) {
        const asked = await ska('value', `frånvaro-20-29 enhet=tallbackaskolan läsår=${year}`, '--json');
        assert.equal(JSON.parse(asked.out).text, value);
      }
    });

    it('shows what the data has, and begins the analyses that the board’s indicators call for', () => {
      assert.match(text, /:::diagram\[Genomsnittligt meritvärde\]\{#meritvärde [^\n]+\n\n> [^\n]*222,8/);
      assert.match(text, /### Fritidshem\n\n:::tabell\[Förutsättningar, fritidshem\]/);
      for (const indicator of ['meritvärde', 'behörig-yrkes', 'trygghet'])
        assert.match(text, new RegExp(`:::analys\\[.+\\]\\{#A\\d av=${indicator}\\}`));
      assert.match(text, /\{#M26-1\}[\s\S]*\{#I26-1\}\n\n- Mål: M26-1/);
    });

    it('is built to a PDF', async () => {
      const { code, out } = await ska('build', 'tallbackaskolan', '--json');
      assert.equal(code, 0);
      const [output] = JSON.parse(out).outputs;
      assert.equal((await readFile(at(output.path))).subarray(0, 5).toString(), '%PDF-');
      assert.ok(output.pages >= 6);
    });

    it('too small to show its results asks for words, and holds no hidden number', async () => {
      await rm(at('rapporter/2025-26/backebo.md'));
      await ska('new', 'enhet', 'backebo');
      const small = await read('rapporter/2025-26/backebo.md');
      assert.match(small, /ledtext: [^\n]*Läsning i årskurs 1[^\n]* kan inte visas i tal/);
      assert.doesNotMatch(small, /:::\w+\[Läsning i årskurs 1\]/);
    });
  });

  it('carries goals and interventions that go on, with their ids, and drops what only held last year', async () => {
    await ska('new', 'huvudman', '--läsår', '2026/27');
    const text = await read('rapporter/2026-27/huvudman.md');
    assert.match(text, /:::mål\[Alla läser tidigt\]\{#M26-1\}\n\n- Utifrån:\n- Indikator: läsning-åk1\n/);
    assert.match(
      text,
      /:::insats\[Språk och läsning[^\n]+\{#I26-1\}\n\n- Mål: M26-1\n[\s\S]*?Almskolans och Blåklockans/,
    );
    // Its time was up, so it is followed up only.
    assert.doesNotMatch(text, /:::insats\[Närvarorutin/);
    assert.match(text, /:::uppföljning\[Närvarorutin[^\n]+\{av=I26-2\}/);
    assert.match(text, /:::mål\[Skriv målet här\]\{#M27-1\}/);
    // What the units write comes in by itself, and what they made of last year's interventions is there.
    assert.match(
      text,
      /:::sammanställning\[Enheternas insatser\]\{vad=insatser\}\n\n> Inga insatser från någon av \d+ enheter/,
    );
    assert.match(text, /:::rödtråd\[[^\n]+\{nivåer\}\n\n\| Insats[^\n]+\n[^\n]+\n\| Språk och läsning/);
    await rm(at('rapporter/2026-27'), { recursive: true });
  });

  describe('of a unit that takes over another’s work', () => {
    const report = (unit: string, blocks: string) =>
      `---\ntyp: enhet\nenhet: ${unit}\nläsår: 2025/26\nstatus: utkast\n---\n\n# ${unit}\n\n${blocks}`;
    const measure = (title: string, id: string) =>
      `:::insats[${title}]{#${id}}\n\n- Ansvarig: rektor\n- Tid: augusti 2026 – juni 2027\n\n:::\n\n`;
    const earlier = (unit: string, blocks: string) => report(unit, blocks).replace('2025/26', '2024/25');
    let small = '';
    const make = async (own: string, taken: string) => {
      const files = {
        'ska.yaml': `version: 1\nhuvudman: { id: ekby, namn: Ekby kommun }\nredovisar: 2026/27\nenheter:\n  - { id: eken, namn: Eken, skolform: [förskola] }\n  - { id: boken, namn: Boken, skolform: [förskola], till: 2025/26, efterträds: eken }\n`,
        'rapporter/2024-25/eken.md': earlier('eken', measure('Rutin', 'I25-1') + measure('Kurs', 'I25-2')),
        'rapporter/2024-25/boken.md': earlier('boken', measure('Vana', 'I25-3')),
        'rapporter/2025-26/eken.md': report('eken', own),
        'rapporter/2025-26/boken.md': report('boken', taken),
      };
      for (const [path, text] of Object.entries(files)) {
        const file = join(small, ...path.split('/'));
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      await rm(join(small, 'rapporter', '2026-27'), { recursive: true, force: true });
      assert.equal((await runSka(small, 'new', 'enhet', 'eken')).code, 0);
      const { findings } = await checkSka(small, '--läsår', '2026/27');
      assert.deepEqual(
        findings.filter(one => !unwritten.has(one.code)),
        [],
      );
      return readFile(join(small, 'rapporter', '2026-27', 'eken.md'), 'utf8');
    };
    before(() => {
      small = join(folder.path, 'Ekby');
    });

    it('follows up both, by their own ids', async () => {
      const text = await make(measure('Högläsning', 'I26-1'), measure('Utevistelse', 'I26-2'));
      assert.match(text, /:::uppföljning\[Högläsning\]\{av=I26-1\}/);
      assert.match(text, /:::uppföljning\[Utevistelse\]\{av=I26-2\}/);
      assert.match(text, /tagit över verksamheten från Boken/);
    });

    it('tells two of the same id apart', async () => {
      const text = await make(measure('Högläsning', 'I26-1'), measure('Utevistelse', 'I26-1'));
      assert.match(text, /:::uppföljning\[Högläsning\]\{av=I26-1\}/);
      assert.match(text, /:::uppföljning\[Utevistelse\]\{av=boken#I26-1\}/);
    });

    it('does not carry what nobody ever filled in', async () => {
      const empty = measure('Skriv insatsen här', 'I26-1').replace(
        '\n:::\n\n',
        '\n<!-- ledtext: Vad? -->\n\n:::\n\n',
      );
      const text = await make(empty, measure('Utevistelse', 'I26-2'));
      assert.doesNotMatch(text, /:::uppföljning\[Skriv insatsen här\]/);
      assert.match(text, /aldrig ifyllt[^\n]*Skriv insatsen här/);
    });

    it('goes on with what a follow-up says goes on, and not with what has ended', async () => {
      const followUp = (title: string, id: string, next: string) =>
        `:::uppföljning[${title}]{av=${id}}\n\n- Genomförd: delvis\n- Fortsättning: ${next}\n\n:::\n\n`;
      const text = await make(
        followUp('Rutin', 'I25-1', 'fortsätter') + followUp('Kurs', 'I25-2', 'avslutas'),
        followUp('Vana', 'I25-3', 'fortsätter i ordinarie verksamhet'),
      );
      assert.match(text, /:::uppföljning\[Rutin\]\{av=I25-1\}/);
      assert.doesNotMatch(text, /Kurs|Vana/);
    });
  });

  it('has the guidance of a dialogue’s indicators where the explanations count', async () => {
    const made = await ska('new', 'dialogunderlag', 'almskolan');
    assert.equal(made.code, 0, made.err);
    const file = 'rapporter/2025-26/almskolan.dialogunderlag.md';
    const unexplained = async () =>
      (await checkSka(project, file)).findings.filter(one => one.code.startsWith('review.'));
    const asked = (await unexplained()).flatMap(({ message }) => /\*\*[^*]+:\*\*/.exec(message) ?? []);
    assert.ok(asked.length > 0);
    const text = await read(file);
    const explained = asked.map(name => `${name} Se analysen.`).join('\n\n');
    await write(file, text.replace(/<!-- ledtext: En rad för varje indikator.*?-->/s, explained));
    assert.deepEqual(await unexplained(), []);
    await rm(at(file));
  });

  for (const [args, code, sentence] of [
    ['enhet almskola', 64, /Menade du ”almskolan”/],
    ['almskolan', 64, /ska new enhet almskolan/],
    ['enhett almskolan', 64, /Menade du ”enhet”/],
    ['lokalt-uppdrag almskolan', 64, /Menade du ”uppdrag”/],
    ['', 64, /enhet, verksamhet, huvudman, nämnd eller resultatdag/],
    ['enhet sjoboden', 64, /ska new enhet sjo\b/],
    ['enhet --läsår 2027/28', 64, /tallbackaskolan, almskolan/],
    ['nämnd bun', 64, /ska new nämnd/],
    ['enhet almskolan --alla', 64, /--alla/],
    ['enhet almskolan --läsår 2026', 64, /2026\/27/],
    ['enhet almskolan --läsår 2026/28', 64, /2026\/27/],
    ['enhet almskolan', 1, /finns redan och är orörd.*--läsår 2026\/27/],
    ['huvudman lindberga', 1, /finns redan/],
  ] as const)
    it(`says no to “ska new ${args}”, and why`, async () => {
      const before = await readdir(at('rapporter'), { recursive: true });
      const run = await ska('new', ...args.split(' ').filter(Boolean));
      assert.equal(run.code, code);
      assert.match(run.err, sentence);
      assert.equal(run.out, '');
      assert.deepEqual(await readdir(at('rapporter'), { recursive: true }), before);
    });

  describe('with the project’s own templates', () => {
    const own = 'mallar/rapporter/enhet.md.hbs';
    const make = () => ska('new', 'enhet', 'lyktan', '--läsår', '2026/27');
    const made = 'rapporter/2026-27/lyktan.md';
    const head = '---\ntyp: {{typ}}\nenhet: {{enhet}}\nläsår: {{läsår}}\n---\n\n# {{namn}}\n\n';
    afterEach(async () => {
      await rm(at('mallar'), { recursive: true, force: true });
      await rm(at('rapporter/2026-27'), { recursive: true, force: true });
    });

    it('uses the skeleton of that name, with the shipped parts', async () => {
      await write(own, `${head}## Vårt eget avsnitt\n\n{{> uppfoljning}}\n`);
      assert.equal((await make()).code, 0);
      const text = await read(made);
      assert.match(text, /## Vårt eget avsnitt\n\n<!-- ledtext/);
      assert.match(text, /:::uppföljning\[[^\n]+\{av=I26-1\}/);
    });

    it('uses a part of its own in the shipped skeleton', async () => {
      await write('mallar/rapporter/delar/analys.md.hbs', '**Fem varför:**\n\n{{> våra-frågor}}\n');
      await write('mallar/rapporter/delar/våra-frågor.md.hbs', '1. Varför {{gemener namn}}?\n');
      assert.equal((await make()).code, 0);
      assert.match(await read(made), /\*\*Fem varför:\*\*\n\n1\. Varför lyktans anpassade grundskola\?/);
    });

    for (const [what, source, sentence] of [
      ['is broken', '# {{namn}}\n\n{{#if namn}}', /enhet\.md\.hbs.*rad 3/],
      ['names what does not exist', '# {{namm}}', /enhet\.md\.hbs.*”namm”.*rad 1/],
      [
        'takes in a part that does not exist',
        'a\n{{> anlys}}',
        /enhet\.md\.hbs.*”anlys”.*rad 2.*Menade du ”analys”/,
      ],
      ['reaches for a prototype', '{{constructor.constructor}}', /enhet\.md\.hbs/],
    ] as const)
      it(`that ${what} gets a sentence with its file, and no report`, async () => {
        await write(own, source);
        const run = await make();
        assert.equal(run.code, 2);
        assert.match(run.err, sentence);
        await assert.rejects(readFile(at(made)));
      });

    it('says the file of a part that is broken', async () => {
      await write('mallar/rapporter/delar/analys.md.hbs', 'a\nb\n{{fel}}\n');
      const run = await make();
      assert.equal(run.code, 2);
      assert.match(run.err, /mallar\/rapporter\/delar\/analys\.md\.hbs.*rad 3/);
    });

    it('uses page layouts of that name, adds its CSS, and says where one is broken', async () => {
      const build = () => ska('build', 'lyktan', '--format', 'html', '--läsår', '2025/26');
      await write('mallar/sidor/webb.hbs', '<main><h1>{{titel}}</h1><p>Vår egen sida</p>{{{text}}}</main>');
      await write('mallar/sidor/webb.css', 'h1 { color: rebeccapurple; }');
      await write('mallar/sidor/gemensam.css', 'h2 { color: teal; }');
      assert.equal((await build()).code, 0);
      const html = await read('ut/2025-26/lyktan.html');
      assert.match(html, /Vår egen sida/);
      assert.match(html, /rebeccapurple/);
      assert.match(html, /color: teal/);
      await write('mallar/sidor/webb.hbs', '<main>\n{{#if titel}}\n</main>');
      const run = await build();
      assert.equal(run.code, 2);
      assert.match(run.err, /mallar\/sidor\/webb\.hbs.*rad 3/);
    });
  });

  it('gives a report the sections that the municipality’s own outline asks for', async () => {
    const outline = 'scheman/enhet.disposition.yaml';
    await write(
      outline,
      'efter:\n  trygghet:\n    - { id: likabehandling, rubrik: Likabehandling, krav: ska, ledtext: Planen mot kränkningar. }\n',
    );
    assert.equal((await ska('new', 'enhet', 'komvux', '--läsår', '2026/27')).code, 0);
    const text = await read('rapporter/2026-27/komvux.md');
    assert.match(
      text,
      /## Trygghet[\s\S]*## Likabehandling\n\n<!-- ledtext: Planen mot kränkningar\. -->\n\n## Analys/,
    );
    await rm(at(outline));
    await rm(at('rapporter/2026-27'), { recursive: true });
  });
});
