/**
 * A plain text as Markdown inside a line: nothing in it becomes markup, a directive, HTML or the border of a table's cell, and line
 * breaks become blanks (no-break spaces stay). What is read back is the same text. An address is still linked to itself
 * (GFM looks for them in text that has been read), but without the escapes that stand in it.
 */
export function plainInMarkdown(text: string): string {
  return text
    .replace(/[\t-\r \u2028\u2029]+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]|]/g, '\\$&')
    .replace(/(?<![\p{L}\d:]):+(?=\p{L})|:(?=[\p{L}\d-]+(?:\\\[|\{))/gu, colons =>
      '\\:'.repeat(colons.length),
    )
    .replace(/<(?=[\p{L}/!?])/gu, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/~/g, (mark, at: number, whole: string) =>
      whole.indexOf('~') < at || whole.indexOf('~', at + 1) > at ? `\\${mark}` : mark,
    )
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www\./gi, match => `${match.slice(0, 3)}\\.`)
    .replace(/(?<=[\w.+-])@(?=[\w-])/g, '\\@');
}

/** A plain text as the Markdown of a paragraph: besides, nothing in it begins a list, a heading, a quote or a block directive. */
export function plainParagraph(text: string): string {
  return plainInMarkdown(text)
    .replace(/^(\d+)(?=[.)](?: |$))/, '$1\\')
    .replace(/^(?=[#>:]|[-+](?: |$))/, '\\');
}

/** Markdown without its escapes: two sources that differ in these alone say the same. */
export function withoutEscapes(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
