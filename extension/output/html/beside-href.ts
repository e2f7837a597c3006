/**
 * The address of a file in the same folder. With `./` before it, viewers that would take a name with dots for a host on the
 * web look beside the document instead.
 */
export function besideHref(name: string): string {
  return `./${encodeURIComponent(name)}`;
}
