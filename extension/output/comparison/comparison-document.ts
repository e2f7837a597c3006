import { createHash } from 'node:crypto';
import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Language } from '../../base/problem.ts';
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
  /** Of what is said around the reports, which stay in their own. */
  readonly language: Language;
  /** Of the shipped layout: a project's own page template has no say here. */
  readonly layout: Layout;
  /** The comparison's own style. */
  readonly css: string;
  /** Every change in its order; those of the pages have the same numbers there. */
  readonly marks: readonly ComparedMark[];
  /** Waivers, a sentence each. */
  readonly waivers: readonly string[];
}

const words = {
  sv: {
    title: 'Före och efter',
    previous: 'Föregående (p)',
    next: 'Nästa (n)',
    count: (count: number) => (count === 1 ? '1 ändring' : `${count} ändringar`),
    step: ['Ändring', 'av'],
    changes: 'Ändringar',
    none: 'Inget har ändrats i sak.',
    waivers: 'Undantag i projektets rapporter',
    before: 'Före',
    after: 'Efter',
    absent: 'Fanns inte',
    removed: 'Borttagen',
    same: 'Oförändrat',
    start: 'Inledningen',
  },
  en: {
    title: 'Before and after',
    previous: 'Previous (p)',
    next: 'Next (n)',
    count: (count: number) => (count === 1 ? '1 change' : `${count} changes`),
    step: ['Change', 'of'],
    changes: 'Changes',
    none: 'Nothing has changed in meaning.',
    waivers: 'Waivers in the project’s reports',
    before: 'Before',
    after: 'After',
    absent: 'Was not there',
    removed: 'Removed',
    same: 'Unchanged',
    start: 'The beginning',
  },
} as const;
type Words = (typeof words)[Language];

/** The style, the body and the script of a comparison, for a page of its own or for an editor's panel. */
interface ComparisonParts {
  readonly style: string;
  readonly body: string;
  readonly script: string;
}

/** Both versions side by side, part by part, with every change marked; parts without a change are folded. */
function comparisonParts(pages: readonly ComparedPage[], setting: ComparisonSetting): ComparisonParts {
  const say = words[setting.language];
  const nodes = [
    h('header', { className: ['ska-jämförelse-huvud'] }, [
      h('h1', say.title),
      h('p', [`${setting.base} → ${setting.head}`]),
      h('p', { className: ['ska-knappar'] }, [
        {
          ...h('span', {}),
          tagName: 'button',
          properties: { type: 'button', id: 'ska-förra' },
          children: [{ type: 'text', value: say.previous }],
        },
        {
          ...h('span', {}),
          tagName: 'button',
          properties: { type: 'button', id: 'ska-nästa' },
          children: [{ type: 'text', value: say.next }],
        },
        h('span', { id: 'ska-sagt', role: 'status', ariaLive: 'polite' }, say.count(setting.marks.length)),
      ]),
    ]),
    h('main', { id: 'text' }, [
      h('section', { ariaLabel: say.changes }, [
        h('h2', say.changes),
        setting.marks.length === 0
          ? h('p', say.none)
          : h('ol', { className: ['ska-ändringar'] }, setting.marks.map(listed)),
        ...(setting.waivers.length > 0
          ? [
              h('h3', say.waivers),
              h(
                'ul',
                setting.waivers.map(one => h('li', one)),
              ),
            ]
          : []),
      ]),
      ...pages.map(page => pageSection(page, say)),
    ]),
  ];
  const body = toHtml({ type: 'root', children: nodes });
  const look = pages.find(page => page.after ?? page.before);
  const page = look?.after ?? look?.before;
  const theme = page ? themeCss(page, false) : '';
  const fonts = fontFaces(neededFonts(setting.layout.fonts, body + theme));
  return {
    style: [fonts, theme, setting.layout.css, setting.css].join('\n'),
    body,
    script: stepScript(say.step),
  };
}

/** A comparison as one HTML file that needs no network: nothing but its own script may run, nothing is loaded. */
export function comparisonDocument(pages: readonly ComparedPage[], setting: ComparisonSetting): string {
  const { style, body, script } = comparisonParts(pages, setting);
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${setting.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words[setting.language].title}</title>
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
  const about = [mark.what, mark.report].filter(Boolean).join(' · ');
  return h('li', [
    h('a', { href: `#ändring-${mark.number}`, id: `ändring-${mark.number}`, dataSteg: String(mark.number) }, [
      h('span', { className: ['ska-slag'] }, about),
      ` ${mark.label} `,
      ...(mark.parts
        ? mark.parts.map(part =>
            h('span', { className: ['ska-del'] }, [
              `${part.what}: `,
              h('span', { className: ['ska-värden'] }, `${part.before} → ${part.after}`),
              ' ',
            ]),
          )
        : values
          ? [h('span', { className: ['ska-värden'] }, values)]
          : []),
    ]),
  ]);
}

function pageSection(page: ComparedPage, say: Words): ElementContent {
  const before = markChanges(unlisted(harmless(page.before?.body ?? [])), page.marks, 'before');
  const after = markChanges(unlisted(harmless(page.after?.body ?? [])), page.marks, 'after');
  const standing = (side: 'before' | 'after') =>
    page[side]
      ? `${say[side]}: ${page[side].cover.status.name}`
      : side === 'before'
        ? say.absent
        : say.removed;
  return h('section', { className: ['ska-rapport'], ariaLabel: page.title }, [
    h('h2', page.title),
    h('div', { className: ['ska-sidor', 'ska-spalthuvud'] }, [
      h('p', standing('before')),
      h('p', standing('after')),
    ]),
    ...partsOf(before, after).map(part => partSection(part, say)),
  ]);
}

/** Blocks stand here twice: as named sections they would all be listed twice to who moves from landmark to landmark. */
function unlisted(body: readonly ElementContent[]): ElementContent[] {
  return body.map(node => {
    if (node.type !== 'element') return node;
    const { ariaLabelledBy, ...others } = node.properties;
    return {
      ...node,
      properties: node.tagName === 'section' ? others : node.properties,
      children: unlisted(node.children as ElementContent[]),
    };
  });
}

function partSection(part: ComparedPart, say: Words): ElementContent {
  const both = h('div', { className: ['ska-sidor'] }, [
    h(
      'div',
      { className: ['ska-text', 'ska-före'], ariaLabel: say.before, role: 'group' },
      part.before as ElementContent[],
    ),
    h(
      'div',
      { className: ['ska-text', 'ska-efter'], ariaLabel: say.after, role: 'group' },
      part.after as ElementContent[],
    ),
  ]);
  const changed = [...part.before, ...part.after].some(isMarked);
  const oneSided = part.before.length === 0 || part.after.length === 0;
  if (changed || oneSided) return both;
  return {
    ...h('div'),
    tagName: 'details',
    children: [h('summary', `${say.same}: ${part.title || say.start}`), both],
  } as ElementContent;
}

function isMarked(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    (node.properties.dataAndring !== undefined ||
      node.children.some(child => isMarked(child as ElementContent)))
  );
}
