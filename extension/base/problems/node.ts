import { didYouMean, problem } from '../problem.ts';
import { whyUnreadable, whyUnwritable } from './system-answers.ts';

const megabytes = (bytes: number) => (bytes < 1e6 ? '1' : String(Math.round(bytes / 1e6)));

/** Problems of the room `node`: files, folders, and what the machine refuses. */
export const nodeProblems = {
  'file.missing': problem<{ file: string; nearest?: string }>(
    'error',
    a =>
      a.nearest
        ? `Filen ”${a.file}” finns inte.${didYouMean(a.nearest, 'sv')}`
        : `Filen ”${a.file}” finns inte. Kontrollera namnet, eller lägg filen där.`,
    a =>
      a.nearest
        ? `There is no file “${a.file}”.${didYouMean(a.nearest, 'en')}`
        : `There is no file “${a.file}”. Check the name, or put the file there.`,
  ),
  'file.folder': problem<{ file: string }>(
    'error',
    a => `”${a.file}” är en mapp, men här behövs en fil. Ange en fil i mappen, eller byt namn på mappen.`,
    a => `“${a.file}” is a folder, but a file is needed here. Name a file in it, or rename the folder.`,
  ),
  'file.not-folder': problem<{ file: string }>(
    'error',
    a => `”${a.file}” är en fil, men här behövs en mapp. Byt namn på filen, så kan mappen skapas.`,
    a => `“${a.file}” is a file, but a folder is needed here. Rename the file, and the folder can be made.`,
  ),
  'file.outside': problem<{ file: string }>(
    'error',
    a =>
      `”${a.file}” ligger utanför projektets mapp, direkt eller genom en länk. Ett projekt läser och skriver bara i sin egen mapp: kopiera in filen i den och ändra sökvägen.`,
    a =>
      `“${a.file}” is outside the project's folder, directly or through a link. A project reads and writes only in its own folder: copy the file into it and change the path.`,
  ),
  'file.locked': problem<{ file: string; use: 'read' | 'write' }>(
    'error',
    a =>
      `Filen ”${a.file}” går inte att ${a.use === 'read' ? 'läsa' : 'skriva'} just nu. Den är troligen öppen i ett annat program, till exempel Excel eller Edge: stäng den där och försök igen.`,
    a =>
      `The file “${a.file}” cannot be ${a.use === 'read' ? 'read' : 'written'} right now. It is probably open in another program, such as Excel or Edge: close it there and try again.`,
  ),
  'file.too-large': problem<{ file: string; size: number; limit: number }>(
    'error',
    a =>
      a.file.endsWith('.md')
        ? `Filen ”${a.file}” är ${megabytes(a.size)} MB; gränsen är ${megabytes(a.limit)} MB. En rapport är text och mycket mindre: kontrollera vad som hamnat i filen, och hämta en tidigare version om den är förstörd.`
        : `Filen ”${a.file}” är ${megabytes(a.size)} MB; gränsen är ${megabytes(a.limit)} MB. En tabell för rapporter är sammanställd och mycket mindre: kontrollera att det inte är ett rådatauttag, och ta bara med de rader som behövs.`,
    a =>
      a.file.endsWith('.md')
        ? `The file “${a.file}” is ${megabytes(a.size)} MB; the limit is ${megabytes(a.limit)} MB. A report is text and much smaller: see what has come into the file, and take an earlier version if it is spoilt.`
        : `The file “${a.file}” is ${megabytes(a.size)} MB; the limit is ${megabytes(a.limit)} MB. A table for reports is aggregated and much smaller: check that it is not a raw extract, and keep only the rows that are needed.`,
  ),
  'file.unreadable': problem<{ file: string; reason: string }>(
    'error',
    a => `”${a.file}” går inte att läsa: ${whyUnreadable(a.reason).sv}`,
    a => `“${a.file}” cannot be read: ${whyUnreadable(a.reason).en}`,
  ),
  'file.unwritable': problem<{ file: string; reason: string }>(
    'error',
    a => `”${a.file}” går inte att skriva: ${whyUnwritable(a.reason).sv}`,
    a => `“${a.file}” cannot be written: ${whyUnwritable(a.reason).en}`,
  ),
  'file.full': problem<{ file: string }>(
    'error',
    a =>
      `”${a.file}” kunde inte skrivas: disken är full. Den tidigare filen är orörd. Frigör utrymme och försök igen.`,
    a =>
      `“${a.file}” could not be written: the disk is full. The earlier file is untouched. Free some space and try again.`,
  ),
  'project.not-found': problem<{
    folder: string;
    almost?: string;
    asFolder?: string;
    below?: readonly string[];
  }>(
    'error',
    a =>
      a.almost
        ? `Projektets fil ska heta ”ska.yaml”, men i ”${a.folder}” heter den ”${a.almost}”. Byt namn på den.`
        : a.asFolder
          ? `”${a.asFolder}” är en mapp, men ”ska.yaml” ska vara projektets fil. Byt namn på mappen och lägg tillbaka filen, eller skapa ett nytt projekt med ska init.`
          : a.below?.length
            ? `Det finns ingen ”ska.yaml” i ”${a.folder}”, men längre ner: ${a.below.map(path => `”${path}”`).join(', ')}. Gå till projektets mapp, eller ange den: --project "${a.below[0]}".`
            : `Det finns ingen ”ska.yaml” i ”${a.folder}” eller i någon mapp ovanför. Gå till projektets mapp, ange den med --project, eller skapa ett nytt projekt med ska init.`,
    a =>
      a.almost
        ? `The project's file must be called “ska.yaml”, but in “${a.folder}” it is “${a.almost}”. Rename it.`
        : a.asFolder
          ? `“${a.asFolder}” is a folder, but “ska.yaml” must be the project's file. Rename the folder and put the file back, or make a new project with ska init.`
          : a.below?.length
            ? `There is no “ska.yaml” in “${a.folder}”, but further down: ${a.below.map(path => `“${path}”`).join(', ')}. Go to the project's folder, or name it: --project "${a.below[0]}".`
            : `There is no “ska.yaml” in “${a.folder}” or in any folder above it. Go to the project's folder, name it with --project, or make a new project with ska init.`,
  ),
  'build.running': problem<{ folder: string }>(
    'error',
    a =>
      `Ett annat bygge skriver redan i ”${a.folder}”. Vänta tills det är klart, eller bygg till en annan mapp med --out. Avbröts det andra bygget tvärt släpps mappen inom tio sekunder.`,
    a =>
      `Another build is already writing to “${a.folder}”. Wait until it is done, or build to another folder with --out. If the other build was cut off, the folder is released within ten seconds.`,
  ),
} as const;
