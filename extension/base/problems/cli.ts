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
  'query.refused': problem<{
    refused: 'not-one-select' | 'table' | 'function' | 'construct';
    /** Empty for what is not one SELECT. */
    name: string;
    known: readonly string[];
  }>(
    'error',
    a =>
      ({
        'not-one-select': 'Frågan ska vara en enda SELECT: den läser tabeller och ändrar ingenting.',
        table: `Frågan läser ”${a.name}”, som inte är en tabell i data/datapackage.yaml. De som finns: ${a.known.join(', ')}. Ett namn med bindestreck skrivs inom citattecken: "betyg-åk9".`,
        function: `Funktionen ”${a.name}” går inte att använda i en fråga. De som går räknar ut ett värde ur andra, som sum, avg, count, round, coalesce och lower; alla står i docs/kommandon.md.`,
        construct: `Frågan har något som inte går att använda: ${a.name}. Det som går är SELECT med WITH, JOIN, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT och fönsterfunktioner.`,
      })[a.refused],
    a =>
      ({
        'not-one-select': 'The query has to be one single SELECT: it reads tables and changes nothing.',
        table: `The query reads “${a.name}”, which is no table of data/datapackage.yaml. Those that are: ${a.known.join(', ')}. A name with a hyphen is written in quotes: "betyg-åk9".`,
        function: `The function “${a.name}” cannot be used in a query. Those that can work out a value from others, as sum, avg, count, round, coalesce and lower; all are in docs/kommandon.md.`,
        construct: `The query has something that cannot be used: ${a.name}. What can is SELECT with WITH, JOIN, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT and window functions.`,
      })[a.refused],
  ),
  'query.failed': problem<{ message: string }>(
    'error',
    a => `Frågan går inte att köra. Databasen säger: ”${a.message}”.`,
    a => `The query cannot be run. The database says: “${a.message}”.`,
  ),
  'query.too-long': problem<{ seconds: number }>(
    'error',
    a =>
      `Frågan hann inte bli klar på ${a.seconds} s och avbröts. Välj ut färre rader, eller koppla tabellerna med ett villkor (JOIN … USING).`,
    a =>
      `The query was not done within ${a.seconds} s and was stopped. Select fewer rows, or join the tables on a condition (JOIN … USING).`,
  ),
  'query.too-large': problem<{ megabytes: number }>(
    'error',
    a =>
      `Frågan, eller svaret på den, tog för mycket minne och avbröts; gränsen är ${a.megabytes} MB. Välj ut färre rader, eller koppla tabellerna med ett villkor (JOIN … USING).`,
    a =>
      `The query, or its answer, took too much memory and was stopped; the limit is ${a.megabytes} MB. Select fewer rows, or join the tables on a condition (JOIN … USING).`,
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
