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
