import { didYouMean, type Language, problem } from '../problem.ts';

/** A legal step of skollagen 4 kap., or the part that others take in it. */
type Step = 'planera' | 'följa upp' | 'analysera' | 'genomföra insatser' | 'medverkan';

const stepsInEnglish: Readonly<Record<Step, string>> = {
  planera: 'plan',
  'följa upp': 'follow up',
  analysera: 'analyse',
  'genomföra insatser': 'act',
  medverkan: 'participation',
};

/** What a missing section is missing after: a result that nobody has analysed, or another section; or the section that it is missing in. */
interface After {
  readonly what: 'result' | 'section' | 'within';
  readonly title: string;
}

interface MissingSection {
  readonly section: string;
  readonly outline: string;
  readonly after?: After;
  readonly before?: string;
  readonly law?: string;
  readonly steps: readonly Step[];
  /** Directives that would do instead. */
  readonly enough: readonly string[];
}

interface MissingDirective {
  readonly section: string;
  readonly outline: string;
  /** As they are written, with their colons. */
  readonly kinds: readonly string[];
  readonly least: number;
  /** Attributes that it must have, as written. */
  readonly having: readonly string[];
  readonly law?: string;
}

interface MissingRepetitions {
  readonly names: readonly string[];
  readonly per: 'skolform' | 'område' | 'enhet';
  readonly outline: string;
}

function list(words: readonly string[], last: string): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

const repetitions = {
  sv: { skolform: 'skolformen', område: 'området', enhet: 'enheten' },
  svMany: { skolform: 'skolformerna', område: 'områdena', enhet: 'enheterna' },
  en: { skolform: 'school form', område: 'area', enhet: 'unit' },
} as const;

function where(a: MissingSection, language: Language): string {
  if (!a.after) return '';
  if (a.after.what === 'within') return ` ${language === 'sv' ? 'i' : 'in'} ${a.after.title}`;
  if (language === 'sv') return ` efter ${a.after.what === 'result' ? 'resultatet ' : ''}${a.after.title}`;
  return ` after ${a.after.what === 'result' ? 'the result ' : ''}${a.after.title}`;
}

const missingSv = (a: MissingSection, reason: string): string => {
  const place = a.before ? ` före ”${a.before}”` : '';
  const steps = a.steps.length ? ` Det visar lagens steg: ${list(a.steps, 'och')}.` : '';
  const instead = a.enough[0] ? ` Blocket :::${a.enough[0]} någonstans i rapporten räcker också.` : '';
  return `Avsnittet ${a.section} saknas${where(a, 'sv')}: ${a.law ?? reason}.${steps} Lägg in rubriken ”${a.section}”${place}.${instead}`;
};
const missingEn = (a: MissingSection, reason: string): string => {
  const place = a.before ? ` before “${a.before}”` : '';
  const words = a.steps.map(step => stepsInEnglish[step]);
  const steps = words.length ? ` It shows the steps of the law: ${list(words, 'and')}.` : '';
  const instead = a.enough[0] ? ` The block :::${a.enough[0]} anywhere in the report will do as well.` : '';
  return `The section ${a.section} is missing${where(a, 'en')}: ${a.law ?? reason}.${steps} Put in the heading “${a.section}”${place}.${instead}`;
};

const block = (a: MissingDirective, language: Language): string => {
  const names = list(a.kinds, language === 'sv' ? 'eller' : 'or');
  const having = a.having.length ? ` (${a.having.join(', ')})` : '';
  return `${names}${having}`;
};
const directiveSv = (a: MissingDirective, verb: string): string =>
  `Avsnittet ${a.section} ${verb} minst ${a.least === 1 ? 'ett' : a.least} ${block(a, 'sv')}: ${a.law ?? `dispositionen ${a.outline}`}.`;
const directiveEn = (a: MissingDirective, verb: string): string =>
  `The section ${a.section} ${verb} at least ${a.least === 1 ? 'one' : a.least} ${block(a, 'en')}: ${a.law ?? `the outline ${a.outline}`}.`;

const repetitionsSv = (a: MissingRepetitions, verb: string): string =>
  a.names.length === 1
    ? `Ett eget avsnitt för ${repetitions.sv[a.per]} ${a.names[0]} ${verb}.`
    : `Egna avsnitt för ${repetitions.svMany[a.per]} ${list(a.names, 'och')} ${verb}.`;
