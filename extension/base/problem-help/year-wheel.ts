import type { yearWheelProblems } from '../problems/year-wheel.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on årshjul.yaml. */
export const yearWheelHelp: AreaHelp<typeof yearWheelProblems> = {
  title: 'Årshjulet',
  introduction: 'Det som står i `årshjul.yaml`. Se [status.md](status.md#årshjulet).',
  codes: {
    'year-wheel.date': { example: { date: '02-30' } },
    'year-wheel.no-date': { example: { name: 'Resultatdag' } },
  },
};
