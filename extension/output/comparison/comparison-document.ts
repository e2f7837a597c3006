import { createHash } from 'node:crypto';
import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { fontFaces } from '../html/fonts.ts';
import { harmless } from '../html/harmless.ts';
import { neededFonts } from '../html/needed-fonts.ts';
import { themeCss } from '../html/theme-css.ts';
import type { Layout } from '../layout.ts';
import {
  type ComparedMark,
  type ComparedPage,
  type ComparedPart,
  markChanges,
  partsOf,
} from './compared-page.ts';
import { stepScript } from './step-script.ts';

/** What two versions come to on a page. */
export interface ComparisonSetting {
  readonly base: string;
  readonly head: string;
  /** Of the shipped layout: a project's own page template has no say here. */
  readonly layout: Layout;
  /** The comparison's own style. */
  readonly css: string;
  /** Every change in its order; those of the pages have the same numbers there. */
  readonly marks: readonly ComparedMark[];
  /** Waivers, a sentence each. */
  readonly waivers: readonly string[];
}

/** The style, the body and the script of a comparison, for a page of its own or for an editor's panel. */
interface ComparisonParts {
  readonly style: string;
  readonly body: string;
  readonly script: string;
}

/** Both versions side by side, part by part, with every change marked; parts without a change are folded. */
function comparisonParts(pages: readonly ComparedPage[], setting: ComparisonSetting): ComparisonParts {
  const nodes = [
    h('header', { className: ['ska-jämförelse-huvud'] }, [
      h('h1', 'Före och efter'),
      h('p', [`${setting.base} → ${setting.head}`]),
      h('p', { className: ['ska-knappar'] }, [
        {
          ...h('span', {}),
          tagName: 'button',
          properties: { type: 'button', id: 'ska-förra' },
          children: [{ type: 'text', value: 'Föregående (p)' }],
        },
        {
          ...h('span', {}),
          tagName: 'button',
          properties: { type: 'button', id: 'ska-nästa' },
          children: [{ type: 'text', value: 'Nästa (n)' }],
        },
        h(
          'span',
          { id: 'ska-sagt', role: 'status', ariaLive: 'polite' },
          `${setting.marks.length} ändringar`,
        ),
      ]),
    ]),
    h('main', { id: 'text' }, [
      h('section', { ariaLabel: 'Ändringar' }, [
        h('h2', 'Ändringar'),
        setting.marks.length === 0
          ? h('p', 'Inget har ändrats i sak.')
          : h('ol', { className: ['ska-ändringar'] }, setting.marks.map(listed)),
        ...(setting.waivers.length > 0
          ? [
              h('h3', 'Undantag i de jämförda rapporterna'),
              h(
                'ul',
                setting.waivers.map(one => h('li', one)),
              ),
            ]
          : []),
      ]),
      ...pages.map(pageSection),
    ]),
  ];
  const body = toHtml({ type: 'root', children: nodes });
  const look = pages.find(page => page.after ?? page.before);
  const page = look?.after ?? look?.before;
  const theme = page ? themeCss(page, false) : '';
  const fonts = fontFaces(neededFonts(setting.layout.fonts, body + theme));
  return { style: [fonts, theme, setting.layout.css, setting.css].join('\n'), body, script: stepScript };
}

/** A comparison as one HTML file that needs no network: nothing but its own script may run, nothing is loaded. */
export function comparisonDocument(pages: readonly ComparedPage[], setting: ComparisonSetting): string {
  const { style, body, script } = comparisonParts(pages, setting);
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Före och efter</title>
<style>${style.replace(/<\/style/gi, '<\\/style')}</style>
</head>
<body class="ska-webb ska-jämförelse">
${body}
<script>${script}</script>
</body>
</html>
`;
}

function listed(mark: ComparedMark): ElementContent {
  const values = [mark.was, mark.is].filter(text => text !== undefined).join(' → ');
  return h('li', [
    h('a', { href: `#ändring-${mark.number}`, id: `ändring-${mark.number}`, dataSteg: String(mark.number) }, [
      h('span', { className: ['ska-slag'] }, `${mark.kind}, ${mark.way}`),
      ` ${mark.label}`,
      ...(values ? [h('span', { className: ['ska-värden'] }, ` ${values}`)] : []),
    ]),
  ]);
}

function pageSection(page: ComparedPage): ElementContent {
  const before = markChanges(harmless(page.before?.body ?? []), page.marks, 'before');
  const after = markChanges(harmless(page.after?.body ?? []), page.marks, 'after');
  const standing = (side: 'before' | 'after') =>
    page[side]
      ? `${side === 'before' ? 'Före' : 'Efter'}: ${page[side].cover.status.name}`
      : side === 'before'
        ? 'Fanns inte'
        : 'Borttagen';
  return h('section', { className: ['ska-rapport'], ariaLabel: page.title }, [
    h('h2', page.title),
    h('div', { className: ['ska-sidor', 'ska-spalthuvud'] }, [
      h('p', standing('before')),
      h('p', standing('after')),
    ]),
    ...partsOf(before, after).map(partSection),
  ]);
}

function partSection(part: ComparedPart): ElementContent {
  const both = h('div', { className: ['ska-sidor'] }, [
    h(
      'div',
      { className: ['ska-text', 'ska-före'], ariaLabel: 'Före', role: 'group' },
      part.before as ElementContent[],
    ),
    h(
      'div',
      { className: ['ska-text', 'ska-efter'], ariaLabel: 'Efter', role: 'group' },
      part.after as ElementContent[],
    ),
  ]);
  const changed = [...part.before, ...part.after].some(isMarked);
  const oneSided = part.before.length === 0 || part.after.length === 0;
  if (changed || oneSided) return both;
  return {
    ...h('div'),
    tagName: 'details',
    children: [h('summary', `Oförändrat: ${part.title || 'Inledningen'}`), both],
  } as ElementContent;
}

function isMarked(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    (node.properties.dataAndring !== undefined ||
      node.children.some(child => isMarked(child as ElementContent)))
  );
}
