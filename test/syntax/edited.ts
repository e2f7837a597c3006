import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';

const reports = new URL('../../examples/lindberga/rapporter/', import.meta.url);

/** Texts that authors have: reports of the example and the sample of the report language. */
export const realTexts: readonly string[] = [
  readFileSync(new URL('../fixtures/reports/sample-unit-report.md', import.meta.url), 'utf8'),
  ...['2024-25', '2025-26'].flatMap(year =>
    readdirSync(new URL(`${year}/`, reports))
      .filter(name => name.endsWith('.md'))
      .map(name => readFileSync(new URL(`${year}/${name}`, reports), 'utf8')),
  ),
].filter(text => text.length < 6000);

/** Every construct whose end or meaning lies in another block than its start. */
const tangledText = `---
typ: enhet
läsår: 2025/26
---

# Rubrik med [länk] och not[^a]

Stycke med [länk][], [text][länk], not[^a] och [^b], EU:s[^c] och :värde[221,4 [länk]]{meritvärde}.

[länk]: https://example.org/å "Titel"

- punkt

  fortsättning [^b]

- punkt två
  1. inre
  2. inre två

[^a]: Noten
    med mer

    och ett stycke [länk]

> citat
lat fortsättning
> - punkt i citat

:::mål[Titel med [länk] och [^c]]{#M26-1}

- Utifrån: A1
- Senast: 2026/27

[^b]: Not i blocket

[inre]: #x

::::analys[Inre]{#A1 av="x y"}

Text med [inre][] och [^b].

[^c]: Djupare not

::::

:::

<div>
:värde[1]{x}

</div>

<!-- ska: läs om -->

| Ämne | År |
| :--- | -: |
| Ma | :värde[82,7 %]{np} |

<!-- en kommentar

med blankrad -->

    kod med indrag

    mer kod

\`\`\`text
:::mål[Titel]

\`\`\`

Setext
------

***

Sista stycket [inre] [^c] [okänd].
`;

// biome-ignore format: one on each line would be two hundred lines.
const fragments = [
  ':::', ':::\n', '::', ':', '::::mål[T]{#M1}\n', ':::mål[T]{#M1}\n\nText.\n\n:::\n', '\n:::analys\n',
  '::innehåll\n', ':värde[1]{x}', ':värde [1]{x}', ':förändring[', ']{', '{#a.b}', '{a=b, c}', '}', '”',
  '```', '\n```\n', '~~~\n', '`', '[a]: x', '\n\n[länk]: y\n\n', '[länk]', '[inre]', '\n[^1]: y', '[^1]',
  '[^a]', '\n\n[^b]: z\n\n', '[^', ']: ', '<div>', '</div>', '<br>', '<!--', '-->', '<!-- x -->',
  '\n<!-- ledtext: x -->\n', '<pre>\n', '<script>', '<?', '<rektor>', '- ', '\n- ', '\n\n- ny\n', '* ',
  '+ ', '1. ', '\n2) ', '> ', '\n> ', '>', '---', '\n---\n', '---\n', '===', '\n===\n', '***', '# ',
  '\n## R\n', '#', '\n', '\n\n', '\n\n\n', '\r\n', '\r', '\r\n\r\n', '\t', '    ', '  ', ' ', '\n    ',
  '\n\t', '|', '| a | b |\n| - | - |\n', '\n| x |', 'https://example.org', 'a@b.se', '*', '**', '_', '~~',
  '\\', '&amp;', '&', '!', '![', '](', 'å', 'e\u0301', '\u00a0', '\u200b', '\ufeff', '\u0000', '😀', 'a',
  'Q', '7', '. ', 'Nyckel: värde\n',
];

/** One change of a text: where, how much goes, and what comes. */
interface Edit {
  readonly at: number;
  readonly snap: 'none' | 'line' | 'blank';
  readonly remove: number;
  readonly insert: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat({ max: 100_000 }),
  snap: fc.constantFrom('none', 'none', 'line', 'blank'),
  remove: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) },
    { weight: 1, arbitrary: fc.nat({ max: 400 }) },
  ),
  insert: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...fragments) },
    { weight: 2, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc.array(fc.constantFrom(...fragments), { maxLength: 6 }).map(parts => parts.join('')),
    },
  ),
});

/** A text, with edits to be made one after another. */
export interface EditedText {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** Texts of authors, and such as no author would write, with edits of every kind. */
export const editedTexts: fc.Arbitrary<{ readonly text: string; readonly edits: readonly Edit[] }> =
  fc.record({
    text: fc.oneof(
      fc.constant(tangledText),
      fc.constantFrom(...realTexts),
      fc.constantFrom(tangledText, ...realTexts).map(text => text.replaceAll('\n', '\r\n')),
      fc.constantFrom(tangledText, ...realTexts).map(text => `\ufeff${text}`),
      fc.constantFrom(tangledText.slice(tangledText.indexOf('# Rubrik')), ''),
    ),
    edits: fc.array(edit, { minLength: 1, maxLength: 8 }),
  });

/** The text after one edit. */
export function apply(text: string, { at, snap, remove, insert }: Edit): string {
  let start = at % (text.length + 1);
  if (snap !== 'none') {
    const found = text
      .slice(start)
      .search(snap === 'line' ? /(?<=[\r\n])/ : /(?<=(?:\r\n|\n|\r)[\t ]*(?:\r\n|\n|\r))/);
    start = found < 0 ? start : start + found;
  }
  return text.slice(0, start) + insert + text.slice(start + remove);
}
