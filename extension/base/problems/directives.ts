import { didYouMean, problem } from '../problem.ts';

/** « termin, läsår och kalenderår ». */
const joined = (words: readonly string[], last: string) =>
  [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(` ${last} `);

/** Problems that the kinds of directives find, beyond what their schemas say. */
export const directivesProblems = {
  'directive.no-measure': problem<{ directive: string }>(
    'error',
    a =>
      `${a.directive} säger inte vilket tal som menas. Skriv en indikator, som {meritvärde}, eller en kolumn i en tabell, som {källa=betyg-åk9 kolumn=elever}.`,
    a =>
      `${a.directive} does not say which number is meant. Write an indicator, as {meritvärde}, or a table's column, as {källa=betyg-åk9 kolumn=elever}.`,
  ),
  'directive.two-measures': problem<{ directive: string; names: string }>(
    'error',
    a => `${a.directive} visar ett tal, men här står flera indikatorer: ${a.names}. Behåll en av dem.`,
    a => `${a.directive} shows one number, but several indicators stand here: ${a.names}. Keep one of them.`,
  ),
  'directive.two-units': problem<{ directive: string; names: string }>(
    'error',
    a => `${a.directive} visar ett tal, men här står flera enheter: ${a.names}. Behåll en av dem.`,
    a => `${a.directive} shows one number, but several units stand here: ${a.names}. Keep one of them.`,
  ),
  'directive.source-without-column': problem<{ table: string; allowed: readonly string[] }>(
    'error',
    a =>
      `Här står källa=${a.table} men ingen kolumn. Skriv också kolumn=, till exempel ${a.allowed.slice(0, 6).join(', ') || 'kolumnens namn'}.`,
    a =>
      `Here stands källa=${a.table} but no column. Add kolumn=, for example ${a.allowed.slice(0, 6).join(', ') || "the column's name"}.`,
  ),
  'directive.no-comparison': problem(
    'error',
    () =>
      'skillnad behöver veta vad talet jämförs med. Skriv mot=riket, mot=huvudman, en enhet, eller en annan grupp: mot="kön=P".',
    () =>
      'skillnad needs to know what the number is compared with. Write mot=riket, mot=huvudman, a unit, or another group: mot="kön=P".',
  ),
  'directive.comparison-unknown': problem<{ name: string; nearest: string | undefined }>(
    'error',
    a =>
      `”${a.name}” är ingen enhet, inget område, ingen jämförelse i ska.yaml och ingen grupp som kön=P.${didYouMean(a.nearest, 'sv')}`,
    a =>
      `“${a.name}” is no unit, area, reference of ska.yaml or group such as kön=P.${didYouMean(a.nearest, 'en')}`,
  ),
  'directive.no-parts': problem<{ indicator: string }>(
    'warning',
    a =>
      `${a.indicator} kan inte skrivas som ”19 av 21”: talet har ingen täljare och nämnare som får visas. Talet visas som det är. Ta bort visa=andel, eller ange täljare och nämnare i indikatorer.yaml.`,
    a =>
      `${a.indicator} cannot be written as “19 av 21”: it has no numerator and denominator that may be shown. The number is shown as it is. Remove visa=andel, or give täljare and nämnare in indikatorer.yaml.`,
  ),
  'directive.axis-unknown': problem<{
    attribute: string;
    value: string;
    allowed: readonly string[];
    nearest: string | undefined;
  }>(
    'error',
    a =>
      `${a.attribute}=${a.value} går inte.${didYouMean(a.nearest, 'sv')} Det kan vara ${a.allowed.join(', ')}.`,
    a =>
      `${a.attribute}=${a.value} is not possible.${didYouMean(a.nearest, 'en')} It can be ${a.allowed.join(', ')}.`,
  ),
  'cohort.unreadable': problem<{ value: string }>(
    'error',
    a =>
      `kohort=”${a.value}” säger ingen årskull. Skriv årskursen som eleverna går i nu (kohort=9, flera med komma) eller året då de är födda (kohort=2010).`,
    a =>
      `kohort=“${a.value}” names no year group. Write the grade year that the pupils are in now (kohort=9, several with commas) or the year in which they were born (kohort=2010).`,
  ),
  'cohort.no-school-year': problem<{ what: string }>(
    'error',
    a =>
      `En årskull går att följa mellan läsår eller terminer, men ${a.what} har inget av dem. Ta bort kohort=.`,
    a =>
      `A year group can be followed over school years or terms, but ${a.what} has neither. Remove kohort=.`,
  ),
  'cohort.several': problem<{ value: string }>(
    'error',
    a => `Ett tal handlar om en årskull, men kohort=${a.value} säger flera. Skriv en av dem.`,
    a => `One number is about one year group, but kohort=${a.value} names several. Write one of them.`,
  ),
  'cohort.grade-too': problem(
    'error',
    () => 'kohort= säger vilken årskurs det är vid varje tid. Ta bort årskurs=, eller kohort=.',
    () => 'kohort= says the grade year at each time. Remove årskurs=, or kohort=.',
  ),
  'cohort.outside-school': problem<{ cohort: string; period: string }>(
    'error',
    a => `${a.cohort} gick inte i skolan ${a.period}. Välj en annan tid eller en annan årskull.`,
    a => `${a.cohort} was not at school in ${a.period}. Choose another time or another year group.`,
  ),
  'cohort.axes': problem(
    'error',
    () =>
      'En årskull som följs byter årskurs för varje läsår: visa läsår eller årskurs, inte båda. Flera årskullar jämförs bäst med x=årskurs (i en tabell kolumner=årskurs).',
    () =>
      'A year group that is followed changes grade year with each school year: show läsår or årskurs, not both. Several groups are best compared with x=årskurs (in a table kolumner=årskurs).',
  ),
  'directive.axes-same': problem<{ first: string; second: string; value: string }>(
    'error',
    a => `${a.first} och ${a.second} är båda ${a.value}. Välj något annat för en av dem.`,
    a => `${a.first} and ${a.second} are both ${a.value}. Choose something else for one of them.`,
  ),
  'directive.scatter-axes': problem(
    'error',
    () =>
      'Ett spridningsdiagram behöver två indikatorer: en på x= och en på y=, till exempel {typ=spridning x=lärare-behöriga y=meritvärde}.',
    () =>
      'A scatter chart needs two indicators: one for x= and one for y=, for example {typ=spridning x=lärare-behöriga y=meritvärde}.',
  ),
  'directive.radar-axes': problem<{ found: number }>(
    'warning',
    a =>
      `Ett radardiagram behöver minst tre axlar för att gå att läsa, men här finns ${a.found}. Lägg till indikatorer, eller välj typ=stapel.`,
    a =>
      `A radar chart needs at least three axes to be read, but there are ${a.found} here. Add indicators, or choose typ=stapel.`,
  ),
  'directive.mixed-units': problem<{ units: string }>(
    'warning',
    a =>
      `Indikatorerna mäts i olika enheter (${a.units}) men får samma axel. Gör ett diagram för varje, eller en tabell.`,
    a =>
      `The indicators are measured in different units (${a.units}) but share one axis. Make a chart for each, or a table.`,
  ),
  'directive.mixed-times': problem<{ times: readonly string[] }>(
    'warning',
    a =>
      `Indikatorerna räknas per ${joined(a.times, 'och')} men får samma tidsaxel, så deras värden hamnar bredvid varandra. Gör ett diagram för varje, eller en tabell.`,
    a =>
      `The indicators are counted per ${joined(a.times, 'and')} but share one axis of time, so that their values stand beside each other. Make a chart for each, or a table.`,
  ),
  'directive.scatter-times': problem<{ attribute: string; value: string; times: readonly string[] }>(
    'warning',
    a =>
      `Indikatorerna räknas per ${joined(a.times, 'och')} och möts bara i ett läsår: vårterminen hör till läsåret som slutar då, kalenderåret till läsåret som börjar då. Skriv ${a.attribute}=läsår.`,
    a =>
      `The indicators are counted per ${joined(a.times, 'and')} and meet in a school year only: a spring term belongs to the school year that ends in it, a calendar year to the one that begins in it. Write ${a.attribute}=läsår.`,
  ),
  'directive.table-times': problem<{ attribute: string; value: string; times: readonly string[] }>(
    'warning',
    a =>
      `Indikatorerna räknas per ${joined(a.times, 'och')} och möts bara i ett läsår: vårterminen hör till läsåret som slutar då, kalenderåret till läsåret som börjar då. Skriv ${a.attribute}=läsår, eller gör en tabell för varje.`,
    a =>
      `The indicators are counted per ${joined(a.times, 'and')} and meet in a school year only: a spring term belongs to the school year that ends in it, a calendar year to the one that begins in it. Write ${a.attribute}=läsår, or make a table for each.`,
  ),
  'directive.sort-unknown': problem<{
    value: string;
    allowed: readonly string[];
    nearest: string | undefined;
  }>(
    'error',
    a =>
      `Tabellen har ingen kolumn ”${a.value}” att sortera efter.${didYouMean(a.nearest, 'sv')} Den har ${a.allowed.join(', ')}.`,
    a =>
      `The table has no column “${a.value}” to sort by.${didYouMean(a.nearest, 'en')} It has ${a.allowed.join(', ')}.`,
  ),
  'directive.table-large': problem<{ rows: number; columns: number; limit: number }>(
    'error',
    a =>
      `Tabellen har ${a.rows} rader och ${a.columns} kolumner: mer än ${a.limit} rutor är för mycket för en rapport. Välj ut det som läsaren behöver med kolumner=, från= eller ett annat urval, eller bifoga tabellen som fil.`,
    a =>
      `The table has ${a.rows} rows and ${a.columns} columns: more than ${a.limit} cells are too much for a report. Choose what the reader needs with kolumner=, från= or another selection, or attach the table as a file.`,
  ),
  'directive.nested': problem<{ directive: string; parent: string }>(
    'error',
    a =>
      `${a.directive} står inuti ${a.parent}. De får inte stå i varandra: avsluta ${a.parent} med ::: först, och peka med id i stället.`,
    a =>
      `${a.directive} stands inside ${a.parent}. They may not stand in each other: close ${a.parent} with ::: first, and point by id instead.`,
  ),
  'directive.link-unknown': problem<{ attribute: string; id: string; nearest: string | undefined }>(
    'error',
    a =>
      `${a.attribute} pekar på ”${a.id}”, men det finns inget block med den beteckningen.${didYouMean(a.nearest, 'sv')} Block i en annan rapport skrivs med rapportens namn framför: huvudman#I26-2.`,
    a =>
      `${a.attribute} points to “${a.id}”, but no block has that id.${didYouMean(a.nearest, 'en')} A block of another report is written with that report's name: huvudman#I26-2.`,
  ),
  'directive.target-unknown': problem<{ attribute: string; id: string; nearest: string | undefined }>(
    'error',
    a =>
      `${a.attribute} pekar på ”${a.id}”, men inget diagram, ingen tabell, inget block och ingen indikator heter så.${didYouMean(a.nearest, 'sv')} Ett diagrams eller en tabells id står i dess klamrar: {#merit …}.`,
    a =>
      `${a.attribute} points to “${a.id}”, but no chart, table, block or indicator is called that.${didYouMean(a.nearest, 'en')} The id of a chart or table stands in its braces: {#merit …}.`,
  ),
  'directive.link-earlier': problem<{ attribute: string; id: string; nearest: string | undefined }>(
    'warning',
    a =>
      `${a.attribute} pekar på ”${a.id}”, som inte finns i någon rapport i projektet.${didYouMean(a.nearest, 'sv')} Står den i en tidigare rapport som inte finns i projektet: lägg in den under rapporter/, så följs tråden bakåt.`,
    a =>
      `${a.attribute} points to “${a.id}”, which is in no report of the project.${didYouMean(a.nearest, 'en')} If it is in an earlier report that the project does not have, put that under rapporter/ and the thread is followed back.`,
  ),
  'directive.link-kind': problem<{ attribute: string; id: string; wanted: string; example: string }>(
    'error',
    a =>
      `${a.attribute} ska peka på ${a.wanted}, men ”${a.id}” är något annat. Skriv en beteckning som ${a.example}.`,
    a =>
      `${a.attribute} should point to ${a.wanted}, but “${a.id}” is something else. Write an id such as ${a.example}.`,
  ),
  'directive.link-missing': problem<{
    directive: string;
    attribute: string;
    wanted: string;
    example: string;
  }>(
    'warning',
    a => `${a.directive} säger inte vilken ${a.wanted} som följs upp. Skriv ${a.attribute}=${a.example}.`,
    a => `${a.directive} does not say which ${a.wanted} it is about. Write ${a.attribute}=${a.example}.`,
  ),
  'directive.target-value': problem<{ value: string }>(
    'error',
    a =>
      `Målvärdet ”${a.value}” går inte att läsa. Skriv ett tal, gärna med minst eller högst: ”högst 15 %”, ”minst 92,5”, ”235”.`,
    a =>
      `The target “${a.value}” cannot be read. Write a number, with minst or högst if you like: “högst 15 %”, “minst 92,5”, “235”.`,
  ),
  'directive.target-line': problem<{ value: string }>(
    'error',
    a => `målvärde=${a.value} går inte i ett diagram. Skriv ett tal, som 92,5, eller ja eller nej.`,
    a => `målvärde=${a.value} is not possible in a chart. Write a number such as 92,5, or ja or nej.`,
  ),
  'directive.deadline': problem<{ value: string }>(
    'error',
    a =>
      `”${a.value}” är ingen tidpunkt som går att läsa. Skriv ett läsår (2026/27), en månad (juni 2027), en termin (vt2027) eller ett datum (2027-06-15).`,
    a =>
      `“${a.value}” is no time that can be read. Write a school year (2026/27), a month (juni 2027), a term (vt2027) or a date (2027-06-15).`,
  ),
  'directive.time-span': problem<{ value: string }>(
    'error',
    a =>
      `”${a.value}” är ingen tid som går att läsa. Skriv från och till med streck emellan: ”augusti 2026 – juni 2027”, ”2026/27” eller ”2026-08-17 – 2027-06-11”.`,
    a =>
      `“${a.value}” is no stretch of time. Write from and to with a dash between: “augusti 2026 – juni 2027”, “2026/27” or “2026-08-17 – 2027-06-11”.`,
  ),
  'directive.time-backwards': problem<{ value: string }>(
    'error',
    a => `Tiden ”${a.value}” slutar innan den börjar. Byt plats på tidpunkterna, eller rätta ett av åren.`,
    a => `The time “${a.value}” ends before it begins. Swap the two, or correct one of the years.`,
  ),
  'directive.indicator-unknown': problem<{ value: string; name: string; nearest: string | undefined }>(
    'error',
    a =>
      `Indikatorn ”${a.name}” finns inte.${didYouMean(a.nearest, 'sv')} Skriv namnet som i indikatorer.yaml först, och sedan urvalet: ”frånvaro, årskurs 7–9”.`,
    a =>
      `There is no indicator “${a.name}”.${didYouMean(a.nearest, 'en')} Write the name as in indikatorer.yaml first, then the selection: “frånvaro, årskurs 7–9”.`,
  ),
  'directive.selection-unknown': problem<{
    part: string;
    allowed: readonly string[];
    nearest: string | undefined;
  }>(
    'warning',
    a =>
      `”${a.part}” i urvalet går inte att läsa.${didYouMean(a.nearest, 'sv')} Skriv vad som väljs och sedan värdet, som ”årskurs 7–9” eller ”kön F”. Det som går att välja: ${a.allowed.join(', ')}.`,
    a =>
      `“${a.part}” of the selection cannot be read.${didYouMean(a.nearest, 'en')} Write what is selected and then its value, as “årskurs 7–9” or “kön F”. It can be: ${a.allowed.join(', ')}.`,
  ),
  'directive.theme-unknown': problem<{
    name: string;
    allowed: readonly string[];
    nearest: string | undefined;
  }>(
    'error',
    a =>
      `Temat ”${a.name}” finns inte i ska.yaml.${didYouMean(a.nearest, 'sv')} Teman som finns: ${a.allowed.join(', ') || 'inga än'}.`,
    a =>
      `The theme “${a.name}” is not in ska.yaml.${didYouMean(a.nearest, 'en')} Themes there: ${a.allowed.join(', ') || 'none yet'}.`,
  ),
  'directive.count-nothing': problem(
    'error',
    () => 'antal säger inte vad som räknas. Skriv till exempel vad=enheter eller vad=insatser.',
    () => 'antal does not say what is counted. Write for example vad=enheter or vad=insatser.',
  ),
  'directive.appendix-nothing': problem(
    'error',
    () =>
      'bilaga säger inte vad som ska bifogas. Skriv rapport=tallbackaskolan, rapporter=alla eller fil=bilagor/karta.png.',
    () =>
      'bilaga does not say what to append. Write rapport=tallbackaskolan, rapporter=alla or fil=bilagor/karta.png.',
  ),
  'directive.appendix-several': problem<{ names: string }>(
    'error',
    a =>
      `En bilaga är en sak, men här står ${a.names}. Behåll en av dem, och gör en bilaga till för den andra.`,
    a =>
      `An appendix is one thing, but here stand ${a.names}. Keep one of them, and make another appendix for the other.`,
  ),
  'directive.person-name': problem<{ name: string; attribute: string }>(
    'warning',
    a =>
      `”${a.name}” ser ut som en persons namn. Skriv rollen i stället, som rektor eller förstelärare: namn hör inte hemma i en rapport.`,
    a =>
      `“${a.name}” looks like a person's name. Write the role instead, such as rektor or förstelärare: names do not belong in a report.`,
  ),
  'directive.target-missing': problem(
    'error',
    () =>
      'se säger inte vad den pekar på. Skriv diagrammets, tabellens eller blockets id: :se[diagram 3]{merit}.',
    () =>
      'se does not say what it points to. Write the id of the chart, table or block: :se[diagram 3]{merit}.',
  ),
} as const;
