import type { reviewProblems } from '../problems/review.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on what is read from git. */
export const reviewHelp: AreaHelp<typeof reviewProblems> = {
  title: 'Granskning och git',
  introduction:
    'När en version jämförs med en annan läses båda ur git, utan att filerna på disken rörs. Se [granskning.md](granskning.md).',
  codes: {
    'git.not-repository': { example: { folder: 'kvalitet' } },
    'git.untrusted': { example: { folder: 'kvalitet' } },
    'git.revision-unknown': { example: { revision: 'mian', nearest: 'main' } },
    'git.no-commits': { example: {} },
    'git.shallow': { example: { revision: 'origin/main' } },
    'git.unrelated': { example: { base: 'origin/main', head: 'HEAD' } },
    'git.no-project': { example: { revision: 'main', folder: 'kvalitet' } },
    'git.unreadable': { example: { reason: 'bad object HEAD' } },
  },
};
