/** Problems of the room `protection`: primary protection tells nothing of its own; what cannot be protected is told at the directive. */
export const protectionProblems = {} as const;
