import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spanAt } from '../../extension/base/span.ts';
import { codeActions } from '../../extension/language/actions/code-actions.ts';
import { codeLenses } from '../../extension/language/code-lens.ts';
import { completeReport } from '../../extension/language/completion/complete.ts';
import { definitionAt } from '../../extension/language/definition.ts';
import { documentSymbols } from '../../extension/language/document-symbols.ts';
import { foldsOf } from '../../extension/language/folding.ts';
import { hoverAt, trendAsked } from '../../extension/language/hover/hover.ts';
import { referencesAt } from '../../extension/language/references.ts';
import { renameableAt } from '../../extension/language/rename.ts';
import { selectionsAt } from '../../extension/language/selection-ranges.ts';
import { semanticTokens } from '../../extension/language/semantic-tokens.ts';
import { completeYaml } from '../../extension/language/yaml/complete-yaml.ts';
import { hoverInYaml } from '../../extension/language/yaml/hover-yaml.ts';
import { openWorld, sceneOf, type World, yamlSceneOf } from './scene.ts';

const file = 'rapporter/2025-26/ekskolan.md';

/** What people and editors leave behind in the middle of typing. */
const fragments = [
  ':',
  '::',
  ':::',
  ':värde',
  ':värde[',
  ':värde[]{',
  '{',
  '}',
  '[',
  ']',
  '"',
  '”',
  '#',
  '=',
  ', ',
  '\n',
  '\r\n',
  '- ',
  '- Mål: ',
  '## ',
  '<!-- ska: undantag ',
  '---\n',
  '```\n',
  '\u00a0',
  'å',
  '👩‍🏫',
  'e\u0301',
  'M26-',
  'huvudman#',
  '| a |\n|',
  '\ufeff',
];

describe('the editor’s features on half-typed text', () => {
  let world: World;
  let original = '';
  before(async () => {
    world = await openWorld();
    original = world.reports.find(one => one.document.file === file)?.document.text ?? '';
  });
  after(() => world[Symbol.asyncDispose]());

  const damaged = (text: string) =>
    fc
      .tuple(fc.nat(text.length), fc.nat(30), fc.constantFrom(...fragments), fc.boolean())
      .map(([at, length, fragment, end]) => ({
        text: text.slice(0, at) + fragment + (end ? '' : text.slice(at + length)),
        offset: at + fragment.length,
      }));

  it('answer whatever stands around the cursor, with places inside the text', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(original), async cursor => {
        const { scene } = await sceneOf(world, file, { text: cursor.text });
        const { text } = scene.report.document;
        const { offset } = cursor;
        const inside = ({ start, end }: { start: { offset: number }; end: { offset: number } }) =>
          assert.ok(0 <= start.offset && start.offset <= end.offset && end.offset <= text.length);
        for (const reason of ['asked', { typed: text.charAt(offset - 1) }] as const)
          for (const { span } of completeReport(scene, cursor, reason)) {
            inside(span);
            assert.ok(
              span.start.offset <= offset && offset <= span.end.offset,
              'what is replaced holds the cursor',
            );
            assert.equal(span.start.line, span.end.line, 'one line is replaced');
          }
        const hover = hoverAt(scene, offset);
        if (hover) inside(hover.span);
        trendAsked(scene, offset);
        definitionAt(scene, offset);
        referencesAt(scene, offset, true);
        renameableAt(scene, offset);
        codeLenses(scene);
        documentSymbols(scene);
        for (const span of selectionsAt(scene, offset)) inside(span);
        const tokens = semanticTokens(scene);
        tokens.forEach((token, index) => {
          inside(token.span);
          assert.equal(token.span.start.line, token.span.end.line);
          assert.ok(token.span.start.offset >= (tokens[index - 1]?.span.end.offset ?? 0));
        });
        for (const { from, to } of foldsOf(scene)) assert.ok(from < to);
        const here = spanAt(scene.report.document.lineStarts, offset, offset);
        for (const action of codeActions(scene, here)) for (const edit of action.edits) inside(edit.span);
      }),
      { numRuns: 60 },
    );
  });

  it('answer in YAML files too', () => {
    for (const path of ['ska.yaml', 'indikatorer.yaml', 'data/datapackage.yaml'])
      fc.assert(
        fc.property(damaged(world.texts.get(path) ?? ''), cursor => {
          const { scene } = yamlSceneOf(world, path, cursor.text);
          for (const { span } of completeYaml(scene, cursor, 'asked')) {
            assert.ok(span.start.offset <= cursor.offset && cursor.offset <= span.end.offset);
            assert.equal(span.start.line, span.end.line);
          }
          hoverInYaml(scene, cursor.offset);
        }),
        { numRuns: 40 },
      );
  });
});
