import assert from 'node:assert/strict';
import fc from 'fast-check';
import { placeLabels, spread } from '../../extension/charts/label-places.ts';
import { fillPatterns } from '../../extension/charts/look.ts';
import { patternParts } from '../../extension/charts/pattern.ts';
import { SvgContext } from '../../extension/charts/svg-context.ts';
import { textWidth, wrapText } from '../../extension/charts/text-width.ts';

describe('text width', () => {
  it('knows the letters and signs of Swedish reports', () => {
    for (const sign of 'åäöÅÄÖéü–−\u00a0%§0') assert.notEqual(textWidth(sign, 1000), 600, sign);
    assert.equal(textWidth('0', 1000), textWidth('7', 1000));
    assert.ok(textWidth('Meritvärde', 12, 600) > textWidth('Meritvärde', 12));
  });

  it('wraps at words and hyphens, and cuts what does not fit', () => {
    assert.deepEqual(wrapText('Svenska som andraspråk', 60, 12, 3), ['Svenska', 'som', 'andraspråk']);
    assert.deepEqual(wrapText('2024/25', 500, 12, 3), ['2024/25']);
    assert.deepEqual(wrapText('', 50, 12, 3), ['']);
    const [line = ''] = wrapText('Övergång mellan förskola och förskoleklass', 90, 12, 1);
    assert.match(line, /…$/);
    assert.ok(textWidth(line, 12) <= 90);
  });
});

describe('label places', () => {
  it('tries the sides in order and gives up where all are taken', () => {
    const bounds = { left: 0, top: 0, right: 100, bottom: 100 };
    const ask = { x: 50, y: 50, width: 20, height: 10, sides: ['above', 'below'] as const };
    const [first, second, third] = placeLabels([ask, ask, ask], [], bounds);
    assert.ok(first && second && first.bottom < 50 && second.top > 50);
    assert.equal(third, undefined);
  });

  it('spreads labels in a column without overlap, inside where they fit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 8 }),
        wishes => {
          const middles = spread(
            wishes,
            wishes.map(() => 20),
            0,
            200,
          );
          const sorted = [...middles].sort((a, b) => a - b);
          for (const [i, middle] of sorted.entries()) {
            assert.ok(middle >= 10 - 1e-9 && middle <= 190 + 1e-9);
            assert.ok(i === 0 || middle - (sorted[i - 1] ?? 0) >= 20 - 1e-9);
          }
        },
      ),
    );
  });
});

describe('fill patterns', () => {
  it('stay inside their bar', () => {
    const size = fc.double({ min: 2, max: 300, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...fillPatterns), size, size, (pattern, width, height) => {
        const { lines, dots, rings } = patternParts(pattern, {
          left: 0,
          top: 0,
          right: width,
          bottom: height,
        });
        const points = [
          ...lines.flatMap(([a, b, c, d]) => [
            [a, b],
            [c, d],
          ]),
          ...dots,
          ...rings,
        ];
        for (const [x = 0, y = 0] of points) {
          assert.ok(x >= -1e-9 && x <= width + 1e-9 && y >= -1e-9 && y <= height + 1e-9);
        }
      }),
    );
  });

  it('all leave a mark on a bar of ordinary size, but for the solid one', () => {
    for (const pattern of fillPatterns) {
      const { lines, dots, rings } = patternParts(pattern, { left: 0, top: 0, right: 30, bottom: 60 });
      assert.equal(lines.length + dots.length + rings.length > 0, pattern !== 'solid', pattern);
    }
  });
});

describe('svg context', () => {
  const fresh = () => new SvgContext(100, 100, 'p', 'Source Sans 3');

  it('writes a whole circle as two arcs', () => {
    const ctx = fresh();
    ctx.beginPath();
    ctx.arc(50, 50, 10, 0, 2 * Math.PI);
    ctx.fill();
    assert.equal(ctx.markup, '<path d="M60 50A10 10 0 0 1 40 50A10 10 0 0 1 60 50" fill="#000000"/>');
  });

  it('keeps clips in the picture, one inside the other, and takes them back', () => {
    const ctx = fresh();
    ctx.save();
    ctx.translate(10, 0);
    ctx.beginPath();
    ctx.rect(0, 0, 20, 20);
    ctx.clip();
    ctx.beginPath();
    ctx.rect(5, 5, 5, 5);
    ctx.clip();
    ctx.rotate(Math.PI / 2);
    ctx.fillText('lutad', 1, 2);
    ctx.restore();
    ctx.fillText('rak', 1, 2);
    assert.match(ctx.markup, /<clipPath id="p-clip1"><path d="M10 0L30 0L30 20L10 20Z"\/>/);
    assert.match(ctx.markup, /<clipPath id="p-clip2" clip-path="url\(#p-clip1\)">/);
    assert.match(
      ctx.markup,
      /<g clip-path="url\(#p-clip2\)"><text[^>]*transform="matrix\(0 1 -1 0 10 0\)"[^>]*>lutad<\/text><\/g><text/,
    );
  });

  it('leaves out what cannot be seen', () => {
    const ctx = fresh();
    ctx.fillStyle = 'transparent';
    ctx.fillRect(0, 0, 10, 10);
    ctx.strokeStyle = 'rgba(0, 0, 0, 0)';
    ctx.strokeRect(0, 0, 10, 10);
    ctx.fillText('dold', 0, 0);
    assert.equal(ctx.markup, '');
    ctx.fillStyle = 'rgba(10, 20, 30, 0.5)';
    ctx.fillRect(0, 0, 1, 1);
    assert.match(ctx.markup, /fill="rgb\(10,20,30\)" fill-opacity="0.5"/);
  });
});
