import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { openFiles } from '../../extension/node/files.ts';
import type { Layout } from '../../extension/output/layout.ts';
import { openLivePreview } from '../../extension/output/preview/live-preview.ts';
import { openPreviewer, type Previewer } from '../../extension/output/preview/previewer.ts';
import { openWorkspace, type Workspace } from '../../extension/project/workspace.ts';
import type { BoundReport } from '../../extension/report/bind.ts';
import { apply, type EditedText, editedTexts } from '../syntax/edited.ts';
import { shippedLayout } from './shipped-layout.ts';

const path = 'rapporter/2025-26/tallbackaskolan.md';

describe('a page that follows what is written', () => {
  let workspace: Workspace;
  let layout: Layout;
  let version = 1;
  before(async () => {
    const root = new URL('../../', import.meta.url);
    layout = await shippedLayout('utskrift');
    workspace = openWorkspace({
      files: openFiles(fileURLToPath(new URL('examples/lindberga', root))),
      shipped: openFiles(fileURLToPath(root)),
      today: () => '2026-09-15',
      told: () => undefined,
      bug: error => assert.fail(String(error)),
    });
    await workspace.settled();
  });
  after(() => workspace[Symbol.asyncDispose]());

  async function bind(text: string): Promise<BoundReport> {
    workspace.open(path, text, version++);
    const bound = await workspace.bind(path);
    assert.ok(bound);
    return bound;
  }

  /** All that someone is shown who sees the page for the first time. */
  async function shown(previewer: Previewer, bound: BoundReport) {
    const { project } = workspace;
    assert.ok(project);
    previewer.forget();
    const setting = { project, reports: [bound], viewOf: workspace.viewOf };
    const { update } = await previewer.news(bound, setting, layout, '');
    return update;
  }

  const assertSame = async ({ text, edits }: EditedText) => {
    const previewer = openPreviewer();
    await shown(previewer, await bind(text));
    let now = text;
    for (const edit of edits) {
      const before = now;
      now = apply(now, edit);
      const bound = await bind(now);
      const patched = await shown(previewer, bound);
      const whole = await shown(openPreviewer(), bound);
      assert.deepEqual(patched, whole, JSON.stringify({ before, after: now }));
    }
  };
  const property = fc.asyncProperty(editedTexts, assertSame);

  it('is what the whole text gives anew, places included', () => fc.assert(property, { numRuns: 14 }));

  it('keeps its places when text above comes, goes and comes again', async () => {
    const text = (above: string) =>
      `---\ntyp: enhet\nenhet: tallbackaskolan\nläsår: 2025/26\n---\n\n# R\n\n${above}Här är :värde[1]{meritvärde}.\n`;
    const previewer = openPreviewer();
    for (const above of ['', 'Nytt.\n\n', 'Nytt.\n\nMer.\n\n', '', 'Nytt.\n\n']) {
      const bound = await bind(text(above));
      assert.deepEqual(await shown(previewer, bound), await shown(openPreviewer(), bound));
      await shown(openPreviewer(), await bind(text('Annat.\n\n')));
    }
  });

  it('sees that a bracket has come to refer to something, in a block that says the same', async () => {
    const text = (title: string) =>
      `---\ntyp: enhet\nenhet: tallbackaskolan\nläsår: 2025/26\n---\n\n# R\n\n- Punkt [^b]\n\n:::mål[${title}]{#M26-1}\n\n[^b]: Noten\n\n:::\n`;
    const previewer = openPreviewer();
    for (const title of ['Titel', '\n> Titel', 'Titel']) {
      const bound = await bind(text(title));
      assert.deepEqual(await shown(previewer, bound), await shown(openPreviewer(), bound));
    }
  });

  it('follows what is written in the reports that it brings in, too', async () => {
    const shipped = openFiles(fileURLToPath(new URL('../../', import.meta.url)));
    const read = async (id: string) =>
      new TextDecoder().decode(await workspace.files.read(`rapporter/2025-26/${id}.md`));
    const look = () => openLivePreview(workspace, shipped, 'rapporter/2025-26/nämnd.md', 'utskrift');
    const patched = look();
    const changes: readonly (readonly [id: string, change: (text: string) => string])[] = [
      ['nämnd', text => `${text}\n\nSist.\n`],
      ['huvudman', text => text.replace(/^## /m, 'Nytt stycke.\n\n## ')],
      ['huvudman', text => text.replace(/^:::insats\[/m, ':::insats[Ny titel: ')],
      ['nämnd', text => text.replace(/^## .*\n/m, '')],
      ['huvudman', text => text],
    ];
    for (const [id, change] of changes) {
      workspace.open(`rapporter/2025-26/${id}.md`, change(await read(id)), version++);
      patched.forget();
      const { update } = (await patched.news()) ?? assert.fail();
      assert.ok(update.blocks.some(({ html }) => html?.includes('data-bilaga')));
      assert.deepEqual(update, (await look().news())?.update);
    }
  });

  it('numbers figures, notes and anchors through, whatever was there before', async () => {
    const chart = (id: string) => `:::diagram[Meritvärde]{#${id} meritvärde x=läsår}\n\n> Text.\n\n:::\n`;
    const parts = [
      '---\ntyp: enhet\nenhet: tallbackaskolan\nläsår: 2025/26\n---\n\n# Rapport\n',
      '## Ett\n\nSe :se{två} och noten[^a].\n',
      chart('ett'),
      '## Ett\n\nÄven [här](#två) och en [länk][l].[^b]\n',
      chart('två'),
      chart('två'),
      '[^a]: Första :värde[1]{meritvärde}.\n\n[^b]: Andra.\n',
      '[l]: https://example.org\n',
    ];
    const previewer = openPreviewer();
    await shown(previewer, await bind(parts.join('\n')));
    for (let left = 1; left < parts.length; left++) {
      for (const some of [parts.filter((_, at) => at !== left), parts]) {
        const bound = await bind(some.join('\n'));
        assert.deepEqual(await shown(previewer, bound), await shown(openPreviewer(), bound));
      }
    }
  });
});
