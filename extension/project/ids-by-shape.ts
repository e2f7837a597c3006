/** Ids of blocks in a report's text, told by their shape alone: enough to know what other years' reports can be linked to. */
export function idsByShape(text: string): readonly string[] {
  const lines = text.matchAll(/^[ \t]*:{2,}[\p{L}]+[^\n]*\{[^\n}]*#([^\s.}]+)/gmu);
  return [...lines].flatMap(found => found[1] ?? []);
}
