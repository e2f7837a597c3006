import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Element, ElementContent, Nodes } from 'hast';
import { sentence, severityOf } from '../../extension/base/problems.ts';
import { directiveKinds } from '../../extension/directives/list.ts';
import { asciiName } from '../../extension/directives/reference.ts';
import { pageOfReport } from '../../extension/output/publication/page-of-report.ts';
import { checkProject } from '../../extension/project/check.ts';
import type { BoundReport } from '../../extension/report/bind.ts';
import { errorsOf } from '../../extension/report/errors.ts';
import { renderReport } from '../../extension/report/render.ts';
import { updatedText } from '../../extension/report/update.ts';
import { themeOf } from '../../extension/theme/theme.ts';
import { copyOfExempel, head, withProject } from '../report/exempel.ts';

const root = new URL('../../', import.meta.url);
const path = 'rapporter/2025-26/tallbackaskolan.md';

/** Every element of a tree, outermost first. */
function elementsOf(nodes: readonly Nodes[]): readonly Element[] {
  return nodes.flatMap(node => [
    ...(node.type === 'element' ? [node] : []),
    ...('children' in node ? elementsOf(node.children) : []),
  ]);
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

const idsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).map(String);

describe('the examples of all directives, as one report of a project', () => {
  let bound: BoundReport;
  let rendered: ReadonlyMap<string, readonly ElementContent[]>;
  let told: readonly string[];
  let updated: string;

  before(async () => {
    await using copy = await copyOfExempel();
    await copy.write(
      'årshjul.yaml',
      'version: 1\naktiviteter:\n  - { namn: Analysdagar, dag: 06-15, till: 06-24, nivå: enhet, ansvarig: rektor }\n',
    );
    const examples = directiveKinds.map(kind => kind.example).join('\n\n');
    await copy.write(path, `${head('tallbackaskolan')}# Alla direktiv\n\n${examples}\n`);
    await withProject(copy, async project => {
      const { reports, findings, viewOf } = await checkProject(project, { today: '2026-09-01' });
      const found = reports.find(one => one.report.document.file === path);
      assert.ok(found);
      bound = found;
      updated = updatedText(bound).text;
      told = findings
        .filter(
          ({ diagnostic: { place, code } }) => place.file === path && !/^(?:outline|thread)\./.test(code),
        )
        .map(({ diagnostic: { code, args } }) => `${code}: ${sentence(code, args as never, 'sv')}`);
      const page = await pageOfReport(bound, { project, reports, viewOf });
      assert.ok(page.body.length > 0);
      const options = {
        look: themeOf(undefined).theme.chart,
        project: viewOf(bound.report),
        prefix: '',
        headingShift: 0,
        appendix: () => [{ type: 'text' as const, value: 'bilagan' }],
      };
      rendered = new Map(
        directiveKinds.map(kind => {
          const tree = bound.report.document.tree;
          const own = bound.report.document.directives
            .filter(one => one.name === kind.name)
            .map(one => one.block ?? one.node);
          const only = { ...tree, children: tree.children.filter(node => own.includes(node)) };
          const document = { ...bound.report.document, tree: only };
          return [kind.name, renderReport({ ...bound, report: { ...bound.report, document } }, options)];
        }),
      );
    });
  });

  it('checks clean: nothing but figures to fill in and holes of the data', () => {
    assert.deepEqual(
      told.filter(one => !/^(snapshot\.empty|value\.gap)/.test(one)),
      [],
    );
  });

  it('is filled in by an update, and then says what the data says', () => {
    assert.match(updated, /> Meritvärde 2022\/23–2025\/26: .*221,4\./);
    assert.match(updated, /\| Matematik +\| +84,2 %/);
  });

  for (const kind of directiveKinds)
    describe(kind.name, () => {
      const own = () => bound.directives.filter(one => one.kind === kind);
      const tree = () => rendered.get(kind.name) ?? [];

      it('binds: every question has its answer, and none an error', () => {
        assert.ok(own().length > 0);
        for (const { bound: one, usable } of own()) {
          const asks = kind.ask?.(one, bound.report.setting) ?? [];
          assert.deepEqual(Object.keys(one.answers).sort(), asks.map(ask => ask.key).sort());
          if (kind.data) assert.ok(Object.values(one.answers).some(each => each.facts.length > 0));
          assert.deepEqual(errorsOf(one.directive, kind, bound.diagnostics), []);
          assert.ok(usable);
        }
      });

      it('renders, without an error box', () => {
        const elements = elementsOf(tree());
        const boxes = elements.filter(one => idsIn(one.properties.className).includes('ska-fel'));
        assert.deepEqual(boxes.map(textOf), []);
        if (kind.name === 'kommentar') assert.deepEqual(tree(), []);
        else assert.ok(tree().some(node => textOf(node).trim() !== '' || elements.length > 0));
      });

      it('tells a reader who cannot see what it is', () => {
        const elements = elementsOf(tree());
        const ids = new Set(elements.map(one => one.properties.id));
        for (const element of elements) {
          const { ariaLabelledBy, ariaDescribedBy, href } = element.properties;
          for (const id of [ariaLabelledBy, ariaDescribedBy].filter(Boolean).flatMap(idsIn))
            assert.ok(ids.has(id), `${kind.name}: nothing has the id ${id}`);
          if (element.tagName === 'a') assert.ok(String(href).length > 1 && textOf(element).trim());
          if (element.tagName === 'table') {
            const inside = elementsOf(element.children);
            assert.ok(inside.some(one => one.tagName === 'caption' && textOf(one).trim()));
            assert.ok(inside.filter(one => one.tagName === 'th').every(one => one.properties.scope));
          }
          if (element.tagName === 'svg') {
            assert.equal(element.properties.role, 'img');
            const description = own().map(one => kind.describe?.(one.bound, bound.report.setting))[0];
            assert.ok(description && description.length > 20, 'a figure that describes nothing');
            assert.ok(
              elementsOf([element]).some(one => textOf(one).includes(description)) ||
                Object.values(element.properties).includes(description),
              'the drawing does not carry its description',
            );
          }
        }
        if (kind.rows && kind.describe) assert.ok(elements.some(one => one.tagName === 'svg'));
      });

      it('has texts in both languages, a page in the reference, and a schema that is published', () => {
        for (const text of [kind.doc.sv, kind.doc.en]) assert.match(text, /^\p{Lu}.*\.$/u);
        const reference = readFileSync(new URL('docs/direktiv.md', root), 'utf8');
        assert.ok(reference.includes(`\n## ${kind.name}\n`), 'run npm run schemas');
        assert.ok(reference.includes(kind.example), 'run npm run schemas');
        const file = `schemas/direktiv/${asciiName(kind.name)}.schema.json`;
        assert.equal(JSON.parse(readFileSync(new URL(file, root), 'utf8')).title, kind.name);
      });
    });

  it('is told in both languages when something is wrong', () => {
    for (const one of bound.diagnostics) {
      assert.ok(['error', 'warning', 'hint'].includes(severityOf(one.code)));
      const [sv, en] = (['sv', 'en'] as const).map(each => sentence(one.code, one.args as never, each));
      assert.ok(sv && en && sv !== en, one.code);
    }
  });
});
