import type { Files } from '../base/ports.ts';
import { readSourceSans } from './html/fonts.ts';
import { type Layout, openLayout } from './layout.ts';

/** The forms of a report, and the script that a deck is presented with. */
export interface Layouts {
  readonly print: Layout;
  readonly web: Layout;
  readonly slides: Layout;
  readonly deckScript: string;
}

/** The layouts of a project: its own files in `mallar/` (none without a project) over those that come with the program. */
export async function openLayouts(project: Files | undefined, shipped: Files): Promise<Layouts> {
  const below = (folder: string, files: Files | undefined) => async (path: string) => {
    const whole = `${folder}/${path}`;
    if (!files || (await files.info(whole))?.kind !== 'file') return undefined;
    return new TextDecoder().decode(await files.read(whole));
  };
  const fonts = await readSourceSans(async file =>
    (await shipped.info(`dist/fonts/${file}`))
      ? shipped.read(`dist/fonts/${file}`)
      : shipped.read(`node_modules/@fontsource/source-sans-3/files/${file}`),
  );
  const open = (name: Layout['name']) =>
    openLayout(name, fonts, below('templates', shipped), below('mallar', project));
  const script = 'dist/bildspel.js';
  return {
    print: await open('utskrift'),
    web: await open('webb'),
    slides: await open('bildspel'),
    // Of a tree that has not been built there is none: its decks are printed, and lie slide under slide on the screen.
    deckScript: (await shipped.info(script)) ? new TextDecoder().decode(await shipped.read(script)) : '',
  };
}
