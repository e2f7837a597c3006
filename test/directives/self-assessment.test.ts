import assert from 'node:assert/strict';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { BlockAsk } from '../../extension/directives/block-fact.ts';
import { checkAssessment } from '../../extension/directives/kinds/sjalvvardering/check.ts';
import { comparisonOf } from '../../extension/directives/kinds/sjalvvardering/comparison.ts';
import { withAnswers } from '../../extension/directives/kinds/sjalvvardering/page.ts';
import { scoreOf } from '../../extension/directives/self-assessment.ts';
import type { Setting } from '../../extension/directives/setting.ts';
import { codesOf, fromHead, projectWith, read, setting } from './setting.ts';

const table = (...rows: readonly string[]) =>
  `:::självvärdering{nivå=rektor}\n\n| Påstående | Svar | Kommentar |\n| --- | --- | --- |\n${rows.join('\n')}\n\n:::`;

/** The findings of a block, and the text at the place of each. */
function foundIn(text: string): readonly (readonly [code: string, text: string, fix: string | undefined])[] {
  const { document, typed } = read(text);
  return checkAssessment(typed.directive, typed.spec, setting).map(({ code, place: { span }, fix }) => [
    code,
    document.text.slice(span.start.offset, span.end.offset),
    fix?.edits[0]?.text,
  ]);
}

