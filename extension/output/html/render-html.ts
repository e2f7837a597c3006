import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Layout } from '../layout.ts';
import type { Page } from '../page.ts';
import { renderTemplate, renderTrustedTemplate } from '../template/render-template.ts';
import { byContents } from './by-contents.ts';
import { contentsEntries, contentsTree, placeContents } from './contents.ts';
import { listFacts } from './fact-lists.ts';
import { fontFaces } from './fonts.ts';
import { harmless } from './harmless.ts';
import { neededFonts } from './needed-fonts.ts';
import { numberHeadings } from './outline-of-body.ts';
import { classTables } from './table-width.ts';
import { themeCss } from './theme-css.ts';

/** Nothing may be loaded, run or sent: only what stands in the file itself. */
export const contentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** That policy as a document says it of itself. */
export const policyElement = `<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`;

/**
 * The page as ONE self-contained HTML file: fonts, pictures and CSS inside, no JavaScript, a policy that forbids loading.
 * Same page and layout, same text. Faults: those of the project's template, `output.contents-depth`.
 */
export async function renderHtml(page: Page, layout: Layout): Promise<string> {
  const inside = await renderInside(page, layout);
  const theme = themeCss(page, layout.name === 'utskrift');
  const fonts = fontFaces(neededFonts(layout.fonts, inside + theme));
  return `<!doctype html>
<html lang="${page.lang}">
<head>
<meta charset="utf-8">
${policyElement}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(page.title)}</title>
<style>${styleText(`${fonts}\n${theme}\n${layout.css}`)}</style>
</head>
<body class="ska-${layout.name}${page.cover.status.draft ? ' ska-utkast' : ''}">
${inside}
</body>
</html>
`;
}

/**
 * What stands inside `<body>`. `textOf` makes HTML of the finished elements of the text: those who show them one by one
 * (a preview) take them there. Faults: those of the project's template, `output.contents-depth`.
 */
export async function renderInside(
  page: Page,
  layout: Layout,
  textOf?: (nodes: readonly ElementContent[]) => string,
): Promise<string> {
  const view = viewOf(page, layout.name === 'utskrift', textOf);
  return layout.trusted
    ? renderTrustedTemplate(layout.template, layout.file, view)
    : renderTemplate(layout.template, layout.file, view);
}

/** What a page template may name; everything is there, empty things are `null`. `innehåll`, `text`, `noter` are finished HTML. */
function viewOf(
  page: Page,
  print: boolean,
  textOf?: (nodes: readonly ElementContent[]) => string,
): Readonly<Record<string, unknown>> {
  // Who takes the text element by element shows it again and again: what is there already is not made anew.
  const medium = textOf
    ? page.body.flatMap(node => shownAgain(node, print))
    : forMedium(page.body, print, print);
  const { body, headings } = numberHeadings(medium);
  const entries = contentsEntries(headings, page.contents);
  const contents = entries.length > 0 ? contentsTree(entries, print) : undefined;
  const { cover } = page;
  return {
    titel: page.title,
    underrubrik: page.subtitle ?? null,
    organisation: cover.organisation,
    enhet: cover.unit ?? null,
    läsår: cover.schoolYear,
    rapporttyp: cover.reportType,
    status: cover.status.name,
    utkast: cover.status.draft,
    datum: cover.date ?? null,
    beslut: cover.decision ?? null,
    logotyp: cover.logo ? { källa: dataUri(cover.logo), alt: cover.logo.alt } : null,
    upplysningar: cover.notes,
    uppgifter: cover.facts.map(fact => ({ term: fact.term, text: fact.text })),
    sidhuvud: page.runningHeader,
    innehåll: !print && contents ? html([contents]) : null,
    text: (textOf ?? html)(placeContents(body, print ? contents : undefined)),
    noter: page.notes.length > 0 ? html(forMedium(page.notes, print, print)) : null,
  };
}

/** The tree without what could load or run; on paper also with the classes and lists that print needs. */
function forMedium(
  nodes: readonly ElementContent[],
  print: boolean,
  paper: boolean,
): readonly ElementContent[] {
  const safe = paper ? withoutTips(harmless(nodes)) : harmless(nodes);
  return print ? classTables(listFacts(safe)) : safe;
}

const onPaper = byContents(element => forMedium([element], true, false));
const onScreen = byContents(element => forMedium([element], false, false));

/** A part of the text as it is shown, on paper or on a screen of its own; the very same when it is asked for again. */
function shownAgain(node: ElementContent, print: boolean): readonly ElementContent[] {
  if (node.type !== 'element') return forMedium([node], print, false);
  return (print ? onPaper : onScreen)(node).map(made => {
    if (made.type !== 'element') return made;
    // Where it stands is not part of what it is.
    const { position: _, data: __, ...rest } = made;
    return {
      ...rest,
      ...(node.position && { position: node.position }),
      ...(node.data && { data: node.data }),
    };
  });
}

/** Nothing points at paper: the areas of a chart that tell their numbers are left out. */
function withoutTips(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    if (node.properties.class === 'ska-tips') return [];
    return [{ ...node, children: withoutTips(node.children) }];
  });
}

function html(nodes: readonly ElementContent[]): string {
  return toHtml({ type: 'root', children: [...nodes] });
}

/** A picture as a `data:` address. */
export function dataUri(image: { readonly bytes: Uint8Array; readonly type: string }): string {
  return `data:${image.type};base64,${Buffer.from(image.bytes).toString('base64')}`;
}

/** A text between tags. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** CSS inside a style element: the only way out of it is its end tag. */
export function styleText(css: string): string {
  return css.replace(/<\/style/gi, '<\\/style');
}
