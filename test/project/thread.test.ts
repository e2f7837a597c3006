import assert from 'node:assert/strict';
import type { FoundGap } from '../../extension/project/thread/project-thread.ts';
import { projectThread } from '../../extension/project/thread/project-thread.ts';
import { config, findingsOf, seen, told, withFiles } from './small-project.ts';

const head = (year: string, unit: string, status = 'utkast') =>
  `---\ntyp: enhet\nenhet: ${unit}\nläsår: ${year}\nstatus: ${status}\n---\n\n# Rapport\n\n`;

const path = (year: string, id: string) => `rapporter/${year.replace('/', '-')}/${id}.md`;

const goal = (id: string, more = '') =>
  `:::mål[Fler läser]{#${id}}\n\n- Indikator: trivsel\n${more}\n:::\n\n`;

const intervention = (id: string, more = '') =>
  `:::insats[Läshjälp]{#${id}}\n\n- Ansvarig: rektor\n- Tid: augusti 2025 – juni 2027\n${more}\n:::\n\n`;

const indicators = `trivsel:
  namn: Trivsel
  definition: Andel som trivs.
  skolform: grundskola
  period: läsår
  måttenhet: procent
  decimaler: 0
  riktning: högre
  tabell: trivsel
  mått: { täljare: nöjda, nämnare: svar }
  målvärde: 80
  avvikelse: 5
  skydd: { antal: svar }
`;

const followed = `${config}följs: [trivsel]\nskydd: { tröskel: 5 }\n`;

const data = (...rows: readonly string[]) => ({
  'indikatorer.yaml': indicators,
  'data/trivsel.csv': `enhet;läsår;nöjda;svar\n${rows.join('\n')}\n`,
  'data/datapackage.yaml': `name: ekby
resources:
  - name: trivsel
    path: data/trivsel.csv
    dialect: { delimiter: ";" }
    schema:
      primaryKey: [enhet, läsår]
      fields:
        - { name: enhet, type: string, ska:dimension: enhet }
        - { name: läsår, type: string, ska:dimension: läsår }
        - { name: nöjda, type: integer }
        - { name: svar, type: integer }
`,
});

/** The gaps of the red thread that `ska check` tells, as `file:line severity code`. */
async function gaps(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const all = await findingsOf({ ...data('ekskolan;2025/26;90;100'), ...files });
  return all.filter(one => one.diagnostic.code.startsWith('thread.')).map(seen);
}

const thread = (files: Readonly<Record<string, string>>, schoolYear?: string) =>
  withFiles({ ...data('ekskolan;2025/26;90;100'), ...files }, project =>
    projectThread(project, { today: '2026-09-01', ...(schoolYear && { schoolYear }) }),
  );

const short = ({ finding, node }: FoundGap) => `${finding.diagnostic.code} ${node}`;

