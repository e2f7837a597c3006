import { problem } from '../problem.ts';

/** Why the editor does not change a name everywhere. */
export const renameProblems = {
  'rename.nothing': problem(
    'error',
    () =>
      'Här står inget namn som kan bytas. Ställ markören i en beteckning (M26-1, ett diagrams id), en indikator, en tabell, en enhet eller ett tema.',
    () =>
      'There is no name to change here. Put the cursor in an id (M26-1, a chart’s id), an indicator, a table, a unit or a theme.',
  ),
  'rename.undefined': problem<{ name: string }>(
    'error',
    a =>
      `”${a.name}” finns inte i projektet, så det finns inget att byta namn på. Rätta hänvisningen i stället.`,
    a => `“${a.name}” is not in the project, so there is nothing to rename. Correct the reference instead.`,
  ),
  'rename.taken': problem<{ name: string; by: string }>(
    'error',
    a => `”${a.name}” är upptaget: ${a.by}. Välj ett annat namn; en beteckning används aldrig om.`,
    a => `“${a.name}” is taken: ${a.by}. Choose another name; an id is never used again.`,
  ),
  'rename.shape': problem<{ name: string; wanted: string }>(
    'error',
    a => `”${a.name}” går inte att använda här. Skriv så här: ${a.wanted}.`,
    a => `“${a.name}” cannot be used here. Write it like this: ${a.wanted}.`,
  ),
  'rename.shipped': problem<{ name: string }>(
    'error',
    a =>
      `”${a.name}” kommer med programmet och heter så i alla projekt. Vill du ha en egen indikator, lägg till den i indikatorer.yaml.`,
    a =>
      `“${a.name}” comes with the program and has that name in all projects. For an indicator of your own, add it to indikatorer.yaml.`,
  ),
  'rename.reserved': problem<{ name: string }>(
    'error',
    a => `”${a.name}” är ett ord i rapporternas språk och kan inte bytas.`,
    a => `“${a.name}” is a word of the report language and cannot be changed.`,
  ),
  'rename.in-data': problem<{ name: string; file: string }>(
    'error',
    a =>
      `”${a.name}” står i datafilen ${a.file}, som rapporterna hämtar siffror ur. Byt namnet där först, eller låt enhetens namn i ska.yaml ändras i stället för dess id.`,
    a =>
      `“${a.name}” stands in the data file ${a.file}, which the reports take numbers from. Change it there first, or change the unit’s namn in ska.yaml instead of its id.`,
  ),
} as const;