const repetitionsEn = (a: MissingRepetitions, verb: string): string =>
  `${a.names.length === 1 ? 'A section' : 'Sections'} for the ${repetitions.en[a.per]}${a.names.length === 1 ? '' : 's'} ${list(a.names, 'and')} ${verb}.`;

/** Grave from the day that a report is handed in; while it is being written, only a warning. */
const graver = { draft: 'warning' } as const;

/** Problems of outlines: what a report's sections lack, and what is wrong with an outline's own file. */
export const outlineProblems = {
  'outline.section-missing': problem<MissingSection>(
    'error',
    a => missingSv(a, `dispositionen ${a.outline} kräver det`),
    a => missingEn(a, `the outline ${a.outline} demands it`),
    graver,
  ),
  'outline.section-recommended': problem<MissingSection>(
    'hint',
    a => missingSv(a, `dispositionen ${a.outline} rekommenderar det`),
    a => missingEn(a, `the outline ${a.outline} recommends it`),
  ),
  'outline.sections-missing': problem<MissingRepetitions>(
    'error',
    a => `${repetitionsSv(a, 'saknas')} Dispositionen ${a.outline} kräver det.`,
    a =>
      `${repetitionsEn(a, a.names.length === 1 ? 'is missing' : 'are missing')} The outline ${a.outline} demands it.`,
    graver,
  ),
  'outline.sections-recommended': problem<MissingRepetitions>(
    'hint',
    a => `${repetitionsSv(a, 'saknas')} Dispositionen ${a.outline} rekommenderar det.`,
    a =>
      `${repetitionsEn(a, a.names.length === 1 ? 'is missing' : 'are missing')} The outline ${a.outline} recommends it.`,
  ),
  'outline.directive-missing': problem<MissingDirective>(
    'error',
    a => directiveSv(a, 'ska ha'),
    a => directiveEn(a, 'must have'),
    graver,
  ),
  'outline.directive-recommended': problem<MissingDirective>(
    'hint',
    a => directiveSv(a, 'bör ha'),
    a => directiveEn(a, 'should have'),
  ),
  'outline.section-empty': problem<{ section: string; law?: string }>(
    'error',
    a => `Avsnittet ${a.section} är tomt${a.law ? `: ${a.law}` : ''}. Skriv det som hör dit.`,
    a => `The section ${a.section} is empty${a.law ? `: ${a.law}` : ''}. Write what belongs there.`,
    graver,
  ),
  'outline.section-empty-optional': problem<{ section: string }>(
    'hint',
    a => `Avsnittet ${a.section} är tomt. Skriv det som hör dit, eller ta bort rubriken.`,
    a => `The section ${a.section} is empty. Write what belongs there, or remove the heading.`,
  ),
  'outline.order': problem<{ section: string; after?: string; before?: string }>(
    'warning',
    a =>
      `Avsnittet ${a.section} står inte på sin plats: det ska stå ${a.after ? `efter ”${a.after}”` : `före ”${a.before ?? 'de andra'}”`}.`,
    a =>
      `The section ${a.section} is out of place: it should stand ${a.after ? `after “${a.after}”` : `before “${a.before ?? 'the others'}”`}.`,
  ),
  'outline.misplaced': problem<{ section: string; parent: string }>(
    'hint',
    a => `Avsnittet ${a.section} brukar stå inuti ${a.parent}, en rubriknivå ned.`,
    a => `The section ${a.section} usually stands within ${a.parent}, one heading level down.`,
  ),
  'outline.section-twice': problem<{ section: string; line: number }>(
    'warning',
    a => `Avsnittet ${a.section} står två gånger; det första på rad ${a.line}. Slå ihop dem.`,
    a => `The section ${a.section} stands twice; the first on line ${a.line}. Join them.`,
  ),
  'outline.heading-misspelt': problem<{ found: string; nearest: string }>(
    'warning',
    a =>
      `Rubriken ”${a.found}” liknar ”${a.nearest}”, som dispositionen väntar sig. Byt till den, eller lägg till ”${a.found}” under eller: i dispositionen.`,
    a =>
      `The heading “${a.found}” is like “${a.nearest}”, which the outline expects. Change to it, or add “${a.found}” under eller: in the outline.`,
  ),
  'outline.unknown': problem<{ name: string; known: readonly string[]; nearest: string | undefined }>(
    'error',
    a =>
      `Det finns ingen disposition ”${a.name}”.${didYouMean(a.nearest, 'sv')} Det finns: ${a.known.join(', ')}. En egen läggs i scheman/${a.name}.disposition.yaml.`,
    a =>
      `There is no outline “${a.name}”.${didYouMean(a.nearest, 'en')} There are: ${a.known.join(', ')}. One of your own goes into scheman/${a.name}.disposition.yaml.`,
  ),
  'outline.unknown-section': problem<{ id: string; outline: string; nearest: string | undefined }>(
    'error',
    a =>
      `Det finns inget avsnitt ”${a.id}” i dispositionen ${a.outline}.${didYouMean(a.nearest, 'sv')} Här skrivs avsnittets id, inte dess rubrik.`,
    a =>
      `There is no section “${a.id}” in the outline ${a.outline}.${didYouMean(a.nearest, 'en')} This is the id of a section, not its heading.`,
  ),
  'outline.duplicate-section': problem<{ id: string }>(
    'error',
    a =>
      `Det finns redan ett avsnitt med id ”${a.id}”. Ge det nya ett annat id, eller använd ersätt eller ändra.`,
    a =>
      `There is already a section with the id “${a.id}”. Give the new one another id, or use ersätt or ändra.`,
  ),
  'outline.unknown-directive': problem<{ directive: string; nearest: string | undefined }>(
    'error',
    a =>
      `Det finns inget direktiv ”${a.directive}”.${didYouMean(a.nearest, 'sv')} De som finns står i docs/direktiv.md.`,
    a =>
      `There is no directive “${a.directive}”.${didYouMean(a.nearest, 'en')} Those that exist are in docs/direktiv.md.`,
  ),
  'outline.unknown-school-form': problem<{ form: string; nearest: string | undefined }>(
    'warning',
    a =>
      `Ingen enhet i ska.yaml har skolformen ”${a.form}”, och lagen nämner ingen sådan.${didYouMean(a.nearest, 'sv')}`,
    a =>
      `No unit in ska.yaml has the school form “${a.form}”, and the law names none such.${didYouMean(a.nearest, 'en')}`,
  ),
  'outline.unknown-base': problem<{ name: string; known: readonly string[]; nearest: string | undefined }>(
    'error',
    a =>
      `Den här dispositionen har inga egna avsnitt, och det finns ingen medföljande som heter ”${a.name}”.${didYouMean(a.nearest, 'sv')} Skriv utökar: med något av ${a.known.join(', ')}, eller egna avsnitt:.`,
    a =>
      `This outline has no sections of its own, and none called “${a.name}” is shipped.${didYouMean(a.nearest, 'en')} Write utökar: with one of ${a.known.join(', ')}, or avsnitt: of your own.`,
  ),
  'outline.two-bases': problem<{ name: string }>(
    'error',
    a =>
      `Dispositionen har både avsnitt: och utökar: ${a.name}. Ta bort det ena: med avsnitt: står den för sig själv, med utökar: ändrar den en annan.`,
    a =>
      `The outline has both avsnitt: and utökar: ${a.name}. Remove one: with avsnitt: it stands by itself, with utökar: it changes another.`,
  ),
  'outline.step-removed': problem<{ step: Step; section: string; law: string }>(
    'warning',
    a =>
      `Utan avsnittet ${a.section} visar dispositionen inte längre lagens steg ”${a.step}” (${a.law}). Märk ett annat avsnitt med steg: [${a.step}] och krav: ska, eller behåll avsnittet.`,
    a =>
      `Without the section ${a.section} the outline no longer shows the step “${stepsInEnglish[a.step]}” of the law (${a.law}). Mark another section with steg: [${a.step}] and krav: ska, or keep it.`,
  ),
  'outline.file-misnamed': problem<{ file: string; wanted: string }>(
    'warning',
    a => `${a.file} läses inte. En disposition ska heta ${a.wanted}.`,
    a => `${a.file} is not read. An outline should be called ${a.wanted}.`,
  ),
  'outline.file-broken': problem<{ name: string }>(
    'error',
    a => `Dispositionen ”${a.name}” används inte förrän felen i filen är rättade.`,
    a => `The outline “${a.name}” is not used until the errors in the file are mended.`,
  ),
} as const;
