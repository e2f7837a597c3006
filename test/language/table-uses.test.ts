import assert from 'node:assert/strict';
import { tableUses } from '../../extension/language/table-uses.ts';
import { openWorld, sceneOf, type World } from './scene.ts';

const file = 'rapporter/2025-26/ekskolan.md';

describe('what rests on a table', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world[Symbol.asyncDispose]());

  it('is its indicators and every line of a report that names one of them, or the table', async () => {
    const { scene } = await sceneOf(world, file);
    const uses = tableUses(scene);
    for (const [name, { indicators, reports }] of uses) {
      for (const id of indicators) assert.equal(world.project.vocabulary.indicators.get(id)?.table, name);
      for (const { file: path, lines } of reports) {
        const text = world.reports.find(one => one.document.file === path)?.document.text.split('\n') ?? [];
        for (const line of lines)
          assert.ok(
            [name, ...indicators].some(id => text[line - 1]?.includes(id)),
            `${path}:${line}`,
          );
      }
    }
    assert.deepEqual(uses.get('prov'), {
      indicators: ['np-godkänt'],
      references: [],
      reports: [
        { file: 'rapporter/2024-25/ekskolan.md', lines: [18] },
        { file, lines: [20, 31] },
      ],
    });
    assert.deepEqual(uses.get('riket'), { indicators: [], references: ['riket'], reports: [] });
  });
});
