import { PDFDict, type PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';

/** UTKAST as strokes, each letter in a cell 100 wide and 140 high: drawn, not written, so that it never mixes with the text. */
const letters: readonly string[] = [
  '10 140 m 10 45 l 10 -12 90 -12 90 45 c 90 140 l',
  '4 140 m 96 140 l 50 140 m 50 0 l',
  '14 140 m 14 0 l 92 140 m 14 62 l 42 90 m 94 0 l',
  '0 0 m 50 140 l 100 0 l 18 48 m 82 48 l',
  '88 116 m 76 146 14 148 12 106 c 10 68 90 76 90 36 c 88 -6 20 -8 8 28 c',
  '4 140 m 96 140 l 50 140 m 50 0 l',
];
const advance = 128;
const graphicsState = 'SkaDraft';

/** The page's content with a pale UTKAST over it, from corner to corner, as a pagination artifact that darkens nothing it covers. */
export function markDraft(document: PDFDocument, page: PDFPage, content: string): string {
  const { width, height } = page.getSize();
  const length = letters.length * advance - (advance - 100);
  const size = (Math.hypot(width, height) * 0.5) / length;
  const [cos, sin] = [width / Math.hypot(width, height), height / Math.hypot(width, height)];
  const turn = [cos, sin, -sin, cos, width / 2, height / 2].map(short).join(' ');
  const place = [size, 0, 0, size, (-length * size) / 2, -70 * size].map(short).join(' ');
  const strokes = letters.map((letter, index) => `q 1 0 0 1 ${index * advance} 0 cm ${letter} S Q`);
  useMultiply(document, page);
  return [
    'q',
    content.trimEnd(),
    'Q',
    '/Artifact <</Type /Pagination /Subtype /Watermark>> BDC',
    `q /${graphicsState} gs .96 .965 .97 RG 15 w 0 J 1 j ${turn} cm ${place} cm`,
    ...strokes,
    'Q',
    'EMC',
  ].join('\n');
}

function useMultiply(document: PDFDocument, page: PDFPage): void {
  const resources = page.node.Resources();
  if (!resources) return;
  const held = resources.lookup(PDFName.of('ExtGState'));
  const states = held instanceof PDFDict ? held : document.context.obj({});
  states.set(PDFName.of(graphicsState), document.context.obj({ BM: 'Multiply' }));
  resources.set(PDFName.of('ExtGState'), states);
}

function short(value: number): number {
  return Number(value.toFixed(4));
}