describe('the red thread', () => {
  it('goes from indicator to follow-up, and a measure is one node over the years', async () => {
    const { thread: found } = await thread({
      [path('2024/25', 'ekskolan')]:
        `${head('2024/25', 'ekskolan')}:::analys[Läsningen]{#A1 av=trivsel}\n\nVarför.\n\n:::\n\n${goal('M25-1', '- Utifrån: A1\n')}${intervention('I25-1', '- Mål: M25-1\n')}`,
      [path('2025/26', 'ekskolan')]:
        `${head('2025/26', 'ekskolan')}:::uppföljning[Läshjälp]{av=I25-1}\n\n- Bedömning: vet inte\n\n:::\n\n${intervention('I25-1', '- Mål: M25-1\n')}`,
    });
    const links = found.links.map(({ from, to, kind }) => `${from} ${kind} ${to}`);
    assert.deepEqual(links.sort(), [
      'ekskolan#A1 av ekskolan#trivsel',
      'ekskolan#I25-1 mål ekskolan#M25-1',
      'ekskolan#M25-1 indikator ekskolan#trivsel',
      'ekskolan#M25-1 utifrån ekskolan#A1',
      'ekskolan#U:I25-1 av ekskolan#I25-1',
    ]);
    const measure = found.byId.get('ekskolan#I25-1');
    assert.deepEqual(
      measure?.occurrences.map(one => one.schoolYear),
      ['2024/25', '2025/26'],
    );
    assert.deepEqual(
      [found.byId.get('ekskolan#trivsel')?.kind, measure?.kind, measure?.report],
      ['indicator', 'intervention', 'ekskolan'],
    );
  });

  it('goes between levels, and tells shared themes where nothing is narrowed', async () => {
    const yaml = `${config}teman: { närvaro: Närvaro }\n`;
    const { thread: found } = await thread({
      'ska.yaml': yaml,
      'rapporter/2025-26/huvudman.md': `---\ntyp: huvudman\nläsår: 2025/26\n---\n\n# R\n\n${intervention('I26-2', '- Tema: närvaro\n')}`,
      [path('2025/26', 'ekskolan')]:
        `${head('2025/26', 'ekskolan')}${intervention('I26-1', '- Preciserar: huvudman#I26-2\n- Tema: närvaro\n')}`,
      [path('2025/26', 'vux')]: `${head('2025/26', 'vux')}${intervention('I26-1', '- Tema: närvaro\n')}`,
    });
    const links = found.links.map(({ from, to, kind }) => `${from} ${kind} ${to}`);
    assert.deepEqual(links, ['ekskolan#I26-1 preciserar huvudman#I26-2', 'vux#I26-1 tema huvudman#I26-2']);
  });

  it('an id without a year is of its year: A1 of two years are two analyses', async () => {
    const one = (year: string) => ({
      [path(year, 'ekskolan')]:
        `${head(year, 'ekskolan')}:::analys[Läsningen ${year}]{#A1 av=trivsel}\n\nVarför.\n\n:::\n\n${goal(`M${Number(year.slice(2, 4)) + 1}-1`, '- Utifrån: A1\n')}`,
    });
    const { thread: found } = await thread({ ...one('2024/25'), ...one('2025/26') });
    const target = (goalId: string) =>
      found.links.find(link => link.from === goalId && link.kind === 'utifrån')?.to;
    assert.equal(target('ekskolan#M26-1'), 'ekskolan#A1');
    assert.equal(target('ekskolan#M25-1'), 'ekskolan#A1@2024-25');
    assert.equal(found.byId.get('ekskolan#A1@2024-25')?.title, 'Läsningen 2024/25');
  });

  it('a unit that takes over another goes on with its measures: one node, one duty to follow up', async () => {
    const yaml = config.replace(
      'område: norr }\n  - { id: bokens',
      'område: norr }\n  - { id: boken, namn: Boken, skolform: [grundskola], område: norr, till: 2024/25, efterträds: ekskolan }\n  - { id: bokens',
    );
    const old = {
      'ska.yaml': yaml,
      [path('2024/25', 'boken')]:
        `${head('2024/25', 'boken')}${goal('M25-1')}${intervention('I25-1', '- Mål: M25-1\n')}`,
    };
    const lost = { ...old, [path('2025/26', 'ekskolan')]: head('2025/26', 'ekskolan') };
    assert.ok((await gaps(lost)).some(one => one === 'ekskolan.md:4 warning thread.not-followed-up'));
    const kept = {
      ...old,
      [path('2025/26', 'ekskolan')]:
        `${head('2025/26', 'ekskolan')}:::uppföljning[Läshjälp]{av=I25-1}\n\n- Bedömning: vet inte\n\n:::\n\n${intervention('I25-1', '- Mål: M25-1\n')}`,
    };
    assert.ok(!(await gaps(kept)).some(one => one.includes('not-followed-up')));
    const { thread: found } = await thread(kept);
    assert.deepEqual(
      found.byId.get('ekskolan#I25-1')?.occurrences.map(one => one.file),
      [path('2024/25', 'boken'), path('2025/26', 'ekskolan')],
    );
    assert.equal(found.byId.get('boken#I25-1'), undefined);
  });

  it('circles, unknown ids and broken files end nothing', async () => {
    const files = {
      [path('2025/26', 'ekskolan')]:
        `${head('2025/26', 'ekskolan')}${intervention('I26-1', '- Fortsätter: I26-2\n')}${intervention('I26-2', '- Fortsätter: I26-1\n- Mål: M99-1\n')}`,
      [path('2025/26', 'vux')]: '\u0000',
      [path('2024/25', 'ekskolan')]: '',
    };
    const { thread: found, gaps: lacking } = await thread(files);
    assert.equal(found.nodes.length, 2);
    assert.deepEqual(lacking.map(short), ['thread.circle ekskolan#I26-1', 'thread.circle ekskolan#I26-2']);
  });

  it('of one school year has what stands there and what it builds on', async () => {
    const files = {
      [path('2024/25', 'ekskolan')]:
        `${head('2024/25', 'ekskolan')}${goal('M25-1')}${intervention('I25-1', '- Mål: M25-1\n')}${intervention('I25-2', '- Mål: M25-1\n')}`,
      [path('2025/26', 'ekskolan')]:
        `${head('2025/26', 'ekskolan')}:::uppföljning[Läshjälp]{av=I25-1}\n\n- Bedömning: vet inte\n\n:::\n`,
    };
    const found = await thread(files, '2025/26');
    assert.deepEqual(
      found.thread.nodes.map(node => node.id),
      ['ekskolan#trivsel', 'ekskolan#M25-1', 'ekskolan#I25-1', 'ekskolan#U:I25-1'],
    );
    assert.deepEqual(
      found.gaps.filter(one => one.finding.diagnostic.code === 'thread.not-followed-up').map(short),
      ['thread.not-followed-up ekskolan#I25-2'],
    );
    assert.ok(found.gaps.every(one => one.finding.diagnostic.place.file === path('2025/26', 'ekskolan')));
  });
});

