const unfinished: (() => void)[] = [];

/** The last begun first: what rests on something goes before it. */
const sweep = () => {
  for (const undo of unfinished.splice(0).reverse()) undo();
};

/**
 * Something under way that must not stay half done when the process ends in the middle (a second Ctrl-C, a bug): `undo`,
 * which may not wait for anything and may not throw, puts it right. Call what is returned when it is done.
 */
export function underWay(undo: () => void): () => void {
  if (unfinished.length === 0) process.once('exit', sweep);
  unfinished.push(undo);
  return () => {
    const at = unfinished.indexOf(undo);
    if (at >= 0) unfinished.splice(at, 1);
    if (unfinished.length === 0) process.removeListener('exit', sweep);
  };
}
