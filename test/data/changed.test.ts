import assert from 'node:assert/strict';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataEngine } from '../../extension/data/engine.ts';
import { packageOf, withData } from './folder.ts';

const fields = `
{ name: enhet, ska:dimension: enhet }
{ name: elever, type: integer }
`;
const csv = (rows: string) => `enhet;elever\n${rows}\n`;
const files = { 'data/datapackage.yaml': packageOf('data/*.csv', fields), 'data/f.csv': csv('a;10\nb;20') };

const pupils = async (engine: DataEngine) =>
  (
    await engine.fetch({
      table: 't',
      measure: { count: 'elever', scale: 1 },
      select: {},
      by: ['enhet'],
      groups: {},
    })
  ).map(({ at, value }) => `${at.enhet} ${value}`);

describe('a data file that changes', () => {
  it('is read anew when it has been told of, and not before', () =>
    withData(files, async (engine, root) => {
      assert.deepEqual(await pupils(engine), ['a 10', 'b 20']);
      await writeFile(join(root, 'data/f.csv'), csv('a;11\nc;30'));
      assert.deepEqual(await pupils(engine), ['a 10', 'b 20']);
      assert.deepEqual(engine.changed(['data/f.csv']), ['t']);
      assert.deepEqual(await pupils(engine), ['a 11', 'c 30']);
      assert.equal((await engine.describe('t'))?.rowCount, 2);
    }));

  it('may be new: a file that fits a pattern of the package', () =>
    withData(files, async (engine, root) => {
      assert.deepEqual(await pupils(engine), ['a 10', 'b 20']);
      await writeFile(join(root, 'data/g.csv'), csv('c;30'));
      assert.deepEqual(engine.changed(['data/g.csv']), ['t']);
      assert.deepEqual(await pupils(engine), ['a 10', 'b 20', 'c 30']);
      assert.deepEqual(engine.changed(['rapporter/2025-26/a.md', 'data/djupare/f.csv']), []);
    }));

  it('while questions are under way never mixes old and new', () =>
    withData(files, async (engine, root) => {
      const asked = [pupils(engine)];
      for (let n = 1; n <= 20; n++) {
        // As an editor saves: the file is the old one or the new one, never half of it.
        await writeFile(join(root, 'data/f.tmp'), csv(`a;${n}\nb;${n}`));
        await rename(join(root, 'data/f.tmp'), join(root, 'data/f.csv'));
        engine.changed(['data/f.csv']);
        asked.push(pupils(engine));
      }
      for (const [n, answer] of (await Promise.all(asked)).entries()) {
        const [first = '', second = ''] = answer;
        const [a, b] = [Number(first.replace('a ', '')), Number(second.replace('b ', ''))];
        // At the first question the file had other numbers.
        assert.ok(n === 0 || (a === b && a >= n), `question ${n}: ${answer}`);
        assert.equal(answer.length, 2);
      }
      assert.deepEqual(await pupils(engine), ['a 20', 'b 20']);
    }));
});
