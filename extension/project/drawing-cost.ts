import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** What drawing an SVG costs: one for each shape, each time that it is drawn. `undefined` for a file that is no whole SVG. */
export function drawingCost(bytes: Uint8Array, depth = 0): number | undefined {
  if (bytes.length > mostBytes) return mostDrawn + 1;
  const elements = elementsOf(decoded(bytes), depth);
  return elements && costOf(elements);
}

/** More than any map or diagram has; a browser draws as much in some seconds. */
export const mostDrawn = 200_000;

/** A larger file is no drawing that a report needs, bytes. */
const mostBytes = 20_000_000;

/** The parts of a text that are read at a time: one that draws too much is not read to its end. UTF-16. */
const slice = 200_000;

/** A filter's step is worked out for each pixel: as much work as many shapes, and more when it looks at those around it. */
const filterStep = 50;
const wideStep = 2000;
const isWide = /^fe(?:GaussianBlur|Morphology|ConvolveMatrix|Displacement|DropShadow|\w+Lighting|Image|Tile)/;

/** Elements within each other: a browser reads no more of them. */
const mostDepth = 250;

const svg = 'http://www.w3.org/2000/svg';

interface Drawn {
  /** Its own cost, without what stands in it or is drawn through it. */
  own: number;
  /** What stands in it, by place in the list. */
  readonly inside: number[];
  /** The ids of what it draws, or is drawn with: `use`, patterns, masks, marks, filters. */
  readonly uses: Set<string>;
}

interface Elements {
  readonly list: readonly Drawn[];
  readonly byId: ReadonlyMap<string, number>;
}