describe('gaps of the red thread', () => {
  const unit = (text: string, status?: string) => ({
    [path('2025/26', 'ekskolan')]: head('2025/26', 'ekskolan', status) + text,
  });

  it('what a block lacks is told at its title', async () => {
    assert.deepEqual(
      await gaps(unit(':::mål[Fler läser]{#M26-1}\n\n:::\n\n:::insats[Läshjälp]{#I26-1}\n\n:::\n')),
      [
        'ekskolan.md:10 warning thread.goal-without-indicator',
        'ekskolan.md:10 hint thread.goal-without-intervention',
        'ekskolan.md:14 warning thread.intervention-without-goal',
        'ekskolan.md:14 warning thread.intervention-without-owner',
        'ekskolan.md:14 warning thread.intervention-without-time',
      ],
    );
    assert.deepEqual(await gaps(unit(goal('M26-1') + intervention('I26-1', '- Mål: M26-1\n'))), []);
  });

  it('an analysis leads to a goal or ends in a conclusion', async () => {
    const analysis = (more = '') => `:::analys[Läsningen]{#A1 av=trivsel}\n\nVarför.\n\n${more}:::\n\n`;
    assert.deepEqual(await gaps(unit(analysis())), ['ekskolan.md:10 hint thread.analysis-without-goal']);
    assert.deepEqual(await gaps(unit(analysis('**Slutsats:** Vi fortsätter.\n\n'))), []);
    const led = analysis() + goal('M26-1', '- Utifrån: A1\n') + intervention('I26-1', '- Mål: M26-1\n');
    assert.deepEqual(await gaps(unit(led)), []);
  });

  it("a template's block that nobody has filled in is no gap", async () => {
    assert.deepEqual(await gaps(unit(':::mål[Mål]{#M26-1}\n\n<!-- ledtext: Skriv målet. -->\n\n:::\n')), []);
  });

  it('an effect is shown, not only said', async () => {
    const followUp = (judgement: string, more = '') =>
      `:::uppföljning[Läshjälp]{av=I26-1}\n\n- Bedömning: ${judgement}\n\n${more}:::\n\n`;
    const before = goal('M26-1') + intervention('I26-1', '- Mål: M26-1\n');
    const of = async (text: string) => (await gaps(unit(before + text))).map(one => one.split(' ').at(-1));
    for (const claim of ['effekt', 'effekt i årskurs 1–6, ingen i 7–9', 'trolig effekt'])
      assert.deepEqual(await of(followUp(claim)), ['thread.effect-without-data'], claim);
    for (const none of ['ingen effekt', 'vet inte', 'för tidigt att säga om effekten', 'oförändrat'])
      assert.deepEqual(await of(followUp(none)), [], none);
    assert.deepEqual(await of(followUp('effekt', 'Nu :värde[90 %]{trivsel}.\n\n')), []);
    assert.deepEqual(await of('::effekt[Fler läser]{av=I26-1}\n'), ['thread.effect-without-data']);
    assert.deepEqual(await of('::effekt[Fler läser]{av=I26-1 underlag="intervjuer i maj"}\n'), []);
  });

  it("last year's measure without a follow-up: a warning in a draft, an error when handed in", async () => {
    const last = {
      [path('2024/25', 'ekskolan')]:
        `${head('2024/25', 'ekskolan')}${goal('M25-1')}${intervention('I25-1', '- Mål: M25-1\n')}:::insats[Sedan]{#I25-2}\n\n- Mål: M25-1\n- Ansvarig: rektor\n- Tid: augusti 2027 – juni 2028\n\n:::\n`,
    };
    const now = (text: string, status?: string) => gaps({ ...last, ...unit(text, status) });
    const section = '## Uppföljning av föregående års insatser\n\n';
    assert.deepEqual(await now(section), ['ekskolan.md:10 warning thread.not-followed-up']);
    assert.deepEqual(await now('', 'inlämnad'), ['ekskolan.md:4 error thread.not-followed-up']);
    assert.deepEqual(
      await now(`${section}:::uppföljning[Läshjälp]{av=I25-1}\n\n- Genomförd: nej\n\n:::\n`),
      [],
    );
  });

  it("what last year's dialogue agreed, until it is followed up", async () => {
    const dialogue = (agreed: string) =>
      `:::dialog[Dialogen]{#D25-1}\n\n- Datum: 2025-09-24\n- Deltagare: rektor\n\nVi talade.\n\n${agreed}:::\n`;
    const told = async (agreed: string, text: string, more: Readonly<Record<string, string>> = {}) =>
      (
        await findingsOf({
          [path('2024/25', 'ekskolan')]: head('2024/25', 'ekskolan') + dialogue(agreed),
          ...unit(text),
          ...more,
        })
      )
        .map(seen)
        .filter(one => one.includes('dialog.not-followed-up'));
    const agreed = '**Överenskommet:** Rektor visar frånvaron per stadium.\n\n';
    assert.deepEqual(await told(agreed, 'Ord.\n'), ['ekskolan.md:4 warning dialog.not-followed-up']);
    assert.deepEqual(
      await told(agreed, ':::uppföljning[Det vi kom överens om]{av=D25-1}\n\n- Genomförd: nej\n\n:::\n'),
      [],
    );
    assert.deepEqual(await told('', 'Ord.\n'), []);
    // A logbook of the same unit has its own things to say.
    const logbook = '---\ntyp: arbetsdokument\nenhet: ekskolan\nläsår: 2025/26\n---\n\n# Loggbok\n\nOrd.\n';
    assert.deepEqual(await told(agreed, 'Ord.\n', { [path('2025/26', 'ekskolan.loggbok')]: logbook }), [
      'ekskolan.md:4 warning dialog.not-followed-up',
    ]);
  });

  it('a measure that stands for three years without effect', async () => {
    const year = (y: string, text: string) => ({ [path(y, 'ekskolan')]: head(y, 'ekskolan') + text });
    const followUp = (id: string, judgement: string) =>
      `:::uppföljning[Läshjälp]{av=${id}}\n\n- Bedömning: ${judgement}\n\nNu :värde[90 %]{trivsel läsår=2025/26}.\n\n:::\n\n`;
    const three = (judgement: string) => ({
      ...year('2023/24', goal('M24-1') + intervention('I24-1', '- Mål: M24-1\n')),
      ...year('2024/25', followUp('I24-1', judgement) + intervention('I24-1', '- Mål: M24-1\n')),
      ...year('2025/26', followUp('I24-1', 'vet inte') + intervention('I25-1', '- Fortsätter: I24-1\n')),
    });
    assert.deepEqual(await gaps(three('ingen effekt')), [
      'ekskolan.md:18 warning thread.repeated-without-effect',
    ]);
    assert.deepEqual(await gaps(three('effekt')), []);
  });
});

