import { didYouMean, problem } from '../problem.ts';

/** Problems of the room `theme`: the project's colours and logotype (`tema` in ska.yaml). */
export const themeProblems = {
  'theme.colour': problem<{ name: string; value: string }>(
    'error',
    a =>
      `Färgen ${a.name} är ”${a.value}”, och det går inte att läsa som en färg. Skriv den som # och sex tecken, till exempel "#005a8c" – med citattecken, annars blir det en kommentar.`,
    a =>
      `The colour ${a.name} is “${a.value}”, which cannot be read as a colour. Write # and six digits, for example "#005a8c" – in quotes, or it becomes a comment.`,
  ),
  'theme.contrast': problem<{ name: string; value: string; ratio: string; needed: string; used: string }>(
    'warning',
    a =>
      `Färgen ${a.name} (${a.value}) har kontrasten ${a.ratio}:1 mot vitt. Text behöver minst ${a.needed}:1 för att alla ska kunna läsa den. I text används i stället den mörkare ${a.used}; välj gärna den som huvudfärg.`,
    a =>
      `The colour ${a.name} (${a.value}) has the contrast ${a.ratio}:1 against white. Text needs at least ${a.needed}:1 for everybody to read it. The darker ${a.used} is used for text; consider choosing it.`,
  ),
  'theme.chart-colour': problem<{ name: string; value: string }>(
    'hint',
    a =>
      `Färgen ${a.name} (${a.value}) är för ljus eller för grå för att synas i diagrammen, där jämförelser är grå. Diagrammen behåller den vanliga färgskalan; sidans färg ändras inte av det.`,
    a =>
      `The colour ${a.name} (${a.value}) is too light or too grey to stand out in charts, where comparisons are grey. The charts keep the shipped colours; the page still uses yours.`,
  ),
  'theme.unknown-colour': problem<{ name: string; known: string; nearest?: string | undefined }>(
    'warning',
    a =>
      `Temat har en färg som heter ”${a.name}”, men den används ingenstans.${didYouMean(a.nearest, 'sv')} Färgerna heter ${a.known}.`,
    a =>
      `The theme has a colour called “${a.name}”, which nothing uses.${didYouMean(a.nearest, 'en')} The colours are called ${a.known}.`,
  ),
} as const;
