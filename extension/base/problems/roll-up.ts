import { problem } from '../problem.ts';

/** Problems of `sammanställning`. */
export const rollUpProblems = {
  'rollup.what-missing': problem<{ allowed: readonly string[] }>(
    'error',
    a => `Sammanställningen säger inte vad den hämtar. Skriv vad= och något av ${a.allowed.join(', ')}.`,
    a => `The roll-up does not say what it gathers. Write vad= and one of ${a.allowed.join(', ')}.`,
  ),
  'rollup.values-grouping': problem<{ value: string }>(
    'error',
    a => `Värden kan inte grupperas efter ${a.value}. Skriv grupp=område eller grupp=enhet.`,
    a => `Values cannot be grouped by ${a.value}. Write grupp=område or grupp=enhet.`,
  ),
  'rollup.not-for-what': problem<{ attribute: string; what: string; allowed: readonly string[] }>(
    'warning',
    a =>
      `”${a.attribute}” gör ingenting med vad=${a.what}. Ta bort det, eller skriv vad=${a.allowed.join(' eller vad=')}.`,
    a =>
      `“${a.attribute}” does nothing with vad=${a.what}. Take it away, or write vad=${a.allowed.join(' or vad=')}.`,
  ),
  'rollup.nothing-below': problem<{ report: string }>(
    'warning',
    a =>
      `Rapporten ${a.report} har inga rapporter under sig att sammanställa. Sammanställningar hör hemma i ett områdes, huvudmannens eller nämndens rapport.`,
    a =>
      `The report ${a.report} has no reports below it to gather from. Roll-ups belong in the report of an area, the head authority or the board.`,
  ),
} as const;
