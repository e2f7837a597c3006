import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import type { Place } from '../base/span.ts';
import { drawingCost, mostDrawn } from './drawing-cost.ts';
import { rasterSize } from './raster-image.ts';

/** Why a browser will not show a picture, or not in any time; undefined for one that it shows. */
export type ImageTrouble =
  | { readonly kind: 'broken' }
  | { readonly kind: 'too-large'; readonly width: number; readonly height: number }
  | { readonly kind: 'too-much' }
  | { readonly kind: 'unread'; readonly fault: Fault }
  | undefined;

/** Pixels: more than a camera takes, and half a gigabyte when it is unpacked. */
const mostPixels = 120_000_000;

/** What keeps a picture from being shown, by its bytes; `path` for its ending. */
export function imageTrouble(bytes: Uint8Array, path: string): ImageTrouble {
  if (/\.svg$/i.test(path)) {
    const cost = drawingCost(bytes);
    if (cost === undefined) return { kind: 'broken' };
    return cost > mostDrawn ? { kind: 'too-much' } : undefined;
  }
  const size = rasterSize(bytes);
  if (!size) return { kind: 'broken' };
  return size.width * size.height > mostPixels ? { kind: 'too-large', ...size } : undefined;
}

const looked = new WeakMap<Files, Map<string, { readonly key: string; readonly trouble: ImageTrouble }>>();

/** What is wrong with a picture of the project; it is read once, until it is another. */
export async function troubleOfFile(files: Files, path: string): Promise<ImageTrouble> {
  const info = await files.info(path);
  const key = `${info?.size} ${info?.modified}`;
  const known = looked.get(files) ?? new Map();
  looked.set(files, known);
  const before = known.get(path);
  if (before?.key === key) return before.trouble;
  const trouble = await files.read(path).then(
    bytes => imageTrouble(bytes, path),
    (error: unknown): ImageTrouble => {
      if (!(error instanceof Fault)) throw error;
      return { kind: 'unread', fault: error };
    },
  );
  // What another program holds may be let go.
  if (trouble?.kind === 'unread') return trouble;
  known.set(path, { key, trouble });
  return trouble;
}

/** The same told at a place, `path` as it is written there; nothing of a picture that is as it should be. */
export function troubleFindings(trouble: ImageTrouble, place: Place, path: string): readonly Diagnostic[] {
  switch (trouble?.kind) {
    case 'broken':
      return [diagnostic('image.broken', place, { path })];
    case 'too-large': {
      const { width, height } = trouble;
      return [diagnostic('image.too-large', place, { path, width, height, limit: mostPixels })];
    }
    case 'unread':
      return [diagnostic(trouble.fault.code, place, trouble.fault.args)];
    case 'too-much':
      return [diagnostic('image.too-much', place, { path })];
    default:
      return [];
  }
}
