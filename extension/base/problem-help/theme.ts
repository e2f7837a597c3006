import type { themeProblems } from '../problems/theme.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on the project's colours. */
export const themeHelp: AreaHelp<typeof themeProblems> = {
  title: 'Färger',
  introduction:
    'Det som står under `tema:` i `ska.yaml`. Färgerna prövas så att alla kan läsa texten och skilja serierna åt: se [projektet.md](projektet.md#utseende).',
  codes: {
    'theme.colour': { example: { name: 'huvud', value: 'blå' } },
    'theme.contrast': {
      example: { name: 'huvud', value: '#7fb8d6', ratio: '2,1', needed: '4,5', used: '#537b8f' },
    },
    'theme.chart-colour': { example: { name: 'huvud', value: '#9a9a9a' } },
    'theme.unknown-colour': { example: { name: 'huvd', known: 'huvud och accent', nearest: 'huvud' } },
  },
};
