import { escaped, fontOf, paintOf, round } from './svg-attributes.ts';
import { textWidth } from './text-width.ts';
import type { Tip, TipSurface } from './tips.ts';

type Matrix = readonly [number, number, number, number, number, number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** What `save` keeps besides the fields that Chart.js sets. */
interface Inner {
  readonly dash: readonly number[];
  readonly matrix: Matrix;
  readonly clipId: string | undefined;
}

/** How far below the given point the baseline lies, in font sizes; `middle` centres digits and capitals. */
const baselines: Readonly<Record<string, number>> = {
  top: 0.76,
  hanging: 0.66,
  middle: 0.325,
  bottom: -0.24,
};
const anchors: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };

/**
 * A 2D context that writes SVG: the part of CanvasRenderingContext2D that Chart.js and this room's plugins call. Paths are
 * kept in the picture's own coordinates, so a clip is never inside a transformed element (where it would be transformed
 * too); text stays `<text>`. Clips become `<g clip-path>`; what is transparent is not written.
 */
export class SvgContext implements TipSurface {
  readonly canvas: { readonly width: number; readonly height: number; getContext(): SvgContext };
  readonly #prefix: string;
  readonly #family: string;
  // Names and defaults of CanvasRenderingContext2D.
  fillStyle = '#000000';
  strokeStyle = '#000000';
  lineWidth = 1;
  lineCap = 'butt';
  lineJoin = 'miter';
  lineDashOffset = 0;
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign = 'start';
  textBaseline = 'alphabetic';
  #inner: Inner = { dash: [], matrix: identity, clipId: undefined };
  #stack: (() => void)[] = [];
  #path: string[] = [];
  #clips = new Map<string, string>();
  #written: string[] = [];
  #openClip: string | undefined;
  #tips: string[] = [];

  constructor(width: number, height: number, prefix: string, family: string) {
    this.#prefix = prefix;
    this.#family = family;
    this.canvas = { width, height, getContext: () => this };
  }

