import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Element, ElementContent } from 'hast';
import { openFiles } from '../../extension/node/files.ts';
import { dividedName } from '../../extension/output/build/divided-names.ts';
import { textOf } from '../../extension/output/html/outline-of-body.ts';
import type { Page } from '../../extension/output/page.ts';
import { gatherAppendices } from '../../extension/output/publication/appendices.ts';
import { linkNames } from '../../extension/output/publication/link-units.ts';
import { pageOfReport } from '../../extension/output/publication/page-of-report.ts';
import { checkProject } from '../../extension/project/check.ts';
import { openProject } from '../../extension/project/project.ts';
import { root } from '../cli/run-ska.ts';

const board = (bilagor: string) => `---
typ: nämnd
läsår: 2025/26
titel: Kvalitetsrapport 2025/26
diarienummer: 2026/UN 7
underskrifter: [skolchef]
---

# Kvalitetsrapport 2025/26

## Förslag till beslut

:::beslut{paragraf="§ 9" datum=2026-10-28}

Nämnden beslutar att

1. godkänna rapporten,
2. följa Åskolans arbete.

:::

## Bilagor

${bilagor}
`;

function elementsOf(nodes: readonly ElementContent[]): readonly Element[] {
  return nodes.flatMap(node => (node.type === 'element' ? [node, ...elementsOf(node.children)] : []));
}

