import { didYouMean, problem, type Text } from '../problem.ts';

/** Problems of the room `syntax`: what is mistyped in the Markdown itself. */
export const syntaxProblems = {
  'syntax.too-much': problem(
    'error',
    () =>
      'Här finns mer formatering än vad som läses: över 2000 tecken som *, _ och [ i samma stycke, citat och listor i fler än 50 nivåer, block i fler än 10 eller tabeller med mer än 20 000 rutor tillsammans. Resten visas som vanlig text. Dela upp stycket med en tom rad; korta tabellen, eller bifoga den som fil.',
    () =>
      'Here is more formatting than is read: more than 2000 signs such as *, _ and [ in one paragraph, quotes and lists in more than 50 levels, blocks in more than 10 or tables of more than 20,000 cells together. The rest is shown as plain text. Divide the paragraph by a blank line; shorten the table, or attach it as a file.',
  ),
  'syntax.inline-unknown': problem<{ name: string; nearest?: string; known: readonly string[] }>(
    'error',
    a =>
      `Det finns inget ”:${a.name}[…]”.${didYouMean(a.nearest, 'sv')}${a.nearest ? '' : ` Det som kan stå inne i texten är ${a.known.join(', ')}.`} Tills namnet är rätt visas raden som vanlig text.`,
    a =>
      `There is no “:${a.name}[…]”.${didYouMean(a.nearest, 'en')}${a.nearest ? '' : ` Inside the text you can have ${a.known.join(', ')}.`} Until the name is right it is shown as plain text.`,
  ),
  'syntax.inline-is-block': problem<{ name: string }>(
    'error',
    a =>
      `”${a.name}” är ett eget block. Skriv det på en egen rad som börjar med ”:::${a.name}” (eller ”::${a.name}” om det inte har något innehåll).`,
    a =>
      `“${a.name}” is a block of its own. Put it on its own line that starts with “:::${a.name}” (or “::${a.name}” when it has no content).`,
  ),
  'syntax.inline-glued': problem<{ name: string }>(
    'warning',
    a =>
      `Det står en bokstav eller siffra direkt före ”:${a.name}”, så det läses som vanlig text. Sätt ett mellanslag före kolonet.`,
    a =>
      `A letter or digit stands directly before “:${a.name}”, so it is read as plain text. Put a blank before the colon.`,
  ),
  'syntax.inline-without-brackets': problem<{ name: string }>(
    'error',
    a =>
      `”:${a.name}” saknar hakparenteser. Skriv ”:${a.name}[]{…}”, så fylls värdet i när rapporten uppdateras.`,
    a =>
      `“:${a.name}” has no square brackets. Write “:${a.name}[]{…}”, and the value is filled in when the report is updated.`,
  ),
  'syntax.block-unknown': problem<{ name: string; nearest?: string }>(
    'error',
    a =>
      `Det finns inget block som heter ”${a.name}”.${didYouMean(a.nearest, 'sv')} Tills namnet är rätt visas blocket som vanlig text.`,
    a =>
      `There is no block called “${a.name}”.${didYouMean(a.nearest, 'en')} Until the name is right the block is shown as plain text.`,
  ),
  'syntax.block-is-inline': problem<{ name: string }>(
    'error',
    a => `”${a.name}” står inne i texten, med ett kolon: ”:${a.name}[…]{…}”. Ta bort de andra kolonen.`,
    a => `“${a.name}” stands inside the text, with one colon: “:${a.name}[…]{…}”. Delete the other colons.`,
  ),
  'syntax.block-unreadable': problem<{ name: string }>(
    'error',
    a =>
      `Raden börjar som ett block men går inte att läsa, så den visas som vanlig text. Så här ska den se ut: ”:::${a.name}[Titel]{nyckel=värde}”.`,
    a =>
      `The line starts like a block but cannot be read, so it is shown as plain text. It should look like this: “:::${a.name}[Title]{key=value}”.`,
  ),
  'syntax.block-indented': problem<{ name: string }>(
    'error',
    a =>
      `”${a.name}” är indraget så långt att det läses som programkod. Ta bort mellanslagen i början av raden.`,
    a =>
      `“${a.name}” is indented so far that it is read as program code. Delete the blanks at the start of the line.`,
  ),
  'syntax.space': problem<{ before: string }>(
    'error',
    a =>
      `Det står ett mellanslag före ”${a.before}”. Då hänger delarna inte ihop, och resten läses som vanlig text. Ta bort mellanslaget.`,
    a =>
      `There is a blank before “${a.before}”. The parts then do not belong together, and the rest is read as plain text. Delete the blank.`,
  ),
  'syntax.bracket-open': problem(
    'error',
    () => 'Hakparentesen ”[” stängs aldrig. Sätt ”]” där texten slutar, före ”{”.',
    () => 'The bracket “[” is never closed. Put “]” where the text ends, before “{”.',
  ),
  'syntax.brace-open': problem(
    'error',
    () => 'Klammern ”{” stängs aldrig, så inget av det som står i den räknas. Sätt ”}” efter det sista.',
    () => 'The brace “{” is never closed, so nothing in it counts. Put “}” after the last of it.',
  ),
  'syntax.title-without-brackets': problem<{ title: string }>(
    'error',
    a =>
      `Titeln ”${a.title}” ska stå inom hakparenteser: ”[${a.title}]”. Annars läses hela raden som vanlig text.`,
    a =>
      `The title “${a.title}” belongs in square brackets: “[${a.title}]”. Otherwise the whole line is read as plain text.`,
  ),
  'syntax.title-after-braces': problem<{ title: string }>(
    'error',
    a => `Titeln ${a.title} ska stå före klamrarna { }. Nu läses hela raden som vanlig text.`,
    a => `The title ${a.title} belongs before the braces { }. Now the whole line is read as plain text.`,
  ),
  'syntax.text-after': problem<{ text: string }>(
    'error',
    a =>
      `”${a.text}” står på samma rad som blockets början, och då läses hela raden som vanlig text. Flytta det till en egen rad.`,
    a =>
      `“${a.text}” stands on the line that starts the block, and then the whole line is read as plain text. Move it to a line of its own.`,
  ),
  'syntax.attributes-over-lines': problem(
    'error',
    () =>
      'Det som står inom { } får inte gå över flera rader i ett block. Skriv allt på en rad, eller flytta det till rader av formen ”- Nyckel: värde” i blocket.',
    () =>
      'What stands in { } may not run over several lines in a block. Write it all on one line, or move it to lines like “- Nyckel: värde” in the block.',
  ),
  'syntax.attributes-unreadable': problem<{ name: string }>(
    'error',
    a =>
      `Det som står inom { } efter ”${a.name}” går inte att läsa. Skriv enstaka ord och nyckel=värde med mellanslag emellan, och citattecken runt ett värde som består av flera ord.`,
    a =>
      `What stands in { } after “${a.name}” cannot be read. Write single words and key=value with blanks between, and quotes around a value of several words.`,
  ),
  'syntax.quotes-curly': problem(
    'error',
    () => 'Citattecknen är typografiska (”…”). Inom { } behövs raka: "…".',
    () => 'The quotation marks are typographic (“…”). Inside { } they must be straight: "…".',
  ),
  'syntax.quote-open': problem<{ key: string }>(
    'error',
    a => `Citattecknet efter ”${a.key}=” stängs aldrig. Sätt ett " där värdet slutar.`,
    a => `The quotation mark after “${a.key}=” is never closed. Put a " where the value ends.`,
  ),
  'syntax.no-break-space': problem(
    'error',
    () =>
      'Här står ett hårt mellanslag (vanligt i text från Word). Det ser ut som ett mellanslag men läses inte som ett: skriv ett vanligt.',
    () =>
      'There is a no-break space here (common in text from Word). It looks like a blank but is not read as one: type a plain blank.',
  ),
  'syntax.list-unquoted': problem<{ key: string; list: string }>(
    'error',
    a =>
      `En lista med kommatecken ska stå inom citattecken: ${a.key}="${a.list}". Annars räknas bara det första.`,
    a => `A list with commas belongs in quotes: ${a.key}="${a.list}". Otherwise only the first of it counts.`,
  ),
  'syntax.comma': problem(
    'error',
    () => 'Här ska det inte vara något kommatecken: det som står inom { } skiljs åt med mellanslag.',
    () => 'There should be no comma here: what stands in { } is separated by blanks.',
  ),
  'syntax.attribute-twice': problem<{ key: string; first: string; second: string }>(
    'error',
    a =>
      a.first === a.second
        ? `”${a.key}” står två gånger. Ta bort den ena.`
        : `”${a.key}” står två gånger, med olika värden: ”${a.first}” och ”${a.second}”. Behåll det som gäller.`,
    a =>
      a.first === a.second
        ? `“${a.key}” stands twice. Delete one of them.`
        : `“${a.key}” stands twice, with different values: “${a.first}” and “${a.second}”. Keep the one that holds.`,
  ),
  'syntax.id-with-dot': problem<{ id: string; better: string }>(
    'error',
    a =>
      `Ett id får inte innehålla punkt: ”#${a.id}” läses bara fram till punkten. Skriv till exempel ”#${a.better}”.`,
    a => `An id cannot hold a dot: “#${a.id}” is read only up to it. Write “#${a.better}”, for example.`,
  ),
  'syntax.field-without-blank': problem<{ key: string }>(
    'error',
    a => `Det saknas ett mellanslag efter ”${a.key}:”, så listan läses som vanlig text. Skriv ”${a.key}: …”.`,
    a => `There is no blank after “${a.key}:”, so the list is read as plain text. Write “${a.key}: …”.`,
  ),
  'syntax.fence-nested': problem<{ name: string; colons: number }>(
    'error',
    a =>
      `Ett block inne i ”${a.name}” har lika många kolon, så ”${a.name}” slutar redan där det inre blocket gör det. Ge ”${a.name}” ${a.colons} kolon, både i början och i slutet.`,
    a =>
      `A block inside “${a.name}” has as many colons, so “${a.name}” ends where the inner block does. Give “${a.name}” ${a.colons} colons, at its start and at its end.`,
  ),
  'syntax.conflict': problem(
    'error',
    () =>
      'Här gick två versioner av texten inte ihop. Behåll det som ska stå mellan ”<<<<<<<” och ”>>>>>>>”, och ta bort de tre raderna med tecken. Är det bara tal som skiljer: rätta datafilerna först, och kör sedan ska update.',
    () =>
      'Two versions of the text did not go together here. Keep what is to stand between “<<<<<<<” and “>>>>>>>”, and delete the three lines of signs. Where only numbers differ: settle the data files first, then run ska update.',
  ),
  'syntax.fence-stray': problem(
    'error',
    () => 'Här står ”:::”, men inget block är öppet. Ta bort raden, eller sätt in blockets början ovanför.',
    () =>
      'There is a “:::” here, but no block is open. Delete the line, or add the start of the block above it.',
  ),
  'syntax.fence-never-closed': problem<{ name: string }>(
    'error',
    a =>
      `Blocket ”${a.name}” stängs aldrig, så det som följer räknas till det. Sätt ”:::” på en egen rad där det slutar.`,
    a =>
      `The block “${a.name}” is never closed, so what follows counts as part of it. Put “:::” on a line of its own where it ends.`,
  ),
  'syntax.fence-too-short': problem<{ name: string; colons: number }>(
    'error',
    a => `”${a.name}” börjar med ${a.colons} kolon och måste sluta med lika många.`,
    a => `“${a.name}” starts with ${a.colons} colons and must end with as many.`,
  ),
  'syntax.leaf-closed': problem<{ name: string }>(
    'error',
    a =>
      `”${a.name}” börjar med två kolon, som ett block utan innehåll, men slutar med ”:::”. Börja det med tre kolon.`,
    a =>
      `“${a.name}” starts with two colons, like a block without content, but ends with “:::”. Start it with three colons.`,
  ),
  'syntax.fence-blank-lines': problem<{ name: string }>(
    'warning',
    a =>
      `Det ska vara en tom rad efter början av ”${a.name}” och före ”:::” i slutet. Annars flyter raderna ihop när rapporten läses direkt i Git.`,
    a =>
      `There should be a blank line after the start of “${a.name}” and before “:::” at its end. Otherwise the lines run together when the report is read on the git host.`,
  ),
  'syntax.pipe-in-cell': problem<{ name: string }>(
    'error',
    a => `Strecket ”|” i ”:${a.name}[…]{…}” delar tabellcellen i två. Skriv ”\\|”.`,
    a => `The bar “|” in “:${a.name}[…]{…}” splits the table cell in two. Write “\\|”.`,
  ),
  'syntax.hidden-in-html': problem<{ name: string }>(
    'error',
    a =>
      `”${a.name}” står i samma stycke som en kommentar eller HTML-kod och läses som en del av den. Sätt en tom rad före.`,
    a =>
      `“${a.name}” stands in one paragraph with a comment or HTML and is read as part of it. Put a blank line before it.`,
  ),
  'syntax.html': problem<{ tag: string }>(
    'warning',
    a =>
      `”${a.tag}” är HTML-kod. Koden används inte i rapporten; bara texten runt den står kvar. Skriv ”\\<” om du menar tecknet.`,
    a =>
      `“${a.tag}” is HTML. The code is not used in the report; only the text around it stays. Write “\\<” if you mean the sign.`,
  ),
  'syntax.comment-open': problem(
    'error',
    () =>
      'Kommentaren ”<!--” slutar aldrig, så resten av texten försvinner i den. Sätt ”-->” där den slutar.',
    () => 'The comment “<!--” never ends, so the rest of the text disappears in it. Put “-->” where it ends.',
  ),
  'syntax.front-matter-open': problem(
    'error',
    () =>
      'Uppgifterna överst i filen börjar med ”---” men avslutas inte. Sätt ”---” på en egen rad efter den sista.',
    () =>
      'The facts at the top of the file start with “---” but do not end. Put “---” on a line of its own after the last of them.',
  ),
  'syntax.front-matter-first': problem(
    'error',
    () => 'Uppgifterna mellan ”---” och ”---” måste börja på filens första rad. Ta bort det tomma ovanför.',
    () =>
      "The facts between “---” and “---” must start on the file's first line. Delete the blank space above them.",
  ),
} as const;

