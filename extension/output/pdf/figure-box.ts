/** A rectangle in a page's own units (points, from the lower left). */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

/** The boxes of the given marks on a page: what their paths, pictures and text positions reach, clipped to the page. */
export function boxesOf(content: string, wanted: ReadonlySet<number>, page: Box): ReadonlyMap<number, Box> {
  const boxes = new Map<number, { -readonly [side in keyof Box]: number }>();
  let matrix = identity;
  const saved: Matrix[] = [];
  let mcid: number | undefined;
  // A path counts when it is painted; one that only clips (`n`) says nothing of what is seen.
  let path: (readonly [number, number])[] = [];
  const reach = (x: number, y: number, by: Matrix = matrix) => {
    if (mcid === undefined) return;
    const px = Math.min(Math.max(by[0] * x + by[2] * y + by[4], page.left), page.right);
    const py = Math.min(Math.max(by[1] * x + by[3] * y + by[5], page.bottom), page.top);
    const box = boxes.get(mcid);
    if (!box) {
      boxes.set(mcid, { left: px, bottom: py, right: px, top: py });
      return;
    }
    // In place: a chart has thousands of points.
    box.left = Math.min(box.left, px);
    box.bottom = Math.min(box.bottom, py);
    box.right = Math.max(box.right, px);
    box.top = Math.max(box.top, py);
  };
  for (const line of content.split('\n')) {
    if (line === 'q') saved.push(matrix);
    else if (line === 'Q') matrix = saved.pop() ?? identity;
    else if (line.endsWith(' cm')) matrix = times(numbers(line) as unknown as Matrix, matrix);
    else if (line.endsWith('BDC')) {
      const found = Number(/\/MCID (\d+)/.exec(line)?.[1] ?? -1);
      mcid = wanted.has(found) ? found : undefined;
    } else if (line === 'EMC') mcid = undefined;
    else if (mcid !== undefined) {
      if (/ [mlcvy]$/.test(line)) {
        const n = numbers(line);
        for (let i = 0; i + 1 < n.length; i += 2) path.push([n[i] ?? 0, n[i + 1] ?? 0]);
      } else if (line.endsWith(' re')) {
        const [x = 0, y = 0, width = 0, height = 0] = numbers(line);
        path.push([x, y], [x + width, y + height]);
      } else if (/^(?:f\*?|F|S|s|B\*?|b\*?)$/.test(line)) {
        for (const [x, y] of path) reach(x, y);
        path = [];
      } else if (line === 'n') path = [];
      else if (line.endsWith(' Tm')) {
        const n = numbers(line);
        if (n.length === 6) reach(0, 0, times(n as unknown as Matrix, matrix));
      } else if (line.endsWith(' Do')) {
        reach(0, 0);
        reach(1, 1);
      }
    }
  }
  return boxes;
}

function numbers(line: string): number[] {
  const words = line.split(' ');
  words.pop();
  return words.map(Number);
}

/** The smallest box that holds all of them; undefined for none. */
export function unite(boxes: readonly Box[]): Box | undefined {
  const [first, ...rest] = boxes;
  return (
    first &&
    rest.reduce(
      (sum, box) => ({
        left: Math.min(sum.left, box.left),
        bottom: Math.min(sum.bottom, box.bottom),
        right: Math.max(sum.right, box.right),
        top: Math.max(sum.top, box.top),
      }),
      first,
    )
  );
}
