import assert from 'node:assert/strict';
import { crc32, deflateSync } from 'node:zlib';
import { imageTrouble } from '../../extension/project/image-trouble.ts';

/** A grey picture that unpacks to what it says, a bit for each pixel. */
function png(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * Math.min(height, 100)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** 8 × 8 pixels, with a thumbnail's end mark in what a camera wrote, and something of the telephone's own at its end. */
const plain = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z',
  'base64',
);
const jpeg = Buffer.concat([
  plain.subarray(0, 2),
  Buffer.from('ffe1000affd9ffd9ffd9ffd9', 'hex'),
  plain.subarray(2),
]);
const svg = (inside: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30">${inside}</svg>`,
  );
const kind = (bytes: Uint8Array, path: string) => imageTrouble(bytes, path)?.kind;

describe('a picture that a browser does not show', () => {
  it('is none that is whole, whatever its file is called', () => {
    assert.equal(kind(png(300, 200), 'a.png'), undefined);
    assert.equal(kind(png(300, 200), 'a.jpg'), undefined);
    assert.equal(kind(jpeg, 'a.jpeg'), undefined);
    assert.equal(kind(Buffer.concat([jpeg, Buffer.from('telefonens eget')]), 'A.JPG'), undefined);
  });

  it('is cut off, at whatever byte', () => {
    for (const [whole, path] of [
      [png(300, 200), 'a.png'],
      [jpeg, 'a.jpg'],
    ] as const)
      for (let length = 0; length < whole.length - 1; length++)
        assert.equal(kind(whole.subarray(0, length), path), 'broken', `${path} ${length}`);
  });

  it('is damaged within, or something else than it says', () => {
    const damaged = png(300, 200);
    damaged[50] = (damaged[50] ?? 0) ^ 1;
    assert.equal(kind(damaged, 'a.png'), 'broken');
    assert.equal(kind(Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'a.jpg'), 'broken');
    assert.equal(kind(svg(''), 'a.png'), 'broken');
    assert.equal(kind(Buffer.from(''), 'a.webp'), 'broken');
  });

  it('is larger than a browser unpacks', () => {
    assert.deepEqual(imageTrouble(png(30_000, 30_000), 'a.png'), {
      kind: 'too-large',
      width: 30_000,
      height: 30_000,
    });
  });

  it('is a drawing that is no whole XML, or none at all', () => {
    for (const text of ['', '<svg', '<html></html>', '<svg width="9"></svg>', svg('<g>').toString()])
      assert.equal(kind(Buffer.from(text), 'a.svg'), 'broken', text);
    assert.equal(kind(Buffer.from(`\ufeff<?xml version="1.0"?>${svg('')}`), 'a.svg'), undefined);
    assert.equal(kind(Buffer.from(`\ufeff${svg('<text>å</text>')}`, 'utf16le'), 'a.svg'), undefined);
  });

  it('is no drawing as programs write them', () => {
    const shadow =
      '<filter id="s" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="3"/><feOffset dx="2"/><feColorMatrix/><feBlend/></filter>';
    const illustrator =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]><svg xmlns="&ns_svg;"><rect/></svg>';
    assert.equal(kind(svg(`${shadow}${'<rect filter="url(#s)"/>'.repeat(80)}`), 'a.svg'), undefined);
    assert.equal(kind(svg('<path d="M0 0L9 9"/>'.repeat(190_000)), 'karta.svg'), undefined);
    assert.equal(
      kind(
        svg(
          `<style>.a{fill:url(#g)}</style><linearGradient id="g">${'<stop/>'.repeat(5)}</linearGradient>${'<rect class="a b"/>'.repeat(9000)}`,
        ),
        'a.svg',
      ),
      undefined,
    );
    assert.equal(kind(Buffer.from(illustrator), 'a.svg'), undefined);
  });

  const tenfold = (element: string, way: string) =>
    Array.from(
      { length: 9 },
      (_, at) => `<${element} id="a${at + 1}">${`<${way.replace('ID', `a${at}`)}/>`.repeat(10)}</${element}>`,
    ).join('');
  for (const [what, inside] of Object.entries({
    'copies of copies': `<rect id="a0"/>${tenfold('g', 'use xlink:href="#ID"')}<use href="#a9"/>`,
    'masks in masks': `<mask id="a0"/>${tenfold('mask', 'rect mask="url(#ID)"')}<rect style="mask:url('#a9')"/>`,
    'a filter on everything': `<style>rect{filter:url(#f)}</style><filter id="f"><feGaussianBlur stdDeviation="9"/></filter>${'<rect/>'.repeat(900)}`,
    'filters without an element': `<style>.a{filter:blur(90px)}</style>${'<rect class="a"/>'.repeat(900)}`,
    'a filter many times as large as the drawing': '<filter id="f" width="9999"><feFlood/></filter>',
    noise: `<filter id="f"><feTurbulence numOctaves="9"/></filter>${'<rect filter="url(#f)"/>'.repeat(40)}`,
    'more shapes than any map has': '<g/>'.repeat(4_000_000),
    'a filter for all, behind many rules for few': `<style>${Array.from({ length: 300 }, (_, at) => `.a${at}{filter:blur(1px)}`).join('')}rect{filter:url(#f)}</style><filter id="f"><feGaussianBlur/></filter>${'<rect/>'.repeat(200)}`,
    'a drawing in a drawing': `<image href="data:image/svg+xml;base64,${svg('<g/>'.repeat(300_000)).toString('base64')}"/>`,
  }))
    it(`is a drawing with too much to draw: ${what}`, () => {
      assert.equal(kind(svg(inside), 'a.svg'), 'too-much');
    });

  // Each of these took minutes when every sign was looked at from every other.
  for (const [what, inside] of Object.entries({
    'what leads round': '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    'addresses that never end': `<rect fill="${'url(#'.repeat(200_000)}"/>`,
    'rules that never begin': `<style>${'a'.repeat(1_000_000)}</style>`,
    'a class with rules without end': `<style>${'.a{fill:url(#b)}'.repeat(50_000)}</style>${'<rect class="a"/>'.repeat(50_000)}`,
  }))
    it(`is no drawing for its text alone: ${what}`, () => {
      assert.equal(kind(svg(inside), 'a.svg'), undefined);
    });
});