/** By the mark of byte order, else by what the file says itself. */
function decoded(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const said = /^\xff\xfe/.test(start)
    ? 'utf-16le'
    : /^\xfe\xff/.test(start)
      ? 'utf-16be'
      : (/^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)/.exec(start)?.[1] ?? 'utf-8');
  try {
    return new TextDecoder(said).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

const idsIn = (value: string) =>
  [...value.matchAll(/url\(\s*["']?#([^"')]{1,200}?)["']?\s*\)/g)].map(found => found[1] ?? '');

/** Filters that need no element of their own: `filter: blur(9px)`, and what stands in a page inside the drawing. */
const stepsIn = (value: string) => value.match(/\b(?:blur|drop-shadow)\(|-shadow\s*:/g)?.length ?? 0;

function elementsOf(text: string, depth: number): Elements | undefined {
  const list: Drawn[] = [];
  const byId = new Map<string, number>();
  const open: number[] = [];
  // The rules of a class draw as an element would that stands in each of its own; those of anything else in the whole.
  const rules = new Map<string, number>();
  const classes: (readonly [number, string])[] = [];
  let style: string | undefined;
  let isWhole = true;
  const parser = new SaxesParser();
  const declared: Record<string, string> = parser.ENTITIES as Record<string, string>;
  parser.on('doctype', doctype => {
    // What they stand for is not looked at, but for that it draws nothing.
    for (const [, name = '', value = ''] of doctype.matchAll(/<!ENTITY\s+([\w.:-]+)\s+["']([^"']*)["']/g)) {
      declared[name] = value.replace(/&[^;]*;/g, '');
      if (/[<&]/.test(value)) isWhole = false;
    }
  });
  parser.on('opentag', tag => {
    const [kind = ''] = tag.name.split(':').slice(-1);
    if (list.length === 0 && !(kind === 'svg' && Object.values(tag.attributes).includes(svg)))
      isWhole = false;
    const place = list.length;
    const one: Drawn = { own: ownCost(kind, tag, depth), inside: [], uses: new Set() };
    list.push(one);
    const parent = open.at(-1);
    if (parent !== undefined) list[parent]?.inside.push(place);
    for (const [name, value] of Object.entries(tag.attributes)) {
      if (name === 'id') byId.set(value, place);
      else if (name === 'class') for (const word of value.split(/\s+/)) classes.push([place, `.${word}`]);
      else if (/^(?:xlink:)?href$/.test(name) && value.startsWith('#')) one.uses.add(value.slice(1));
      for (const id of idsIn(value)) one.uses.add(id);
      one.own += stepsIn(value) * wideStep;
    }
    open.push(place);
    if (open.length > mostDepth) isWhole = false;
    if (kind === 'style') style = '';
  });
  const gather = (more: string) => {
    if (style !== undefined) style += more;
  };
  parser.on('text', gather);
  parser.on('cdata', gather);
  parser.on('closetag', () => {
    open.pop();
    for (const each of style?.split('}') ?? []) {
      const [selector = '', rule = ''] = each.split('{');
      const ids = idsIn(rule);
      const steps = stepsIn(rule);
      if (ids.length === 0 && steps === 0) continue;
      for (const word of selector.match(/\.[\w-]+|[^\s.,>+~]+/g) ?? []) {
        const key = word.startsWith('.') ? word : '';
        const place = rules.get(key) ?? list.push({ own: 0, inside: [], uses: new Set() }) - 1;
        rules.set(key, place);
        const one = list[place];
        if (one) one.own += steps * wideStep;
        for (const id of ids) one?.uses.add(id);
      }
    }
    style = undefined;
  });
  parser.on('error', () => {
    isWhole = false;
  });
  for (let at = 0; at < text.length && list.length <= mostDrawn; at += slice)
    parser.write(text.slice(at, at + slice));
  if (list.length > mostDrawn) return { list: [{ own: list.length, inside: [], uses: new Set() }], byId };
  parser.close();
  if (!isWhole || list.length === 0) return undefined;
  const everywhere = rules.get('');
  const ruled = new Set(rules.values());
  // A style may stand before what it is for: rules and elements lie among each other.
  if (everywhere !== undefined)
    for (const [place, one] of list.entries()) if (!ruled.has(place)) one.inside.push(everywhere);
  for (const [place, word] of classes) {
    const rule = rules.get(word);
    if (rule !== undefined) list[place]?.inside.push(rule);
  }
  return { list, byId };
}

/** A side of a filter's region that no author gives: many times what it is a filter of. */
function isVast(tag: SaxesTagPlain): boolean {
  const most = tag.attributes.filterUnits === 'userSpaceOnUse' ? 20_000 : 10;
  return ['x', 'y', 'width', 'height'].some(name => {
    const value = tag.attributes[name] ?? '';
    return Math.abs(Number.parseFloat(value) / (value.includes('%') ? 100 : 1)) > most;
  });
}

function ownCost(kind: string, tag: SaxesTagPlain, depth: number): number {
  if (kind === 'filter' && isVast(tag)) return mostDrawn + 1;
  // Noise cannot be packed: it makes a PDF large as well.
  if (kind === 'feTurbulence') return 3 * wideStep * Math.max(1, Number(tag.attributes.numOctaves ?? 1) || 1);
  if (isWide.test(kind)) return wideStep;
  if (/^fe[A-Z]/.test(kind)) return filterStep;
  const address = tag.attributes.href ?? tag.attributes['xlink:href'] ?? '';
  const [, base64, data] = /^data:image\/svg[^,]*?(;base64)?,(.*)$/s.exec(address) ?? [];
  if (data === undefined) return 1;
  if (depth > 2) return mostDrawn + 1;
  const inner = base64 ? Buffer.from(data, 'base64') : Buffer.from(percentDecoded(data));
  return drawingCost(inner, depth + 1) ?? 1;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The whole's cost. What leads back to itself is not drawn again. */
function costOf({ list, byId }: Elements): number {
  const known = new Map<number, number>();
  const under = new Set<number>();
  // Without recursion: a chain of drawings in drawings may be as long as the file.
  const open = [{ place: 0, isDone: false }];
  for (let one = open.pop(); one; one = open.pop()) {
    const { place, isDone } = one;
    const drawn = list[place];
    if (!drawn || known.has(place)) continue;
    const next = [...drawn.inside, ...[...drawn.uses].flatMap(id => byId.get(id) ?? [])];
    if (isDone) {
      under.delete(place);
      known.set(
        place,
        Math.min(
          mostDrawn + 1,
          next.reduce((sum, each) => sum + (known.get(each) ?? 0), drawn.own),
        ),
      );
      continue;
    }
    if (under.has(place)) continue;
    under.add(place);
    open.push({ place, isDone: true });
    // One by one: a call takes no hundred thousand arguments.
    for (const each of next) open.push({ place: each, isDone: false });
  }
  return known.get(0) ?? 0;
}
