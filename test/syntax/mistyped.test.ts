import assert from 'node:assert/strict';
import { severityOf } from '../../extension/base/problems.ts';
import { applyEdits } from '../../extension/syntax/edit.ts';
import { parseDocument } from '../../extension/syntax/parse.ts';
import { names } from './names.ts';

interface Mistake {
  readonly title: string;
  readonly text: string;
  /** Each finding: its code and the source that it points at. */
  readonly found: readonly (readonly [code: string, source: string])[];
  /** The text after every fix; undefined when there is none. */
  readonly mended?: string;
}

const body = '\n\nText.\n\n:::\n';

const mistakes: readonly Mistake[] = [
  {
    title: 'space before {',
    text: `:::mål[Titel] {#M1}${body}`,
    found: [['syntax.space', ' ']],
    mended: `:::mål[Titel]{#M1}${body}`,
  },
  {
    title: 'space before { of an inline directive',
    text: 'Den är :värde[221,4] {meritvärde} i år.\n',
    found: [['syntax.space', ' ']],
    mended: 'Den är :värde[221,4]{meritvärde} i år.\n',
  },
  {
    title: 'space before [',
    text: `:::mål [Titel]{#M1}${body}`,
    found: [['syntax.space', ' ']],
    mended: `:::mål[Titel]{#M1}${body}`,
  },
  {
    title: 'space after the colons',
    text: `::: mål[Titel]${body}`,
    found: [['syntax.space', ' ']],
    mended: `:::mål[Titel]${body}`,
  },
  {
    title: 'space before [ of an inline directive',
    text: 'Den är :värde [221,4]{meritvärde}.\n',
    found: [['syntax.space', ' ']],
    mended: 'Den är :värde[221,4]{meritvärde}.\n',
  },
  {
    title: 'curly quotes that Markdown cannot read',
    text: `:::diagram[Titel]{#d meritvärde mot=”huvudman riket”}${body}`,
    found: [['syntax.quotes-curly', '”huvudman riket”']],
    mended: `:::diagram[Titel]{#d meritvärde mot="huvudman riket"}${body}`,
  },
  {
    title: 'curly quotes around one word',
    text: 'Den är :värde[1]{meritvärde enhet=“riket”}.\n',
    found: [['syntax.quotes-curly', '“riket”']],
    mended: 'Den är :värde[1]{meritvärde enhet="riket"}.\n',
  },
  {
    title: 'one straight and one curly quote',
    text: `:::diagram{mot="huvudman riket” x=läsår}${body}`,
    found: [['syntax.quotes-curly', '"huvudman riket”']],
    mended: `:::diagram{mot="huvudman riket" x=läsår}${body}`,
  },
  {
    title: 'an open quote',
    text: `:::diagram{mot="huvudman riket x=läsår}${body}`,
    found: [['syntax.quote-open', '"huvudman riket']],
    mended: `:::diagram{mot="huvudman riket" x=läsår}${body}`,
  },
  {
    title: 'an open quote last in an inline directive',
    text: 'Den är :värde[1]{meritvärde ämne="Svenska som andraspråk} i år.\n',
    found: [['syntax.quote-open', '"Svenska som andraspråk']],
    mended: 'Den är :värde[1]{meritvärde ämne="Svenska som andraspråk"} i år.\n',
  },
  {
    title: 'no-break spaces between attributes',
    text: `:::tabell[Titel]{#np\u00a0np-godkänt\u202frader=ämne}${body}`,
    found: [['syntax.no-break-space', '\u00a0np-godkänt\u202f']],
    mended: `:::tabell[Titel]{#np np-godkänt rader=ämne}${body}`,
  },
  {
    title: 'a no-break space that Markdown takes into the value',
    text: 'Den är :värde[1]{meritvärde läsår=2024/25\u00a0enhet-x}.\n',
    found: [['syntax.no-break-space', '\u00a0']],
    mended: 'Den är :värde[1]{meritvärde läsår=2024/25 enhet-x}.\n',
  },
  {
    title: 'a no-break space in a quoted value',
    text: 'Den är :värde[1]{np ämne="Svenska\u00a0som andraspråk"}.\n',
    found: [['syntax.no-break-space', '\u00a0']],
    mended: 'Den är :värde[1]{np ämne="Svenska som andraspråk"}.\n',
  },
  {
    title: 'text after the brace',
    text: ':::mål[Titel]{#M1} Alla är i skolan.\n\nText.\n\n:::\n',
    found: [['syntax.text-after', 'Alla är i skolan.']],
    mended: ':::mål[Titel]{#M1}\n\nAlla är i skolan.\n\nText.\n\n:::\n',
  },
  {
    title: 'text with brackets after the brace',
    text: ':::mål{#M1} Se [bilagan]\n\nText.\n\n:::\n',
    found: [['syntax.text-after', 'Se [bilagan]']],
    mended: ':::mål{#M1}\n\nSe [bilagan]\n\nText.\n\n:::\n',
  },
  {
    title: 'a title without brackets',
    text: `:::mål Eleverna är i skolan {#M1}${body}`,
    found: [['syntax.title-without-brackets', 'Eleverna är i skolan']],
    mended: `:::mål[Eleverna är i skolan]{#M1}${body}`,
  },
  {
    title: 'a title after the braces',
    text: `:::mål{#M1} [Titel]${body}`,
    found: [['syntax.title-after-braces', '[Titel]']],
    mended: `:::mål[Titel]{#M1}${body}`,
  },
  {
    title: 'an open bracket',
    text: `:::mål[Titel{#M1}${body}`,
    found: [['syntax.bracket-open', '[Titel']],
    mended: `:::mål[Titel]{#M1}${body}`,
  },
  {
    title: 'an open bracket of an inline directive',
    text: 'Den är :värde[221,4{meritvärde} i år.\n',
    found: [['syntax.bracket-open', '[221,4']],
    mended: 'Den är :värde[221,4]{meritvärde} i år.\n',
  },
  {
    title: 'an open brace',
    text: `:::mål[Titel]{#M1 ansvarig=rektor${body}`,
    found: [['syntax.brace-open', '{#M1 ansvarig=rektor']],
    mended: `:::mål[Titel]{#M1 ansvarig=rektor}${body}`,
  },
  {
    title: 'attributes over two lines',
    text: `:::mål[Titel]{#M1\n   ansvarig=rektor}${body}`,
    found: [['syntax.attributes-over-lines', '{#M1\n   ansvarig=rektor}']],
    mended: `:::mål[Titel]{#M1 ansvarig=rektor}${body}`,
  },
  {
    title: 'an unquoted comma list that Markdown reads as two attributes',
    text: `:::tabell[Titel]{np ämne=Svenska, Matematik rader=ämne}${body}`,
    found: [['syntax.list-unquoted', 'ämne=Svenska, Matematik']],
    mended: `:::tabell[Titel]{np ämne="Svenska, Matematik" rader=ämne}${body}`,
  },
  {
    title: 'an unquoted comma list of several words that Markdown cannot read',
    text: `:::tabell[Titel]{np ämne=Svenska som andraspråk, Matematik}${body}`,
    found: [['syntax.list-unquoted', 'ämne=Svenska som andraspråk, Matematik']],
    mended: `:::tabell[Titel]{np ämne="Svenska som andraspråk, Matematik"}${body}`,
  },
  {
    title: 'commas between attributes',
    text: 'Den är :värde[1]{meritvärde, enhet=riket, läsår=2024/25}.\n',
    found: [
      ['syntax.comma', 'meritvärde,'],
      ['syntax.comma', ','],
    ],
    mended: 'Den är :värde[1]{meritvärde enhet=riket läsår=2024/25}.\n',
  },
  {
    title: 'one fence that closes two blocks',
    text: ':::analys[A]{#A1}\n\nFörst.\n\n:::diagram[D]{#d m}\n\n> Text.\n\n:::\n\nSist.\n\n:::\n\nEfter.\n',
    found: [['syntax.fence-nested', ':::analys[A]{#A1}']],
    mended:
      '::::analys[A]{#A1}\n\nFörst.\n\n:::diagram[D]{#d m}\n\n> Text.\n\n:::\n\nSist.\n\n::::\n\nEfter.\n',
  },
  {
    title: 'three levels with the same fence',
    text: ':::dialog\n\n:::analys\n\n:::diagram\n\nx\n\n:::\n\n:::\n\n:::\n',
    found: [
      ['syntax.fence-nested', ':::dialog'],
      ['syntax.fence-nested', ':::analys'],
    ],
    mended: ':::::dialog\n\n::::analys\n\n:::diagram\n\nx\n\n:::\n\n::::\n\n:::::\n',
  },
  {
    title: 'marks of a merge in git',
    text: 'Före.\n\n<<<<<<< HEAD\nEn mening.\n=======\nEn annan.\n>>>>>>> gren\n',
    found: [['syntax.conflict', '<<<<<<< HEAD']],
  },
  {
    title: 'a stray fence',
    text: `:::mål[Titel]${body}\n:::\n\nEfter.\n`,
    found: [['syntax.fence-stray', ':::']],
    mended: `:::mål[Titel]${body}\n\nEfter.\n`,
  },
  {
    title: 'a stray fence after a table, which Markdown takes for its last row',
    text: '| a | b |\n| - | - |\n| 1 | 2 |\n:::\n',
    found: [['syntax.fence-stray', ':::']],
    mended: '| a | b |\n| - | - |\n| 1 | 2 |\n',
  },
  {
    title: 'a block that is never closed, before a heading',
    text: ':::mål[Titel]{#M1}\n\nText.\n\n## Rubrik\n\nEfter.\n',
    found: [['syntax.fence-never-closed', ':::mål[Titel]{#M1}']],
    mended: ':::mål[Titel]{#M1}\n\nText.\n\n:::\n\n## Rubrik\n\nEfter.\n',
  },
  {
    title: 'a block that is never closed, before the next block',
    text: ':::mål[A]{#M1}\n\nText.\n\n:::insats[B]{#I1}\n\nText.\n\n:::\n',
    found: [['syntax.fence-never-closed', ':::mål[A]{#M1}']],
    mended: ':::mål[A]{#M1}\n\nText.\n\n:::\n\n:::insats[B]{#I1}\n\nText.\n\n:::\n',
  },
  {
    title: 'a block that is never closed, last in a file without a final newline',
    text: ':::mål[A]{#M1}\n\nText.',
    found: [['syntax.fence-never-closed', ':::mål[A]{#M1}']],
    mended: ':::mål[A]{#M1}\n\nText.\n\n:::\n',
  },
  {
    title: 'a closing fence that is too short',
    text: '::::mål[A]\n\nText.\n\n:::\n\nEfter.\n',
    found: [['syntax.fence-too-short', ':::']],
    mended: '::::mål[A]\n\nText.\n\n::::\n\nEfter.\n',
  },
  {
    title: 'a closing fence with a no-break space',
    text: ':::mål[A]\n\nText.\n\n:::\u00a0\n',
    found: [['syntax.no-break-space', '\u00a0']],
    mended: ':::mål[A]\n\nText.\n\n:::\n',
  },
  {
    title: 'two colons at the start, three at the end',
    text: `::mål[A]${body}`,
    found: [['syntax.leaf-closed', '::mål[A]']],
    mended: `:::mål[A]${body}`,
  },
  {
    title: 'the same attribute twice with the same value',
    text: 'Den är :värde[1]{meritvärde visa=ord visa=ord}.\n',
    found: [['syntax.attribute-twice', 'visa=ord']],
    mended: 'Den är :värde[1]{meritvärde visa=ord}.\n',
  },
  {
    title: 'the same attribute twice with different values: only the author knows',
    text: 'Den är :värde[1]{meritvärde visa=ord visa=tal}.\n',
    found: [['syntax.attribute-twice', 'visa=tal']],
  },
  {
    title: 'an id with a dot',
    text: `:::mål[Titel]{#M26.1.b ansvarig=rektor}${body}`,
    found: [['syntax.id-with-dot', '#M26.1.b']],
    mended: `:::mål[Titel]{#M26-1-b ansvarig=rektor}${body}`,
  },
  {
    title: 'a block hidden below a tag',
    text: `<div>\n:::mål[Titel]{#M1}${body}`,
    found: [
      ['syntax.html', '<div>'],
      ['syntax.hidden-in-html', ':::mål'],
    ],
    mended: `<div>\n\n:::mål[Titel]{#M1}${body}`,
  },
  {
    title: 'a whole block between tags',
    text: '<div>\n:::mål[Titel]{#M1}\nText.\n:::\n</div>\n',
    found: [
      ['syntax.html', '<div>'],
      ['syntax.hidden-in-html', ':::mål'],
    ],
  },
  {
    title: 'field lines without a blank after the colon',
    text: ':::insats[Titel]{#I1}\n\n- Mål:M26-1\n- Ansvarig: rektor\n\n:::\n',
    found: [['syntax.field-without-blank', 'Mål:']],
    mended: ':::insats[Titel]{#I1}\n\n- Mål: M26-1\n- Ansvarig: rektor\n\n:::\n',
  },
  {
    title: 'an inline directive hidden behind a comment',
    text: '<!-- ska: läs om --> Den är :värde[1]{meritvärde}.\n',
    found: [['syntax.hidden-in-html', ':värde']],
    mended: '<!-- ska: läs om --> \n\nDen är :värde[1]{meritvärde}.\n',
  },
  {
    title: 'a bar in a table cell',
    text: '| a | b |\n| - | - |\n| :antal[3]{vad=enheter med="a|b"} | 2 |\n',
    found: [['syntax.pipe-in-cell', ':antal[3]{vad=enheter med="a|b"}']],
    mended: '| a | b |\n| - | - |\n| :antal[3]{vad=enheter med="a\\|b"} | 2 |\n',
  },
  {
    title: 'no blank lines inside the fences',
    text: ':::tabell[T]{np}\n| a | b |\n| - | - |\n| 1 | 2 |\n:::\n',
    found: [['syntax.fence-blank-lines', ':::tabell[T]{np}']],
    mended: ':::tabell[T]{np}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n:::\n',
  },
  {
    title: 'no blank line before the closing fence',
    text: ':::tabell[T]{np}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n:::\n',
    found: [['syntax.fence-blank-lines', ':::']],
    mended: ':::tabell[T]{np}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n:::\n',
  },
  {
    title: 'a misspelt inline name',
    text: 'Den är :värde[221,4]{meritvärde}, :förendring[+3,2]{meritvärde}.\n',
    found: [['syntax.inline-unknown', 'förendring']],
    mended: 'Den är :värde[221,4]{meritvärde}, :förändring[+3,2]{meritvärde}.\n',
  },
  {
    title: 'a misspelt inline name with another case',
    text: 'Den är :Varde[221,4]{meritvärde}.\n',
    found: [['syntax.inline-unknown', 'Varde']],
    mended: 'Den är :värde[221,4]{meritvärde}.\n',
  },
  {
    title: 'a misspelt block name',
    text: `:::inssats[Titel]{#I1}${body}`,
    found: [['syntax.block-unknown', 'inssats']],
    mended: `:::insats[Titel]{#I1}${body}`,
  },
  {
    title: 'a block in running text',
    text: 'Se :diagram[Titel]{#d} och :Tabel[T]{x}.\n',
    found: [
      ['syntax.inline-is-block', ':diagram'],
      ['syntax.inline-is-block', ':Tabel'],
    ],
  },
  {
    title: 'an inline directive written as a block',
    text: '::värde[1]{meritvärde}\n',
    found: [['syntax.block-is-inline', '::värde']],
    mended: ':värde[1]{meritvärde}\n',
  },
  {
    title: 'an inline directive without brackets',
    text: 'Den är :värde{meritvärde}.\n',
    found: [['syntax.inline-without-brackets', ':värde']],
    mended: 'Den är :värde[]{meritvärde}.\n',
  },
  {
    title: 'an inline directive glued to a word',
    text: 'Den är:värde[1]{meritvärde}.\n',
    found: [['syntax.inline-glued', ':värde']],
    mended: 'Den är :värde[1]{meritvärde}.\n',
  },
  {
    title: 'an indented block',
    text: 'Text.\n\n    ::diagram[T]{m}\n',
    found: [['syntax.block-indented', '::diagram[T]{m}']],
    mended: 'Text.\n\n::diagram[T]{m}\n',
  },
  {
    title: 'raw HTML',
    text: 'Här är <b>fet</b> text.\n',
    found: [['syntax.html', '<b>']],
  },
  {
    title: 'a word in angle brackets',
    text: 'Kontakta <rektor> om det.\n',
    found: [['syntax.html', '<rektor>']],
    mended: 'Kontakta \\<rektor> om det.\n',
  },
  {
    title: 'a comment that never ends',
    text: 'Före.\n\n<!-- att göra\n\nEfter.\n',
    found: [['syntax.comment-open', '<!-- att göra']],
    mended: 'Före.\n\n<!-- att göra -->\n\nEfter.\n',
  },
  {
    title: 'front matter that is never closed',
    text: '---\ntyp: enhet\nläsår: 2025/26\n\n# Rubrik\n',
    found: [['syntax.front-matter-open', '---']],
    mended: '---\ntyp: enhet\nläsår: 2025/26\n---\n\n# Rubrik\n',
  },
  {
    title: 'front matter that does not stand first',
    text: '\n\n---\ntyp: enhet\n---\n\n# Rubrik\n',
    found: [['syntax.front-matter-first', '---']],
    mended: '---\ntyp: enhet\n---\n\n# Rubrik\n',
  },
  {
    title: 'several mistakes on one line',
    text: `:::tabell [Titel] {#np\u00a0np-godkänt ämne=”Svenska, Matematik”}${body}`,
    found: [
      ['syntax.space', ' '],
      ['syntax.space', ' '],
      ['syntax.no-break-space', '\u00a0'],
      ['syntax.quotes-curly', '”Svenska, Matematik”'],
    ],
    mended: `:::tabell[Titel]{#np np-godkänt ämne="Svenska, Matematik"}${body}`,
  },
];

describe('mistyped directives', () => {
  for (const { title, text, found, mended } of mistakes) {
    for (const [kind, from] of [
      ['LF', text],
      ['CRLF', text.replaceAll('\n', '\r\n')],
      ['BOM', `\ufeff${text}`],
    ] as const) {
      it(`${title} (${kind})`, () => {
        const document = parseDocument('rapporter/2025-26/x.md', from, names);
        const seen = document.diagnostics.map(({ code, place: { span } }) => [
          code,
          from.slice(span.start.offset, span.end.offset).replaceAll('\r\n', '\n'),
        ]);
        assert.deepEqual(seen, found);
        if (mended === undefined) return;
        const edits = document.diagnostics.flatMap(one => one.fix?.edits ?? []);
        const after = applyEdits(from, edits);
        assert.equal(after.replaceAll('\r\n', '\n').replace(/^\ufeff/, ''), mended);
        if (kind === 'CRLF') assert.ok(!/[^\r]\n/.test(after), 'keeps the line endings');
        const again = parseDocument('x.md', after, names);
        const left = again.diagnostics.filter(one => severityOf(one.code) === 'error');
        assert.deepEqual(
          left.map(one => one.code),
          [],
        );
      });
    }
  }
});
