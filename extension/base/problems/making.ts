import { didYouMean, problem } from '../problem.ts';

const listed = (words: readonly string[], last: string) =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}` : words.join('');
const some = (words: readonly string[], more: (n: number) => string) =>
  words.length > 12 ? `${words.slice(0, 12).join(', ')} ${more(words.length - 12)}` : words.join(', ');

/** Problems of making new projects and new reports. */
export const makingProblems = {
  'new.type-missing': problem<{ allowed: readonly string[] }>(
    'error',
    a =>
      `Säg vilken sorts rapport det ska bli: ${listed(a.allowed, 'eller')}, till exempel ”ska new huvudman”. Alla rapporter för läsåret skapas med ”ska new --alla”.`,
    a =>
      `Say which kind of report to make: ${listed(a.allowed, 'or')}, as in “ska new huvudman”. All reports of the school year are made by “ska new --alla”.`,
  ),
  'new.id-as-type': problem<{ id: string; type: string }>(
    'error',
    a => `Sorten saknas före ”${a.id}”. Skriv: ska new ${a.type} ${a.id}.`,
    a => `The kind is missing before “${a.id}”. Write: ska new ${a.type} ${a.id}.`,
  ),
  'new.document-of-whom': problem<{ template: string; allowed: readonly string[] }>(
    'error',
    a =>
      `Säg vilken enhet det gäller: ska new ${a.template} ID. De som går: ${some(a.allowed, n => `och ${n} till`)}.`,
    a =>
      `Say which unit it is about: ska new ${a.template} ID. Possible: ${some(a.allowed, n => `and ${n} more`)}.`,
  ),
  'new.document-of-all': problem<{ template: string }>(
    'error',
    a => `--alla gör läsårets rapporter. Ett arbetsdokument skapas när det behövs: ska new ${a.template} ID.`,
    a =>
      `--alla makes the year's reports. A working document is made when it is needed: ska new ${a.template} ID.`,
  ),
  'new.id-missing': problem<{ type: string; left: readonly string[]; year: string }>(
    'error',
    a =>
      a.left.length > 0
        ? `Säg vilken rapport det ska bli: ska new ${a.type} ID. De som inte är skapade för ${a.year}: ${some(a.left, n => `och ${n} till`)}. Alla på en gång: ska new ${a.type} --alla.`
        : `Alla rapporter av sorten ${a.type} är redan skapade för ${a.year}. Ett annat läsår väljs med --läsår.`,
    a =>
      a.left.length > 0
        ? `Say which report to make: ska new ${a.type} ID. Those not made for ${a.year}: ${some(a.left, n => `and ${n} more`)}. All at once: ska new ${a.type} --alla.`
        : `All reports of the kind ${a.type} are made for ${a.year}. Another school year is chosen with --läsår.`,
  ),
  'new.id-unknown': problem<{
    id: string;
    type: string;
    nearest: string | undefined;
    allowed: readonly string[];
  }>(
    'error',
    a =>
      `Det finns ingen rapport ”${a.id}” av sorten ${a.type}.${didYouMean(a.nearest, 'sv')} ${a.allowed.length > 0 ? `De som går: ${some(a.allowed, n => `och ${n} till`)}.` : 'ska.yaml har ingenting sådant.'} Enheter, rapporter och områden läggs till i ska.yaml.`,
    a =>
      `There is no report “${a.id}” of the kind ${a.type}.${didYouMean(a.nearest, 'en')} ${a.allowed.length > 0 ? `Possible: ${some(a.allowed, n => `and ${n} more`)}.` : 'ska.yaml has nothing of that kind.'} Units, reports and areas are added in ska.yaml.`,
  ),
  'new.id-not-needed': problem<{ id: string; type: string }>(
    'error',
    a =>
      `En rapport av sorten ${a.type} finns det bara en av, så ”${a.id}” ska inte stå där. Skriv: ska new ${a.type}.`,
    a =>
      `There is only one report of the kind ${a.type}, so “${a.id}” should not be there. Write: ska new ${a.type}.`,
  ),
  'new.id-with-all': problem<{ id: string }>(
    'error',
    a => `Antingen ”${a.id}” eller --alla, inte båda.`,
    a => `Either “${a.id}” or --alla, not both.`,
  ),
  'new.unit-covered': problem<{ unit: string; by: string }>(
    'error',
    a =>
      `${a.unit} redovisas i rapporten ${a.by} (rapporter: i ska.yaml). Skriv: ska new enhet ${a.by}. Ska enheten ha en egen rapport, ta bort den från ${a.by} där.`,
    a =>
      `${a.unit} is reported in the report ${a.by} (rapporter: in ska.yaml). Write: ska new enhet ${a.by}. If the unit is to have its own report, remove it from ${a.by} there.`,
  ),
  'new.unit-not-running': problem<{ unit: string; year: string; heir: string | undefined }>(
    'error',
    a =>
      `${a.unit} finns inte läsåret ${a.year} enligt från och till i ska.yaml.${a.heir ? ` Arbetet fortsätter i ${a.heir}.` : ''}`,
    a =>
      `${a.unit} does not exist in the school year ${a.year}, by från and till in ska.yaml.${a.heir ? ` Its work goes on in ${a.heir}.` : ''}`,
  ),
  'new.exists': problem<{ file: string; year: string; next: string | undefined }>(
    'error',
    a =>
      `${a.file} finns redan och är orörd.${a.next ? ` Nästa läsårs rapport skapas med --läsår ${a.next}.` : ' Ska den göras om från början, flytta undan den först.'}`,
    a =>
      `${a.file} is there already and is untouched.${a.next ? ` The next school year's report is made with --läsår ${a.next}.` : ' To start it over, move it away first.'}`,
  ),
  'usage.school-year': problem<{ value: string }>(
    'error',
    a => `”${a.value}” är inget läsår. Skriv det som 2026/27.`,
    a => `“${a.value}” is no school year. Write it as 2026/27.`,
  ),
  'init.not-empty': problem<{ folder: string; found: readonly string[] }>(
    'error',
    a =>
      `Mappen ”${a.folder}” är inte tom (${some(a.found, n => `och ${n} till`)}), och ingenting har ändrats i den. Välj ett nytt namn för projektets mapp, eller en tom mapp.`,
    a =>
      `The folder “${a.folder}” is not empty (${some(a.found, n => `and ${n} more`)}), and nothing in it has been changed. Choose a new name for the project's folder, or an empty folder.`,
  ),
  'init.no-answer': problem<{ question: string }>(
    'error',
    a =>
      `Frågan ”${a.question}” fick inget svar, och inget projekt har skapats. Utan frågor går det med --ja; allt går att ändra efteråt i ska.yaml.`,
    a =>
      `The question “${a.question}” got no answer, and no project has been made. Without questions: --ja; all can be changed later in ska.yaml.`,
  ),
} as const;
