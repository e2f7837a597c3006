import { problem } from '../problem.ts';

/** Problems of the room `data`. */
export const dataProblems = {
} as const;
