import type { rollUpProblems } from '../problems/roll-up.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on `sammanställning`. */
export const rollUpHelp: AreaHelp<typeof rollUpProblems> = {
  title: 'Sammanställningar',
  introduction: 'Det som hämtas ur andra rapporter. Se [skriva.md](skriva.md#sammanställningar).',
  codes: {
    'rollup.what-missing': { example: { allowed: ['mål', 'insatser', 'värden'] } },
    'rollup.values-grouping': { example: { value: 'tema' } },
    'rollup.not-for-what': { example: { attribute: 'kohort', what: 'mål', allowed: ['värden'] } },
    'rollup.nothing-below': { example: { report: 'almskolan' } },
  },
};
