import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineStarts } from '../../extension/base/span.ts';
import { readYaml } from '../../extension/schema/yaml.ts';
import { mended, seen, told } from './told.ts';

const read = (text: string) => readYaml('ska.yaml', text);

/** What stands at a place of a text. */
function at(text: string, path: readonly (string | number)[], what?: 'key' | 'value'): string {
  const { span } = read(text).place(path, what);
  return text.slice(span.start.offset, span.end.offset);
}

describe('a YAML text', () => {
  it('is read with the place of each key and value', () => {
    const text =
      'huvudman:\n  id: lindberga # id\nenheter:\n  - { id: tall, namn: "Tall" }\n  - id: bryggan\n';
    const yaml = read(text);
    assert.deepEqual(yaml.value, {
      huvudman: { id: 'lindberga' },
      enheter: [{ id: 'tall', namn: 'Tall' }, { id: 'bryggan' }],
    });
    assert.deepEqual(yaml.diagnostics, []);
    assert.equal(at(text, ['huvudman', 'id']), 'lindberga');
    assert.equal(at(text, ['huvudman', 'id'], 'key'), 'id');
    assert.equal(at(text, ['enheter', 0, 'namn']), '"Tall"');
    assert.equal(at(text, ['enheter', 1, 'id']), 'bryggan');
    assert.equal(at(text, ['enheter', 1, 'område', 'x'], 'key'), 'id: bryggan');
    assert.equal(at(text, [], 'key'), 'huvudman:');
    assert.equal(yaml.source(['enheter', 0, 'namn']), '"Tall"');
    assert.equal(yaml.source(['enheter', 7]), undefined);
  });

  it('counts places in the larger text that it stands in', () => {
    const whole = '\uFEFF---\r\ntyp: enhet\r\nläsår: 2025/26\r\n---\r\n';
    const inner = whole.slice(6, whole.indexOf('\r\n---\r\n', 6));
    const yaml = readYaml('a.md', inner, { starts: lineStarts(whole), offset: 6 });
    const { start, end } = yaml.place(['läsår']).span;
    assert.equal(whole.slice(start.offset, end.offset), '2025/26');
    assert.deepEqual([start.line, start.column], [3, 8]);
    assert.deepEqual(yaml.value, { typ: 'enhet', läsår: '2025/26' });
  });

  it('keeps school years, dates and words as text, and brings keys to one form', () => {
    const yaml = read('la\u0308sa\u030ar: 2025/26\nbrytdatum: 2026-06-20\nklart: ja\n');
    assert.deepEqual(yaml.value, { läsår: '2025/26', brytdatum: '2026-06-20', klart: 'ja' });
    assert.equal(yaml.place(['läsår']).span.start.column, 10);
  });

  it('may be empty, or only remarks', () => {
    for (const text of ['', '  \n'])
      assert.deepEqual([read(text).value, read(text).diagnostics], [undefined, []]);
    assert.deepEqual(read('# bara en anteckning\n').diagnostics, []);
  });

  it('may begin with a byte order mark', () => {
    assert.deepEqual(read('\uFEFFa: 1').value, { a: 1 });
    assert.equal(at('\uFEFFa: 1', ['a']), '1');
  });

  it('does not let a key reach a prototype', () => {
    const value = read('__proto__: { x: 1 }\n').value as object;
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
    assert.deepEqual(Object.keys(value), ['__proto__']);
  });

  const broken: readonly [string, string, string][] = [
    ['a tab', 'a:\n\tb: 1\n', 'tab'],
    ['no blank after a colon', 'a: 1\nb:2\nc: 3\n', 'no-blank-after-colon'],
    ['no blank after the only colon', 'enhet:tallbackaskolan\n', 'no-blank-after-colon'],
    ['no colon at all', 'a: b\nfoo\nc: d\n', 'no-blank-after-colon'],
    ['a colon in a value', 'titel: Mål: läsa mer\n', 'colon-in-value'],
    ['a line too far in', 'a: 1\n  b: 2\n', 'indent'],
    ['a quote left open', 'a: "x\nb: 2\n', 'quote'],
    ['a bracket left open', 'a: [1, 2\nb: 3\n', 'bracket'],
    ['a colour without quotes in braces', 'a: { huvud: #005a8c }\nb: 1\n', 'bracket'],
    ['a value that starts with a star', 'a: *viktigt*\n', 'first-character'],
    ['a value that starts with an at sign', 'a: @rektor\n', 'first-character'],
    ['a value that starts with an exclamation mark', 'a: !viktigt\n', 'first-character'],
    ['a value that starts with an ampersand', 'a: &b 1\n', 'first-character'],
    ['dashes in the middle', 'a: b\n---\nc: d\n', 'two-documents'],
    ['a no-break space after a colon', 'a:\u00a0b\nc: d\n', 'no-break-space'],
    ['a no-break space after the only colon', 'a:\u00a0b\n', 'no-break-space'],
    ['text after quotes', 'a: "Hej" på dig\n', 'text-after-value'],
  ];
  for (const [name, text, cause] of broken) {
    it(`says why it cannot be read: ${name}`, () => {
      const yaml = read(text);
      assert.equal(yaml.broken, true);
      assert.deepEqual(
        yaml.diagnostics.map(each => [each.code, each.args]),
        [['yaml.broken', { cause }]],
      );
    });
  }

  it('shows the line that is wrong', () => {
    assert.deepEqual(read('a: 1\nb:2\nc: 3\n').diagnostics.map(seen), ['2:1 yaml.broken']);
    assert.deepEqual(read('a: 1\nb: Mål: x\n').diagnostics.map(seen), ['2:4 yaml.broken']);
  });

  it('keeps the first of two equal keys, however their letters are stored', () => {
    const yaml = read('läsår: 1\na: 2\nla\u0308sa\u030ar: 3\n');
    assert.deepEqual(yaml.value, { läsår: 1, a: 2 });
    assert.deepEqual(yaml.diagnostics.map(seen), ['3:1 yaml.duplicate-key']);
    assert.match(yaml.diagnostics.map(told).join(), /rad 1/);
  });

  it('reads codes without quotes as the text that was meant', () => {
    const text = 'kommunkod: 0128\nskolenhetskod: 90000001\ntröskel: 10\nkod: "0128"\n';
    const yaml = read(text);
    assert.deepEqual(yaml.value, {
      kommunkod: '0128',
      skolenhetskod: '90000001',
      tröskel: 10,
      kod: '0128',
    });
    assert.deepEqual(yaml.diagnostics.map(seen), [
      '1:12 yaml.code-without-quotes',
      '2:16 yaml.code-without-quotes',
    ]);
    const [first] = yaml.diagnostics;
    assert.ok(first);
    assert.match(mended(text, first), /^kommunkod: "0128"\n/);
  });

  it('misses what a # swallowed, but lets remarks be', () => {
    const text = 'huvud: #005a8c\ntitel: Mål #1 och #2\nnamn: x # en anteckning\n';
    const yaml = read(text);
    assert.deepEqual(yaml.diagnostics.map(seen), ['1:8 yaml.text-after-hash', '2:12 yaml.text-after-hash']);
    assert.deepEqual(
      yaml.diagnostics.map(each => read(mended(text, each)).value as Record<string, unknown>),
      [
        { huvud: '#005a8c', titel: 'Mål', namn: 'x' },
        { huvud: null, titel: 'Mål #1 och #2', namn: 'x' },
      ],
    );
  });

  it('takes the curly quotes of a word processor for quotes', () => {
    const text = 'namn: ”Tall: skolan”\n';
    const yaml = read('namn: ”Tallskolan”\n');
    assert.deepEqual(yaml.value, { namn: 'Tallskolan' });
    assert.deepEqual(yaml.diagnostics.map(seen), ['1:7 yaml.curly-quotes']);
    assert.equal(read(text).broken, true);
  });

  it('never throws, and has every place inside the text', () => {
    const inside = (text: string) => {
      const yaml = read(text);
      const places = [yaml.place([]), yaml.place([], 'key'), ...yaml.diagnostics.map(each => each.place)];
      for (const { span } of places) {
        assert.ok(span.start.offset >= 0 && span.start.offset <= span.end.offset, text);
        assert.ok(span.end.offset <= text.length, text);
      }
      yaml.diagnostics.map(told);
    };
    inside(': {]><<: a');
    const piece = fc.constantFrom(
      'a',
      'b: ',
      ': ',
      '- ',
      '\n',
      '  ',
      '\t',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '#',
      '&',
      '*',
      '!',
      '|',
      '>',
      '---',
      '0128',
      'å',
      '\u00a0',
      ',',
      '?',
      '\r\n',
      '%',
      '<<: ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), pieces => inside(pieces.join(''))),
      { numRuns: 3000 },
    );
  });
});
