import assert from 'node:assert/strict';
import { checkProject } from '../../extension/project/check.ts';
import { updatedText } from '../../extension/report/update.ts';
import { type Copy, copyOfExempel, head, withProject } from './exempel.ts';

const path = 'rapporter/2025-26/huvudman.md';
const start = '---\ntyp: huvudman\nläsår: 2025/26\n---\n\n# Rapport\n\n';

const measure = (title: string, id = 'I26-1') =>
  `:::insats[${title}]{#${id} tema=närvaro ansvarig=rektor fas=arbete}\n\nText.\n\n:::\n`;

/** The example project with these reports of units, and a text in the head authority's. */
async function project(text: string, reports: Readonly<Record<string, string>>): Promise<Copy> {
  const copy = await copyOfExempel();
  for (const old of ['huvudman', 'sjoboden', 'strandskolan', 'tallbackaskolan'])
    await copy.remove(`rapporter/2025-26/${old}.md`);
  for (const [id, body] of Object.entries(reports))
    await copy.write(`rapporter/2025-26/${id}.md`, `${head(id)}# Rapport\n\n${body}`);
  await copy.write(path, start + text);
  return copy;
}

/** What a check says of the roll-up, the text that an update writes, and the directives that stand in the report. */
async function seen(copy: Copy) {
  return await withProject(copy, async open => {
    const { reports, findings } = await checkProject(open, { paths: [path], today: '2026-09-01' });
    const [bound] = reports;
    assert.ok(bound);
    return {
      codes: findings.map(one => one.diagnostic.code).filter(code => !code.startsWith('outline.')),
      text: updatedText(bound).text.slice(start.length),
      kinds: bound.directives.map(one => one.kind.name),
    };
  });
}

async function updated(copy: Copy) {
  const { text } = await seen(copy);
  await copy.write(path, start + text);
  return await seen(copy);
}

