/** A text of the project's (a name, a definition) as Markdown that shows it as it stands: no links, images or markup of its own. */
export function plain(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>()#+!|~&]/g, mark => `\\${mark}`)
    .replace(/^(\d+)([.)])/gm, '$1\\$2')
    .replace(/^-/gm, '\\-')
    .replace(/:\/\//g, ':\u200b//')
    .replace(/\s*[\r\n]+\s*/g, ' ');
}

/** Paragraphs of a hover; what is missing is left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('\n\n');
}

/** A list of a hover; empty without items. */
export function bullets(items: readonly (string | undefined)[]): string {
  return items
    .filter(Boolean)
    .map(item => `- ${item}`)
    .join('\n');
}
