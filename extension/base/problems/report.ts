import { didYouMean, problem } from '../problem.ts';

const nearestOf = (nearest: string | undefined) => ({
  sv: didYouMean(nearest, 'sv'),
  en: didYouMean(nearest, 'en'),
});
const some = (words: readonly string[], more: string) =>
  words.length > 6 ? `${words.slice(0, 5).join(', ')} … (${words.length - 5} ${more})` : words.join(', ');
const listed = (words: readonly string[], none: string) => (words.length ? words.join(', ') : none);

/** Problems of a report's text and of what it asks of the data. */
export const reportProblems = {
  'frontmatter.working-name': problem<{ id: string; type: string }>(
    'warning',
    a =>
      a.type === 'arbetsdokument'
        ? `Ett arbetsdokument heter som enhetens rapport, en punkt och vad det är: ${a.id}.loggbok.md. Döp om filen, annars räknas den som en rapport.`
        : `”${a.id}” heter som ett arbetsdokument, med en punkt i namnet. Skriv typ: arbetsdokument, eller döp om filen.`,
    a =>
      a.type === 'arbetsdokument'
        ? `A working document is called like the unit's report, a full stop and what it is: ${a.id}.loggbok.md. Rename the file, or it counts as a report.`
        : `“${a.id}” is called like a working document, with a full stop in its name. Write typ: arbetsdokument, or rename the file.`,
  ),
  'report.empty': problem(
    'error',
    () => 'Rapporten är tom. Skapa den på nytt med ”ska new”, eller ta bort filen.',
    () => 'The report is empty. Create it again with “ska new”, or delete the file.',
  ),
  'report.not-utf8': problem<{ offset: number }>(
    'error',
    a =>
      `Filen är inte sparad som UTF-8 (första felet vid byte ${a.offset}). Öppna den och spara den med teckenkodningen UTF-8.`,
    a =>
      `The file is not saved as UTF-8 (first error at byte ${a.offset}). Open it and save it with the encoding UTF-8.`,
  ),
  'frontmatter.missing': problem(
    'error',
    () =>
      'Rapporten saknar huvud. Den ska börja med raden ---, sedan typ:, enhet: och läsår:, och en avslutande rad ---.',
    () =>
      'The report has no front matter. It must begin with a line ---, then typ:, enhet: and läsår:, and a closing line ---.',
  ),
  'frontmatter.unit-unknown': problem<{ unit: string; nearest: string | undefined }>(
    'error',
    a => `Enheten ”${a.unit}” finns inte i ska.yaml.${nearestOf(a.nearest).sv}`,
    a => `The unit “${a.unit}” is not in ska.yaml.${nearestOf(a.nearest).en}`,
  ),
  'frontmatter.unit-missing': problem<{ id: string }>(
    'error',
    a =>
      `Det går inte att veta vilken enhet rapporten gäller: skriv enhet: i huvudet, eller lägg till rapporten ”${a.id}” under rapporter: i ska.yaml.`,
    a =>
      `It is not clear which unit the report is about: write enhet: in the front matter, or add the report “${a.id}” under rapporter: in ska.yaml.`,
  ),
  'frontmatter.unit-twice': problem<{ unit: string; year: string; other: string }>(
    'warning',
    a =>
      `${a.other} är också rapporten för ”${a.unit}” ${a.year}, så dess mål, insatser och tal räknas två gånger. Är den här filen en kopia: ta bort den ur mappen rapporter. Gäller den något annat: ändra enhet:.`,
    a =>
      `${a.other} is also the report on “${a.unit}” ${a.year}, so its goals, measures and numbers are counted twice. If this file is a copy: take it out of the folder rapporter. If it is about something else: change enhet:.`,
  ),
  'frontmatter.year-differs': problem<{ year: string; folder: string }>(
    'warning',
    a =>
      `Rapporten säger läsår ${a.year} men ligger i mappen rapporter/${a.folder}. Flytta filen eller ändra läsåret.`,
    a =>
      `The report says school year ${a.year} but stands in the folder rapporter/${a.folder}. Move the file or change the year.`,
  ),
  'frontmatter.unit-not-running': problem<{ unit: string; year: string }>(
    'warning',
    a => `Enheten ”${a.unit}” finns inte läsåret ${a.year} enligt från/till i ska.yaml.`,
    a => `The unit “${a.unit}” does not exist in the school year ${a.year}, by från/till in ska.yaml.`,
  ),
  'attribute.unknown': problem<{
    name: string;
    directive: string;
    nearest: string | undefined;
    allowed: readonly string[];
  }>(
    'error',
    a =>
      `”${a.name}” är inget som ${a.directive} känner till.${nearestOf(a.nearest).sv} Det som går: ${a.allowed.join(', ')}.`,
    a =>
      `“${a.name}” is nothing that ${a.directive} knows.${nearestOf(a.nearest).en} Allowed: ${a.allowed.join(', ')}.`,
  ),
  'attribute.invalid': problem<{
    name: string;
    value: string;
    description: string;
    allowed: readonly string[];
    nearest: string | undefined;
  }>(
    'error',
    a =>
      `Värdet ”${a.value}” går inte för ${a.name}.${nearestOf(a.nearest).sv} ${a.allowed.length ? `Välj ett av: ${a.allowed.join(', ')}.` : a.description}`,
    a =>
      `The value “${a.value}” is not possible for ${a.name}.${nearestOf(a.nearest).en} ${a.allowed.length ? `Choose one of: ${a.allowed.join(', ')}.` : a.description}`,
  ),
  'attribute.word-unknown': problem<{ word: string; directive: string; nearest: string | undefined }>(
    'error',
    a =>
      `”${a.word}” är varken en indikator eller en enhet.${nearestOf(a.nearest).sv} Skriv namnet som i indikatorer.yaml eller ska.yaml, eller nyckel=värde.`,
    a =>
      `“${a.word}” is neither an indicator nor a unit.${nearestOf(a.nearest).en} Write the name as in indikatorer.yaml or ska.yaml, or key=value.`,
  ),
  'attribute.word-ambiguous': problem<{ word: string }>(
    'error',
    a => `”${a.word}” är både en indikator och en enhet. Skriv indikator=${a.word} eller enhet=${a.word}.`,
    a => `“${a.word}” is both an indicator and a unit. Write indikator=${a.word} or enhet=${a.word}.`,
  ),
  'attribute.word-misplaced': problem<{ word: string; directive: string; allowed: readonly string[] }>(
    'error',
    a =>
      `”${a.word}” står utan nyckel. I ${a.directive} skrivs allt som nyckel=värde: ${a.allowed.join(', ')}.`,
    a =>
      `“${a.word}” has no key. In ${a.directive} everything is written key=value: ${a.allowed.join(', ')}.`,
  ),
  'attribute.twice': problem<{ name: string; first: string; second: string }>(
    'error',
    a => `${a.name} står två gånger, som ”${a.first}” och som ”${a.second}”. Ta bort den ena.`,
    a => `${a.name} stands twice, as “${a.first}” and as “${a.second}”. Remove one of them.`,
  ),
  'field.unknown': problem<{
    key: string;
    directive: string;
    nearest: string | undefined;
    allowed: readonly string[];
  }>(
    'error',
    a =>
      `Raden ”${a.key}:” känns inte igen i ${a.directive}.${nearestOf(a.nearest).sv} Rader som går: ${a.allowed.join(', ')}.`,
    a =>
      `The line “${a.key}:” is not known in ${a.directive}.${nearestOf(a.nearest).en} Allowed lines: ${a.allowed.join(', ')}.`,
  ),
  'label.missing': problem<{ directive: string }>(
    'error',
    a =>
      `${a.directive} saknar rubrik. Skriv den inom hakparenteser direkt efter namnet: :::${a.directive}[Rubrik].`,
    a => `${a.directive} has no title. Write it in brackets right after the name: :::${a.directive}[Title].`,
  ),
  'form.wrong': problem<{ directive: string; found: string; allowed: readonly string[] }>(
    'error',
    a => `${a.directive} skrivs inte så (${a.found}). Skriv ${a.allowed.join(' eller ')}.`,
    a => `${a.directive} is not written like that (${a.found}). Write ${a.allowed.join(' or ')}.`,
  ),
  'indicator.unknown': problem<{ name: string; nearest: string | undefined }>(
    'error',
    a =>
      `Indikatorn ”${a.name}” finns inte.${nearestOf(a.nearest).sv} Indikatorerna står i indikatorer.yaml.`,
    a =>
      `The indicator “${a.name}” does not exist.${nearestOf(a.nearest).en} Indicators are listed in indikatorer.yaml.`,
  ),
  'unit.unknown': problem<{ name: string; nearest: string | undefined }>(
    'error',
    a =>
      `”${a.name}” är ingen enhet, inget område och ingen jämförelse i ska.yaml.${nearestOf(a.nearest).sv}`,
    a => `“${a.name}” is no unit, area or reference of ska.yaml.${nearestOf(a.nearest).en}`,
  ),
  'table.unknown': problem<{ name: string; nearest: string | undefined; known?: readonly string[] }>(
    'error',
    a =>
      `Tabellen ”${a.name}” finns inte i data/datapackage.yaml.${nearestOf(a.nearest).sv}${a.nearest === undefined && a.known?.length ? ` De som finns: ${a.known.join(', ')}.` : ''}`,
    a =>
      `The table “${a.name}” is not in data/datapackage.yaml.${nearestOf(a.nearest).en}${a.nearest === undefined && a.known?.length ? ` Those that are: ${a.known.join(', ')}.` : ''}`,
  ),
  'column.unknown': problem<{
    name: string;
    table: string;
    nearest: string | undefined;
    allowed: readonly string[];
  }>(
    'error',
    a =>
      `Kolumnen ”${a.name}” finns inte i tabellen ${a.table}.${nearestOf(a.nearest).sv} Den har: ${a.allowed.join(', ')}.`,
    a =>
      `The column “${a.name}” is not in the table ${a.table}.${nearestOf(a.nearest).en} It has: ${a.allowed.join(', ')}.`,
  ),
  'period.invalid': problem<{ value: string }>(
    'error',
    a =>
      `”${a.value}” är ingen tid som går att läsa. Skriv läsår som 2024/25, termin som vt2026 eller kalenderår som 2025.`,
    a =>
      `“${a.value}” is no period. Write a school year as 2024/25, a term as vt2026, or a calendar year as 2025.`,
  ),
  'id.duplicate': problem<{ id: string; line: number }>(
    'error',
    a => `Beteckningen #${a.id} finns redan på rad ${a.line}. Varje block behöver en egen.`,
    a => `The id #${a.id} already stands on line ${a.line}. Each block needs its own.`,
  ),
  'value.no-row': problem<{
    what: string;
    unit: string;
    period: string | undefined;
    known: readonly string[];
  }>(
    'warning',
    a =>
      `${a.what} finns inte i data för ${a.unit}${a.period ? ` ${a.period}` : ''}. Tabellen som helhet har ${listed(a.known, 'inga perioder')}.`,
    a =>
      `${a.what} is not in the data for ${a.unit}${a.period ? ` ${a.period}` : ''}. The table as a whole has ${listed(a.known, 'no periods')}.`,
  ),
  'value.gap': problem<{ what: string; places: readonly string[] }>(
    'hint',
    a =>
      `${a.what} saknas i data för ${some(a.places, 'till')} och visas som ”.”. Stämmer det behöver inget göras.`,
    a =>
      `${a.what} is not in the data for ${some(a.places, 'more')} and is shown as “.”. If that is right, nothing needs to be done.`,
  ),
  'value.unit-not-running': problem<{
    unit: string;
    period: string;
    heir: string | undefined;
    before: readonly string[];
  }>(
    'warning',
    a =>
      `${a.unit} finns inte ${a.period} enligt från/till i ska.yaml.${a.heir ? ` ${a.heir} har tagit över.` : ''}${a.before.length > 0 ? ` Före den fanns ${a.before.join(', ')}.` : ''} Välj en period då enheten finns, eller rätta ska.yaml.`,
    a =>
      `${a.unit} does not exist in ${a.period}, by från/till in ska.yaml.${a.heir ? ` ${a.heir} has taken over.` : ''}${a.before.length > 0 ? ` Before it there was ${a.before.join(', ')}.` : ''} Choose a period in which it does, or mend ska.yaml.`,
  ),
  'value.change-over-merger': problem<{ unit: string; others: readonly string[]; from: string; to: string }>(
    'warning',
    a =>
      `${a.unit} tog över ${a.others.join(', ')} mellan ${a.from} och ${a.to}: talen före och efter gäller inte samma barn och elever, så förändringen kan komma av sammanslagningen. Jämför med området eller kommunen, som har haft alla hela tiden, eller välj en tid efteråt.`,
    a =>
      `${a.unit} took over ${a.others.join(', ')} between ${a.from} and ${a.to}: the numbers before and after are not about the same children, so the change may come of the merger. Compare for the area or the municipality, which had all of them all along, or choose a time afterwards.`,
  ),
  'value.compared-over-merger': problem<{
    what: string;
    unit: string;
    others: readonly string[];
    from: string;
    to: string;
  }>(
    'hint',
    a =>
      `Stycket har ${a.what} från ${a.from} och ${a.to}. Däremellan tog ${a.unit} över ${a.others.join(', ')}, så talen gäller inte samma barn och elever. Säg det i stycket, eller jämför med området eller kommunen, som har haft alla hela tiden.`,
    a =>
      `The paragraph has ${a.what} from ${a.from} and ${a.to}. In between ${a.unit} took over ${a.others.join(', ')}, so the numbers are not about the same children. Say so in the paragraph, or compare for the area or the municipality, which had all of them all along.`,
  ),
  'value.change-over-break': problem<{ what: string; at: string; from: string; to: string }>(
    'warning',
    a =>
      `${a.what} har ett brott i serien ${a.at} (brott i indikatorer.yaml): en förändring från ${a.from} till ${a.to} jämför två olika mått. Välj en tid efter brottet.`,
    a =>
      `${a.what} has a break in its series in ${a.at} (brott in indikatorer.yaml): a change from ${a.from} to ${a.to} compares two different measures. Choose a time after the break.`,
  ),
  'value.compared-over-break': problem<{ what: string; at: string; from: string; to: string }>(
    'hint',
    a =>
      `Stycket har ${a.what} från ${a.from} och ${a.to}, med ett brott i serien ${a.at} emellan (brott i indikatorer.yaml): talen är två olika mått. Skriv i stycket att de inte kan jämföras, eller välj en tid efter brottet.`,
    a =>
      `The paragraph has ${a.what} from ${a.from} and ${a.to}, with a break in its series in ${a.at} between them (brott in indikatorer.yaml): the numbers are two different measures. Write in the paragraph that they cannot be compared, or choose a time after the break.`,
  ),
  'value.no-cohort': problem<{ what: string; known: readonly string[] }>(
    'error',
    a =>
      `Den årskull som kohort= säger finns inte i data för ${a.what}. Den går att följa i årskurserna ${listed(a.known, '(inga: data skiljer dem inte åt)')}.`,
    a =>
      `The year group that kohort= names is not in the data for ${a.what}. It can be followed in grade years ${listed(a.known, '(none: the data does not tell them apart)')}.`,
  ),
  'value.no-period': problem<{
    what: string;
    period: string;
    known: readonly string[];
    nearest: string | undefined;
  }>(
    'error',
    a =>
      `${a.what} finns inte för ${a.period}.${nearestOf(a.nearest).sv} Perioder i data: ${listed(a.known, 'inga')}.`,
    a =>
      `${a.what} does not exist for ${a.period}.${nearestOf(a.nearest).en} Periods in the data: ${listed(a.known, 'none')}.`,
  ),
  'value.unknown-dimension-value': problem<{
    dimension: string;
    value: string;
    nearest: string | undefined;
    known: readonly string[];
  }>(
    'error',
    a =>
      `${a.dimension}=”${a.value}” finns inte i data.${nearestOf(a.nearest).sv} Det som finns: ${a.known.slice(0, 12).join(', ')}.`,
    a =>
      `${a.dimension}=“${a.value}” is not in the data.${nearestOf(a.nearest).en} There is: ${a.known.slice(0, 12).join(', ')}.`,
  ),
  'value.dimension-missing-in-table': problem<{
    dimension: string;
    what: string;
    allowed: readonly string[];
  }>(
    'error',
    a =>
      `${a.what} är inte uppdelad på ${a.dimension}. Den går att dela upp på: ${listed(a.allowed, 'ingenting')}.`,
    a => `${a.what} is not split by ${a.dimension}. It can be split by: ${listed(a.allowed, 'nothing')}.`,
  ),
  'value.ambiguous': problem<{ what: string; choices: string }>(
    'error',
    a => `${a.what} har flera värden här. Säg vilket med ${a.choices}.`,
    a => `${a.what} has several values here. Say which with ${a.choices}.`,
  ),
  'value.not-additive': problem<{ what: string; unit: string }>(
    'error',
    a =>
      `${a.what} kan inte räknas samman för ${a.unit}: indikatorn är given som färdigt tal. Ange täljare och nämnare i indikatorer.yaml, eller en rad för ${a.unit} i data.`,
    a =>
      `${a.what} cannot be rolled up for ${a.unit}: the indicator is given as a finished number. Give täljare and nämnare in indikatorer.yaml, or a row for ${a.unit} in the data.`,
  ),
  'value.unread': problem<{
    what: string;
    table: string;
    files: readonly string[];
    columns: readonly string[];
    rows: readonly string[];
  }>(
    'error',
    a =>
      `${a.what} kan inte hämtas: tabellen ”${a.table}” ${a.files.length ? `gick inte att läsa (${a.files.join(', ')})` : a.columns.length ? `saknar ${a.columns.join(', ')} i sin fil` : `har rader som inte går att läsa (${some(a.rows, 'till')})`}. Vad som är fel står vid datafilen; se ”ska data check”. Det som redan står i rapporten lämnas orört.`,
    a =>
      `${a.what} cannot be fetched: the table “${a.table}” ${a.files.length ? `could not be read (${a.files.join(', ')})` : a.columns.length ? `lacks ${a.columns.join(', ')} in its file` : `has rows that cannot be read (${some(a.rows, 'more')})`}. What is wrong stands at the data file; see “ska data check”. What is in the report is left as it is.`,
  ),
  'table.unread': problem<{ name: string }>(
    'error',
    a => `Tabellen ”${a.name}” går inte att läsa; vad som är fel står här under.`,
    a => `The table “${a.name}” cannot be read; what is wrong stands below.`,
  ),
  'value.row-twice': problem<{ what: string; path: string; lines: readonly number[] }>(
    'error',
    a =>
      `${a.what} går inte att räkna: ${a.path} har rader med samma nyckel (rad ${some(a.lines.map(String), 'till')}). Ta bort en av dem. Det som redan står i rapporten lämnas orört.`,
    a =>
      `${a.what} cannot be computed: ${a.path} has rows with the same key (lines ${some(a.lines.map(String), 'more')}). Remove one of them. What is in the report is left as it is.`,
  ),
  'value.no-table': problem<{ indicator: string }>(
    'error',
    a =>
      `Indikatorn ${a.indicator} har ingen tabell att hämta tal ur. Ange tabell: och mått: i indikatorer.yaml.`,
    a =>
      `The indicator ${a.indicator} has no table to take numbers from. Give tabell: and mått: in indikatorer.yaml.`,
  ),
  'value.no-reference': problem<{ indicator: string; unit: string }>(
    'warning',
    a => `${a.unit} har inga uppgifter om ${a.indicator}.`,
    a => `${a.unit} has no figures for ${a.indicator}.`,
  ),
  'value.rollup-differs': problem<{ what: string; unit: string; computed: string; published: string }>(
    'warning',
    a =>
      `${a.what} för ${a.unit} blir ${a.computed} när enheterna räknas samman, men källan har ${a.published}. Kontrollera vilka enheter som ingår.`,
    a =>
      `${a.what} for ${a.unit} is ${a.computed} when the units are added up, but the source has ${a.published}. Check which units are included.`,
  ),
  'value.unprotected': problem<{ indicator: string }>(
    'warning',
    a =>
      `${a.indicator} kan inte skyddas, eftersom gruppens storlek inte är känd. Ange skydd: { antal: kolumn } i indikatorer.yaml, ska:skydd: utgiven på tabellen om en myndighet har gett ut talen, eller skydd: ingen om talet inte gäller barn eller elever.`,
    a =>
      `${a.indicator} cannot be protected, since the size of the group is not known. Give skydd: { antal: column } in indikatorer.yaml, ska:skydd: utgiven on the table if an authority has published its numbers, or skydd: ingen if the number is not about children or pupils.`,
  ),
  'snapshot.stale': problem<{ old: string; new: string; source: string; shape?: true }>(
    'error',
    a =>
      `${a.shape ? 'Tabellen i texten har' : 'Talet i texten är'} ”${a.old}” men data säger ”${a.new}”${a.source ? ` (${a.source})` : ''}. Kör ”ska update”.`,
    a =>
      `The ${a.shape ? 'table in the text has' : 'text says'} “${a.old}” but the data says “${a.new}”${a.source ? ` (${a.source})` : ''}. Run “ska update”.`,
  ),
  'snapshot.empty': problem<{ new: string; source: string }>(
    'warning',
    a =>
      `Talet är inte ifyllt än: data säger ”${a.new}”${a.source ? ` (${a.source})` : ''}. Kör ”ska update”.`,
    a =>
      `The number is not filled in yet: the data says “${a.new}”${a.source ? ` (${a.source})` : ''}. Run “ska update”.`,
  ),
  'prose.reread': problem(
    'warning',
    () =>
      'Ett tal i stycket har bytt tecken eller läge. Läs om stycket, ändra orden om de inte stämmer, och ta bort raden <!-- ska: läs om -->.',
    () =>
      'A number in this paragraph has changed sign or position. Read it again, change the words if they no longer hold, and remove the line <!-- ska: läs om -->.',
  ),
  'prose.typed-number': problem<{ text: string; indicators: readonly string[] }>(
    'hint',
    a =>
      `Talet ”${a.text}” är skrivet för hand. Om det är ${listed(a.indicators, 'en indikator')} kan det hämtas ur data, så att det inte blir gammalt: skriv :värde[${a.text}]{…}.`,
    a =>
      `The number “${a.text}” is typed by hand. If it is ${listed(a.indicators, 'an indicator')}, it can be taken from the data, so that it does not grow old: write :värde[${a.text}]{…}.`,
  ),
  'guidance.left': problem<{ text: string }>(
    'warning',
    a => `Ledtexten står kvar: ”${a.text}”. Skriv avsnittet och ta bort ledtexten.`,
    a => `The guidance text is still here: “${a.text}”. Write the section and remove the guidance.`,
    // In a draft it is what remains to be written, not something that somebody did wrong.
    { draft: 'hint' },
  ),
  'guidance.title-left': problem<{ title: string }>(
    'warning',
    a =>
      `Titeln ”${a.title}” är mallens. Skriv en egen: det är den som läsaren ser, här och i sammanställningar.`,
    a =>
      `The title “${a.title}” is the template's. Write one of your own: it is what readers see, here and in roll-ups.`,
    { draft: 'hint' },
  ),
  'waiver.malformed': problem<{ missing: string }>(
    'error',
    a =>
      `Undantaget är inte fullständigt (${a.missing} saknas). Skriv <!-- ska: undantag KOD, skäl: …, av: ROLL, till: 2026-12-01 -->.`,
    a =>
      `The waiver is not complete (${a.missing} is missing). Write <!-- ska: undantag CODE, skäl: …, av: ROLE, till: 2026-12-01 -->.`,
  ),
  'waiver.not-allowed': problem<{ code: string }>(
    'error',
    a => `${a.code} kan inte undantas: skydd av barn och personuppgifter gäller alltid.`,
    a => `${a.code} cannot be waived: protection of children and personal data always holds.`,
  ),
  'waiver.unknown-code': problem<{ code: string; nearest: string | undefined }>(
    'error',
    a => `Koden ”${a.code}” finns inte.${nearestOf(a.nearest).sv} Koden står efter varje fynd i ”ska check”.`,
    a =>
      `The code “${a.code}” does not exist.${nearestOf(a.nearest).en} It stands after each finding of “ska check”.`,
  ),
  'waiver.expired': problem<{ code: string; until: string }>(
    'error',
    a =>
      `Undantaget för ${a.code} gällde till ${a.until}. Rätta det som undantogs, eller förläng med nytt skäl.`,
    a => `The waiver of ${a.code} ended ${a.until}. Mend what was waived, or extend it with a new reason.`,
  ),
  'image.missing': problem<{ path: string; nearest: string | undefined }>(
    'error',
    a => `Bilden ”${a.path}” finns inte i projektet.${nearestOf(a.nearest).sv}`,
    a => `The image “${a.path}” is not in the project.${nearestOf(a.nearest).en}`,
  ),
  'image.not-local': problem<{ path: string }>(
    'error',
    a =>
      `Bilden ”${a.path}” ligger inte i projektet. Lägg filen i projektets mapp och skriv sökvägen från rapporten eller projektet.`,
    a =>
      `The image “${a.path}” is not in the project. Put the file in the project's folder and write its path.`,
  ),
  'image.no-alt': problem<{ path: string }>(
    'error',
    a =>
      `Bilden ”${a.path}” saknar beskrivning. Skriv den inom hakparenteserna: ![Vad bilden visar](${a.path}).`,
    a => `The image “${a.path}” has no description. Write it in the brackets: ![What it shows](${a.path}).`,
  ),
  'image.broken': problem<{ path: string }>(
    'error',
    a =>
      `Bilden ”${a.path}” går inte att visa: filen är avbruten eller skadad, eller något annat än en bild som webbläsare läser (svg, png, jpg, webp). Öppna den i ett bildprogram och spara den på nytt.`,
    a =>
      `The image “${a.path}” cannot be shown: the file is cut off or damaged, or something else than an image that browsers read (svg, png, jpg, webp). Open it in an image program and save it again.`,
  ),
  'image.too-large': problem<{ path: string; width: number; height: number; limit: number }>(
    'error',
    a =>
      `Bilden ”${a.path}” är ${a.width} × ${a.height} bildpunkter; mer än ${a.limit / 1e6} miljoner går inte att visa. Spara den i mindre storlek: 2000 bildpunkter på bredden räcker för en hel sida.`,
    a =>
      `The image “${a.path}” is ${a.width} × ${a.height} pixels; more than ${a.limit / 1e6} million cannot be shown. Save it in a smaller size: a width of 2000 pixels is enough for a full page.`,
  ),
  'image.too-much': problem<{ path: string }>(
    'error',
    a =>
      `Teckningen ”${a.path}” har för mycket att rita: former i hundratusental, kopior i kopior, eller filter (skuggor, oskärpa) på för mycket. Förenkla den, eller spara den som png.`,
    a =>
      `The drawing “${a.path}” has too much to draw: shapes by the hundred thousand, copies in copies, or filters (shadows, blur) on too much. Simplify it, or save it as png.`,
  ),
  'image.not-supported': problem<{ path: string; allowed: readonly string[] }>(
    'error',
    a => `Bilden ”${a.path}” går inte att använda. Formaten som går: ${a.allowed.join(', ')}.`,
    a => `The image “${a.path}” cannot be used. Formats: ${a.allowed.join(', ')}.`,
  ),
  'appendix.unknown': problem<{ report: string; nearest: string | undefined }>(
    'error',
    a => `Rapporten ”${a.report}” finns inte detta läsår.${nearestOf(a.nearest).sv}`,
    a => `The report “${a.report}” does not exist this school year.${nearestOf(a.nearest).en}`,
  ),
  'appendix.self': problem<{ report: string; chain: readonly string[] }>(
    'error',
    a => `Rapporten tar in sig själv som bilaga (${a.chain.join(' → ')}). Ta bort bilagan.`,
    a => `The report includes itself as an appendix (${a.chain.join(' → ')}). Remove the appendix.`,
  ),
  'appendix.file-missing': problem<{ path: string; nearest: string | undefined }>(
    'error',
    a => `Filen ”${a.path}” finns inte i projektet.${nearestOf(a.nearest).sv}`,
    a => `The file “${a.path}” is not in the project.${nearestOf(a.nearest).en}`,
  ),
} as const;
