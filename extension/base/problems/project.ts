import { didYouMean, problem } from '../problem.ts';

/** Problems of ska.yaml and of the project as a whole. */
export const projectProblems = {
  'project.broken': problem<{ line: number; first: { code: string; args: unknown } | undefined }>(
    'error',
    a =>
      a.first?.code === 'yaml.broken'
        ? `ska.yaml går inte att läsa (se rad ${a.line}). Rätta den först: utan den är ingen skola och ingen rapport känd.`
        : `ska.yaml går inte att använda (se rad ${a.line}): huvudman med namn och redovisar: måste stå där. Jämför med ska.yaml i ett nytt projekt: ska init.`,
    a =>
      a.first?.code === 'yaml.broken'
        ? `ska.yaml cannot be read (see line ${a.line}). Mend it first: without it no school and no report is known.`
        : `ska.yaml cannot be used (see line ${a.line}): huvudman with namn, and redovisar:, must be there. Compare with ska.yaml of a new project: ska init.`,
  ),
  'project.newer': problem<{ version: number; known: number }>(
    'error',
    a =>
      `Projektet är gjort för en nyare ska: ska.yaml har version: ${a.version}, och den här förstår ${a.known}. Uppdatera programmet. Inget har ändrats.`,
    a =>
      `The project was made for a newer ska: ska.yaml has version: ${a.version}, and this one understands ${a.known}. Update the program. Nothing has been changed.`,
  ),
  'project.not-utf8': problem<{ file: string }>(
    'error',
    a => `${a.file} är inte sparad som UTF-8. Öppna den och spara den med teckenkodningen UTF-8.`,
    a => `${a.file} is not saved as UTF-8. Open it and save it with the encoding UTF-8.`,
  ),
  'project.unknown-name': problem<{ name: string; what: string; nearest: string | undefined }>(
    'error',
    a => `”${a.name}” finns inte bland ska.yaml:s namn (${a.what}).${didYouMean(a.nearest, 'sv')}`,
    a => `“${a.name}” is not among the names of ska.yaml (${a.what}).${didYouMean(a.nearest, 'en')}`,
  ),
  'project.school-form': problem<{ form: string; nearest: string }>(
    'warning',
    a =>
      `Skolformen ”${a.form}” är inte en av dem i skollagen.${didYouMean(a.nearest, 'sv')} En egen benämning går bra om den inte liknar en av dem.`,
    a =>
      `The school form “${a.form}” is not one of those of the Education Act.${didYouMean(a.nearest, 'en')} A name of your own may be used if it is not like one of them.`,
  ),
  'project.duplicate-id': problem<{ id: string; first: string; second: string }>(
    'error',
    a => `Beteckningen ”${a.id}” används två gånger (${a.first} och ${a.second}). Ge den ena ett annat id.`,
    a => `The id “${a.id}” is used twice (${a.first} and ${a.second}). Give one of them another id.`,
  ),
  'project.unit-years': problem<{ unit: string; from: string; until: string }>(
    'error',
    a =>
      `${a.unit} har från: ${a.from} och till: ${a.until}, så den finns inte något läsår. Till är det sista läsåret och kan inte komma före från: rätta det ena.`,
    a =>
      `${a.unit} has från: ${a.from} and till: ${a.until}, so there is no school year in which it exists. Till is the last school year and cannot come before från: mend one of them.`,
  ),
  'project.heir-circle': problem<{ units: readonly string[] }>(
    'error',
    a =>
      `Enheterna efterträder varandra i en cirkel: ${a.units.join(' → ')}. Ta bort efterträds på den som fortsätter.`,
    a =>
      `The units succeed each other in a circle: ${a.units.join(' → ')}. Remove efterträds from the one that goes on.`,
  ),
  'project.heir-without-end': problem<{ unit: string; heir: string; year: string }>(
    'warning',
    a =>
      `${a.unit} efterträds av ${a.heir} men har inget till, så båda räknas som enheter i drift. Skriv det sista läsåret som ${a.unit} finns, till exempel till: ${a.year}.`,
    a =>
      `${a.unit} is succeeded by ${a.heir} but has no till, so both count as running units. Write the last school year in which ${a.unit} exists, such as till: ${a.year}.`,
  ),
  'project.heir-not-there': problem<{ unit: string; heir: string; year: string }>(
    'warning',
    a =>
      `${a.heir} ska ta över efter ${a.unit} läsåret ${a.year} men finns inte då enligt från och till. Då följer ingen rapport det året upp det som ${a.unit} arbetade med. Rätta från eller till, eller välj en annan enhet i efterträds.`,
    a =>
      `${a.heir} is to take over from ${a.unit} in the school year ${a.year} but does not exist then, by från and till. No report of that year follows up the interventions of ${a.unit}. Mend från or till, or choose another unit in efterträds.`,
  ),
  'project.severity-fixed': problem<{ code: string }>(
    'error',
    a => `${a.code} kan inte ändras: skydd av barn och personuppgifter gäller alltid.`,
    a => `${a.code} cannot be changed: protection of children and personal data always holds.`,
  ),
  'project.unknown-report': problem<{ report: string; year: string; nearest: string | undefined }>(
    'error',
    a => `Det finns ingen rapport ”${a.report}” för läsåret ${a.year}.${didYouMean(a.nearest, 'sv')}`,
    a => `There is no report “${a.report}” for the school year ${a.year}.${didYouMean(a.nearest, 'en')}`,
  ),
  'project.no-reports': problem<{ year: string; folder: string }>(
    'warning',
    a =>
      `Det finns inga rapporter för läsåret ${a.year} i mappen ${a.folder}. Skapa dem med: ska new --alla.`,
    a =>
      `There are no reports for the school year ${a.year} in the folder ${a.folder}. Create them with: ska new --alla.`,
  ),
} as const;
