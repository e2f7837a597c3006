import { workspace } from 'vscode';

type Words = Readonly<Record<'sv' | 'en', string>>;

/** Every sentence that the client itself says. `{0}`, `{1}` stand for what is put in. */
const texts = {
  'server.gaveUp': {
    sv: 'SKA-rapports språkstöd har avslutats flera gånger och startas inte om av sig självt.',
    en: 'The language support of SKA-rapport has ended several times and is not started again by itself.',
  },
  preview: { sv: 'Förhandsvisning', en: 'Preview' },
  restart: { sv: 'Starta om', en: 'Restart' },
  showOutput: { sv: 'Visa loggen', en: 'Show the log' },
  showProblems: { sv: 'Visa fynden', en: 'Show the findings' },
  open: { sv: 'Öppna', en: 'Open' },
  openFolder: { sv: 'Visa mappen', en: 'Show the folder' },
  doctor: { sv: 'Undersök datorn', en: 'Examine the computer' },
  pickProject: { sv: 'Vilket projekt?', en: 'Which project?' },
  noProject: {
    sv: 'Ingen öppen mapp har ett projekt (en fil som heter ska.yaml). Öppna projektets mapp, eller skapa ett nytt projekt.',
    en: 'No open folder has a project (a file called ska.yaml). Open the folder of the project, or make a new one.',
  },
  noReport: {
    sv: 'Öppna en rapport (en Markdown-fil i mappen rapporter) och försök igen.',
    en: 'Open a report (a Markdown file in the folder rapporter) and try again.',
  },
  whichReport: { sv: 'Vilken rapport?', en: 'Which report?' },
  newProject: { sv: 'Nytt projekt', en: 'New project' },
  untrusted: {
    sv: 'Mappen är inte betrodd, och därför körs inget från den. Öppna hanteringen av betrodda mappar om du litar på den som har gjort projektet.',
    en: 'The folder is not trusted, so nothing in it is run. Open the settings of trusted folders if you trust whoever made the project.',
  },
  manageTrust: { sv: 'Hantera betrodda mappar', en: 'Manage trusted folders' },
  checking: { sv: 'SKA kontrollerar projektet', en: 'SKA checks the project' },
  noFindings: { sv: 'Inga fynd i projektet.', en: 'No findings in the project.' },
  findings: { sv: '{0} i {1}.', en: '{0} in {1}.' },
  errors: { sv: '{0} fel', en: '{0} errors' },
  error: { sv: '1 fel', en: '1 error' },
  warnings: { sv: '{0} varningar', en: '{0} warnings' },
  warning: { sv: '1 varning', en: '1 warning' },
  hints: { sv: '{0} tips', en: '{0} hints' },
  hint: { sv: '1 tips', en: '1 hint' },
  files: { sv: '{0} filer', en: '{0} files' },
  file: { sv: '1 fil', en: '1 file' },
  updating: { sv: 'SKA uppdaterar tal och tabeller', en: 'SKA updates numbers and tables' },
  upToDate: {
    sv: 'Alla tal och tabeller stämmer redan med data.',
    en: 'All numbers and tables agree with the data.',
  },
  updated: { sv: 'Uppdaterat: {0} i {1}.', en: 'Updated: {0} in {1}.' },
  values: { sv: '{0} tal och tabeller', en: '{0} numbers and tables' },
  value: { sv: '1 tal eller tabell', en: '1 number or table' },
  updateFailed: {
    sv: 'Rapporten ändrades under tiden, så inget skrevs in. Försök igen.',
    en: 'The report was changed meanwhile, so nothing was written. Try again.',
  },
  building: { sv: 'SKA bygger', en: 'SKA builds' },
  buildStarts: { sv: 'förbereder', en: 'preparing' },
  built: { sv: '{0} är klar: {1} sidor.', en: '{0} is ready: {1} pages.' },
  builtMany: { sv: '{0} PDF-filer är klara i mappen {1}.', en: '{0} PDF files are ready in the folder {1}.' },
  builtWithErrors: {
    sv: '{0} Projektet har {1} som bör rättas.',
    en: '{0} The project has {1} to be mended.',
  },
  buildRefused: {
    sv: 'Inget byggdes: tal i texten stämmer inte med data.',
    en: 'Nothing was built: numbers in the text differ from the data.',
  },
  updateAndBuild: { sv: 'Uppdatera och bygg', en: 'Update and build' },
  buildAnyway: { sv: 'Bygg ändå', en: 'Build anyway' },
  nothingToBuild: {
    sv: 'Det finns inga sådana rapporter att bygga.',
    en: 'There are no such reports to build.',
  },
  pickLevel: { sv: 'Vilken nivå ska byggas?', en: 'Which level is to be built?' },
  'level.enhet': { sv: 'Enheternas rapporter', en: "The units' reports" },
  'level.verksamhet': { sv: 'Verksamheternas rapporter', en: "The operations' reports" },
  'level.huvudman': { sv: 'Huvudmannens rapport', en: "The head authority's report" },
  'level.nämnd': { sv: 'Rapporten till nämnden', en: 'The report to the board' },
  failed: { sv: 'Det gick inte: {0}', en: 'It failed: {0}' },
  doctorTitle: { sv: 'Vad den här datorn har', en: 'What this computer has' },
  doctorGood: { sv: 'finns', en: 'found' },
  doctorMissing: { sv: 'saknas', en: 'missing' },
  'insert.value': { sv: 'Infoga ett värde', en: 'Insert a value' },
  'insert.chart': { sv: 'Infoga ett diagram', en: 'Insert a chart' },
  'insert.table': { sv: 'Infoga en tabell', en: 'Insert a table' },
  pickIndicator: { sv: 'Vilken indikator?', en: 'Which indicator?' },
  pickWay: { sv: 'Hur ska den visas?', en: 'How is it to be shown?' },
  pasteTable: {
    sv: 'Klistra in som tabell med egen datafil',
    en: 'Paste as a table with a data file of its own',
  },
  pasteChart: {
    sv: 'Klistra in som diagram med egen datafil',
    en: 'Paste as a chart with a data file of its own',
  },
  pasteClean: { sv: 'Klistra in rensad text', en: 'Paste cleaned text' },
  dropTable: { sv: 'Infoga som tabell', en: 'Insert as a table' },
  dropChart: { sv: 'Infoga som diagram', en: 'Insert as a chart' },
  making: { sv: 'SKA skapar', en: 'SKA makes' },
  made: { sv: '{0} rapporter skapades.', en: '{0} reports were made.' },
  pickReport: { sv: 'Vilken rapport för {0}?', en: 'Which report for {0}?' },
  allMissing: { sv: 'Alla {0} som saknas', en: 'All {0} that are missing' },
  noneMissing: { sv: 'Alla rapporter för {0} finns redan.', en: 'All reports for {0} are there already.' },
  pickKind: { sv: 'Vad för projekt?', en: 'What kind of project?' },
  'kind.kommun': { sv: 'En kommun', en: 'A municipality' },
  'kind.kommun.detail': {
    sv: 'Kommunal huvudman med nämnd, enheter och exempeltal att byta ut.',
    en: 'A municipal head authority with a board, units, and example numbers to be replaced.',
  },
  'kind.fristående': { sv: 'En enskild huvudman', en: 'An independent head authority' },
  'kind.fristående.detail': {
    sv: 'Enskild huvudman med styrelse, enheter och exempeltal att byta ut.',
    en: 'An independent head authority with a board, units, and example numbers to be replaced.',
  },
  'kind.tom': { sv: 'Tomt', en: 'Empty' },
  'kind.tom.detail': {
    sv: 'Inga enheter och inga exempeltal, bara förklaringar.',
    en: 'No units and no example numbers, only explanations.',
  },
  pickFolder: {
    sv: 'I vilken mapp ska projektets mapp ligga?',
    en: 'In which folder should the folder of the project be?',
  },
  chooseFolder: { sv: 'Välj mappen', en: 'Choose the folder' },
  projectName: {
    sv: 'Vad ska projektets mapp heta?',
    en: 'What should the folder of the project be called?',
  },
  projectNameExample: { sv: 'Kvalitetsrapporter', en: 'Quality reports' },
  projectNamePrompt: { sv: 'Den skapas i {0}.', en: 'It is made in {0}.' },
  projectNameWrong: {
    sv: 'Mappens namn får inte ha något av tecknen < > : " / \\ | ? *',
    en: 'The name of the folder may not have any of the characters < > : " / \\ | ? *',
  },
  missingReport: { sv: 'finns inte än', en: 'does not exist yet' },
  earlierYears: { sv: 'Andra läsår', en: 'Other school years' },
  units: { sv: 'Enheter', en: 'Units' },
  statusClean: { sv: 'SKA: inga fynd', en: 'SKA: no findings' },
  statusTooltip: {
    sv: 'SKA-rapport, {0}: {1}. Klicka för att se fynden.',
    en: 'SKA-rapport, {0}: {1}. Click to see the findings.',
  },
  statusBroken: { sv: 'SKA: ska.yaml går inte att använda', en: 'SKA: ska.yaml cannot be used' },
  followed: { sv: 'följs av nämnden', en: 'followed by the board' },
  noValue: { sv: 'inget värde', en: 'no value' },
} as const satisfies Readonly<Record<string, Words>>;

/** The key of a sentence. */
export type TextKey = keyof typeof texts;

/** The language of the client's own sentences: Swedish unless the user has set English. VS Code itself has no Swedish. */
export function language(): 'sv' | 'en' {
  return workspace.getConfiguration('ska').get<string>('language') === 'en' ? 'en' : 'sv';
}

/** A sentence in the user's language. */
export function say(key: TextKey, ...values: readonly (string | number)[]): string {
  return texts[key][language()].replace(/\{(\d)\}/g, (_, index: string) =>
    String(values[Number(index)] ?? ''),
  );
}

/** « 1 fel», « 3 fel ». */
export function count(n: number, one: TextKey, many: TextKey): string {
  return n === 1 ? say(one) : say(many, n);
}

/** « 2 fel, 1 varning »; empty when there are none. */
export function countsText(counts: {
  readonly error: number;
  readonly warning: number;
  readonly hint: number;
}): string {
  return [
    counts.error > 0 ? count(counts.error, 'error', 'errors') : '',
    counts.warning > 0 ? count(counts.warning, 'warning', 'warnings') : '',
    counts.hint > 0 ? count(counts.hint, 'hint', 'hints') : '',
  ]
    .filter(Boolean)
    .join(', ');
}
