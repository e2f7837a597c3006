import type { renameProblems } from '../problems/rename.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on changing a name everywhere. */
export const renameHelp: AreaHelp<typeof renameProblems> = {
  title: 'Byta namn i editorn',
  introduction:
    'Byt namn (F2) ändrar en beteckning, en indikator, en tabell, en enhet eller ett tema i alla rapporter och år på en gång. När det inte går säger editorn varför.',
  codes: {
    'rename.undefined': { example: { name: 'M26-9' } },
    'rename.taken': { example: { name: 'M25-1', by: 'Fler klarar matematiken, 2024/25' } },
    'rename.shape': { example: { name: 'Mål 1', wanted: 'M26-1' } },
    'rename.shipped': { example: { name: 'antal-elever' } },
    'rename.reserved': { example: { name: 'huvudman' } },
    'rename.in-data': {
      example: { name: 'tallbackaskolan', file: 'data/elever.csv' },
      note: 'Gäller tabeller där enheten står med sitt id (`ska:nyckel: id`). Står den med namn eller skolenhetskod går det bra att byta id.',
    },
  },
};
