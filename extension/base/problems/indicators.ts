import { problem } from '../problem.ts';

/** Problems of the room `indicators`. */
export const indicatorsProblems = {
} as const;
