import { didYouMean, problem } from '../problem.ts';

/** Problems of how a command was called. */
export const cliProblems = {
  'usage.query': problem<{ query: string }>(
    'error',
    a =>
      `Frågan ”${a.query}” går inte att läsa. Skriv som i en rapport: meritvärde enhet=bjorkskolan läsår=2023/24.`,
    a =>
      `The query “${a.query}” cannot be read. Write it as in a report: meritvärde enhet=bjorkskolan läsår=2023/24.`,
  ),
  'usage.choice': problem<{
    option: string;
    value: string;
    allowed: readonly string[];
    nearest: string | undefined;
  }>(
    'error',
    a =>
      `”${a.value}” går inte för ${a.option}.${didYouMean(a.nearest, 'sv')} Det som går: ${a.allowed.join(', ')}.`,
    a =>
      `“${a.value}” is not possible for ${a.option}.${didYouMean(a.nearest, 'en')} Possible: ${a.allowed.join(', ')}.`,
  ),
  'usage.outside-project': problem<{ file: string; root: string }>(
    'error',
    a => `Filen ”${a.file}” ligger utanför projektet ${a.root}.`,
    a => `The file “${a.file}” is outside the project ${a.root}.`,
  ),
  'usage.folder-gone': problem<Record<string, never>>(
    'error',
    () => 'Mappen som kommandot startades i finns inte längre. Gå till en mapp som finns (cd) och kör om.',
    () =>
      'The folder in which the command was started is no longer there. Go to one that is (cd) and run again.',
  ),
  'check.failed': problem<{ errors: number }>(
    'error',
    a => `${a.errors} fel måste rättas först. Se dem med ”ska check”.`,
    a => `${a.errors} errors must be mended first. See them with “ska check”.`,
  ),
  bug: problem<{ message: string; file: string }>(
    'error',
    a =>
      `Något är fel i ska självt: ${a.message}. Detaljerna står i ${a.file}; skicka den filen till dem som sköter programmet.`,
    a =>
      `Something is wrong in ska itself: ${a.message}. The details are in ${a.file}; send that file to those who maintain the program.`,
  ),
} as const;
