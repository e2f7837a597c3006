import type { FontFile } from './html/fonts.ts';

/** How a page becomes HTML: `utskrift` is paper (with room for page numbers), `webb` the screen, `bildspel` slides. */
export interface Layout {
  readonly name: 'utskrift' | 'webb' | 'bildspel';
  /** Handlebars source of what stands inside `<body>`. */
  readonly template: string;
  /** The template's file, for messages. */
  readonly file: string;
  /** False for a project's own template: it runs in a worker of its own. */
  readonly trusted: boolean;
  readonly css: string;
  readonly fonts: readonly FontFile[];
}

/** Reads a text below `templates/` or `mallar/`: undefined when there is none. */
export type ReadTemplate = (path: string) => Promise<string | undefined>;

/**
 * The layout of a name: each of its two files (`sidor/NAME.hbs`, `sidor/NAME.css`) is the project's own if it has one
 * (`mallar/sidor/…`), else the shipped one (`templates/sidor/…`). The shipped CSS stands first and the project's is added to it
 * (`gemensam.css` for both layouts).
 */
export async function openLayout(
  name: Layout['name'],
  fonts: readonly FontFile[],
  shipped: ReadTemplate,
  project: ReadTemplate = async () => undefined,
): Promise<Layout> {
  const path = `sidor/${name}.hbs`;
  const [own, ownBase, ownCss, template, base, css] = await Promise.all([
    project(path),
    project('sidor/gemensam.css'),
    project(`sidor/${name}.css`),
    shipped(path),
    shipped('sidor/gemensam.css'),
    shipped(`sidor/${name}.css`),
  ]);
  return {
    name,
    template: own ?? template ?? '',
    file: own === undefined ? `templates/${path}` : `mallar/${path}`,
    trusted: own === undefined,
    css: [base, css, ownBase, ownCss].filter(text => text !== undefined).join('\n'),
    fonts,
  };
}
