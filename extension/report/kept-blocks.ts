import type { ElementContent } from 'hast';

/** A question that a block asked of what is around it; `A` is what can be asked. */
export type Question<A> = (around: A) => unknown;

/** What a block asks while it is rendered. */
export interface Asking<A> {
  /** Remembers a question and its answer. */
  note(question: Question<A>, answer: unknown): void;
  /** The block rests on what cannot be asked again: it is not kept. */
  loosen(): void;
}

/** A block as it was rendered, where it began, and all that it rests on besides its own text. */
interface KeptBlock {
  readonly nodes: readonly ElementContent[];
  readonly line: number;
  readonly asked: readonly { readonly question: Question<never>; readonly answer: string }[];
}

/** Rendered blocks of reports, kept from one rendering to the next: what has not changed is not rendered again. */
export interface KeptBlocks {
  /** Blocks of one report, in one place of a page. `frame` is what all of them rest on: when that has changed, none is kept. */
  of<A>(place: string, frame: string): BlockRound<A>;
  /** What is made of some things; what was made the last time when they are the very same. */
  same<T>(place: string, from: readonly unknown[], make: () => T): T;
}

/** One rendering of a report's blocks; what it neither finds nor keeps is let go at its end. */
export interface BlockRound<A> {
  /** The block with this text, if all that it rested on is still so; its elements know by how many lines they have moved. */
  find(text: string, line: number, around: A): readonly ElementContent[] | undefined;
  /** Begins what a block asks. */
  open(): Asking<A>;
  keep(text: string, line: number, nodes: readonly ElementContent[], asking: Asking<A>): void;
  end(): void;
}

const textOf = (answer: unknown) => JSON.stringify(answer) ?? '';

/** An empty store. */
export function keptBlocks(): KeptBlocks {
  const made = new Map<string, { readonly from: readonly unknown[]; readonly result: unknown }>();
  const places = new Map<string, { readonly frame: string; readonly blocks: Map<string, KeptBlock[]> }>();
  return {
    same<T>(place: string, from: readonly unknown[], make: () => T): T {
      const known = made.get(place);
      if (known?.from.length === from.length && from.every((one, at) => one === known.from[at]))
        return known.result as T;
      const result = make();
      made.set(place, { from, result });
      return result;
    },
    of<A>(place: string, frame: string): BlockRound<A> {
      const known = places.get(place);
      const before = known?.frame === frame ? known.blocks : new Map<string, KeptBlock[]>();
      const now = new Map<string, KeptBlock[]>();
      const add = (text: string, block: KeptBlock) => now.set(text, [...(now.get(text) ?? []), block]);
      const askings = new WeakMap<Asking<A>, KeptBlock['asked'] | undefined>();
      return {
        find(text, line, around) {
          const found = before
            .get(text)
            ?.find(({ asked }) =>
              asked.every(({ question, answer }) => textOf((question as Question<A>)(around)) === answer),
            );
          if (!found) return undefined;
          add(text, found);
          const moved = line - found.line;
          return moved === 0 ? found.nodes : found.nodes.map(node => movedBy(node, moved));
        },
        open() {
          const asked: { question: Question<never>; answer: string }[] = [];
          const asking: Asking<A> = {
            note: (question, answer) => asked.push({ question, answer: textOf(answer) }),
            loosen: () => askings.set(asking, undefined),
          };
          askings.set(asking, asked);
          return asking;
        },
        keep(text, line, nodes, asking) {
          const asked = askings.get(asking);
          if (asked) add(text, { nodes, line, asked });
        },
        end() {
          places.set(place, { frame, blocks: now });
        },
      };
    },
  };
}

/** By how many lines an element and what is in it stand below where their positions say. */
export function movedLines(node: ElementContent): number {
  return node.data && 'moved' in node.data ? Number(node.data.moved) : 0;
}

function movedBy(node: ElementContent, moved: number): ElementContent {
  return node.type === 'element' ? { ...node, data: { ...node.data, moved } as typeof node.data } : node;
}
