import { plainLine } from '../../base/plain-line.ts';

/** Invisible and without width; after it a host sees no name, number, address or sign of its own. */
const joiner = '\u2060';

/**
 * A text as Markdown that shows just these signs in a comment on GitHub, GitLab or Azure DevOps: no markup and no HTML, and
 * nothing that a host would turn into a mention, a reference, a link, a picture, a formula or an emoji. One line, at most `most` signs.
 */
export function markdownText(text: string, most = 240): string {
  const line = plainLine(text).replace(/\s+/g, ' ').trim();
  const cut = line.length > most ? `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
  return (
    cut
      // Signs that a host gives a meaning to what follows them.
      .replace(/([@#!&~%$^])(?=[\p{L}\d<{["(/])/gu, `$1${joiner}`)
      .replace(/:(?=[\w+/-])/g, `:${joiner}`)
      .replace(/\b(www)\./gi, `$1${joiner}.`)
      .replace(/\b(gh|ab)-(?=\d)/gi, `$1-${joiner}`)
      // Names of commits.
      .replace(/\b(?=[0-9a-f]*[a-f])[0-9a-f]{7,}\b/gi, name => name.replace(/.{3}(?=.)/g, `$&${joiner}`))
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_[\]{}|~!#@$^]/g, '\\$&')
  );
}
