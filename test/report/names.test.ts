import assert from 'node:assert/strict';
import { checkProject } from '../../extension/project/check.ts';
import { updatedText } from '../../extension/report/update.ts';
import { copyOfExempel, findings, head, reported, withProject } from './exempel.ts';

const report = 'rapporter/2025-26/tallbackaskolan.md';

describe('what values are called in a report', () => {
  const chart = ':::diagram{#d meritvärde x=läsår serie=kön från=2025/26}\n\n:::';

  it('is girls and boys in the school forms of children', async () => {
    const { text } = await reported(chart);
    assert.match(text, /> Meritvärde 2025\/26\. Flickor: 230,0\. Pojkar: 210,5\./);
    const { text: table } = await reported(':::tabell{#t meritvärde rader=kön kolumner=läsår}\n\n:::');
    assert.match(table, /\| Flickor \|/);
    const { text: source } = await reported(':::tabell{#t källa=betyg-åk9}\n\n:::');
    assert.match(source, /\| Tallbackaskolan +\| 2022\/23 +\| Pojkar +\|/);
  });

  it('is women and men in komvux', async () => {
    await using copy = await copyOfExempel();
    await copy.change('indikatorer.yaml', 'skolform: grundskola\n  årskurs: 9', 'skolform: komvux');
    await copy.write(report, `${head('tallbackaskolan')}# Rapport\n\n${chart}\n`);
    const text = await withProject(copy, async project => {
      const { reports } = await checkProject(project, { today: '2026-09-01', paths: [report] });
      return reports[0] ? updatedText(reports[0]).text : '';
    });
    assert.match(text, /Kvinnor: 230,0\. Män: 210,5\./);
  });
});

describe('a school form', () => {
  it('is the same with a blank, a hyphen or capitals, in ska.yaml, the catalogue, data and reports', async () => {
    await using copy = await copyOfExempel();
    await copy.change(
      'ska.yaml',
      'skolform: [förskoleklass, grundskola]',
      'skolform: [förskoleklass, anpassad-grundskola]',
    );
    await copy.change('data/elever.csv', /grundskola/g, 'Anpassad grundskola');
    await copy.change('indikatorer.yaml', 'skolform: grundskola', 'skolform: anpassad grundskola');
    await copy.change(
      report,
      '## Resultat',
      `## Resultat\n\n:antal[1]{enheter skolform="anpassad grundskola"} :antal[1]{enheter skolform=anpassad-grundskola}\n:värde[466]{antal-elever skolform=anpassad-grundskola}\n`,
    );
    assert.deepEqual(
      (await findings(copy)).filter(one => !one.startsWith('value.gap')),
      [],
    );
  });

  it('that is misspelt is told with the one that was meant', async () => {
    await using copy = await copyOfExempel();
    await copy.change('ska.yaml', 'skolform: [förskola]', 'skolform: [förskolla]');
    const found = (await findings(copy)).filter(one => one.startsWith('project.school-form'));
    assert.deepEqual(found, [
      'project.school-form: Skolformen ”förskolla” är inte en av dem i skollagen. Menade du ”förskola”? En egen benämning går bra om den inte liknar en av dem.',
    ]);
  });
});
