import type { nodeProblems } from '../problems/node.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on files, folders and what the machine refuses. */
export const nodeHelp: AreaHelp<typeof nodeProblems> = {
  title: 'Filer och mappar',
  introduction:
    'Det som datorn säger nej till. Gäller det en enskild fil går arbetet vidare med de andra; annars avslutas kommandot med kod 2. Ingen fil lämnas halvskriven. Mer hjälp finns i [felsökning.md](felsökning.md).',
  codes: {
    'file.missing': { example: { file: 'data/betyg-ak9.csv' } },
    'file.folder': { example: { file: 'data/betyg-ak9.csv' } },
    'file.not-folder': { example: { file: 'ut' } },
    'file.outside': { example: { file: '../kommunen/betyg.csv' } },
    'file.locked': {
      example: { file: 'data/fritidshem.xlsx', use: 'read' },
      note: 'Se [felsökning.md](felsökning.md#en-fil-är-låst).',
    },
    'file.too-large': { example: { file: 'data/uttag.csv', size: 480_000_000, limit: 100_000_000 } },
    'file.unreadable': { example: { file: 'data/betyg-ak9.csv', reason: 'EACCES' } },
    'file.unwritable': { example: { file: 'ut/2025-26/enhet/almskolan.pdf', reason: 'EPERM' } },
    'file.full': { example: { file: 'ut/2025-26/enhet/almskolan.pdf' } },
    'project.not-found': { example: { folder: 'Dokument' } },
    'build.running': { example: { folder: 'ut' } },
  },
};
