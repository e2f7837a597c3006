import { didYouMean, problem } from '../problem.ts';

const lineSv = (line: number | undefined) => (line === undefined ? '' : ` (rad ${line})`);
const lineEn = (line: number | undefined) => (line === undefined ? '' : ` (line ${line})`);

/** What is wrong with a template's braces; `other` is told in the parser's words. */
export type TemplateMistake = 'unclosed' | 'unopened' | 'mismatch' | 'braces' | 'other';

const mistakeSv: Readonly<Record<TemplateMistake, (near: string) => string>> = {
  unclosed: near => `ett block som börjar med {{# … }} avslutas aldrig med {{/ … }}, nära ”${near}”`,
  unopened: near => `ett block avslutas med {{/ … }} men har aldrig börjat, nära ”${near}”`,
  mismatch: near => `ett block avslutas med ett annat namn än det började med (${near})`,
  braces: near => `klamrarna {{ och }} passar inte ihop, nära ”${near}”`,
  other: near => near,
};
const mistakeEn: Readonly<Record<TemplateMistake, (near: string) => string>> = {
  unclosed: near => `a block that begins with {{# … }} never ends with {{/ … }}, near “${near}”`,
  unopened: near => `a block ends with {{/ … }} but has never begun, near “${near}”`,
  mismatch: near => `a block ends with another name than it began with (${near})`,
  braces: near => `the braces {{ and }} do not fit together, near “${near}”`,
  other: near => near,
};

const megabytes = (bytes: number) => String(Math.round(bytes / 1e6));

