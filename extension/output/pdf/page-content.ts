/** What a page's content turned out to be, once each of its operators is either tagged or an artifact. */
export interface MendedContent {
  readonly text: string;
  /** Marks that held nothing but rules and fills: they are artifacts now, and their elements lose them. */
  readonly decoration: ReadonlySet<number>;
}

const mark = /^\/(\S+) <<([^\n]*)\/MCID (\d+) ?>>\s?BDC$/;
const paints = /(?:^|\s)(?:f\*?|F|S|s|B\*?|b\*?|Tj|TJ|Do|sh|EI|'|")$/;
const says = /(?:^|\s)(?:Tj|TJ|Do|sh|EI|'|")$/;

/**
 * The content of a page as the browser's PDF writer leaves it (one operator a line, marks never nested), with everything
 * that paints outside a mark wrapped as an artifact, and rules inside text elements made artifacts too. Lines in
 * `replaced` (by mark) are written instead of the mark's own.
 */
export function mendContent(
  source: string,
  replaced: ReadonlyMap<number, (lines: readonly string[]) => readonly string[]>,
): MendedContent {
  const out: string[] = [];
  const decoration = new Set<number>();
  let held: string[] = [];
  let open: { readonly type: string; readonly mcid: number; readonly line: string } | undefined;
  let foreignDepth = 0;

  // One by one: a drawing has more lines than a call may have arguments.
  const write = (lines: readonly string[]) => {
    for (const line of lines) out.push(line);
  };
  const writeAround = (first: string, lines: readonly string[]) => {
    out.push(first);
    write(lines);
    out.push('EMC');
  };
  const writeArtifact = () => {
    if (held.some(line => paints.test(line))) writeAround('/Artifact BMC', held);
    else write(held);
  };
  const flushOutside = () => {
    writeArtifact();
    held = [];
  };
  const flushInside = (closed: NonNullable<typeof open>) => {
    const keeps = closed.type === 'Figure' || closed.type === 'Lbl' || closed.type === 'Formula';
    if (!keeps && !held.some(line => says.test(line))) {
      decoration.add(closed.mcid);
      writeArtifact();
    } else {
      const change = replaced.get(closed.mcid);
      writeAround(closed.line, change ? change(held) : held);
    }
    held = [];
  };

  for (const line of source.split('\n')) {
    const begins = !open && line.endsWith('BDC') ? mark.exec(line) : null;
    if (begins) {
      flushOutside();
      open = { type: begins[1] ?? '', mcid: Number(begins[3]), line };
    } else if (open && line === 'EMC' && foreignDepth === 0) {
      flushInside(open);
      open = undefined;
    } else {
      if (line.endsWith('BDC') || line.endsWith('BMC')) foreignDepth++;
      else if (line === 'EMC') foreignDepth--;
      held.push(line);
    }
  }
  if (open) flushInside(open);
  else flushOutside();
  return { text: out.join('\n'), decoration };
}