describe('self-assessment', () => {
  it('marks each answer on the page with its place on the scale, and names the factor', () => {
    const cell = (text: string) => h('td', text);
    const table = h('table', [
      h('thead', [
        h(
          'tr',
          ['Påstående', 'Svar', 'Faktor'].map(each => h('th', each)),
        ),
      ]),
      h('tbody', [
        h('tr', [cell('A'), cell('stämmer helt'), cell('kvalitetsarbete')]),
        h('tr', [cell('B'), cell('Stämmer inte'), cell('')]),
        h('tr', [cell('C'), cell('Vet inte'), cell('')]),
      ]),
    ]);
    withAnswers([table], 'Rektors värdering', setting.vocabulary.selfAssessment);
    const html = toHtml(table);
    for (const mark of [
      'ska-svar-1">stämmer helt',
      'ska-svar-5">Stämmer inte',
      'ska-svar-vet-inte">Vet inte',
    ])
      assert.ok(html.includes(mark), `${mark} is not in ${html}`);
    assert.match(html, /<caption>Rektors värdering<\/caption>.*<th scope="row">A<\/th>/);
    assert.match(html, /<td>Systematiskt kvalitetsarbete med undervisningen i fokus<\/td>/);
  });

  it('accepts the answers of the scale however they are written, and Vet inte', () => {
    assert.deepEqual(codesOf(table('| A | stämmer  helt | |', '| B | Vet inte | Ny rektor |')), []);
  });

  it('tells an answer that the scale does not have, at its cell, with the nearest', () => {
    assert.deepEqual(foundIn(table('| A | Stämmer helt | |', '| B | **Stämer inte** | |')), [
      ['assessment.answer-unknown', '**Stämer inte**', 'Stämmer inte'],
    ]);
  });

  it('tells a statement without an answer at the empty cell, and one that stands twice', () => {
    const [missing, again] = foundIn(table('| A | | |', '| A | Vet inte | |'));
    assert.equal(missing?.[0], 'assessment.answer-missing');
    assert.deepEqual(again?.slice(0, 2), ['assessment.statement-twice', 'A']);
  });

  it('wants a table with the columns that answers are read from, in any order', () => {
    assert.deepEqual(codesOf(':::självvärdering{nivå=rektor}\n\nVi pratade.\n\n:::'), [
      'assessment.no-table',
    ]);
    const other = (header: string, row: string) =>
      `:::självvärdering{nivå=elev}\n\n| ${header} |\n| --- | --- |\n| ${row} |\n\n:::`;
    assert.deepEqual(codesOf(other('Påstående | Omdöme', 'A | Bra')), ['assessment.column-missing']);
    assert.deepEqual(codesOf(other('Svar | påstående', 'Vet inte | A')), []);
  });

  it('knows the success factors of ska.yaml, on the block and on a row', () => {
    const by = (factor: string) =>
      `:::självvärdering{nivå=rektor faktor=${factor}}\n\n| Påstående | Svar |\n| --- | --- |\n| A | Vet inte |\n\n:::`;
    assert.deepEqual(codesOf(by('kvalitetsarbete')), []);
    assert.deepEqual(codesOf(by('faktor-2')), ['assessment.factor-unnamed']);
    assert.deepEqual(foundIn(by('kvalitetsarbet')), [
      ['assessment.factor-unknown', 'kvalitetsarbet', 'kvalitetsarbete'],
    ]);
    const rows =
      ':::självvärdering{nivå=rektor}\n\n| Faktor | Påstående | Svar |\n| --- | --- | --- |\n| kvalitet | A | Vet inte |\n\n:::';
    assert.deepEqual(foundIn(rows)[0]?.slice(0, 2), ['assessment.factor-unknown', 'kvalitet']);
  });

  it('says who can answer when nobody does, and refuses others', () => {
    const by = (head: string) =>
      `:::självvärdering${head}\n\n| Påstående | Svar |\n| --- | --- |\n| A | Vet inte |\n\n:::`;
    assert.deepEqual(codesOf(by('')), ['assessment.level-missing']);
    assert.deepEqual(codesOf(by('{nivå=rektorn}')), ['attribute.invalid', 'assessment.level-missing']);
  });

  it('takes a scale of the municipality, from best to worst', () => {
    const scale = { answers: ['Ja', 'Delvis', 'Nej'] };
    assert.deepEqual(
      ['ja', 'Delvis', 'NEJ', 'Vet inte', 'Kanske'].map(answer => scoreOf(answer, scale)),
      [2, 1, 0, undefined, undefined],
    );
  });

  it('sets answers side by side: units as rows, years as columns, several units as a count', () => {
    const report = (id: string, schoolYear: string, type = 'enhet') => ({
      ...{ id, schoolYear, type, file: '', title: id, status: 'utkast', area: undefined },
      ...{ units: [id], schoolForms: [], readable: true },
    });
    const block = (id: string, year: string, ...answers: readonly [string, string][]) => ({
      ...{ report: report(id, year), kind: 'självvärdering', id: undefined, title: '', text: '', line: 1 },
      ...{ spec: { nivå: 'rektor' }, schoolForms: [], filledIn: true },
      rows: [['Påstående', 'Svar'], ...answers],
    });
    const all = [
      block('tallbackaskolan', '2024/25', ['A', 'Stämmer inte']),
      block('tallbackaskolan', '2025/26', ['A', 'Stämmer helt'], ['B', 'Vet inte']),
      block('strandskolan', '2025/26', ['A', 'stämmer till viss del']),
    ];
    const project = {
      ...projectWith(),
      blocks: ({ years = ['2025/26'], reports }: BlockAsk) =>
        all.filter(
          one => years.includes(one.report.schoolYear) && (!reports || reports.includes(one.report.id)),
        ),
      reports: () => [...all.slice(1).map(one => one.report), report('backebo', '2025/26')],
    };
    const cells = (text: string, where: Setting) => {
      const found = comparisonOf(read(text, where).typed, where, project);
      return (
        found && [found.columns, ...found.rows.map(row => [row.title, ...row.cells.map(cell => cell.text)])]
      );
    };
    assert.deepEqual(cells('::självvärdering{jämför=enhet}', fromHead), [
      ['A', 'B'],
      ['tallbackaskolan', '4', '?'],
      ['Strandskolan', '2', '.'],
    ]);
    assert.deepEqual(cells('::självvärdering{jämför=läsår}', setting), [
      ['2024/25', '2025/26'],
      ['A', '1', '4'],
      ['B', '.', '?'],
    ]);
    assert.deepEqual(cells('::självvärdering{jämför=läsår}', fromHead), [
      ['2024/25', '2025/26'],
      ['A', '1', '1 av 2'],
      ['B', '.', '?'],
    ]);
    const units = comparisonOf(read('::självvärdering{jämför=enhet}', fromHead).typed, fromHead, project);
    assert.deepEqual(units?.without, ['backebo']);
    assert.deepEqual(codesOf('::självvärdering{jämför=nivå nivå=elev}', setting), [
      'assessment.nothing-to-compare',
    ]);
  });
});
