import type { Range } from './directive-tokens.ts';
import type { ReadDirective } from './directives.ts';
import { type Shift, shiftRange } from './shift.ts';

/** A leaf directive or a container by its fences. */
export interface FencedBlock {
  readonly form: 'leaf' | 'container';
  readonly name: string;
  readonly start: number;
  /** The closing fence of a container that has one. */
  readonly closing: Range | undefined;
}

/** The directives that are blocks of their own. */
export function fencedBlocks(directives: readonly ReadDirective[]): readonly FencedBlock[] {
  return directives.flatMap(({ directive: { form, name }, range, tokens }) =>
    form === 'inline' ? [] : [{ form, name, start: range.start, closing: tokens.fences[1] }],
  );
}

/** A block after a shift. */
export function shiftFenced({ form, name, start, closing }: FencedBlock, by: Shift): FencedBlock {
  return { form, name, start: start + by.offset, closing: closing && shiftRange(closing, by) };
}