describe('results that call for an analysis', () => {
  const found = async (text: string, rows: readonly string[], yaml = followed, status = 'utkast') => {
    const all = await findingsOf({
      ...data(...rows),
      'ska.yaml': yaml,
      [path('2025/26', 'ekskolan')]: head('2025/26', 'ekskolan', status) + text,
    });
    return all.filter(one => /^thread\..*without-analysis/.test(one.diagnostic.code));
  };
  const below = ['ekskolan;2024/25;90;100', 'ekskolan;2025/26;70;100'];

  it('a followed indicator that misses its target or falls: a warning, and an error when handed in', async () => {
    const [one, ...more] = await found('', below);
    assert.deepEqual(
      [one && seen(one), more.length],
      ['ekskolan.md:4 warning thread.result-without-analysis', 0],
    );
    assert.match(one ? told(one) : '', /Trivsel .* når inte målvärdet och är sämre än året före/);
    assert.match(one ? told(one) : '', /skollagen 4 kap\. 3 §/);
    assert.deepEqual((await found('', below, followed, 'inlämnad')).map(seen), [
      'ekskolan.md:4 error thread.result-without-analysis',
    ]);
  });

  it('is explained by an analysis of the indicator, or of a figure that shows it', async () => {
    const analysis = (of: string) =>
      `:::analys[Trivseln]{#A1 av=${of}}\n\n**Slutsats:** Vi väntar.\n\n:::\n\n`;
    assert.deepEqual(await found(analysis('trivsel'), below), []);
    const figure = '::diagram[Trivsel]{#bild trivsel x=läsår}\n\n';
    assert.deepEqual(await found(figure + analysis('bild'), below), []);
    assert.equal((await found(figure, below)).length, 1);
  });

  it('nobody is to explain noise: less than the deviation is nothing, and others than the followed are hints', async () => {
    const noise = ['ekskolan;2024/25;90;100', 'ekskolan;2025/26;86;100'];
    assert.deepEqual(await found('', noise), []);
    const shown = '::diagram[Trivsel]{#bild trivsel x=läsår}\n';
    assert.deepEqual((await found(shown, below, config)).map(seen), [
      'ekskolan.md:10 hint thread.deviation-without-analysis',
    ]);
    assert.deepEqual(await found('', below, config), []);
  });

  it('says nothing of a hidden value', async () => {
    assert.deepEqual(await found('', ['ekskolan;2024/25;90;100', 'ekskolan;2025/26;1;4']), []);
    assert.deepEqual(await found('', ['ekskolan;2024/25;4;4', 'ekskolan;2025/26;81;100']), []);
  });
});

describe('names of ska.yaml that lead to other files', () => {
  it('an indicator that is followed, and the table of a reference, are told with the nearest', async () => {
    const yaml = `${config}följs: [trivsle]\nmot:\n  riket: { källa: trivsell }\n`;
    const all = await findingsOf({ ...data('ekskolan;2025/26;90;100'), 'ska.yaml': yaml });
    const own = all.filter(one => one.diagnostic.place.file === 'ska.yaml' && one.severity === 'error');
    assert.deepEqual(own.map(seen), [
      'ska.yaml:9 error indicator.unknown',
      'ska.yaml:11 error table.unknown',
    ]);
    assert.match(own[0] ? told(own[0]) : '', /”trivsel”/);
    assert.match(own[1] ? told(own[1]) : '', /”trivsel”/);
  });
});