/** What each fix of the room `syntax` does, as the title of a quick fix. The key is the problem's code. */
export const syntaxFixes: Readonly<Partial<Record<keyof typeof syntaxProblems, Text<Record<never, never>>>>> =
  {
    'syntax.inline-unknown': { sv: () => 'Rätta namnet', en: () => 'Correct the name' },
    'syntax.inline-glued': {
      sv: () => 'Sätt ett mellanslag före kolonet',
      en: () => 'Put a blank before the colon',
    },
    'syntax.inline-without-brackets': { sv: () => 'Sätt in hakparenteserna', en: () => 'Add the brackets' },
    'syntax.block-unknown': { sv: () => 'Rätta namnet', en: () => 'Correct the name' },
    'syntax.block-is-inline': { sv: () => 'Skriv ett kolon', en: () => 'Write one colon' },
    'syntax.block-indented': { sv: () => 'Ta bort indraget', en: () => 'Delete the indent' },
    'syntax.space': { sv: () => 'Ta bort mellanslaget', en: () => 'Delete the blank' },
    'syntax.bracket-open': { sv: () => 'Stäng hakparentesen', en: () => 'Close the bracket' },
    'syntax.brace-open': { sv: () => 'Stäng klammern', en: () => 'Close the brace' },
    'syntax.title-without-brackets': {
      sv: () => 'Sätt hakparenteser runt titeln',
      en: () => 'Put brackets around the title',
    },
    'syntax.title-after-braces': {
      sv: () => 'Flytta titeln före klamrarna',
      en: () => 'Move the title before the braces',
    },
    'syntax.text-after': { sv: () => 'Flytta till en egen rad', en: () => 'Move to a line of its own' },
    'syntax.attributes-over-lines': { sv: () => 'Skriv på en rad', en: () => 'Write on one line' },
    'syntax.quotes-curly': { sv: () => 'Byt till raka citattecken', en: () => 'Change to straight quotes' },
    'syntax.quote-open': { sv: () => 'Stäng citattecknet', en: () => 'Close the quotation mark' },
    'syntax.no-break-space': { sv: () => 'Byt till vanliga mellanslag', en: () => 'Change to plain blanks' },
    'syntax.list-unquoted': {
      sv: () => 'Sätt citattecken runt listan',
      en: () => 'Put quotes around the list',
    },
    'syntax.comma': { sv: () => 'Ta bort kommatecknet', en: () => 'Delete the comma' },
    'syntax.attribute-twice': { sv: () => 'Ta bort den andra', en: () => 'Delete the second' },
    'syntax.id-with-dot': { sv: () => 'Byt punkten mot bindestreck', en: () => 'Change the dot to a hyphen' },
    'syntax.field-without-blank': { sv: () => 'Sätt in mellanslaget', en: () => 'Add the blank' },
    'syntax.fence-nested': {
      sv: () => 'Ge det yttre blocket fler kolon',
      en: () => 'Give the outer block more colons',
    },
    'syntax.fence-stray': { sv: () => 'Ta bort raden', en: () => 'Delete the line' },
    'syntax.fence-never-closed': { sv: () => 'Stäng blocket', en: () => 'Close the block' },
    'syntax.fence-too-short': { sv: () => 'Ge båda lika många kolon', en: () => 'Give both as many colons' },
    'syntax.leaf-closed': { sv: () => 'Börja med tre kolon', en: () => 'Start with three colons' },
    'syntax.fence-blank-lines': { sv: () => 'Sätt in tomma rader', en: () => 'Add the blank lines' },
    'syntax.pipe-in-cell': { sv: () => 'Skriv \\|', en: () => 'Write \\|' },
    'syntax.hidden-in-html': { sv: () => 'Sätt en tom rad före', en: () => 'Put a blank line before it' },
    'syntax.html': { sv: () => 'Visa tecknet som text', en: () => 'Show the sign as text' },
    'syntax.comment-open': { sv: () => 'Avsluta kommentaren', en: () => 'End the comment' },
    'syntax.front-matter-open': { sv: () => 'Avsluta uppgifterna', en: () => 'End the facts' },
    'syntax.front-matter-first': {
      sv: () => 'Ta bort det tomma ovanför',
      en: () => 'Delete the blank space above',
    },
  };
