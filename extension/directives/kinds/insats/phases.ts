/** The phases of development work, in order. */
export const phases = ['förstå', 'arbete', 'spridning', 'implementering'] as const;
