import assert from 'node:assert/strict';
import { copyOfExempel, findings, reported } from './exempel.ts';

const codes = (found: readonly string[]) => found.map(one => one.split(':')[0]);

describe('what a report asks of the data', () => {
  it('finds nothing worse than a hint in the example project of the tests', async () => {
    await using copy = await copyOfExempel();
    assert.deepEqual(codes(await findings(copy)), ['value.gap']);
  });

  describe('holes in the data', () => {
    it('are one hint for a series, never a warning', async () => {
      const { found, text } = await reported(
        ':::tabell{#t trygghet rader=enhet kolumner=läsår enhet="tallbackaskolan strandskolan"}\n\n:::',
      );
      // Strandskolan began in 2024/25: what came before is no hole.
      assert.deepEqual(found, []);
      assert.match(text, /Strandskolan +\| +\. \| +7,4 \| +\.\. \|/);
      const { found: gap } = await reported(
        ':::diagram{#d np-godkänt x=läsår serie=ämne ämne="Svenska, Svenska som andraspråk"}\n\n:::',
      );
      assert.deepEqual(gap, [
        'value.gap: Godkända på nationella prov saknas i data för Tallbackaskolan Svenska som andraspråk 2023/24, Tallbackaskolan Svenska som andraspråk 2024/25 och visas som ”.”. Stämmer det behöver inget göras.',
      ]);
    });

    it('are told where one number is asked for', async () => {
      const { found } = await reported('Tryggheten är :värde[]{trygghet läsår=2024/25 enhet=sjoboden}.');
      assert.deepEqual(found, [
        'value.no-row: Trygghet finns inte i data för Sjöbodens förskola 2024/25. Tabellen som helhet har 2022/23, 2024/25, 2025/26.',
      ]);
    });

    it('are told as what they are when the unit does not exist then', async () => {
      const { found } = await reported('Då var det :värde[]{meritvärde enhet=strandskolan läsår=2022/23}.');
      assert.deepEqual(found, [
        'value.unit-not-running: Strandskolan finns inte 2022/23 enligt från/till i ska.yaml. Före den fanns Gamla skolan. Välj en period då enheten finns, eller rätta ska.yaml.',
      ]);
    });

    it('are told once for a chart that has no number at all', async () => {
      const { found } = await reported(':::diagram{#d meritvärde x=läsår enhet=sjoboden}\n\n:::');
      assert.deepEqual(found, [
        'value.no-row: Meritvärde finns inte i data för Sjöbodens förskola. Tabellen som helhet har 2022/23, 2023/24, 2024/25, 2025/26.',
      ]);
    });
  });

  it('leaves out of a sum spread on its members those that never have the number, and keeps those that should', async () => {
    const { found, text } = await reported(
      ':::tabell{#t meritvärde rader=enhet kolumner=läsår enhet=huvudman}\n\n:::',
    );
    assert.deepEqual(found, []);
    assert.deepEqual(
      text
        .split('\n')
        .filter(line => /^\| [^:]/.test(line))
        .map(line => line.split('|')[1]?.trim()),
      ['Enhet', 'Tallbackaskolan', 'Strandskolan', 'Gamla skolan'],
    );
    const { found: forgotten, text: kept } = await reported(
      ':::diagram{#d np-godkänt typ=stapel x=enhet enhet=huvudman läsår=2023/24 ämne=Matematik}\n\n:::',
    );
    assert.match(kept, /Tallbackaskolan 84,2 %; Gamla skolan \.$/m);
    assert.deepEqual(codes(forgotten), ['value.gap']);
  });

  describe('grade years', () => {
    const share = (years: string) => reported(`Frånvaron är :värde[]{frånvaro-över-15 årskurs="${years}"}.`);

    for (const [years, expected] of [
      ['7', '20,4 %'],
      ['åk 7', '20,4 %'],
      ['7-9', '22,6 %'],
      ['7–9', '22,6 %'],
      ['årskurs 7–9', '22,6 %'],
      ['F-6', '11,4 %'],
      ['F-9', '16,0 %'],
      ['alla', '16,0 %'],
    ] as const)
      it(`understands ${years}`, async () => {
        const { found, text } = await share(years);
        assert.deepEqual(
          [found, text],
          [[], `Frånvaron är :värde[${expected}]{frånvaro-över-15 årskurs="${years}"}.`],
        );
      });

    it('refuses those that the data does not have whole, and says which there are', async () => {
      for (const years of ['5', '10', '5-9', 'F-10']) {
        const { found } = await share(years);
        assert.deepEqual(found, [
          `value.unknown-dimension-value: årskurs=”${years}” finns inte i data. Det som finns: F-3, 4-6, 7, 8, 9.`,
        ]);
      }
    });
  });

  it('understands a sex by its other names', async () => {
    const { found, text } = await reported(
      ':värde[]{meritvärde kön=flickor} och :värde[]{meritvärde kön=P}, tillsammans :värde[]{meritvärde kön=Totalt}',
    );
    assert.deepEqual(found, []);
    assert.match(text, /230,0.*210,5.*221,4/);
  });

  it('asks for nothing before från=, so that an older hole is not told', async () => {
    const { found, text } = await reported(
      ':::diagram{#d np-godkänt x=läsår serie=ämne ämne="Svenska, Svenska som andraspråk" från=2025/26}\n\n:::',
    );
    assert.deepEqual(found, []);
    assert.match(
      text,
      /> Godkända på nationella prov 2025\/26\. Svenska: 87,7 %\. Svenska som andraspråk: \.\./,
    );
  });

  describe('what is not published yet', () => {
    it('says when, once, in the sentence of a chart', async () => {
      const { found, text } = await reported(':::diagram{#d meritvärde x=läsår mot=riket}\n\n:::');
      assert.deepEqual(found, []);
      assert.match(text, /218,2; 221,4\. Riket: publiceras i november 2026\.$/m);
    });

    it('says when in a chart of one time only', async () => {
      const { text } = await reported(
        ':::diagram{#d meritvärde typ=stapel x=enhet enhet="tallbackaskolan strandskolan" mot=riket}\n\n:::',
      );
      assert.match(text, /Tallbackaskolan 221,4; Strandskolan 226,0\. Riket: publiceras i november 2026\.$/m);
    });

    it('says when in a chart of several series', async () => {
      const { text } = await reported(':::diagram{#d meritvärde x=läsår serie=kön mot=riket}\n\n:::');
      assert.match(text, /publiceras i november 2026/);
    });
  });
});
