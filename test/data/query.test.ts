import assert from 'node:assert/strict';
import { openStore } from '../../extension/data/duckdb.ts';
import { readQuery } from '../../extension/data/query/read-query.ts';
import { type QueryOptions, runQuery } from '../../extension/data/query/run-query.ts';

describe('a query that a person has written', function () {
  this.timeout(60_000);
  const rows = Array.from({ length: 1000 }, (_, at) => [at]);
  const run = (sql: string, limits?: QueryOptions['limits']) =>
    runQuery({
      sql,
      known: ['t'],
      table: async name => ({ name, columns: [{ name: 'x', type: 'DOUBLE' }], rows }),
      ...(limits && { limits }),
    });
  const endless = 'SELECT sum(a.x * b.x * c.x * d.x * e.x) FROM t a, t b, t c, t d, t e';

  it('is answered with its columns, each under a name of its own', async () => {
    assert.deepEqual(await run('SELECT max(x) AS x, min(x) AS x FROM T'), {
      names: ['x', 'x:1'],
      rows: [[999, 0]],
    });
  });

  it('is stopped when it takes too long', () =>
    assert.rejects(run(endless, { time: 4000, memory: 1e9 }), { code: 'query.too-long', exitCode: 1 }));

  it('is stopped when it takes too much memory', () =>
    assert.rejects(run(endless, { time: 60_000, memory: 1 }), { code: 'query.too-large', exitCode: 1 }));

  it('is stopped when its answer is too large to be held', () =>
    assert.rejects(
      run("SELECT string_agg(a.x || ' elever och ' || b.x) FROM t a, t b", { time: 60_000, memory: 4e8 }),
      {
        code: 'query.too-large',
      },
    ));

  it('is stopped when nobody waits for it any longer', async () => {
    const stop = new AbortController();
    const asked = runQuery({
      sql: endless,
      known: ['t'],
      signal: stop.signal,
      async table(name) {
        stop.abort(new Error('Ctrl-C'));
        return { name, columns: [{ name: 'x', type: 'DOUBLE' }], rows };
      },
    });
    await assert.rejects(asked, /Ctrl-C/);
  });

  it('is read with the tables that it names, also within it and whatever the letters', async () => {
    await using store = await openStore();
    const read = reader(store);
    assert.deepEqual(
      await read('WITH v AS (SELECT * FROM "Betyg-ÅK9") SELECT (SELECT max(x) FROM t) FROM v, (SELECT 1) b'),
      { tables: ['betyg-åk9', 't'] },
    );
    const again =
      'WITH t AS (SELECT x FROM t WHERE x > 1), u AS MATERIALIZED (SELECT * FROM t) SELECT * FROM u';
    assert.deepEqual(await read(again), { tables: ['t'] });
  });

  it('cannot hide what it reads behind the name of a subquery', async () => {
    await using store = await openStore();
    const read = reader(store);
    for (const sql of [
      'WITH duckdb_settings AS (SELECT * FROM duckdb_settings) SELECT * FROM duckdb_settings',
      'WITH v AS (SELECT * FROM duckdb_settings), duckdb_settings AS (SELECT 1) SELECT * FROM v',
      'SELECT * FROM duckdb_settings, (WITH duckdb_settings AS (SELECT 1 AS a) SELECT a FROM duckdb_settings) b',
    ])
      assert.deepEqual(await read(sql), { refused: { why: 'table', name: 'duckdb_settings' } }, sql);
  });

  it('is told of a number that is too large', async () => {
    await using store = await openStore();
    const answer = await reader(store)('SELECT 1e400');
    assert.ok('failed' in answer && answer.failed.includes('too large'));
  });

  it('is refused when it is anything but one SELECT over known tables with functions that work out values', async () => {
    await using store = await openStore();
    const read = reader(store);
    for (const [sql, refused] of [
      ["SELECT * FROM read_csv('/etc/passwd')", { why: 'function', name: 'read_csv' }],
      ["SELECT * FROM '/etc/passwd'", { why: 'table', name: '/etc/passwd' }],
      ['SELECT * FROM information_schema.tables', { why: 'table', name: 'tables' }],
      ['SELECT * FROM main.t', { why: 'table', name: 't' }],
      ['WITH other AS (SELECT 1) SELECT * FROM x.other', { why: 'table', name: 'other' }],
      ["SELECT lower(getenv('HOME'))", { why: 'function', name: 'getenv' }],
      ['SELECT main.sum(x) FROM t', { why: 'function', name: 'sum' }],
      ["SELECT x FROM t LIMIT (SELECT length(repeat('a', 2000000000)))", { why: 'function', name: 'repeat' }],
      ["SELECT 1 FROM enable_logging(storage='file')", { why: 'function', name: 'enable_logging' }],
      ["SELECT x FROM t GROUP BY x HAVING read_text('a') > ''", { why: 'function', name: 'read_text' }],
      ['SELECT sum(x) OVER (ORDER BY random()) FROM t', { why: 'function', name: 'random' }],
      ['SELECT * FROM range(10)', { why: 'function', name: 'range' }],
      ['SELECT list_transform([1], x -> x)', { why: 'function', name: 'list_transform' }],
      ['SELECT 1; SELECT 2', { why: 'not-one-select' }],
      ['', { why: 'not-one-select' }],
      ["COPY t TO '/tmp/x.csv'", { why: 'not-one-select' }],
      ["ATTACH ':memory:'", { why: 'not-one-select' }],
      ['SET threads = 4', { why: 'not-one-select' }],
      ['SELECT $1', { why: 'construct', name: '?' }],
      ['SHOW TABLES', { why: 'construct', name: 'SHOW, DESCRIBE, SUMMARIZE' }],
      [
        'WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM a) SELECT * FROM a',
        { why: 'construct', name: 'WITH RECURSIVE' },
      ],
    ] as const)
      assert.deepEqual(await read(sql), { refused }, sql);
    const misspelt = await read('SELEC 1');
    assert.ok('failed' in misspelt && misspelt.failed.includes('syntax error'));
  });

  function reader(store: Awaited<ReturnType<typeof openStore>>) {
    return async (sql: string) => {
      const [row] = await store.rows('SELECT json_serialize_sql(?::VARCHAR)', [sql]);
      return readQuery(String(row?.[0]), new Set(['t', 'betyg-åk9']));
    };
  }
});
