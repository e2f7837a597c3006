/**
 * The same function, which remembers what it made of the last texts: an editor asks of the same words at every key press.
 * When there are more than `most`, all are forgotten. Only for what depends on the text alone.
 */
export function remembered<T>(make: (text: string) => T, most = 2_000): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