  /** The elements drawn so far, clip paths first, tips last. */
  get markup(): string {
    const clips = [...this.#clips].map(([key, id]) => {
      const [parent, path] = key.split('|');
      const inside = parent ? ` clip-path="url(#${parent})"` : '';
      return `<clipPath id="${id}"${inside}><path d="${path}"/></clipPath>`;
    });
    const close = this.#openClip ? '</g>' : '';
    const tips = this.#tips.length > 0 ? `<g class="ska-tips" opacity="0">${this.#tips.join('')}</g>` : '';
    const defs = clips.length > 0 ? `<defs>${clips.join('')}</defs>` : '';
    return `${defs}${this.#written.join('')}${close}${tips}`;
  }

  /** Besides what is drawn: an area that nobody sees and that tells a pointer its text. */
  tip({ x, y, width, height, text }: Tip) {
    const place = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
    this.#tips.push(`<rect ${place}><title>${escaped(text)}</title></rect>`);
  }

  save() {
    const inner = this.#inner;
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, lineDashOffset, globalAlpha } = this;
    const { font, textAlign, textBaseline } = this;
    const drawing = { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, lineDashOffset, globalAlpha };
    this.#stack.push(() => {
      Object.assign(this, drawing, { font, textAlign, textBaseline });
      this.#inner = inner;
    });
  }
  restore() {
    this.#stack.pop()?.();
  }
  setLineDash(dash: readonly number[]) {
    this.#inner = { ...this.#inner, dash: [...dash] };
  }
  getLineDash() {
    return [...this.#inner.dash];
  }

  setTransform(...matrix: number[]) {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
    this.#inner = { ...this.#inner, matrix: [a, b, c, d, e, f] };
  }
  resetTransform() {
    this.#inner = { ...this.#inner, matrix: identity };
  }
  translate(x: number, y: number) {
    this.#multiply([1, 0, 0, 1, x, y]);
  }
  scale(x: number, y: number) {
    this.#multiply([x, 0, 0, y, 0, 0]);
  }
  rotate(angle: number) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#multiply([cos, sin, -sin, cos, 0, 0]);
  }

  beginPath() {
    this.#path = [];
  }
  closePath() {
    if (this.#path.length > 0) this.#path.push('Z');
  }
  moveTo(x: number, y: number) {
    this.#path.push(`M${this.#point(x, y)}`);
  }
  lineTo(x: number, y: number) {
    this.#path.push(`${this.#path.length > 0 ? 'L' : 'M'}${this.#point(x, y)}`);
  }
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number) {
    this.#path.push(`C${this.#point(ax, ay)} ${this.#point(bx, by)} ${this.#point(x, y)}`);
  }
  quadraticCurveTo(ax: number, ay: number, x: number, y: number) {
    this.#path.push(`Q${this.#point(ax, ay)} ${this.#point(x, y)}`);
  }
  rect(x: number, y: number, width: number, height: number) {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.closePath();
  }
  arc(x: number, y: number, radius: number, from: number, to: number, counter = false) {
    this.ellipse(x, y, radius, radius, 0, from, to, counter);
  }
  /** Half turns at most in each SVG arc, since an arc with equal ends is not drawn. */
  ellipse(
    x: number,
    y: number,
    rx: number,
    ry: number,
    turn: number,
    from: number,
    to: number,
    counter = false,
  ) {
    const full = 2 * Math.PI;
    let sweep = to - from;
    if (Math.abs(sweep) >= full) sweep = counter ? -full : full;
    else if (counter ? sweep > 0 : sweep < 0) sweep += counter ? -full : full;
    const at = (angle: number): [number, number] => {
      const [u, v] = [rx * Math.cos(angle), ry * Math.sin(angle)];
      return [x + u * Math.cos(turn) - v * Math.sin(turn), y + u * Math.sin(turn) + v * Math.cos(turn)];
    };
    this.lineTo(...at(from));
    const scale = Math.hypot(this.#inner.matrix[0], this.#inner.matrix[1]);
    const parts = Math.max(1, Math.ceil(Math.abs(sweep) / Math.PI - 1e-9));
    for (let i = 1; i <= parts; i++) {
      const degrees = ((turn + this.#angle) * 180) / Math.PI;
      const end = this.#point(...at(from + (sweep * i) / parts));
      this.#path.push(
        `A${round(rx * scale)} ${round(ry * scale)} ${round(degrees)} 0 ${sweep < 0 ? 0 : 1} ${end}`,
      );
    }
  }

  fill(rule?: unknown) {
    const evenOdd = rule === 'evenodd' ? ' fill-rule="evenodd"' : '';
    const paint = this.#paint('fill', this.fillStyle);
    if (paint && this.#path.length > 1) this.#write(`<path d="${this.#path.join('')}"${paint}${evenOdd}/>`);
  }
  stroke() {
    const paint = this.#strokePaint();
    if (paint && this.#path.length > 1) this.#write(`<path d="${this.#path.join('')}" fill="none"${paint}/>`);
  }
  clip() {
    const key = `${this.#inner.clipId ?? ''}|${this.#path.join('')}`;
    const id = this.#clips.get(key) ?? `${this.#prefix}-clip${this.#clips.size + 1}`;
    this.#clips.set(key, id);
    this.#inner = { ...this.#inner, clipId: id };
  }
  /** Nothing: the picture starts empty, and Chart.js clears only all of it. */
  clearRect() {}
  fillRect(x: number, y: number, width: number, height: number) {
    this.#inOwnPath(x, y, width, height, () => this.fill());
  }
  strokeRect(x: number, y: number, width: number, height: number) {
    this.#inOwnPath(x, y, width, height, () => this.stroke());
  }

  measureText(text: string) {
    const { size, weight } = fontOf(this.font);
    const width = textWidth(text, size, weight);
    return { width, actualBoundingBoxAscent: size * 0.66, actualBoundingBoxDescent: size * 0.2 };
  }
  fillText(text: string, x: number, y: number) {
    this.#text(text, x, y, this.#paint('fill', this.fillStyle));
  }
  strokeText(text: string, x: number, y: number) {
    const paint = this.#strokePaint();
    if (paint) this.#text(text, x, y, ` fill="none"${paint}`);
  }

  #inOwnPath(x: number, y: number, width: number, height: number, draw: () => void) {
    const kept = this.#path;
    this.beginPath();
    this.rect(x, y, width, height);
    draw();
    this.#path = kept;
  }

  #text(text: string, x: number, y: number, paint: string) {
    if (!paint || text.trim() === '') return;
    const { size, weight, italic, family } = fontOf(this.font);
    const down = (baselines[this.textBaseline] ?? 0) * size;
    const turned = this.#inner.matrix[1] !== 0 || this.#inner.matrix[0] !== 1;
    const [a, b, c, d, e, f] = this.#inner.matrix.map(value => round(value, 5));
    const [left, top] = turned ? [x, y + down] : [x + (e ?? 0), y + down + (f ?? 0)];
    const attributes = [
      ` x="${round(left)}" y="${round(top)}" font-size="${round(size)}"`,
      weight !== 400 ? ` font-weight="${weight}"` : '',
      italic ? ' font-style="italic"' : '',
      family !== this.#family ? ` font-family="${escaped(family)}"` : '',
      anchors[this.textAlign] ? ` text-anchor="${anchors[this.textAlign]}"` : '',
      turned ? ` transform="matrix(${[a, b, c, d, round(e ?? 0), round(f ?? 0)].join(' ')})"` : '',
      paint,
    ];
    this.#write(`<text${attributes.join('')}>${escaped(text)}</text>`);
  }

  #write(element: string) {
    const clip = this.#inner.clipId;
    if (clip !== this.#openClip) {
      if (this.#openClip) this.#written.push('</g>');
      if (clip) this.#written.push(`<g clip-path="url(#${clip})">`);
      this.#openClip = clip;
    }
    this.#written.push(element);
  }

  /** The attributes of a paint; empty when it would leave nothing. */
  #paint(kind: 'fill' | 'stroke', style: string): string {
    const { colour, opacity } = paintOf(style);
    const seen = opacity * this.globalAlpha;
    if (seen <= 0) return '';
    return ` ${kind}="${escaped(colour)}"${seen < 1 ? ` ${kind}-opacity="${round(seen)}"` : ''}`;
  }

  #strokePaint(): string {
    const { lineWidth, lineCap, lineJoin, lineDashOffset, strokeStyle } = this;
    const { dash } = this.#inner;
    const paint = this.#paint('stroke', strokeStyle);
    if (!paint || lineWidth <= 0) return '';
    const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.map(part => round(part)).join(' ')}"` : '';
    const attributes = [
      lineWidth !== 1 ? ` stroke-width="${round(lineWidth)}"` : '',
      lineCap !== 'butt' ? ` stroke-linecap="${escaped(lineCap)}"` : '',
      lineJoin !== 'miter' ? ` stroke-linejoin="${escaped(lineJoin)}"` : '',
      dashes,
      dashes && lineDashOffset ? ` stroke-dashoffset="${round(lineDashOffset)}"` : '',
    ];
    return paint + attributes.join('');
  }

  get #angle() {
    return Math.atan2(this.#inner.matrix[1], this.#inner.matrix[0]);
  }

  #point(x: number, y: number): string {
    const [a, b, c, d, e, f] = this.#inner.matrix;
    return `${round(a * x + c * y + e)} ${round(b * x + d * y + f)}`;
  }

  #multiply([a, b, c, d, e, f]: Matrix) {
    const [p, q, r, s, t, u] = this.#inner.matrix;
    const matrix: Matrix = [
      p * a + r * b,
      q * a + s * b,
      p * c + r * d,
      q * c + s * d,
      p * e + r * f + t,
      q * e + s * f + u,
    ];
    this.#inner = { ...this.#inner, matrix };
  }
}