describe('sammanställning', () => {
  it('says of how many units it is, whether they are none, one or several, and says it once', async () => {
    const notes = (text: string) => text.split('\n').filter(line => line.startsWith('> '));
    await using copy = await project('::sammanställning[Insatser]{vad=insatser}\n', {
      strandskolan: '',
      tallbackaskolan: '',
    });
    const missing = '1 enhet har inte lämnat: Sjöbodens förskola.';
    const drafts = '2 enheter har bara ett utkast: Tallbackaskolan, Strandskolan.';
    assert.deepEqual(notes((await updated(copy)).text), [
      `> Inga insatser från någon av 3 enheter. ${missing} ${drafts}`,
    ]);
    await copy.write(
      'rapporter/2025-26/strandskolan.md',
      `${head('strandskolan')}# Rapport\n\n${measure('Läxhjälp')}`,
    );
    assert.deepEqual(notes((await updated(copy)).text), [
      `> 1 insats från 1 av 3 enheter. ${missing} ${drafts}`,
    ]);
    await copy.change('ska.yaml', /^ {2}- \{ id: (?:sjoboden|tallbackaskolan).*\n/gmu, '');
    await copy.remove('rapporter/2025-26/tallbackaskolan.md');
    const alone = (await updated(copy)).text;
    assert.deepEqual(notes(alone), [
      '> 1 insats från 1 av 1 enhet. 1 enhet har bara ett utkast: Strandskolan.',
    ]);
    await copy.write('rapporter/2025-26/strandskolan.md', `${head('strandskolan')}# Rapport\n`);
    assert.deepEqual(notes((await updated(copy)).text), [
      '> Inga insatser från enheten. 1 enhet har bara ett utkast: Strandskolan.',
    ]);
  });

  it('counts the units that gave each answer of their self-assessments, and no comparison as one', async () => {
    const answers = (level: string, first: string, second: string) =>
      `:::självvärdering[Vår värdering]{nivå=${level}}\n\n| Påstående | Svar | Kommentar |\n| --- | --- | --- |\n| Vi vet vad som verkar | ${first} | |\n| Stöd kommer i tid | ${second} | |\n\n:::\n\n`;
    await using copy = await project('::sammanställning[Svaren]{vad=självvärdering}\n', {
      tallbackaskolan: `${answers('rektor', 'Stämmer helt', 'Vet inte')}${answers('lärare', 'Stämmer inte', 'Stämmer inte')}`,
      strandskolan: `${answers('rektor', 'stämmer helt', '')}::självvärdering[Jämförelse]{jämför=läsår nivå=rektor}\n`,
    });
    const { text } = await updated(copy);
    const rows = text.split('\n').map(line => line.replace(/ +/g, ' '));
    assert.match(
      text,
      /^> 2 självvärderingar från 2 av 3 enheter\. 1 enhet har inte lämnat: Sjöbodens förskola\. 2 enheter har bara ett utkast: Tallbackaskolan, Strandskolan\.$/m,
    );
    assert.ok(rows.includes('| Vi vet vad som verkar | 2 | 0 | 0 | 0 | 0 | 2 av 3 |'), text);
    assert.ok(rows.includes('| Stöd kommer i tid | 0 | 0 | 0 | 0 | 1 | 1 av 3 |'), text);
    assert.equal((await updated(copy)).text, text);
  });

  it('lists what the reports below have, counts in units, names those without a report, and leads to each block', async () => {
    await using copy = await project('::sammanställning[Insatser]{vad=insatser}\n', {
      tallbackaskolan: measure('Ringa hem'),
    });
    const { text, codes } = await updated(copy);
    assert.deepEqual(codes, []);
    assert.equal(
      text,
      `:::sammanställning[Insatser]{vad=insatser}

> 1 insats från 1 av 3 enheter. 2 enheter har inte lämnat: Strandskolan, Sjöbodens förskola. 1 enhet har bara ett utkast: Tallbackaskolan.

| Insats                                | Ansvarig | Tid | Fas    | Enhet           |
| :------------------------------------ | :------- | :-- | :----- | :-------------- |
| [Ringa hem](tallbackaskolan.md#I26-1) | rektor   |     | arbete | Tallbackaskolan |

:::
`,
    );
  });

  it('tells drafts, and reports that were sent back, from what has been handed in', async () => {
    await using copy = await project('::sammanställning[Insatser]{vad=insatser}\n', {});
    const report = (unit: string, status: string) =>
      copy.write(
        `rapporter/2025-26/${unit}.md`,
        `${head(unit).replace('läsår: 2025/26', `läsår: 2025/26\nstatus: ${status}`)}# Rapport\n\n${measure('Ringa')}`,
      );
    await report('tallbackaskolan', 'inlämnad');
    await report('strandskolan', 'åter');
    await report('sjoboden', 'utkast');
    assert.match(
      (await updated(copy)).text,
      /^> 3 insatser från 3 av 3 enheter\. 1 enhet har bara ett utkast: Sjöbodens förskola\. 1 enhet har fått sin rapport åter för komplettering: Strandskolan\.$/mu,
    );
    await report('tallbackaskolan', 'utkast');
    await report('strandskolan', 'utkast');
    assert.match(
      (await updated(copy)).text,
      /^> 3 insatser från 3 av 3 enheter\. Alla enheter har bara ett utkast\.$/mu,
    );
  });

  it('has no row for a unit that is closed, or of another school form, while figures are awaited', async () => {
    await using copy = await project('::sammanställning[Merit]{vad=värden indikator=meritvärde}\n', {
      tallbackaskolan: measure('Ringa'),
    });
    const rows = (await copy.read('data/betyg.csv')).split('\n').filter(line => !line.includes('2025/26'));
    await copy.write('data/betyg.csv', rows.join('\n'));
    await copy.change(
      'data/datapackage.yaml',
      'path: data/betyg.csv\n',
      'path: data/betyg.csv\n    ska:väntas: { 2025/26: 2026-11 }\n',
    );
    const { text } = await updated(copy);
    assert.match(text, /\| Strandskolan +\| +väntas \|/u);
    assert.doesNotMatch(text, /Gamla skolan|Sjöbodens/u);
  });

  it('names the units whose values are missing, of those that should have them', async () => {
    await using copy = await project(
      '::sammanställning[Värden]{vad=värden indikator="antal-elever"}\n\n::sammanställning[Prov]{vad=värden indikator=np-godkänt}\n',
      { tallbackaskolan: measure('Ringa') },
    );
    await copy.change(
      'data/prov.csv',
      'tallbackaskolan;2025/26;Matematik',
      'tallbackaskolan;2022/23;Matematik',
    );
    const { text } = await updated(copy);
    assert.match(text, /nämnarna\. 1 enhet har inga värden: Sjöbodens förskola\.$/mu);
    // A preschool has no national tests.
    assert.doesNotMatch(text.slice(text.indexOf('[Prov]')), /Sjöbodens/u);
  });

  it('is neither broken nor made to run by what others write', async () => {
    const title = 'a | b *c* `d` :värde\\[1\\]{meritvärde} <b>e</b> &amp; https://x.se ::: f';
    await using copy = await project('::sammanställning{vad=insatser}\n', {
      tallbackaskolan: measure(title),
    });
    const { text, codes, kinds } = await updated(copy);
    assert.deepEqual(codes, []);
    assert.deepEqual(kinds, ['sammanställning']);
    assert.equal(text.split('\n').filter(line => /^\| \[/.test(line)).length, 1);
  });

  it('counts a report on two units as both', async () => {
    await using copy = await project('::sammanställning{vad=insatser grupp=tema}\n', {});
    await copy.change(
      'ska.yaml',
      'områden:',
      'rapporter:\n  - { id: par, namn: Paret, enheter: [tallbackaskolan, sjoboden] }\nområden:',
    );
    await copy.write(
      'rapporter/2025-26/par.md',
      `---\ntyp: enhet\nläsår: 2025/26\n---\n\n# R\n\n${measure('Ihop')}`,
    );
    const { text, codes } = await updated(copy);
    assert.deepEqual(codes, []);
    assert.match(
      text,
      /^> 1 insats från 2 av 3 enheter\. 1 enhet har inte lämnat: Strandskolan\. 2 enheter har bara ett utkast: Tallbackaskolan, Sjöbodens förskola\.$/m,
    );
    assert.match(text, /\*\*Ökad närvaro: 1 insats, 2 av 3 enheter\*\*/);
  });

  it('is told as old when a report below has changed, and an update is the same twice', async () => {
    await using copy = await project('::sammanställning{vad=insatser}\n', {
      tallbackaskolan: measure('Ringa hem'),
    });
    await updated(copy);
    await copy.change('rapporter/2025-26/tallbackaskolan.md', 'Ringa hem', 'Ringa direkt');
    assert.deepEqual((await seen(copy)).codes, ['snapshot.stale']);
    const first = await updated(copy);
    assert.match(first.text, /\[Ringa direkt\]/);
    assert.equal((await updated(copy)).text, first.text);
  });

  it("keeps a person's words, quotations and tables in the block, in a file with CRLF as well", async () => {
    const own = '> Bra jobbat.\n\n| Eget | Mer |\n| --- | --- |\n| 1 | 2 |\n\nVi ser ett mönster.';
    await using copy = await project(`:::sammanställning{vad=insatser}\n\n${own}\n\n:::\n`, {
      tallbackaskolan: measure('Ringa hem'),
    });
    await copy.write(
      path,
      `${start}:::sammanställning{vad=insatser}\n\n${own}\n\n:::\n`.replaceAll('\n', '\r\n'),
    );
    const written = await withProject(copy, async open => {
      const { reports } = await checkProject(open, { paths: [path], today: '2026-09-01' });
      return reports[0] ? updatedText(reports[0]).text : '';
    });
    assert.ok(!/[^\r]\n/.test(written));
    assert.ok(written.includes(own.replaceAll('\n', '\r\n')));
    assert.ok(written.includes('[Ringa hem]'));
    await copy.write(path, written);
    assert.deepEqual((await seen(copy)).codes, []);
  });

  it('counts rather than lists when there are many', async () => {
    const many = Array.from({ length: 61 }, (_, index) => measure(`Nr ${index}`, `I26-${index + 1}`)).join(
      '\n',
    );
    await using copy = await project('::sammanställning{vad=insatser grupp=fas}\n', {
      tallbackaskolan: many,
    });
    const { text } = await updated(copy);
    assert.match(text, /\| Arbete \| +61 \| 1 av 3 +\| \[Tallbackaskolan\]\(tallbackaskolan\.md#I26-1\) \|/);
  });

  it('tells an attribute that does nothing with what it gathers', async () => {
    await using copy = await project(
      '::sammanställning{vad=insatser kohort=9}\n\n::sammanställning{vad=mål fas=arbete nivå=rektor}\n\n::sammanställning{vad=värden indikator=meritvärde kohort=9}\n',
      {},
    );
    const { codes } = await updated(copy);
    assert.equal(codes.filter(code => code === 'rollup.not-for-what').length, 3);
  });

  it('weighs values by their numerators and denominators, and says what cannot be summed', async () => {
    await using copy = await project('::sammanställning{vad=värden indikator="meritvärde trygghet"}\n', {});
    const { text, codes } = await updated(copy);
    // (11 072 + 14 011) / (50 + 62), not the mean of 221,4 and 226,0.
    assert.match(text, /\| Tallbackaskolan +\| +221,4 \|[\s\S]*\| Lindberga kommun +\| +224,0 \|/);
    assert.deepEqual(codes, ['review.left-out']);
  });

  it('gathers on a result day what it gathers for the head authority, and nobody reports to that day', async () => {
    const text = '::sammanställning[Insatser]{vad=insatser}\n';
    await using copy = await project(text, {
      tallbackaskolan: measure('Ringa hem'),
      strandskolan: measure('Läsa'),
    });
    const day = 'rapporter/2025-26/resultatdag.md';
    const front = '---\ntyp: resultatdag\nläsår: 2025/26\n---\n\n# Dag\n\n';
    const its = async (asked: string) => {
      await copy.write(day, `${front}${measure('Bara dagens', 'I26-9')}\n${asked}`);
      return await withProject(copy, async open => {
        const { reports } = await checkProject(open, { paths: [day], today: '2026-09-01' });
        return reports.map(one => updatedText(one).text).join('');
      });
    };
    assert.match(
      await its(text),
      /^> 2 insatser från 2 av 3 enheter\. 1 enhet har inte lämnat: Sjöbodens förskola\. 2 enheter har bara ett utkast: Tallbackaskolan, Strandskolan\.$/m,
    );
    assert.match((await updated(copy)).text, /^> 2 insatser från 2 av 3 enheter/m);
    await copy.write(path, `${start}${measure('Gemensam rutin', 'I26-5')}`);
    assert.match(await its(text), /^> 2 insatser från 2 av 3/m);
    assert.match(
      await its('::sammanställning[Insatser]{vad=insatser rapporter=huvudman}\n'),
      /Gemensam rutin/,
    );
  });

  it('says what it lacks', async () => {
    await using copy = await project('::sammanställning{}\n', {});
    assert.deepEqual((await seen(copy)).codes, ['rollup.what-missing']);
    await copy.write(path, `${start}::sammanställning{vad=värden grupp=tema indikator=meritvärde}\n`);
    assert.deepEqual((await seen(copy)).codes, ['rollup.values-grouping']);
  });
});
