import type { Language } from '../problem.ts';
import { didYouMean, problem } from '../problem.ts';

/** A value's column, and its cell in a workbook. */
interface At {
  readonly column: string;
  readonly cell?: string;
}

interface Value extends At {
  readonly value: string;
}

const where = (a: At, language: Language) => {
  const cell = a.cell ? ` (${a.cell})` : '';
  return language === 'sv' ? `Kolumnen ”${a.column}”${cell}` : `Column “${a.column}”${cell}`;
};

function listed(words: readonly string[], language: Language, most = 8): string {
  const quoted = words.slice(0, most).map(word => (language === 'sv' ? `”${word}”` : `“${word}”`));
  const more = words.length - quoted.length;
  if (more > 0) quoted.push(language === 'sv' ? `${more} till` : `${more} more`);
  return quoted.join(', ');
}

const separators: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  ';': { sv: 'semikolon', en: 'semicolon' },
  ',': { sv: 'komma', en: 'comma' },
  '\t': { sv: 'tabb', en: 'tab' },
  '|': { sv: 'lodstreck', en: 'vertical bar' },
};
const separator = (sign: string, language: Language) => separators[sign]?.[language] ?? `”${sign}”`;

const kinds: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  xls: { sv: 'en arbetsbok i Excels gamla format (xls)', en: 'a workbook in the old Excel format (xls)' },
  pdf: { sv: 'en pdf', en: 'a PDF' },
  binary: { sv: 'inte text', en: 'not text' },
};

const dimensionForms: Readonly<Record<string, string>> = {
  läsår: '2024/25',
  termin: 'vt2025, ht2025',
  kalenderår: '2025',
  kön: 'F, P, alla',
};

/** What reads like a line under a table rather than a name. */
const isNote = (value: string) =>
  value.length > 60 || /^(?:(?:källa|källor|not|fotnot|anm|obs)\b|\*)/i.test(value);

