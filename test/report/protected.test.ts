import assert from 'node:assert/strict';
import { protectedRows } from '../../extension/report/answer-rows.ts';
import { copyOfExempel, reported, withProject } from './exempel.ts';

describe('what a table says of its columns’ protection', () => {
  it('shows a column that is not about children whatever the size of the group beside it, and hides the others', async () => {
    const { found, text } = await reported(
      ':värde[]{källa=kostnader kolumn=per_elev enhet=strandskolan period=2025} :värde[]{källa=kostnader kolumn=elever enhet=strandskolan period=2025}',
    );
    assert.match(text, /^:värde\[131 020,0\]\{.*\} :värde\[\.\.\]\{/);
    assert.deepEqual(found, []);
    await using copy = await copyOfExempel();
    const row = await withProject(copy, async project => {
      const { table } = await protectedRows('kostnader', project.vocabulary, project.access);
      return table.rows.find(one => one.enhet === 'strandskolan');
    });
    assert.equal(row?.per_elev, 131020);
    assert.deepEqual(row?.elever, { state: 'suppressed', text: '..' });
  });
});
