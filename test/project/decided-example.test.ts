import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { openFiles } from '../../extension/node/files.ts';
import { checkProject } from '../../extension/project/check.ts';
import { openProject } from '../../extension/project/project.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the decided reports of the example municipality', () => {
  it('answer from their frozen values, and next year’s reports say what has changed since', async () => {
    await using project = await openProject(openFiles(`${root}examples/lindberga`), openFiles(root));
    const paths = ['2024-25/almskolan', '2024-25/huvudman', '2025-26/tallbackaskolan'];
    const { reports, findings } = await checkProject(project, {
      today: '2026-09-01',
      paths: paths.map(path => `rapporter/${path}.md`),
    });
    assert.deepEqual(
      findings.map(one => one.diagnostic.code),
      [],
    );
    const [almskolan, huvudman, tallbacka] = reports;
    assert.ok(almskolan?.frozen && huvudman?.frozen && !tallbacka?.frozen);
    assert.equal(huvudman.report.frontMatter.steg?.at(-1)?.beslut, '§ 87');
    assert.equal(almskolan.report.frontMatter.rättelse?.length, 1);
    assert.deepEqual(
      tallbacka?.revised?.map(({ förr, nu }) => [förr, nu]),
      [['49', '52']],
    );
  });
});