/** Problems of the room `data`: the data package, its files, and each value in them. */
export const dataProblems = {
  'data.table-twice': problem<{ table: string }>(
    'error',
    a => `Två tabeller heter ”${a.table}”; bara den första används. Ge den andra ett eget namn.`,
    a => `Two tables are called “${a.table}”; only the first is used. Give the other a name of its own.`,
  ),
  'data.field-twice': problem<{ column: string }>(
    'error',
    a =>
      `Två kolumner heter ”${a.column}” (stora och små bokstäver räknas lika); bara den första används. Ge den andra ett eget namn.`,
    a =>
      `Two columns are called “${a.column}” (letter case does not count); only the first is used. Give the other a name of its own.`,
  ),
  'data.dimension-twice': problem<{ dimension: string; column: string; first: string }>(
    'warning',
    a =>
      `Både ”${a.first}” och ”${a.column}” säger sig vara dimensionen ”${a.dimension}”; den första gäller. Ta bort ska:dimension från den ena.`,
    a =>
      `Both “${a.first}” and “${a.column}” claim the dimension “${a.dimension}”; the first counts. Remove ska:dimension from one.`,
  ),
  'data.unknown-field': problem<{ column: string; nearest?: string }>(
    'error',
    a => `Ingen kolumn i tabellen heter ”${a.column}”.${didYouMean(a.nearest, 'sv')}`,
    a => `No column of the table is called “${a.column}”.${didYouMean(a.nearest, 'en')}`,
  ),
  'data.unknown-table': problem<{ table: string; nearest?: string }>(
    'error',
    a => `Ingen tabell heter ”${a.table}”.${didYouMean(a.nearest, 'sv')}`,
    a => `No table is called “${a.table}”.${didYouMean(a.nearest, 'en')}`,
  ),
  'data.unknown-encoding': problem<{ encoding: string; nearest?: string }>(
    'error',
    a =>
      `Teckenkodningen ”${a.encoding}” finns inte.${didYouMean(a.nearest, 'sv')} Skriv utf-8, windows-1252 eller utf-16, eller ta bort raden: då känns den igen.`,
    a =>
      `There is no encoding “${a.encoding}”.${didYouMean(a.nearest, 'en')} Write utf-8, windows-1252 or utf-16, or remove the line: it is then detected.`,
  ),
  'data.broken-pattern': problem<{ pattern: string }>(
    'error',
    a =>
      `Mönstret ”${a.pattern}” är inget giltigt reguljärt uttryck och prövas därför inte. Rätta eller ta bort det.`,
    a => `The pattern “${a.pattern}” is no valid regular expression and is not applied. Mend or remove it.`,
  ),
  'data.no-files': problem<{ path: string }>(
    'warning',
    a =>
      `Ingen fil stämmer med ”${a.path}”. Lägg en fil i en mapp per enhet, till exempel ${a.path.replace('*', 'tallbackaskolan')}.`,
    a =>
      `No file matches “${a.path}”. Put a file in a folder per unit, such as ${a.path.replace('*', 'tallbackaskolan')}.`,
  ),
  'data.file-empty': problem(
    'error',
    () => 'Filen är tom. Hämta eller spara den på nytt, eller ta bort tabellen ur datapackage.yaml.',
    () => 'The file is empty. Fetch or save it again, or remove the table from datapackage.yaml.',
  ),
  'data.no-rows': problem(
    'warning',
    () => 'Filen har rubriker men inga rader. Är uppgifterna inte publicerade än, skriv när i ska:väntas.',
    () => 'The file has headers but no rows. If the figures are not published yet, say when in ska:väntas.',
  ),
  'data.really-workbook': problem<{ format: string }>(
    'warning',
    a =>
      `Filen är en Excel-arbetsbok och läses som en sådan, men kallas ${a.format}. Spara den som .xlsx, eller spara om den som CSV.`,
    a =>
      `The file is an Excel workbook and is read as one, but is called ${a.format}. Save it as .xlsx, or save it again as CSV.`,
  ),
  'data.not-workbook': problem(
    'warning',
    () =>
      'Filen heter xlsx men är en textfil och läses som CSV. Byt ändelse till .csv, eller spara om den från Excel.',
    () =>
      'The file is called xlsx but is a text file and is read as CSV. Change its ending to .csv, or save it again from Excel.',
  ),
  'data.not-text': problem<{ kind: string }>(
    'error',
    a =>
      `Filen går inte att läsa som tabell: den är ${kinds[a.kind]?.sv ?? a.kind}. Öppna den i Excel och spara den som .xlsx eller som CSV UTF-8.`,
    a =>
      `The file cannot be read as a table: it is ${kinds[a.kind]?.en ?? a.kind}. Open it in Excel and save it as .xlsx or as CSV UTF-8.`,
  ),
  'data.workbook-broken': problem(
    'error',
    () =>
      'Arbetsboken går inte att öppna; den är skadad eller skyddad med lösenord. Öppna den i Excel och spara den på nytt, utan lösenord.',
    () =>
      'The workbook cannot be opened; it is damaged or has a password. Open it in Excel and save it again, without a password.',
  ),
  'data.workbook-large': problem<{ size: number; limit: number }>(
    'error',
    a =>
      `Arbetsboken är för stor: den blir ${Math.round(a.size / 1e6)} MB när den packas upp (gränsen är ${Math.round(a.limit / 1e6)} MB), eller har en cell långt bortom de andra. En tabell för rapporter är sammanställd och mycket mindre: ta bara med de blad, rader och kolumner som behövs.`,
    a =>
      `The workbook is too large: it is ${Math.round(a.size / 1e6)} MB when it is unpacked (the limit is ${Math.round(a.limit / 1e6)} MB), or has a cell far away from the others. A table for reports is summed up and much smaller: keep only the sheets, rows and columns that are needed.`,
  ),
  'data.table-large': problem<{ lines: number; limit: number }>(
    'error',
    a =>
      `Filen har ${a.lines} rader eller celler; gränsen är ${a.limit}. En tabell för rapporter är sammanställd och mycket mindre: ta bara med de rader och kolumner som behövs.`,
    a =>
      `The file has ${a.lines} lines or cells; the limit is ${a.limit}. A table for reports is summed up and much smaller: keep only the rows and columns that are needed.`,
  ),
  'data.sheet-missing': problem<{ sheet: string; sheets: readonly string[]; nearest?: string }>(
    'error',
    a =>
      `Arbetsboken har inget blad ”${a.sheet}”.${didYouMean(a.nearest, 'sv')} Bladen är ${listed(a.sheets, 'sv', 20)}.`,
    a =>
      `The workbook has no sheet “${a.sheet}”.${didYouMean(a.nearest, 'en')} The sheets are ${listed(a.sheets, 'en', 20)}.`,
  ),
  'data.json-broken': problem(
    'error',
    () => 'Filen går inte att läsa som JSON. Hämta den på nytt, eller spara tabellen som CSV.',
    () => 'The file cannot be read as JSON. Fetch it again, or save the table as CSV.',
  ),
  'data.json-shape': problem(
    'error',
    () =>
      'JSON-filen ska vara en lista av rader, [ { "kolumn": värde, … }, … ]. Gör om den till det, eller till CSV.',
    () =>
      'The JSON file should be a list of rows, [ { "column": value, … }, … ]. Turn it into that, or into CSV.',
  ),
  'data.wrong-encoding': problem<{ file: string; declared: string; found: string }>(
    'warning',
    a =>
      `”${a.file}” är skriven i ${a.found}, inte ${a.declared} som det står här, och läses som ${a.found}. Ändra encoding, eller ta bort raden: då känns den igen.`,
    a =>
      `“${a.file}” is written in ${a.found}, not ${a.declared} as stated here, and is read as ${a.found}. Change encoding, or remove the line: it is then detected.`,
  ),
  'data.lost-letters': problem<{ encoding: string }>(
    'warning',
    () =>
      'Här har bokstäver gått förlorade (�) när filen sparades. Hämta originalet och spara det som UTF-8.',
    () => 'Letters were lost here (�) when the file was saved. Take the original and save it as UTF-8.',
  ),
  'data.wrong-delimiter': problem<{ declared: string; found: string }>(
    'error',
    a =>
      `Filens kolumner skiljs åt med ${separator(a.found, 'sv')}, inte med ${separator(a.declared, 'sv')} som det står i datapackage.yaml. Den läses så, men ändra delimiter, eller ta bort raden: då känns den igen.`,
    a =>
      `The file's columns are kept apart by ${separator(a.found, 'en')}, not by ${separator(a.declared, 'en')} as datapackage.yaml says. It is read so, but change delimiter, or remove the line: it is then detected.`,
  ),
  'data.open-quote': problem<{ quote: string }>(
    'error',
    a =>
      `Ett citattecken (${a.quote}) öppnas på den här raden men stängs aldrig, så resten av filen läses utan citattecken. Stäng det, eller dubblera det om det hör till texten.`,
    a =>
      `A quotation mark (${a.quote}) is opened on this line and never closed, so the file is read without quotation marks. Close it, or double it if it belongs to the text.`,
  ),
  'data.header-missing': problem<{ wanted: readonly string[]; found: readonly string[] }>(
    'error',
    a =>
      `Ingen rad i filen har tabellens rubriker (${listed(a.wanted, 'sv', 5)}). Första raden är ${listed(a.found, 'sv')}. Stämmer rubrikerna inte längre, lägg till de nya med ska:alias; har filen ingen rubrikrad, skriv dialect: { header: false }.`,
    a =>
      `No row of the file has the table's headers (${listed(a.wanted, 'en', 5)}). The first row is ${listed(a.found, 'en')}. If headers were reworded, add the new ones with ska:alias; if the file has no header row, write dialect: { header: false }.`,
  ),
  'data.column-missing': problem<{ column: string; found: readonly string[]; nearest?: string }>(
    'error',
    a =>
      `Filen har ingen kolumn ”${a.column}”.${didYouMean(a.nearest, 'sv')}${a.found.length > 0 ? ` Rubriker som ingen kolumn använder: ${listed(a.found, 'sv')}. Är det en av dem, lägg till den med ska:alias.` : ''}`,
    a =>
      `The file has no column “${a.column}”.${didYouMean(a.nearest, 'en')}${a.found.length > 0 ? ` Headers that no column uses: ${listed(a.found, 'en')}. If it is one of them, add it with ska:alias.` : ''}`,
  ),
  'data.column-repeated': problem<{ column: string; first: number; second: number }>(
    'warning',
    a =>
      `Rubriken för ”${a.column}” står över både kolumn ${a.first} och ${a.second}; den första läses. Skriv gruppens rubrik före i title eller ska:alias, till exempel ”Flickor ${a.column}”.`,
    a =>
      `The header of “${a.column}” stands over both column ${a.first} and ${a.second}; the first is read. Put the group's header before it in title or ska:alias, such as “Flickor ${a.column}”.`,
  ),
  'data.column-extra': problem<{ columns: readonly string[] }>(
    'hint',
    a =>
      `Filen har kolumner som inte beskrivs i datapackage.yaml och inte läses: ${listed(a.columns, 'sv', 12)}.`,
    a =>
      `The file has columns that datapackage.yaml does not describe and that are not read: ${listed(a.columns, 'en', 12)}.`,
  ),
  'data.ragged-row': problem<{ found: number; expected: number }>(
    'error',
    a =>
      `Raden har ${a.found} värden, men rubrikraden har ${a.expected}. Ett värde som själv innehåller avgränsaren måste stå inom citattecken; annars saknas en avgränsare eller finns en för mycket.`,
    a =>
      `The row has ${a.found} values, but the header row has ${a.expected}. A value that holds the separator must be in quotes; else a separator is missing or one too many.`,
  ),
  'data.row-twice': problem<{ first: number }>(
    'warning',
    a => `Raden är en exakt upprepning av rad ${a.first} och räknas bara en gång. Ta bort den ena.`,
    a => `The row repeats line ${a.first} exactly and counts only once. Remove one of them.`,
  ),
  'data.key-twice': problem<{ key: string; first: number }>(
    'error',
    a =>
      `Två rader har samma nyckel (${a.key}); den första är rad ${a.first}. Ta bort en av dem, eller rätta nyckeln.`,
    a => `Two rows have the same key (${a.key}); the first is line ${a.first}. Remove one, or mend the key.`,
  ),
  'data.key-unknown': problem<{ key: string; table: string }>(
    'error',
    a => `”${a.key}” finns inte i tabellen ”${a.table}” som den hänvisar till.`,
    a => `“${a.key}” is not in the table “${a.table}” that it refers to.`,
  ),
  'data.filter-empty': problem<{ rows: number }>(
    'warning',
    a =>
      `${a.rows === 1 ? 'Filens enda rad stämmer inte' : `Ingen av filens ${a.rows} rader stämmer`} med ska:filter, så tabellen är tom. Kontrollera filtrets värden.`,
    a =>
      `${a.rows === 1 ? "The file's only row does not match" : `None of the file's ${a.rows} rows matches`} ska:filter, so the table is empty. Check the filter's values.`,
  ),
  'data.filter-column': problem<{ column: string; nearest?: string }>(
    'error',
    a =>
      `ska:filter nämner kolumnen ”${a.column}”, som filen inte har; alla rader läses.${didYouMean(a.nearest, 'sv')}`,
    a =>
      `ska:filter names the column “${a.column}”, which the file does not have; all rows are read.${didYouMean(a.nearest, 'en')}`,
  ),
  'data.unknown-mark': problem<Value>(
    'warning',
    a =>
      `${where(a, 'sv')}: ”${a.value}” är varken ett tal eller en känd markering och visas som okänd. Rätta värdet, eller skriv vad det betyder i ska:markörer.`,
    a =>
      `${where(a, 'en')}: “${a.value}” is neither a number nor a known mark and is shown as unknown. Mend the value, or say what it means in ska:markörer.`,
  ),
  'data.ambiguous-mark': problem<Value>(
    'warning',
    a =>
      `${where(a, 'sv')}: ”${a.value}” kan betyda både noll och skyddad. Skriv vad källan menar i ska:markörer, till exempel { "${a.value}": skyddad } eller { "${a.value}": noll }.`,
    a =>
      `${where(a, 'en')}: “${a.value}” can mean both none and withheld. Say what the source means in ska:markörer, such as { "${a.value}": skyddad } or { "${a.value}": noll }.`,
  ),
  'data.not-integer': problem<Value>(
    'error',
    a =>
      `${where(a, 'sv')}: ”${a.value}” är inget heltal. Rätta värdet, eller ändra kolumnens typ till number.`,
    a =>
      `${where(a, 'en')}: “${a.value}” is no whole number. Mend the value, or change the column's type to number.`,
  ),
  'data.not-date': problem<Value>(
    'error',
    a => `${where(a, 'sv')}: ”${a.value}” är inget datum. Skriv år-månad-dag, som 2026-06-20.`,
    a => `${where(a, 'en')}: “${a.value}” is no date. Write year-month-day, such as 2026-06-20.`,
  ),
  'data.dimension-value': problem<Value & { dimension: string }>(
    'warning',
    a =>
      `${where(a, 'sv')}: ${a.value === '' ? `cellen är tom där ${a.dimension} ska stå` : `”${a.value}” känns inte igen som ${a.dimension}`}, så raden hittas inte av rapporterna. Skriv till exempel ${dimensionForms[a.dimension] ?? 'ett känt värde'}.`,
    a =>
      `${where(a, 'en')}: ${a.value === '' ? `the cell is empty where ${a.dimension} should stand` : `“${a.value}” is no known value of ${a.dimension}`}, so reports will not find the row. Write for example ${dimensionForms[a.dimension] ?? 'a known value'}.`,
  ),
  'data.lost-zero': problem<Value & { restored: string; length: number }>(
    'warning',
    a =>
      `${where(a, 'sv')}: koden ”${a.value}” ska ha ${a.length} siffror; nollor i början har gått förlorade (det gör Excel). Den läses som ”${a.restored}”. Spara kolumnen som text.`,
    a =>
      `${where(a, 'en')}: the code “${a.value}” should have ${a.length} digits; leading zeros were lost (Excel does that). It is read as “${a.restored}”. Save the column as text.`,
  ),
  'data.unit-unknown': problem<Value & { key: 'id' | 'namn' | 'skolenhetskod' }>(
    'warning',
    a =>
      a.value === ''
        ? `${where(a, 'sv')}: raden saknar enhet och hör därför inte till någon. Fyll i den, eller välj bort raden med ska:filter.`
        : `${where(a, 'sv')}: ingen enhet i ska.yaml har ${{ id: 'id', namn: 'namnet', skolenhetskod: 'skolenhetskoden' }[a.key]} ”${a.value}”. Rätta värdet, lägg till enheten i ska.yaml, eller välj bort raden med ska:filter.${isNote(a.value) ? ' Är det en fotnot under tabellen: skriv ska:slut: tomrad vid tabellen i datapackage.yaml.' : ''}`,
    a =>
      a.value === ''
        ? `${where(a, 'en')}: the row has no unit and so belongs to none. Fill it in, or leave the row out with ska:filter.`
        : `${where(a, 'en')}: no unit in ska.yaml has the ${{ id: 'id', namn: 'name', skolenhetskod: 'school unit code' }[a.key]} “${a.value}”. Mend the value, add the unit to ska.yaml, or leave the row out with ska:filter.${isNote(a.value) ? ' If it is a footnote under the table: write ska:slut: tomrad at the table in datapackage.yaml.' : ''}`,
  ),
  'data.unit-folder': problem<{ folder: string }>(
    'warning',
    a =>
      `Mappen ”${a.folder}” är ingen enhets id i ska.yaml, så filens rader hör inte till någon. Byt namn på mappen till enhetens id.`,
    a =>
      `The folder “${a.folder}” is no unit's id in ska.yaml, so the file's rows belong to none. Rename the folder to the unit's id.`,
  ),
  'data.value-required': problem<At>(
    'error',
    a => `${where(a, 'sv')} är tom, men ska alltid vara ifylld.`,
    a => `${where(a, 'en')} is blank, but must always be filled in.`,
  ),
  'data.value-not-unique': problem<Value & { first: number }>(
    'error',
    a =>
      `${where(a, 'sv')}: ”${a.value}” står redan på rad ${a.first}, men varje värde får bara stå en gång.`,
    a =>
      `${where(a, 'en')}: “${a.value}” already stands on line ${a.first}, but each value may stand only once.`,
  ),
  'data.value-too-small': problem<Value & { limit: string }>(
    'error',
    a => `${where(a, 'sv')}: ${a.value} är mindre än ${a.limit}, som är det minsta tillåtna.`,
    a => `${where(a, 'en')}: ${a.value} is less than ${a.limit}, the least allowed.`,
  ),
  'data.value-too-large': problem<Value & { limit: string }>(
    'error',
    a => `${where(a, 'sv')}: ${a.value} är mer än ${a.limit}, som är det största tillåtna.`,
    a => `${where(a, 'en')}: ${a.value} is more than ${a.limit}, the most allowed.`,
  ),
  'data.value-not-allowed': problem<Value & { allowed: readonly string[]; nearest?: string }>(
    'error',
    a =>
      `${where(a, 'sv')}: ”${a.value}” är inte tillåtet.${didYouMean(a.nearest, 'sv')} Tillåtna värden: ${listed(a.allowed, 'sv', 20)}.`,
    a =>
      `${where(a, 'en')}: “${a.value}” is not allowed.${didYouMean(a.nearest, 'en')} Allowed: ${listed(a.allowed, 'en', 20)}.`,
  ),
  'data.value-pattern': problem<Value & { pattern: string }>(
    'error',
    a => `${where(a, 'sv')}: ”${a.value}” följer inte mönstret ${a.pattern}.`,
    a => `${where(a, 'en')}: “${a.value}” does not follow the pattern ${a.pattern}.`,
  ),
  'data.value-length': problem<Value & { length: number; limit: number; most: boolean }>(
    'error',
    a =>
      `${where(a, 'sv')}: ”${a.value}” har ${a.length} tecken, men ska ha ${a.most ? 'högst' : 'minst'} ${a.limit}.`,
    a =>
      `${where(a, 'en')}: “${a.value}” has ${a.length} characters, but should have at ${a.most ? 'most' : 'least'} ${a.limit}.`,
  ),
  'data.stuck': problem<{ table: string; path: string; seconds: number | undefined }>(
    'error',
    a =>
      `Tabellen ”${a.table}” (${a.path}) ${a.seconds === undefined ? 'avslutade läsningen i förtid' : `gick inte att läsa på ${a.seconds} sekunder`} och är överhoppad tills filen ändras. Filen kan vara skadad eller mycket stor: öppna den, spara den på nytt och ta bara med de rader som behövs.`,
    a =>
      `The table “${a.table}” (${a.path}) ${a.seconds === undefined ? 'ended the reading before its time' : `could not be read in ${a.seconds} seconds`} and is passed over until its file changes. The file may be damaged or very large: open it, save it again, and keep only the rows that are needed.`,
  ),
  'data.more': problem<{ of: string; count: number }>(
    'hint',
    a => `Samma sak gäller ${a.count} ${a.count === 1 ? 'ställe' : 'ställen'} till i filen (${a.of}).`,
    a => `The same holds for ${a.count} more ${a.count === 1 ? 'place' : 'places'} in the file (${a.of}).`,
  ),
} as const;
