import { didYouMean, problem } from '../problem.ts';

/** Problems of the room `indicators`. */
export const indicatorsProblems = {
  'indicators.no-name': problem<{ id: string; nearest?: string }>(
    'error',
    a =>
      `Indikatorn ”${a.id}” finns inte i katalogen som följer med, och har inget namn.${didYouMean(a.nearest, 'sv')} Är den kommunens egen behövs raden ”namn: …”.`,
    a =>
      `The indicator “${a.id}” is not in the catalogue that comes along, and has no name.${didYouMean(a.nearest, 'en')} If it is the municipality's own it needs a line “namn: …”.`,
  ),
  'indicators.no-definition': problem<{ id: string }>(
    'hint',
    a =>
      `Indikatorn ”${a.id}” saknar definition. Skriv med ”definition: …” vad talet är och vilka som ingår; den trycks i rapportens noter.`,
    a =>
      `The indicator “${a.id}” has no definition. Write with “definition: …” what the number is and who is included; it is printed in the report's notes.`,
  ),
  'indicators.measure': problem<{ id: string; found: readonly string[] }>(
    'error',
    a =>
      `”mått” för ”${a.id}” ${a.found.length ? `har ${a.found.join(' och ')}` : 'är tomt'}. Skriv täljare och nämnare tillsammans, eller bara värde, eller bara antal.`,
    a =>
      `“mått” of “${a.id}” ${a.found.length ? `has ${a.found.join(' and ')}` : 'is empty'}. Write täljare and nämnare together, or värde alone, or antal alone.`,
  ),
  'indicators.half-source': problem<{ id: string; missing: 'tabell' | 'mått' }>(
    'warning',
    a =>
      a.missing === 'tabell'
        ? `Indikatorn ”${a.id}” har mått men ingen tabell, så inga tal kan hämtas. Skriv ”tabell: …” med namnet i datapackage.yaml.`
        : `Indikatorn ”${a.id}” har en tabell men inget mått, så inga tal kan räknas. Skriv till exempel ”mått: { täljare: …, nämnare: … }”.`,
    a =>
      a.missing === 'tabell'
        ? `The indicator “${a.id}” has a measure but no table, so there are no numbers. Write “tabell: …” with the name in datapackage.yaml.`
        : `The indicator “${a.id}” has a table but no measure, so nothing can be computed. Write for example “mått: { täljare: …, nämnare: … }”.`,
  ),
  'indicators.unknown-unit': problem<{ id: string; unit: string; nearest: string }>(
    'hint',
    a =>
      `Måttenheten ”${a.unit}” för ”${a.id}” är inte en av de kända.${didYouMean(a.nearest, 'sv')} Andra ord går bra, men skrivs då ut som de står.`,
    a =>
      `The unit “${a.unit}” of “${a.id}” is not a known one.${didYouMean(a.nearest, 'en')} Other words may be used, but are then printed as they stand.`,
  ),
  'indicators.target-range': problem<{ id: string; target: number }>(
    'warning',
    a =>
      `Målvärdet ${String(a.target).replace('.', ',')} för ”${a.id}” är inte en rimlig andel. Andelar skrivs som procent, 0–100: 85 betyder 85 %.`,
    a =>
      `The target ${a.target} of “${a.id}” is not a likely share. Shares are written as per cent, 0–100: 85 means 85 %.`,
  ),
  'indicators.unknown-kolada': problem<{ id: string; kolada: string }>(
    'warning',
    a =>
      `Nyckeltalet ${a.kolada} för ”${a.id}” finns inte bland Koladas nyckeltal för utbildning. Sök upp det på kolada.se och kontrollera siffrorna i id:t.`,
    a =>
      `The key figure ${a.kolada} of “${a.id}” is not among Kolada's key figures on education. Look it up on kolada.se and check the digits of the id.`,
  ),
  'indicators.discontinued-kolada': problem<{ id: string; kolada: string; title: string; last: string }>(
    'warning',
    a =>
      `Nyckeltalet ${a.kolada} för ”${a.id}” har upphört; sista året är ${a.last} (”${a.title}”). Välj ett som uppdateras.`,
    a =>
      `The key figure ${a.kolada} of “${a.id}” is discontinued; its last year is ${a.last} (“${a.title}”). Choose one that is updated.`,
  ),
  'indicators.other-kolada': problem<{ id: string; name: string; kolada: string; title: string }>(
    'hint',
    a =>
      `${a.kolada} heter i Kolada ”${a.title}”, men indikatorn heter ”${a.name}”. Kontrollera att det är rätt nyckeltal.`,
    a =>
      `${a.kolada} is called “${a.title}” in Kolada, but the indicator is called “${a.name}”. Check that it is the right one.`,
  ),
} as const;
