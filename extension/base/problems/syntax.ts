import { problem } from '../problem.ts';

/** Problems of the room `syntax`. */
export const syntaxProblems = {
} as const;
