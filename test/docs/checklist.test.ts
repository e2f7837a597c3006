import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directiveKinds } from '../../extension/directives/list.ts';
import { root, textOf } from './guide.ts';

const folded = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '');
const shipped = (path: string) => existsSync(join(root, 'templates', path));

/** The rows of the page's tables: number, point, where, example. */
const rows = textOf('docs/checklista.md')
  .split('\n')
  .filter(line => /^\| \d+ \|/.test(line))
  .map(line => line.split('|').map(cell => cell.trim()))
  .map(([, number = '', point = '', where = '', example = '']) => ({ number, point, where, example }));

/** The words in backticks that stand after a word: « direktiven `mål` och `insats` ». */
function named(text: string, word: RegExp): readonly string[] {
  return [...text.matchAll(new RegExp(`(?:${word.source})((?:(?:, | och )?\`[^\`]+\`)+)`, 'giu'))].flatMap(
    ([, list = '']) => [...list.matchAll(/`([^`]+)`/g)].map(found => found[1] ?? ''),
  );
}

describe('docs/checklista.md', () => {
  it('has all 67 points, in order, each with a place', () => {
    assert.deepEqual(
      rows.map(row => Number(row.number)),
      Array.from({ length: 67 }, (_, index) => index + 1),
    );
    for (const { point, where, example } of rows) assert.ok(point && where && example, point);
  });

  it('names directives, templates and outlines that exist', () => {
    const kinds = new Set(directiveKinds.map(kind => kind.name));
    for (const { number, where } of rows) {
      for (const name of named(where, /direktiv(?:et|en) /)) assert.ok(kinds.has(name), `${number}: ${name}`);
      for (const name of named(where, /mall(?:en|arna) /))
        assert.ok(shipped(`rapporter/${folded(name)}.md.hbs`), `${number}: ${name}`);
      for (const name of named(where, /dispositionen /))
        assert.ok(shipped(`dispositioner/${folded(name)}.yaml`), `${number}: ${name}`);
    }
    assert.ok(rows.flatMap(row => named(row.where, /direktiv(?:et|en) /)).length > 25);
  });

  it('names sections that the outlines and templates have', () => {
    const outlines = readFileSync(join(root, 'templates/dispositioner/enhet.yaml'), 'utf8');
    for (const { number, where } of rows)
      for (const [, title = ''] of where.matchAll(/avsnittet ([^,;.`]+)/g)) {
        const template = named(where, /mallen /).find(name => shipped(`rapporter/${folded(name)}.md.hbs`));
        const text = template
          ? readFileSync(join(root, 'templates/rapporter', `${folded(template)}.md.hbs`), 'utf8')
          : '';
        const heading = title.split(' i dispositionen')[0]?.trim() ?? '';
        assert.ok(
          text.includes(`## ${heading}`) || outlines.includes(`rubrik: ${heading}`),
          `${number}: ${heading}`,
        );
      }
  });

  it('has a filled example of every template for working documents', () => {
    const examples = rows.map(row => row.example.replaceAll('`', ''));
    const filled = new Set(examples.flatMap(path => /\.([^./]+)\.md$/.exec(path)?.[1] ?? []));
    const templates = new Set(rows.flatMap(row => named(row.where, /mall(?:en|arna) /)));
    const kinds = ['enhet', 'huvudman', 'verksamhet', 'nämnd', 'resultatdag'];
    for (const name of templates) assert.ok(kinds.includes(name) || filled.has(name), name);
    for (const path of examples.filter(each => each.endsWith('.md')))
      assert.doesNotMatch(readFileSync(join(root, 'examples/lindberga', path), 'utf8'), /ledtext:/, path);
  });

  it('points to files of the example that use what it names', () => {
    for (const { number, where, example } of rows) {
      const path = join(root, 'examples/lindberga', example.replaceAll('`', ''));
      assert.ok(existsSync(path), `${number}: ${example}`);
      const text = readFileSync(path, 'utf8');
      if (/rapporter\/2025-26\/[^.]+\.md/.test(example))
        for (const name of named(where, /direktiv(?:et|en) /))
          assert.match(text, new RegExp(`:${name}(?:[[{]|$)`, 'mu'), `${number}: ${name} in ${example}`);
    }
  });
});