/** Problems of the room `output`. */
export const outputProblems = {
  'template.broken': problem<{ template: string; line?: number; mistake: TemplateMistake; near: string }>(
    'error',
    ({ template, line, mistake, near }) =>
      `Mallen ”${template}” går inte att använda${lineSv(line)}: ${mistakeSv[mistake](near)}. Rätta mallen i mappen mallar, eller ta bort den så används den medföljande.`,
    ({ template, line, mistake, near }) =>
      `The template “${template}” cannot be used${lineEn(line)}: ${mistakeEn[mistake](near)}. Mend it in the folder mallar, or remove it to use the shipped one.`,
  ),
  'template.unknown-name': problem<{ template: string; line?: number; found: string; allowed: string }>(
    'error',
    ({ template, line, found, allowed }) =>
      `Mallen ”${template}” frågar efter ”${found}”${lineSv(line)}, som inte finns. Det som finns är: ${allowed}.`,
    ({ template, line, found, allowed }) =>
      `The template “${template}” asks for “${found}”${lineEn(line)}, which does not exist. What exists is: ${allowed}.`,
  ),
  'template.unknown-part': problem<{
    template: string;
    line?: number;
    found: string;
    allowed: string;
    nearest: string | undefined;
  }>(
    'error',
    ({ template, line, found, allowed, nearest }) =>
      `Mallen ”${template}” tar in delen ”${found}”${lineSv(line)}, som inte finns.${didYouMean(nearest, 'sv')} ${allowed ? `Delar som finns är: ${allowed}.` : 'En sådan här mall har inga delar.'}`,
    ({ template, line, found, allowed, nearest }) =>
      `The template “${template}” takes in the part “${found}”${lineEn(line)}, which does not exist.${didYouMean(nearest, 'en')} ${allowed ? `The parts that exist are: ${allowed}.` : 'A template like this has no parts.'}`,
  ),
  'template.not-used': problem<{ file: string; move: string }>(
    'warning',
    a =>
      `Mallen används inte: sidmallar ligger i mallar/sidor och mallar för rapporter i mallar/rapporter. Ska den heta ”${a.move}”? Flytta eller byt namn på den, eller ta bort den.`,
    a =>
      `The template is not used: page templates lie in mallar/sidor and templates of reports in mallar/rapporter. Should it be “${a.move}”? Move or rename it, or delete it.`,
  ),
  'template.too-slow': problem<{ template: string; seconds: number }>(
    'error',
    ({ template, seconds }) =>
      `Mallen ”${template}” blev inte klar på ${seconds} sekunder och avbröts. Leta efter en upprepning som aldrig tar slut.`,
    ({ template, seconds }) =>
      `The template “${template}” did not finish in ${seconds} seconds and was stopped. Look for a repetition that never ends.`,
  ),
  'template.too-large': problem<{ template: string; megabytes: number }>(
    'error',
    ({ template, megabytes }) =>
      `Mallen ”${template}” behövde mer än ${megabytes} MB minne och avbröts. Leta efter en upprepning som aldrig tar slut.`,
    ({ template, megabytes }) =>
      `The template “${template}” needed more than ${megabytes} MB of memory and was stopped. Look for a repetition that never ends.`,
  ),
  'browser.missing': problem<{ looked: readonly string[] }>(
    'error',
    () =>
      'Ingen webbläsare hittades, och en sådan behövs för att göra PDF. Installera Google Chrome, Microsoft Edge eller Chromium, eller peka ut en med miljövariabeln SKA_BROWSER. På Linux kan ”node scripts/browser.mjs” i programmets mapp hämta en. HTML går att bygga ändå: ska build --format html.',
    () =>
      'No browser was found, and PDF needs one. Install Google Chrome, Microsoft Edge or Chromium, or point to one with the environment variable SKA_BROWSER. On Linux “node scripts/browser.mjs” in the folder of the program can fetch one. HTML can be built without.',
  ),
  'browser.not-there': problem<{ path: string; from: 'SKA_BROWSER' | 'setting' }>(
    'error',
    ({ path, from }) =>
      `${from === 'setting' ? 'Inställningen för webbläsare' : 'Miljövariabeln SKA_BROWSER'} pekar på ”${path}”, men där finns inget program som går att starta. Ange hela sökvägen till Chrome, Edge eller Chromium, eller ta bort ${from === 'setting' ? 'inställningen' : 'variabeln'} så letar SKA-rapport själv.`,
    ({ path, from }) =>
      `${from === 'setting' ? 'The browser setting' : 'The environment variable SKA_BROWSER'} points to “${path}”, but there is no program there that can be started. Give the full path of Chrome, Edge or Chromium, or remove it and SKA-rapport will look by itself.`,
  ),
  'browser.will-not-start': problem<{ path: string; reason: string; silent?: number }>(
    'error',
    ({ path, reason, silent }) =>
      `Webbläsaren ”${path}” gick inte att starta${silent ? `, den svarade inte på ${silent} sekunder` : reason ? `: ${reason}` : ', den stängdes genast'}. Prova att starta den för hand, eller peka ut en annan med SKA_BROWSER.`,
    ({ path, reason, silent }) =>
      `The browser “${path}” could not be started${silent ? `, it did not answer for ${silent} seconds` : reason ? `: ${reason}` : ', it closed at once'}. Try to start it by hand, or point to another with SKA_BROWSER.`,
  ),
  'browser.died': problem<{ what: string }>(
    'error',
    ({ what }) =>
      `Webbläsaren stängdes två gånger medan ”${what}” skrevs ut. Det brukar bero på för lite minne: stäng andra program, eller bygg färre rapporter åt gången (--jobs 1).`,
    ({ what }) =>
      `The browser closed twice while “${what}” was printed. This is usually a lack of memory: close other programs, or build fewer reports at a time (--jobs 1).`,
  ),
  'browser.too-slow': problem<{ what: string; seconds: number }>(
    'error',
    ({ what, seconds }) =>
      `Webbläsaren blev inte klar med ”${what}” på ${seconds} sekunder. Är datorn hårt belastad, bygg färre rapporter åt gången (--jobs 1). Se annars efter om en bild eller en egen mall är för mycket att rita.`,
    ({ what, seconds }) =>
      `The browser did not finish “${what}” in ${seconds} seconds. If the computer is busy, build fewer reports at a time (--jobs 1). Else look whether a picture or a layout of your own is too much to draw.`,
  ),
  'browser.too-large': problem<{ what: readonly string[]; megabytes: number }>(
    'error',
    ({ what, megabytes }) =>
      `Webbläsaren behövde mer än ${megabytes} MB minne för ${what.map(one => `”${one}”`).join(' och ')} och avbröts. ${what.length > 1 ? 'De skrevs ut samtidigt och vilken det var syns inte: bygg dem en i taget (--jobs 1). ' : ''}Se efter om en bild (en SVG med ritningar i ritningar) eller en egen mall är för mycket att rita.`,
    ({ what, megabytes }) =>
      `The browser needed more than ${megabytes} MB of memory for ${what.map(one => `“${one}”`).join(' and ')} and was stopped. ${what.length > 1 ? 'They were printed at the same time, and which of them it was cannot be seen: build them one at a time (--jobs 1). ' : ''}Look whether a picture (an SVG with drawings in drawings) or a layout of your own is too much to draw.`,
  ),
  'output.images-large': problem<{ what: string; limit: number }>(
    'error',
    ({ what, limit }) =>
      `Bilderna i ”${what}” är tillsammans större än ${megabytes(limit)} MB, som är gränsen. Spara dem i mindre storlek, eller ta med färre: samma bild räknas varje gång.`,
    ({ what, limit }) =>
      `The pictures of “${what}” are larger than ${megabytes(limit)} MB together, which is the limit. Save them in a smaller size, or take fewer: the same picture counts each time.`,
  ),
  'output.too-much': problem<{ what: string }>(
    'error',
    ({ what }) =>
      `Utskriften av ”${what}” blev större än vad som går att göra en PDF av. Det är bilder med mycket att rita, eller samma bild många gånger: spara dem som png, eller ta med färre.`,
    ({ what }) =>
      `The print of “${what}” became larger than what a PDF can be made of. It is pictures with much to draw, or the same picture many times: save them as png, or take fewer.`,
  ),
  'output.no-text': problem<{ what: string }>(
    'error',
    ({ what }) =>
      `Webbläsaren skrev ut ”${what}” utan text som går att läsa upp. Har projektet en egen mall (mallar/sidor), ska den ha rapportens text och ingen djup kedja av element i varandra.`,
    ({ what }) =>
      `The browser printed “${what}” without any text that could be read aloud. If the project has a layout of its own (mallar/sidor), it must have the report's text and no deep chain of elements in each other.`,
  ),
  'output.linked-outside': problem<{ folder: string }>(
    'error',
    ({ folder }) =>
      `Mappen ”${folder}”, där rapporterna hamnar, är en länk ut ur projektet. Ta bort länken, eller säg med --out vart de ska, om det är meningen.`,
    ({ folder }) =>
      `The folder “${folder}”, where the reports are put, is a link out of the project. Remove the link, or say with --out where they are to be, if that is intended.`,
  ),
  'output.contents-depth': problem<{ depth: number }>(
    'error',
    ({ depth }) => `Innehållsförteckningen kan ha 1–5 nivåer, inte ${depth}.`,
    ({ depth }) => `The table of contents can have 1–5 levels, not ${depth}.`,
  ),
} as const;
