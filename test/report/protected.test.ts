import assert from 'node:assert/strict';
import { askValue } from '../../extension/project/ask-value.ts';
import { protectedRows } from '../../extension/report/answer-rows.ts';
import { copyOfExempel, reported, withProject } from './exempel.ts';

describe('what a table says of its columns’ protection', () => {
  it('shows a column that is not about children whatever the size of the group beside it, and hides the others', async () => {
    const { found, text } = await reported(
      ':värde[]{källa=kostnader kolumn=per_elev enhet=strandskolan period=2025} :värde[]{källa=kostnader kolumn=elever enhet=strandskolan period=2025}',
    );
    assert.match(text, /^:värde\[131 020\]\{.*\} :värde\[\.\.\]\{/);
    assert.deepEqual(found, []);
    await using copy = await copyOfExempel();
    const row = await withProject(copy, async project => {
      const { table } = await protectedRows('kostnader', project.vocabulary, project.access);
      return table.rows.find(one => one.enhet === 'strandskolan');
    });
    assert.equal(row?.per_elev, 131020);
    assert.deepEqual(row?.elever, { state: 'suppressed', text: '..' });
  });

  it('protects a column that is asked for by its name as the indicators do that use it', async () => {
    await using copy = await copyOfExempel();
    await copy.change('data/betyg.csv', /^(Strandskolan;2025\/26;F;)\d+/m, '$13');
    const asked = (query: string) => withProject(copy, project => askValue(project, query));
    const few = await asked('källa=betyg-åk9 kolumn=meritsumma enhet=strandskolan kön=F');
    assert.equal(few.text, '..');
    const enough = await asked('källa=betyg-åk9 kolumn=meritsumma enhet=tallbackaskolan kön=F');
    assert.match(enough.text, /^\d/);
    assert.deepEqual([...few.diagnostics, ...enough.diagnostics], []);
  });

  it('writes a column of whole numbers without decimals', async () => {
    const { text } = await reported(':värde[]{källa=betyg-åk9 kolumn=elever kön=F}');
    assert.match(text, /^:värde\[\d+\]/);
  });
});
