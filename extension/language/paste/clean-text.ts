/**
 * Text as people type it, from text as word processors and web pages have it: plain blanks, no invisible signs, list marks
 * that Markdown knows, and straight quotation marks inside a directive's braces. Curly ones in prose stay.
 */
export function cleanPasted(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029]/g, '\n')
    .replaceAll('\v', '\n')
    .replaceAll('\f', '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/^([ \t]*)(?:[•·▪‣●○\uf0b7]|o(?=\t))[ \t]+/gm, '$1- ')
    .replace(/^([ \t]*[-–])\t+/gm, (_, mark: string) => `${mark.replace('–', '-')} `)
    .replace(/^([ \t]*\d{1,3}[.)])\t+/gm, '$1 ')
    .replace(
      /(:[\p{L}][\p{L}\p{M}\p{N}_-]*(?:\[[^\]\n]*\])?)\{([^}\n]*)\}/gu,
      (_, start: string, inside: string) =>
        `${start}{${inside.replace(/[“”„‟«»]/g, '"').replace(/[‘’‚‛]/g, "'")}}`,
    );
}