describe("the board's document", () => {
  let page: Page;
  let elements: readonly Element[];
  let apart: readonly Element[];
  before(async () => {
    const above = await mkdtemp(join(tmpdir(), 'ska å '));
    const folder = join(above, 'ekby');
    try {
      await cp(join(root, 'test/fixtures/projects/ekby'), folder, { recursive: true });
      await mkdir(join(folder, 'bilagor'));
      await writeFile(join(folder, 'bilagor', 'avtal.pdf'), '%PDF-1.4');
      await writeFile(join(folder, 'bilagor', 'karta.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
      await writeFile(
        join(folder, 'rapporter', '2025-26', 'nämnd.md'),
        board(
          '::bilaga[Huvudmannens rapport]{rapport=huvudman}\n\n::bilaga[Avtalet]{fil=bilagor/avtal.pdf}\n\n::bilaga[Karta]{fil=bilagor/karta.svg}',
        ),
      );
      await using project = await openProject(openFiles(folder), openFiles(root));
      const { reports, viewOf } = await checkProject(project, { schoolYear: '2025/26', today: '2026-10-01' });
      const memo = reports.find(one => one.report.setting.report.id === 'nämnd');
      assert.ok(memo);
      page = await pageOfReport(memo, { project, reports, viewOf });
      elements = elementsOf(page.body);
      const appendices = await gatherAppendices(memo, { project, reports });
      const divided = new Map(appendices.map(one => [one, `0${one.number + 1} Bilaga å.pdf`]));
      apart = elementsOf((await pageOfReport(memo, { project, reports, viewOf, divided })).body);
    } finally {
      await rm(above, { recursive: true });
    }
  });
  const titles = (name: string) => elements.filter(one => one.tagName === name).map(textOf);

  it('is the memo, then each report and file once, numbered, with what an appendix brings in after it', () => {
    assert.deepEqual(titles('h1'), [
      'Tjänsteskrivelse',
      'Bilaga 1. Huvudmannens rapport',
      'Bilaga 2. Kvalitetsrapport Ekskolan 2025/26',
      'Bilaga 3. Kvalitetsrapport Åskolan 2025/26',
      'Bilaga 4. Avtalet',
      'Bilaga 5. Karta',
    ]);
  });

  it('says what was decided, on its cover too, and has room for signatures', () => {
    const block = elements.find(one => one.properties.id?.toString().startsWith('beslut'));
    assert.match(textOf(block as Element), /^Beslut §\u00a09, 28\u00a0oktober\u00a02026/);
    assert.equal(page.cover.decision, '§\u00a09, 28\u00a0oktober\u00a02026');
    assert.ok(titles('h2').includes('Underskrifter'));
  });

  it('has each id once, and no link that leads nowhere', () => {
    const ids = elements.flatMap(one => (one.properties.id === undefined ? [] : [String(one.properties.id)]));
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
    const links = elements.map(one => String(one.properties.href ?? '')).filter(href => href.startsWith('#'));
    assert.deepEqual(
      links.filter(href => !ids.includes(href.slice(1))),
      [],
    );
    assert.ok(links.includes('#bilaga-åskolan'), 'the memo speaks of Åskolan');
  });

  it('leads to the files beside it when its parts are files of their own', () => {
    const links = apart.filter(one => one.tagName === 'a');
    assert.deepEqual(
      links.filter(one => textOf(one).startsWith('Bilaga')).map(one => String(one.properties.href)),
      ['./02%20Bilaga%20%C3%A5.pdf', './05%20Bilaga%20%C3%A5.pdf', './06%20Bilaga%20%C3%A5.pdf'],
    );
    const named = links.find(one => textOf(one) === 'Åskolans');
    assert.equal(named?.properties.href, './04%20Bilaga%20%C3%A5.pdf');
  });

  it('has each number of a figure once', () => {
    const captions = elements
      .filter(one => one.tagName === 'figcaption' || one.tagName === 'caption')
      .flatMap(one => /^(?:Diagram|Tabell)\u00a0[\d.]+(?=\. )/.exec(textOf(one)) ?? []);
    assert.ok(captions.length >= 2, captions.join());
    assert.deepEqual([...new Set(captions)], captions);
    assert.ok(captions.includes('Diagram\u00a02.1'));
  });

  it('prints a picture, and carries any other file', () => {
    assert.ok(elements.some(one => one.tagName === 'img' && one.properties.alt === 'Karta'));
    const carried = page.attachments.filter(one => one.relationship === 'Supplement').map(one => one.name);
    assert.deepEqual(carried, ['Bilaga 4 avtal.pdf']);
  });
});

describe('names of units in a text', () => {
  const text = (value: string): ElementContent => ({ type: 'text', value });
  const element = (
    tagName: string,
    properties: Element['properties'],
    ...children: ElementContent[]
  ): Element => ({
    type: 'element',
    tagName,
    properties,
    children,
  });
  const links = new Map([
    ['Ekskolan', '#ek'],
    ['Nya Ekskolan', '#nya'],
  ]);
  const hrefs = (...nodes: ElementContent[]) =>
    elementsOf(linkNames(nodes, links)).flatMap(one =>
      one.tagName === 'a' ? [`${one.properties.href} ${textOf(one)}`] : [],
    );

  it('lead to their reports once in each section, the longest name first, also in the genitive', () => {
    assert.deepEqual(
      hrefs(
        element('p', {}, text('Nya Ekskolans elever, Ekskolan och Ekskolan.')),
        element('h2', {}, text('Ekskolan')),
        element('p', {}, text('På Ekskolan. Ekskolanbarn är inget namn.')),
      ),
      ['#nya Nya Ekskolans', '#ek Ekskolan', '#ek Ekskolan'],
    );
  });

  it('lead there from each row of a table, and never inside a link', () => {
    const row = () => element('tr', {}, element('th', { scope: 'row' }, text('Ekskolan')));
    assert.equal(hrefs(element('table', {}, row(), row())).length, 2);
    assert.deepEqual(hrefs(element('a', { href: 'https://x.se' }, text('Ekskolan'))), [
      'https://x.se Ekskolan',
    ]);
  });
});

describe('the name of a file of a divided bundle', () => {
  const table: readonly (readonly [string, Parameters<typeof dividedName>])[] = [
    ['01 Tjänsteskrivelse.pdf', [1, 2, 'Tjänsteskrivelse', 'pdf']],
    ['007 Bilaga 6 A.pdf', [7, 101, 'Bilaga 6 A', 'pdf']],
    ['02 Bilaga 1 Vad- hur varför 2025-26.pdf', [2, 2, 'Bilaga 1 Vad/ hur: "varför"? 2025/26...', 'pdf']],
  ];
  for (const [name, args] of table) it(`is ${name}`, () => assert.equal(dividedName(...args), name));

  it('is no longer than Windows takes, and in NFC', () => {
    const name = dividedName(1, 1, 'a\u030a'.repeat(300), 'pdf');
    assert.ok(name.length <= 110 && name.endsWith('….pdf'), name);
    assert.equal(name, name.normalize('NFC'));
  });
});
