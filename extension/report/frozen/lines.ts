const width = 160;

/** A JSON value as text in which a change is easy to see: whatever fits into a line stands in one. */
export function lines(value: unknown): string {
  return `${written(value, '')}\n`;
}

function written(value: unknown, indent: string): string {
  const short = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + short.length <= width) return short;
  const inner = `${indent} `;
  if (Array.isArray(value))
    return `[\n${value.map(item => inner + written(item, inner)).join(',\n')}\n${indent}]`;
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${inner}${JSON.stringify(key)}: ${written(item, inner)}`);
  return `{\n${entries.join(',\n')}\n${indent}}`;
}
