import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Span } from '../../extension/base/span.ts';
import { parseDocument } from '../../extension/syntax/parse.ts';
import { names } from './names.ts';

const sample = readFileSync(new URL('../fixtures/reports/sample-unit-report.md', import.meta.url), 'utf8');
const parse = (text: string) => parseDocument('rapporter/2025-26/x.md', text, names);
const cut = (text: string, span: Span | undefined) => span && text.slice(span.start.offset, span.end.offset);

/** The place that an editor would show for an offset of a text without a byte order mark. */
function editorPlace(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

describe('a document', () => {
  it('of the sample has no findings, and every directive', () => {
    const document = parse(sample);
    assert.deepEqual(document.diagnostics, []);
    assert.equal(document.directives.length, 23);
    assert.equal(document.frontMatter?.text.split('\n')[0], 'typ: enhet');
    assert.equal(cut(sample, document.frontMatter?.span), document.frontMatter?.text);
    assert.deepEqual(document.headings[0]?.text, 'Kvalitetsrapport Tallbackaskolan 2025/26');
  });

  for (const [kind, text] of [
    ['LF', sample],
    ['CRLF', sample.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${sample}`],
    ['NFD', sample.normalize('NFD')],
    ['all of these', `\ufeff${sample.normalize('NFD').replaceAll('\n', '\r\n')}`],
  ] as const) {
    it(`with ${kind} has the same directives, each where it stands`, () => {
      const expected = parse(sample).directives;
      const document = parse(text);
      assert.deepEqual(document.diagnostics, []);
      assert.equal(document.directives.length, expected.length);
      const shown = text.replace(/^\ufeff/, '');
      const mark = text.length - shown.length;
      document.directives.forEach((directive, i) => {
        const wanted = expected[i];
        assert.equal(directive.name, wanted?.name);
        assert.deepEqual(
          directive.attributes.map(({ key, value }) => [key, value]),
          wanted?.attributes.map(({ key, value }) => [key, value]),
        );
        assert.deepEqual(
          directive.fieldLines?.map(({ key, value }) => [key, value]),
          wanted?.fieldLines?.map(({ key, value }) => [key, value]),
        );
        assert.match(cut(text, directive.span) ?? '', /^:+/);
        assert.equal(cut(text, directive.nameSpan)?.normalize('NFC'), directive.name);
        for (const { key, keySpan, value, valueSpan } of directive.attributes) {
          assert.equal(cut(text, valueSpan)?.normalize('NFC'), value);
          if (keySpan) assert.equal(cut(text, keySpan)?.normalize('NFC'), key);
        }
        for (const { value, valueSpan, key, keySpan } of directive.fieldLines ?? []) {
          assert.equal(cut(text, valueSpan)?.normalize('NFC'), value);
          assert.equal(cut(text, keySpan)?.normalize('NFC'), key);
        }
        const { line, column, offset } = directive.span.start;
        assert.deepEqual({ line, column }, editorPlace(shown, offset - mark));
      });
      assert.equal(cut(text, document.frontMatter?.span), document.frontMatter?.text);
    });
  }

  it('counts columns on the first line without the byte order mark', () => {
    const document = parse('\ufeff:värde[1]{merit}');
    const [directive] = document.directives;
    assert.deepEqual(directive?.span.start, { line: 1, column: 1, offset: 1 });
    assert.deepEqual(directive?.attributes[0]?.span.start, { line: 1, column: 11, offset: 11 });
  });

  it('reads attributes as written, decoded, in order', () => {
    const text =
      ':::diagram[A &amp; B :värde[1]{x}]{#d meritvärde mot="huvudman riket" titel=\'a\' år=92,5 t="&quot;å&quot;"}\n\nx\n\n:::\n';
    const [diagram, inner] = parse(text).directives;
    assert.equal(diagram?.label?.text, 'A & B 1');
    assert.equal(cut(text, diagram?.label?.span), 'A &amp; B :värde[1]{x}');
    assert.deepEqual(
      diagram?.attributes.map(({ key, value, span }) => [key, value, cut(text, span)]),
      [
        ['id', 'd', '#d'],
        [undefined, 'meritvärde', 'meritvärde'],
        ['mot', 'huvudman riket', 'mot="huvudman riket"'],
        ['titel', 'a', "titel='a'"],
        ['år', '92,5', 'år=92,5'],
        ['t', '"å"', 't="&quot;å&quot;"'],
      ],
    );
    assert.equal(inner?.parent, diagram);
    assert.equal(cut(text, diagram?.bodySpan), '\nx\n\n');
    assert.equal(diagram?.body.length, 1);
  });

  it('gives an empty label its place', () => {
    const text = 'Den är :värde[]{meritvärde}.';
    const label = parse(text).directives[0]?.label;
    assert.deepEqual([label?.text, label?.span.start.offset, label?.span.end.offset], ['', 14, 14]);
  });

  it('reads an inline directive whose attributes run over two lines', () => {
    const document = parse('Den är :värde[1]{meritvärde\nämne="Svenska som\nandraspråk"} i år.\n');
    assert.deepEqual(document.diagnostics, []);
    assert.deepEqual(
      document.directives[0]?.attributes.map(a => a.value),
      ['meritvärde', 'Svenska som andraspråk'],
    );
  });

  it('takes the backslash from a bar in a table cell', () => {
    const [directive] = parse('| a |\n| - |\n| :antal[3]{med="a\\|b"} |\n').directives;
    assert.equal(directive?.attributes[0]?.value, 'a|b');
    assert.equal(directive?.block?.type, 'tableCell');
  });

  it('reads the first list of a body as field lines', () => {
    const text =
      ':::mål[T]\n\nInledning.\n\n- Mål: EU:s mål\n- **EU:s krav:** *kursivt* :värde[1]{x}\n  och mer\n- Senast:\n\n:::\n';
    const [goal] = parse(text).directives;
    assert.deepEqual(
      goal?.fieldLines?.map(({ key, value }) => [key, value]),
      [
        ['Mål', 'EU:s mål'],
        ['EU:s krav', '*kursivt* :värde[1]{x} och mer'],
        ['Senast', ''],
      ],
    );
    assert.equal(cut(text, goal?.fieldLines?.[1]?.keySpan), 'EU:s krav');
    assert.equal(parse(':::mål[T]\n\n- Mål: x\n- ett ord\n\n:::\n').directives[0]?.fieldLines, undefined);
  });

  it('lists comments with the block that follows', () => {
    const text =
      '<!-- ska: läs om -->\n\n<!-- två -->\nStycke.\n\nText <!-- tre --> mer.\n\n:::mål\n\n<!-- fyra -->\n\n:::\n';
    const { comments, diagnostics } = parse(text);
    assert.deepEqual(
      comments.map(comment => [comment.text, cut(text, comment.next)]),
      [
        ['ska: läs om', 'Stycke.'],
        ['två', 'Stycke.'],
        ['tre', 'Text <!-- tre --> mer.'],
        ['fyra', undefined],
      ],
    );
    assert.equal(cut(text, comments[2]?.span), '<!-- tre -->');
    assert.deepEqual(diagnostics, []);
  });

  it('finds directives in quotations and lists', () => {
    const text = '> :::mål[T]\n>\n> Text.\n>\n> :::\n\n- punkt\n\n  ::diagram[D]{m}\n';
    const document = parse(text);
    assert.deepEqual(
      document.directives.map(d => [d.form, d.name]),
      [
        ['container', 'mål'],
        ['leaf', 'diagram'],
      ],
    );
    assert.deepEqual(document.diagnostics, []);
  });

  it('never throws and keeps its places, however the text is mangled', () => {
    const bits = fc.constantFrom(
      ':::',
      '::',
      ':',
      '{',
      '}',
      '[',
      ']',
      '"',
      '”',
      '|',
      '\n',
      '\r\n',
      '\r',
      '\u00a0',
      '<!--',
      '-->',
      '<div>',
      '    ',
      '`',
      '#a.b',
      ', ',
      '\0',
      ':::mål',
      ':värde[',
      '---\n',
      '\ufeff',
      '\ud800',
      '- ',
      '> ',
    );
    const change = fc.record({ at: fc.nat({ max: sample.length }), remove: fc.nat({ max: 12 }), add: bits });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), changes => {
        const text = changes.reduce(
          (now, { at, remove, add }) => now.slice(0, at) + add + now.slice(at + remove),
          sample,
        );
        const document = parse(text);
        for (const directive of document.directives) assert.match(cut(text, directive.span) ?? '', /^:+/);
        for (const { place, fix } of document.diagnostics) {
          const spans = [place.span, ...(fix?.edits ?? []).map(edit => edit.span)];
          for (const { start, end } of spans) {
            assert.ok(start.offset >= 0 && start.offset <= end.offset && end.offset <= text.length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never drops a mistyped block in silence', () => {
    const line = /^(:{2,})(mål|analys)(?![\p{L}\p{M}\p{N}_-])/u;
    const tail = fc.array(
      fc.constantFrom(
        ' ',
        '[',
        ']',
        '{',
        '}',
        '"',
        '”',
        'x',
        '=',
        '#a',
        '.b',
        ',',
        '\u00a0',
        'Titel',
        "'",
        '<',
        '\\',
        'mot=',
        ':',
      ),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(fc.constantFrom('::mål', ':::analys'), tail, (head, parts) => {
        const text = `${head}${parts.join('')}\n\nText.\n\n:::\n`;
        fc.pre(line.test(text));
        const { directives, diagnostics } = parse(text);
        const read = directives.some(
          directive => directive.form !== 'inline' && directive.span.start.offset === 0,
        );
        const told = diagnostics.some(one => one.place.span.start.line === 1);
        assert.ok(read || told, text);
      }),
      { numRuns: 1000 },
    );
  });
});
