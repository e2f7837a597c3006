import { problem } from '../problem.ts';

/** Problems of the room `protection`. */
export const protectionProblems = {
} as const;
