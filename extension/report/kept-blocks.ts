import type { ElementContent } from 'hast';

/** A question that a block asked of what is around it; `A` is what can be asked. */
export type Question<A> = (around: A) => unknown;

/** What a block asks while it is rendered. */
export interface Asking<A> {
  /** Remembers a question and its answer; `outside` the report, when it is not the report that answers. */
  note(question: Question<A>, answer: unknown, where?: 'outside'): void;
  /** The block rests on what cannot be asked again: it is not kept. */
  loosen(): void;
}

/** A block as it was rendered, where it began, and all that it rests on besides its own text. */
interface KeptBlock {
  readonly nodes: readonly ElementContent[];
  readonly line: number;
  readonly asked: readonly Asked[];
}

interface Asked {
  readonly question: Question<never>;
  readonly answer: Plain;
  readonly outside: boolean;
}

/** Rendered blocks of reports, kept from one rendering to the next: what has not changed is not rendered again. */
export interface KeptBlocks {
  /** Blocks of one report, in one place of a page. `frame` is what all of them rest on: when that has changed, none is kept. */
  of<A>(place: string, frame: string): BlockRound<A>;
  /**
   * All of a report in one place: as it was, when it is the very same (`from`) and what it asked outside of itself is
   * answered as before. `make` says whether it may be kept.
   */
  whole<A>(
    place: string,
    from: readonly unknown[],
    around: A,
    make: () => { readonly nodes: ElementContent[]; readonly lasts: boolean },
  ): ElementContent[];
  /** What is made of some things; what was made the last time when they are the very same. */
  same<T>(place: string, from: readonly unknown[], make: () => T): T;
}

/** One rendering of a report's blocks; what it neither finds nor keeps is let go at its end. */
export interface BlockRound<A> {
  /** The block with this text, if all that it rested on is still so; its elements know by how many lines they have moved. */
  find(text: string, line: number, around: A): readonly ElementContent[] | undefined;
  /** Begins what a block asks. */
  open(): Asking<A>;
  /** Keeps a block, unless it rests on what cannot be asked again: then false. One that is not `whole` is never found by itself. */
  keep(
    text: string,
    line: number,
    nodes: readonly ElementContent[],
    asking: Asking<A>,
    whole: boolean,
  ): boolean;
  end(): void;
}

/** An answer as it is compared: what has parts as a text. Most are words or numbers, which compare as they are. */
type Plain = string | number | boolean | undefined;

function plain(answer: unknown): Plain {
  return typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean'
    ? answer
    : JSON.stringify(answer);
}

/** An empty store. */
export function keptBlocks(): KeptBlocks {
  const made = new Map<string, { readonly from: readonly unknown[]; readonly result: unknown }>();
  const wholes = new Map<
    string,
    { readonly from: readonly unknown[]; readonly nodes: ElementContent[]; readonly asked: readonly Asked[] }
  >();
  const outside = new Map<string, Asked[]>();
  const isSame = (one: readonly unknown[], other: readonly unknown[]) =>
    one.length === other.length && one.every((each, at) => each === other[at]);
  const holds =
    <A>(around: A) =>
    ({ question, answer }: Asked) =>
      plain((question as Question<A>)(around)) === answer;
  const places = new Map<string, { readonly frame: string; readonly blocks: Map<string, KeptBlock[]> }>();
  return {
    same<T>(place: string, from: readonly unknown[], make: () => T): T {
      const known = made.get(place);
      if (known && isSame(known.from, from)) return known.result as T;
      const result = make();
      made.set(place, { from, result });
      return result;
    },
    whole(place, from, around, make) {
      const known = wholes.get(place);
      if (known && isSame(known.from, from) && known.asked.every(holds(around))) return known.nodes;
      outside.set(place, []);
      const { nodes, lasts } = make();
      if (lasts) wholes.set(place, { from, nodes, asked: outside.get(place) ?? [] });
      else wholes.delete(place);
      return nodes;
    },
    of<A>(place: string, frame: string): BlockRound<A> {
      const known = places.get(place);
      const before = known?.frame === frame ? known.blocks : new Map<string, KeptBlock[]>();
      const now = new Map<string, KeptBlock[]>();
      const beyond = outside.get(place) ?? [];
      const add = (text: string, block: KeptBlock) => now.set(text, [...(now.get(text) ?? []), block]);
      const askings = new WeakMap<Asking<A>, KeptBlock['asked'] | undefined>();
      return {
        find(text, line, around) {
          const found = before.get(text)?.find(({ asked }) => asked.every(holds(around)));
          if (!found) return undefined;
          beyond.push(...found.asked.filter(one => one.outside));
          add(text, found);
          const moved = line - found.line;
          return moved === 0 ? found.nodes : found.nodes.map(node => movedBy(node, moved));
        },
        open() {
          const asked: Asked[] = [];
          const asking: Asking<A> = {
            note(question, answer, where) {
              const one = { question, answer: plain(answer), outside: where === 'outside' };
              asked.push(one);
              if (one.outside) beyond.push(one);
            },
            loosen: () => askings.set(asking, undefined),
          };
          askings.set(asking, asked);
          return asking;
        },
        keep(text, line, nodes, asking, whole) {
          const asked = askings.get(asking);
          if (asked && whole) add(text, { nodes, line, asked });
          return asked !== undefined;
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
