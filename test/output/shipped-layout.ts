import { readFile } from 'node:fs/promises';
import { readSourceSans } from '../../extension/output/html/fonts.ts';
import { type Layout, openLayout } from '../../extension/output/layout.ts';

const root = new URL('../../', import.meta.url);

/** The layouts and fonts as they are shipped. */
export async function shippedLayout(name: Layout['name']): Promise<Layout> {
  const fonts = await readSourceSans(file =>
    readFile(new URL(`node_modules/@fontsource/source-sans-3/files/${file}`, root)),
  );
  return openLayout(name, fonts, path =>
    readFile(new URL(`templates/${path}`, root), 'utf8').catch(() => undefined),
  );
}
