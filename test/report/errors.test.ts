import assert from 'node:assert/strict';
import { toHtml } from 'hast-util-to-html';
import { pageOfReport } from '../../extension/output/publication/page-of-report.ts';
import { checkProject } from '../../extension/project/check.ts';
import { updatedText } from '../../extension/report/update.ts';
import { type Copy, copyOfExempel, head, withProject } from './exempel.ts';

const path = 'rapporter/2025-26/tallbackaskolan.md';

/** The page of a report with this text, the text that an update would write, and the names of the files attached. */
async function made(text: string, spoil: (copy: Copy) => Promise<void> = async () => undefined) {
  await using copy = await copyOfExempel();
  await copy.write(path, `${head('tallbackaskolan')}# Rapport\n\n${text}\n`);
  await spoil(copy);
  return await withProject(copy, async project => {
    const checked = await checkProject(project, { today: '2026-09-01' });
    const bound = checked.reports.find(one => one.report.document.file === path);
    assert.ok(bound);
    const page = await pageOfReport(bound, { project, ...checked });
    return {
      html: toHtml([...page.body]),
      updated: updatedText(bound).text.split('# Rapport\n\n')[1]?.trim(),
      attached: page.attachments.map(one => one.name),
      codes: bound.diagnostics.map(one => one.code),
    };
  });
}

const boxes = (html: string) => [
  ...html.matchAll(/<(?:div|span) class="ska-fel"[^>]*>(.*?)<\/(?:div|span)>/gs),
];

describe('a directive with an error', () => {
  const table = `:::tabell[Proven]{#np np-godkant rader=ämne}

| Ämne      | 2025/26 |
| :-------- | ------: |
| Matematik |  86,7 % |

Skolan har bedömt proven tillsammans.

:::`;

  it('is a box with its sentence in the page, and the rest of the page lives', async () => {
    const { html, attached } = await made(
      `Värdet är :värde[221,4]{meritvärde enhet=strandskola}, och :värde[221,4]{meritvärde} hos oss.\n\n${table}`,
    );
    assert.deepEqual(
      boxes(html).map(found => found[1]?.replaceAll(/(?:<[^>]+>)+/g, ' ').trim()),
      [
        'Värde: ”strandskola” är ingen enhet, inget område och ingen jämförelse i ska.yaml. Menade du ”strandskolan”?',
        'Tabell ”Proven” ”np-godkant” är varken en indikator eller en enhet. Menade du ”np-godkänt”? Skriv namnet som i indikatorer.yaml eller ska.yaml, eller nyckel=värde.',
      ],
    );
    assert.match(html, /och <span class="ska-varde"[^>]*>221,4<\/span> hos oss/);
    assert.match(html, /bedömt proven tillsammans/);
    assert.match(html, /id="np"/);
    assert.deepEqual(attached, []);
  });

  it('stands over a block of text, which is shown as it is', async () => {
    const { html } = await made(':::mål[Närvaro]{#M26-1}\n\n- Utifrån: A7\n- Senast: 2026/27\n\n:::');
    assert.match(html, /class="ska-fel".*A7.*class="ska-block ska-mål".*Närvaro/s);
  });

  it('is told in the page also when only the project knows it', async () => {
    const { html } = await made('::bilaga[Karta]{fil=bilagor/karta.png}');
    assert.match(boxes(html)[0]?.[1] ?? '', /Bilaga ”Karta”.*bilagor\/karta\.png/s);
  });

  it('is not compared with the data, and an update leaves what the author wrote', async () => {
    const text = `Värdet är :värde[221,4]{meritvärde enhet=strandskola} eller :värde[217]{källa=betyg-åk9 kolumn=meritsuma}.\n\n${table}`;
    const { updated, codes } = await made(text);
    assert.equal(updated, text);
    assert.ok(!codes.some(code => code.startsWith('snapshot.')));
  });
});

describe('data that cannot be read', () => {
  const text =
    'Meritvärdet är :värde[221,4]{meritvärde}.\n\n:::diagram{#d meritvärde x=läsår}\n\n> Som förut: 1,0.\n\n:::';

  for (const [what, spoil] of [
    ['is missing', copy => copy.remove('data/betyg.csv')],
    ['is empty', copy => copy.write('data/betyg.csv', '')],
    [
      'is a folder',
      async copy => {
        await copy.remove('data/betyg.csv');
        await copy.write('data/betyg.csv/x', '');
      },
    ],
    ['has other headers', copy => copy.write('data/betyg.csv', 'a;b\n1;2\n')],
    ['has lost a column', copy => copy.change('data/betyg.csv', 'meritsumma', 'summa')],
  ] as const satisfies readonly (readonly [string, (copy: Copy) => Promise<void>])[])
    it(`(the file ${what}) leaves every number in the report as it was`, async () => {
      const { updated, codes, html } = await made(text, spoil);
      assert.equal(updated, text);
      assert.ok(codes.includes('value.unread'), codes.join());
      assert.match(boxes(html)[0]?.[1] ?? '', /kan inte hämtas: tabellen ”betyg-åk9”/);
    });

  it('leaves every number also when the table is not in the data package any more', async () => {
    const { updated, codes } = await made(text, copy =>
      copy.change('data/datapackage.yaml', 'name: betyg-åk9', 'name: betyg-ak9'),
    );
    assert.equal(updated, text);
    assert.ok(codes.includes('table.unknown'));
  });
});
