import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root, runSka } from './run-ska.ts';

describe('ska table --sql', function () {
  this.timeout(60_000);
  const project = join(root, 'examples', 'lindberga');
  const ask = (sql: string, ...more: readonly string[]) =>
    runSka(project, 'table', 'betyg-åk9', '--sql', sql, ...more);

  it('answers a query over the tables as the reports see them', async () => {
    const plain = await runSka(project, 'table', 'betyg-åk9', '--format', 'json');
    const rows: { skolenhetskod: string; läsår: string; elever: number }[] = JSON.parse(plain.out).rows;
    const sum = rows.filter(row => row.läsår === '2025/26').reduce((all, row) => all + row.elever, 0);
    const { code, out } = await ask(
      "SELECT läsår, sum(elever) AS antal FROM tabell WHERE läsår = '2025/26' GROUP BY läsår",
      '--format',
      'json',
    );
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), {
      name: 'betyg-åk9',
      columns: [
        { name: 'läsår', type: 'string' },
        { name: 'antal', type: 'number' },
      ],
      rows: [{ läsår: '2025/26', antal: sum }],
    });
  });

  it('crosses tables by their names, and writes what Excel reads', async () => {
    const { code, out } = await ask(
      `WITH b AS (SELECT skolenhetskod AS enhet, läsår, sum(elever) AS n FROM "betyg-åk9" GROUP BY ALL)
       SELECT enhet, n / 2 AS halva, "index", rank() OVER (ORDER BY n DESC) AS plats
       FROM b JOIN socioekonomi USING (enhet, läsår) WHERE läsår LIKE '2024%' ORDER BY plats`,
      '--format',
      'csv',
    );
    assert.equal(code, 0);
    assert.match(out, /^enhet;halva;index;plats\r\nlindskolan;39;\d+;1\r\ntallbackaskolan;25,5;116;2\r\n$/);
  });

  it('sees no number that is hidden, only its mark, and says that no sum counts it', async () => {
    const { code, out, err } = await ask(
      'SELECT count(*) AS dolda, count(behöriga_yrkes) AS tal FROM tabell WHERE "behöriga_yrkes_märke" = \'..\'',
      '--format',
      'json',
    );
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out).rows, [{ dolda: 10, tal: 0 }]);
    assert.match(err, /betyg-åk9: 10 tal \(behöriga_yrkes\) är dolda.* NULL och räknas inte med/);
  });

  it('gives the query of a table to start from', async () => {
    const { out } = await runSka(project, 'table', 'elever', '--sql');
    assert.match(out, /^SELECT "[^"]+", .*\nFROM "elever"\n$/);
    const { code, out: answer } = await ask(out, '--format', 'csv');
    assert.equal(code, 0);
    assert.equal(
      answer.split('\r\n').length,
      (await runSka(project, 'table', 'elever', '--format', 'csv')).out.split('\r\n').length,
    );
  });

  it('refuses what is no question of its own tables, and says why', async () => {
    const outside = await ask("SELECT * FROM read_csv('/etc/passwd')");
    assert.deepEqual([outside.code, outside.out], [1, '']);
    assert.match(outside.err, /Funktionen ”read_csv” går inte att använda i en fråga/);
    const mistyped = await ask('SELECT elver FROM tabell');
    assert.deepEqual([mistyped.code, mistyped.out], [1, '']);
    assert.match(mistyped.err, /Databasen säger: ”.*"elver" not found/);
  });
});
