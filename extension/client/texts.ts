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
  previewComes: {
    sv: 'Sidan kommer. I ett stort projekt läses först de rapporter som den visar tal ur.',
    en: 'The page is coming. In a large project the reports that it shows numbers from are read first.',
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
    sv: 'Mappens namn får inte ha något av tecknen < > : " / \\ | ? *, inte sluta med punkt, och inte vara ett som Windows har själv (con, nul)',
    en: 'The name of the folder may not have any of the characters < > : " / \\ | ? *, end in a dot, or be one that Windows has for itself (con, nul)',
  },
  fetchLatest: { sv: 'Hämta senaste', en: 'Fetch the latest' },
  tryAgain: { sv: 'Försök igen', en: 'Try again' },
  showChanges: { sv: 'Visa ändringarna', en: 'Show the changes' },
  'handIn.step': { sv: 'Lämna in…', en: 'Hand in…' },
  'handIn.errors': { sv: '{0} har {1}.', en: '{0} has {1}.' },
  'handIn.anyway': { sv: 'Lämna in ändå', en: 'Hand in anyway' },
  'handIn.ready': { sv: 'Lämna in {0}: är rapporten färdig?', en: 'Hand in {0}: is the report ready?' },
  'handIn.ready.hint': {
    sv: 'En färdig rapport märks som inlämnad, med dag och roll. Först ses efter att inget saknas.',
    en: 'A report that is ready is marked as handed in, with day and role. First it is seen that nothing is missing.',
  },
  'handIn.mark': { sv: 'Märk som inlämnad av {0}', en: 'Mark as handed in by {0}' },
  'handIn.asItIs': { sv: 'Skicka som den är ({0})', en: 'Send as it is ({0})' },
  'handIn.marking': {
    sv: 'SKA ser efter att inget saknas i {0}, och märker rapporten',
    en: 'SKA sees that nothing is missing in {0}, and marks the report',
  },
  'handIn.blocked': { sv: 'Rapporten märktes inte: {0}', en: 'The report was not marked: {0}' },
  'handIn.what': { sv: 'Lämna in {0} (1 av 2): vad ska med?', en: 'Hand in {0} (1 of 2): what goes along?' },
  'handIn.what.hint': {
    sv: 'Filer som är ändrade. Det som är förkryssat hör till rapporten eller till projektet.',
    en: 'Files that are changed. What is ticked belongs to the report or to the project.',
  },
  'change.new': { sv: 'ny', en: 'new' },
  'change.changed': { sv: 'ändrad', en: 'changed' },
  'change.removed': { sv: 'borttagen', en: 'removed' },
  'handIn.message': {
    sv: 'Lämna in {0} (2 av 2): hur ska inlämningen beskrivas?',
    en: 'Hand in {0} (2 of 2): how is it to be described?',
  },
  'handIn.message.value': { sv: '{0} {1}: kvalitetsrapport', en: '{0} {1}: quality report' },
  'handIn.message.prompt': {
    sv: 'Med Enter sparas filerna på grenen {0} och skickas till {1}. Sedan öppnas sidan där granskning begärs. Esc avbryter, och då skickas inget.',
    en: 'Enter saves the files on the branch {0} and sends them to {1}. Then the page opens where a review is asked for. Esc cancels, and nothing is sent.',
  },
  'handIn.message.empty': { sv: 'Skriv några ord.', en: 'Write a few words.' },
  'handIn.sending': { sv: 'SKA skickar till {0}', en: 'SKA sends to {0}' },
  'handIn.send': { sv: 'Skicka', en: 'Send' },
  'handIn.unsent': {
    sv: 'Allt är sparat, men {0} sparade ändringar är inte skickade till {1}.',
    en: 'All is saved, but {0} saved changes have not been sent to {1}.',
  },
  'handIn.nothing': {
    sv: '{0} har inget nytt att lämna in: allt är redan skickat.',
    en: '{0} has nothing new to hand in: all has been sent.',
  },
  'handIn.open': { sv: 'Öppna sidan', en: 'Open the page' },
  'handIn.ask': {
    sv: '{0} är skickad. Be om granskning på sidan som öppnas.',
    en: '{0} has been sent. Ask for a review on the page that opens.',
  },
  'handIn.done': {
    sv: '{0} är skickad: grenen {1} finns nu på {2}. Be om granskning av den där.',
    en: '{0} has been sent: the branch {1} is now at {2}. Ask for its review there.',
  },
  'handIn.copyBranch': { sv: 'Kopiera grenens namn', en: 'Copy the name of the branch' },
  'handIn.asFile': { sv: 'Spara som en fil', en: 'Save as one file' },
  'handIn.file': { sv: 'Lämna in {0} som en fil att skicka', en: 'Hand in {0} as one file to send' },
  'handIn.file.save': { sv: 'Spara', en: 'Save' },
  'handIn.packing': { sv: 'SKA packar rapporten', en: 'SKA packs the report' },
  'handIn.file.readMe': {
    sv: 'Kvalitetsrapporten {0} {1} med allt som hör till den, och rapporten som PDF.\r\n\r\nDen som sammanställer packar upp filen i projektets mapp: rapporten och dess filer hamnar då på sina platser.\r\n',
    en: 'The quality report {0} {1} with all that belongs to it, and the report as a PDF.\r\n\r\nWhoever compiles the reports unpacks the file into the folder of the project: the report and its files then get to their places.\r\n',
  },
  'handIn.file.done': {
    sv: '{0} är klar. Skicka den till den som sammanställer rapporterna.',
    en: '{0} is ready. Send it to whoever compiles the reports.',
  },
  'handIn.file.withoutPdf': {
    sv: '{0} är klar, men utan PDF: den gick inte att bygga här.',
    en: '{0} is ready, but without a PDF: it could not be built here.',
  },
  fetching: { sv: 'SKA hämtar från {0}', en: 'SKA fetches from {0}' },
  'fetch.already': { sv: 'Du har redan det senaste.', en: 'You have the latest already.' },
  'fetch.done': { sv: 'Hämtat: {0} i {1}.', en: 'Fetched: {0} in {1}.' },
  commits: { sv: '{0} ändringar', en: '{0} changes' },
  commit: { sv: '1 ändring', en: '1 change' },
  'fetch.toMain': { sv: 'Gå till {0}', en: 'Go to {0}' },
  'fetch.onMain': {
    sv: 'Grenen {0} har inget nytt. På {1} finns {2} ändringar som du inte har här.',
    en: 'The branch {0} has nothing new. {1} has {2} changes that you do not have here.',
  },
  'fetch.takenIn': {
    sv: 'Det du lämnade in på grenen {0} är infört i {1}. Fortsätt där.',
    en: 'What you handed in on the branch {0} has been taken into {1}. Go on there.',
  },
  'fetch.apart': {
    sv: 'Inget ändrades. Du har {0} sparade ändringar som andra inte har, och de har {1} som du inte har: de måste sättas ihop för hand. Fråga den som sköter projektet om du inte har gjort det förut.',
    en: 'Nothing was changed. You have {0} saved changes that others do not have, and they have {1} that you do not have: they must be joined by hand. Ask whoever looks after the project if you have not done that before.',
  },
  'fetch.inTheWay': {
    sv: 'Inget hämtades: {0} är ändrad både här och hos andra. Lämna in dina ändringar först, så sätts de ihop i granskningen.',
    en: 'Nothing was fetched: {0} has been changed both here and by others. Hand in your changes first, and they are joined in the review.',
  },
  'git.missing': {
    sv: 'Git finns inte på den här datorn, så det finns inget att hämta från. Be den som sköter projektet om den senaste versionen.',
    en: 'There is no git on this computer, so there is nowhere to fetch from. Ask whoever looks after the project for the latest version.',
  },
  'git.noRemote': {
    sv: 'Projektet ligger bara på den här datorn: git känner ingen plats att hämta från.',
    en: 'The project is on this computer only: git knows no place to fetch from.',
  },
  'git.busy': {
    sv: 'Git är mitt i en sammanslagning. Slutför eller avbryt den först.',
    en: 'Git is in the middle of a merge. Finish or abort it first.',
  },
  'git.name': { sv: 'Vad heter du?', en: 'What is your name?' },
  'git.email': { sv: 'Vilken e-postadress har du?', en: 'What is your e-mail address?' },
  'git.email.wrong': { sv: 'Skriv en e-postadress.', en: 'Write an e-mail address.' },
  'git.who': { sv: 'Git vet inte vem du är.', en: 'Git does not know who you are.' },
  'git.introduce': {
    sv: 'Det som lämnas in märks med vem som gjorde det. Sparas i git för det här projektet.',
    en: 'What is handed in says who did it. Kept in git for this project.',
  },
  'git.sign-in': {
    sv: 'Servern släppte inte in dig. Logga in i VS Code (konton, nere till vänster) eller be om behörighet.',
    en: 'The server did not let you in. Sign in to VS Code (accounts, at the bottom left) or ask for access.',
  },
  'git.offline': {
    sv: 'Servern gick inte att nå. Kontrollera nätet. Inget har gått förlorat.',
    en: 'The server could not be reached. Check the network. Nothing has been lost.',
  },
  'git.behind': {
    sv: 'Grenen har ändrats hos andra sedan du hämtade den. Hämta det senaste först.',
    en: 'The branch has been changed by others since you fetched it. Fetch the latest first.',
  },
  'git.forbidden': {
    sv: 'Servern tar inte emot ändringar direkt på den här grenen.',
    en: 'The server accepts no changes directly on this branch.',
  },
  'git.other': { sv: 'Git kunde inte slutföra det.', en: 'Git could not finish that.' },
  gaps: { sv: '{0} luckor', en: '{0} gaps' },
  gap: { sv: '1 lucka', en: '1 gap' },
  noGaps: { sv: 'inga luckor', en: 'no gaps' },
  'thread.indicator': { sv: 'indikator', en: 'indicator' },
  'thread.result': { sv: 'resultat', en: 'result' },
  'thread.analysis': { sv: 'analys', en: 'analysis' },
  'thread.goal': { sv: 'mål', en: 'goal' },
  'thread.intervention': { sv: 'insats', en: 'measure' },
  'thread.effect': { sv: 'effekt', en: 'effect' },
  'thread.followUp': { sv: 'uppföljning', en: 'follow-up' },
  'compare.title': {
    sv: 'Jämför projektet med vilken version?',
    en: 'Compare the project with which version?',
  },
  'compare.hint': {
    sv: 'En gren, en tagg eller en tidigare ändring',
    en: 'A branch, a tag or an earlier change',
  },
  'compare.main': { sv: 'där allt samlas', en: 'where all work ends' },
  'compare.commits': { sv: 'senaste ändringarna', en: 'latest changes' },
  'compare.branches': { sv: 'andra grenar', en: 'other branches' },
  'compare.tags': { sv: 'taggar', en: 'tags' },
  'compare.panel': { sv: 'Ändrat sedan {0}', en: 'Changed since {0}' },
  'comment.error': { sv: 'fel', en: 'error' },
  'comment.warning': { sv: 'varning', en: 'warning' },
  'comment.hint': { sv: 'förslag', en: 'hint' },
  'compare.noGit': {
    sv: 'Det finns inget att jämföra med: projektet ligger inte i git.',
    en: 'There is nothing to compare with: the project is not in git.',
  },
  comparing: { sv: 'SKA jämför', en: 'SKA compares' },
  missingReport: { sv: 'finns inte än', en: 'does not exist yet' },
  viewReports: { sv: 'Rapporter', en: 'Reports' },
  viewIndicators: { sv: 'Indikatorer', en: 'Indicators' },
  viewThread: { sv: 'Röd tråd', en: 'Red thread' },
  yearWheel: { sv: 'Årshjul', en: 'The year' },
  late: { sv: 'försenat', en: 'late' },
  underWay: { sv: 'pågår', en: 'under way' },
  reportLeft: { sv: '1 rapport kvar', en: '1 report left' },
  reportsLeft: { sv: '{0} rapporter kvar', en: '{0} reports left' },
  workingDocuments: { sv: 'Arbetsdokument', en: 'Working documents' },
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
