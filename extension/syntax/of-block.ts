import type { Nodes } from 'mdast';

/** The nodes that a moved block was copied from. */
const origins = new WeakMap<Nodes, Nodes>();

/** Says that a block is another one in a new place. */
export function setOrigin(copy: Nodes, of: Nodes): void {
  origins.set(copy, of);
}

/**
 * Remembers what is told of a block of a text's first level, also when the block moves: an editor asks the same of all blocks at
 * each key press. Only for what does not depend on where the block stands.
 */
export function ofBlock<T>(tell: (block: Nodes) => T): (block: Nodes) => T {
  const known = new WeakMap<Nodes, { readonly told: T }>();
  return block => {
    const origin = origins.get(block) ?? block;
    const before = known.get(origin);
    if (before) return before.told;
    const told = tell(block);
    known.set(origin, { told });
    return told;
  };
}
