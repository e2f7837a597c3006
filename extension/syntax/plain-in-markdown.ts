/**
 * A plain text as Markdown inside a line: nothing in it becomes markup, a link, a directive, HTML or the border of a table's
 * cell, and line breaks become blanks. What is read back is the same text.
 */
export function plainInMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]|]/g, '\\$&')
    .replace(/<(?=[\p{L}/!?])/gu, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/~(?=.*~)|(?<=~.*)~/gu, '\\~')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, match => `${match.slice(0, 3)}\\.`)
    .replace(/(?<=[\w.+-])@(?=[\w-])/g, '\\@');
}

/** Markdown without its escapes: two sources that differ in these alone say the same. */
export function withoutEscapes(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
