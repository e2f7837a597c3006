import type { protectionProblems } from '../problems/protection.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on personal data. */
export const protectionHelp: AreaHelp<typeof protectionProblems> = {
  title: 'Personuppgifter',
  introduction:
    'Uppgifter om enskilda får inte stå i en rapport, en datafil eller projektets egna filer. De här fynden går varken att sänka eller undanta.',
  codes: {
    'personal.number': {
      example: { called: 'personnummer' },
      note: 'Numret söks i rapporter, i projektets egna filer och i allt under `data/`, även i arbetsböcker, textdokument och zip-filer; med `ska check --staged` i allt som är på väg in i git, och i filernas namn. Det måste vara ett datum som finns och ha rätt kontrollsiffra. Själva numret skrivs aldrig ut.',
    },
    'personal.unsearched': { example: {} },
  },
};
