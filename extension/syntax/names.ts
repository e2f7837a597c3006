/** The directive names that a text may use, NFC. */
export interface NameSets {
  readonly inline: ReadonlySet<string>;
  readonly block: ReadonlySet<string>;
}

/** The sets of names, in NFC whatever form they were given in. */
export function nameSets(inline: readonly string[], block: readonly string[]): NameSets {
  const set = (names: readonly string[]) => new Set(names.map(name => name.normalize('NFC')));
  return { inline: set(inline), block: set(block) };
}
