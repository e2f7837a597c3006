import { problem } from '../problem.ts';

/** Problems of årshjul.yaml. */
export const yearWheelProblems = {
  'year-wheel.date': problem<{ date: string }>(
    'error',
    a =>
      `”${a.date}” finns inte i kalendern. Skriv månad och dag: 09-15. Skottdagen går inte: den finns inte varje år.`,
    a =>
      `“${a.date}” is not in the calendar. Write month and day: 09-15. The leap day cannot be used: it does not come each year.`,
  ),
  'year-wheel.no-date': problem<{ name: string }>(
    'error',
    a => `Aktiviteten ”${a.name}” har ingen tid. Skriv dag: 09-15, eller månad: september.`,
    a => `The activity “${a.name}” has no time. Write dag: 09-15, or månad: september.`,
  ),
  'year-wheel.empty': problem(
    'warning',
    () => 'Årshjulet är tomt: skriv aktiviteter i årshjul.yaml.',
    () => 'The year is empty: write activities in årshjul.yaml.',
  ),
} as const;
