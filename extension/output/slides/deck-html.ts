import { createHash } from 'node:crypto';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { listFacts } from '../html/fact-lists.ts';
import { fontFaces } from '../html/fonts.ts';
import { harmless } from '../html/harmless.ts';
import { neededFonts } from '../html/needed-fonts.ts';
import { contentPolicy, dataUri, escapeText, styleText } from '../html/render-html.ts';
import { themeCss } from '../html/theme-css.ts';
import type { Layout } from '../layout.ts';
import { renderTemplate, renderTrustedTemplate } from '../template/render-template.ts';
import type { Deck, DeckSlide } from './deck.ts';

/**
 * A deck as ONE self-contained HTML file. With a script it is presented in a browser; its policy lets that very script run and
 * nothing else, and nothing is loaded. Without one it is what is printed. Faults: those of the project's template.
 */
export async function renderDeck(deck: Deck, layout: Layout, script?: string): Promise<string> {
  const inside = await renderDeckInside(deck, layout, script === undefined);
  const theme = themeCss({ ...deck, runningHeader: '' }, false);
  const fonts = fontFaces(neededFonts(layout.fonts, `${inside}${theme}0123456789`));
  const run =
    script === undefined
      ? ''
      : `; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  return `<!doctype html>
<html lang="${deck.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}${run}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(deck.title)}</title>
<style>${styleText(`${fonts}\n${theme}\n${layout.css}`)}</style>
</head>
<body class="ska-bildspel${deck.cover.status.draft ? ' ska-utkast' : ''}">
${inside}
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
}

/** What stands inside `<body>`. `textOf` makes HTML of the finished slides: a preview takes them there one by one. */
export async function renderDeckInside(
  deck: Deck,
  layout: Layout,
  print: boolean,
  textOf: (nodes: readonly ElementContent[]) => string = html,
): Promise<string> {
  const { cover } = deck;
  const slides = slideElements(deck, print);
  const view = {
    titel: deck.title,
    underrubrik: deck.subtitle ?? null,
    organisation: cover.organisation,
    enhet: cover.unit ?? null,
    läsår: cover.schoolYear,
    rapporttyp: cover.reportType,
    status: cover.status.name,
    utkast: cover.status.draft,
    datum: cover.date ?? null,
    logotyp: cover.logo ? { källa: dataUri(cover.logo), alt: cover.logo.alt } : null,
    upplysningar: cover.notes,
    utskrift: print,
    antal: slides.length + 1,
    text: textOf(slides),
  };
  return layout.trusted
    ? renderTrustedTemplate(layout.template, layout.file, view)
    : renderTemplate(layout.template, layout.file, view);
}

/** The slides after the title slide, as elements. */
function slideElements(deck: Deck, print: boolean): Element[] {
  const total = deck.slides.length + 1;
  const ids = idsOn(deck.slides);
  return deck.slides.map((slide, index) => slideElement(slide, index + 2, total, deck, print, ids));
}

/** Ids that stand on the slides: a link to anything else keeps its words alone. */
function idsOn(slides: readonly DeckSlide[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const visit = (node: ElementContent): void => {
    if (node.type !== 'element') return;
    if (node.properties.id !== undefined) ids.add(String(node.properties.id));
    node.children.forEach(visit);
  };
  for (const slide of slides) slide.content.forEach(visit);
  return ids;
}

function slideElement(
  slide: DeckSlide,
  number: number,
  total: number,
  { cover, title }: Deck,
  print: boolean,
  ids: ReadonlySet<string>,
): Element {
  const id = `bild-${number}`;
  const prepared = (nodes: readonly ElementContent[]) => {
    const safe = rooted(harmless(nodes), ids);
    return print ? listFacts(safe) : safe;
  };
  const draft = cover.status.draft ? [h('span', { className: ['ska-utkastmärke'] }, 'UTKAST')] : [];
  return {
    ...h(
      'section',
      {
        className: ['ska-bild', `ska-bild-${slide.form}`],
        id,
        dataBild: String(number),
        // Slides may have the same title: the number tells them apart, and how far one has come.
        ariaLabelledBy: [`${id}-rubrik`, `${id}-nummer`],
      },
      [
        h('header', [
          ...(slide.overline ? [h('p', { className: ['ska-överrad'] }, slide.overline)] : []),
          h('h2', { id: `${id}-rubrik`, tabIndex: -1 }, slide.title),
        ]),
        h('div', { className: ['ska-bild-innehåll'] }, prepared(slide.content)),
        ...(slide.source ? [h('p', { className: ['ska-källa'] }, slide.source)] : []),
        h('footer', { className: ['ska-bild-fot'], ariaHidden: 'true' }, [
          h('span', `${cover.organisation} · ${title}`),
          ...draft,
          h('span', { id: `${id}-nummer`, className: ['ska-bild-nummer'] }, `${number} / ${total}`),
        ]),
        ...(!print && slide.notes.length > 0
          ? [
              h(
                'aside',
                { className: ['ska-anteckningar'], hidden: true, ariaLabel: 'Anteckningar' },
                prepared(slide.notes),
              ),
            ]
          : []),
      ],
    ),
    position: { start: { line: slide.line, column: 1 }, end: { line: slide.line, column: 1 } },
  };
}

/** A link to a block that no slide shows leads nowhere: its words stand alone. */
function rooted(nodes: readonly ElementContent[], ids: ReadonlySet<string>): ElementContent[] {
  return nodes.flatMap(node => {
    if (node.type !== 'element') return [node];
    const href = String(node.properties.href ?? '');
    const children = rooted(node.children, ids);
    if (node.tagName === 'a' && href.startsWith('#') && !ids.has(href.slice(1))) return children;
    return [{ ...node, children }];
  });
}

function html(nodes: readonly ElementContent[]): string {
  return toHtml({ type: 'root', children: [...nodes] });
}
