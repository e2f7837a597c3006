import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { directiveKinds } from '../../extension/directives/list.ts';
import { propertiesOf } from '../../extension/directives/read.ts';
import { asciiName, directiveSchema, referencePage } from '../../extension/directives/reference.ts';
import { compileSchema } from '../../extension/schema/compile.ts';
import { read } from './setting.ts';

const root = new URL('../../', import.meta.url).pathname;

describe('the list of directives', () => {
  it('has every kind that has a folder, once', () => {
    const names = directiveKinds.map(kind => kind.name);
    assert.deepEqual([...new Set(names)], names);
    assert.deepEqual(names.map(asciiName).sort(), readdirSync(`${root}extension/directives/kinds`).sort());
  });

  for (const kind of directiveKinds) {
    describe(kind.name, () => {
      it('has an example that its schema and the syntax accept', () => {
        const { document, diagnostics, typed, kind: found } = read(kind.example);
        assert.equal(found.name, kind.name);
        assert.deepEqual(
          [...document.diagnostics, ...diagnostics].map(each => [each.code, each.args]),
          [],
        );
        assert.ok(kind.forms.includes(typed.directive.form));
        assert.ok(Object.keys(typed.spec).length > 0, 'the example shows no attribute');
      });

      it('says in both languages what it is', () => {
        for (const text of Object.values(kind.doc)) assert.match(text, /^\p{Lu}.*\.$/u);
        assert.notEqual(kind.doc.sv, kind.doc.en);
      });

      it('describes each attribute in a sentence', () => {
        for (const [name, { description }] of Object.entries(propertiesOf(kind)))
          assert.match(description ?? '', /^\p{Lu}.*[.)]$/u, name);
      });

      it('has a schema that compiles, and a place in the reference', () => {
        compileSchema(directiveSchema(kind));
        const page = referencePage(directiveKinds);
        assert.ok(page.includes(`\n## ${kind.name}\n\n${kind.doc.sv}\n`));
        assert.ok(page.includes(kind.example));
      });

      it('asks for its data, or has a snapshot of its own, when it shows numbers', () => {
        if (kind.label === 'snapshot') assert.ok(kind.snapshot, 'a label that nobody writes');
        if (kind.data) assert.ok(kind.ask && kind.snapshot, 'numbers that nobody asks for');
      });
    });
  }

  it('gives each figure a description for a screen reader', () => {
    const figures = directiveKinds.filter(
      kind => kind.rows && !['tabell', 'underlag', 'sammanställning'].includes(kind.name),
    );
    assert.ok(figures.length > 0);
    for (const kind of figures) assert.ok(kind.describe, kind.name);
  });

  it('keeps one word for one thing: a field line never names two attributes', () => {
    for (const kind of directiveKinds) {
      const words = Object.entries(propertiesOf(kind)).map(([name, property]) =>
        (property.field ?? name).toLowerCase(),
      );
      assert.deepEqual([...new Set(words)], words, kind.name);
    }
  });
});
