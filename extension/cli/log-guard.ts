/**
 * What is written to a log on a runner of workflows (GitHub Actions, Azure Pipelines), so that no text of a report can be
 * taken for a command there: the runner reads `##[`, `##vso[` anywhere in a line, and `::command …::` at its start. Elsewhere
 * the text stays as it is.
 */
export function logGuard(env: Readonly<Record<string, string | undefined>>): (text: string) => string {
  const github = env.GITHUB_ACTIONS !== undefined;
  if (!github && env.TF_BUILD === undefined) return text => text;
  return text => {
    const harmless = text.replace(/##(?=vso\[|\[)/gi, '## ');
    return github ? harmless.replace(/^([^\S\n]*):(?=:[^:\n]*::)/gm, '$1:\u200B') : harmless;
  };
}

/** Signs that a terminal or a log obeys or that turn the reading direction, but for line ends and tabs; first those that this program writes itself. */
const escapeSign = String.fromCharCode(27);
const obeyed = new RegExp(
  `(${escapeSign}\\[(?:0|1|2|31|33|36)m|\\r${escapeSign}\\[2K)|(?![\\t\\n\\r])[\\p{Cc}\\p{Bidi_Control}]|\\r(?!\\n)`,
  'gu',
);

/** A text in which nothing from a file can move the cursor, hide a line, name the window or end a section of a log. `ours`: the few signs of this program's own colours and progress stay. */
export function withoutControls(text: string, ours: boolean): string {
  return text.replace(obeyed, (_all, own: string | undefined) => (ours && own ? own : '\uFFFD'));
}
