import { problem } from '../problem.ts';

/** Problems of the room `project`. */
export const projectProblems = {
} as const;
