import { didYouMean, problem } from '../problem.ts';

/** Problems with what is brought before the board: proposals for decision, programmes of result days. */
export const boardProblems = {
  'decision.empty': problem(
    'error',
    () =>
      'beslut säger inte vad nämnden ska besluta. Skriv ett beslut per punkt i en numrerad lista: ”1. godkänna …”.',
    () =>
      'beslut does not say what the board is to decide. Write one decision per item of a numbered list: “1. …”.',
    { draft: 'warning' },
  ),
  'decision.not-numbered': problem(
    'warning',
    () =>
      'Besluten står i en punktlista. Nämnden behöver kunna hänvisa till dem: numrera dem, ”1.”, ”2.” och så vidare.',
    () =>
      'The decisions stand in a bulleted list. The board must be able to refer to them: number them, “1.”, “2.” and so on.',
  ),
  'decision.half': problem<{ given: string; missing: string }>(
    'warning',
    a =>
      `Beslutet har ${a.given} men inte ${a.missing}, och trycks därför som förslag. Skriv båda när protokollet är justerat, till exempel paragraf="§ 45" och datum=2026-10-28.`,
    a =>
      `The decision has ${a.given} but not ${a.missing}, and is printed as a proposal. Write both when the minutes are verified, for example paragraf="§ 45" and datum=2026-10-28.`,
  ),
  'appendix.section-unknown': problem<{ section: string; report: string; nearest: string | undefined }>(
    'error',
    a =>
      `Rapporten ${a.report} har inget avsnitt som heter ”${a.section}”.${didYouMean(a.nearest, 'sv')} Skriv avsnittets rubrik som den står i rapporten.`,
    a =>
      `The report ${a.report} has no section called “${a.section}”.${didYouMean(a.nearest, 'en')} Write the section's heading as it stands in the report.`,
  ),
  'program.empty': problem(
    'error',
    () =>
      'program har inga punkter. Skriv en lista där varje punkt börjar med sin tid: ”- 08.15–09.30 Resultat i grundskolan”.',
    () => 'program has no items. Write a list in which each item begins with its time: “- 08.15–09.30 …”.',
    { draft: 'warning' },
  ),
  'program.no-time': problem<{ item: string }>(
    'error',
    a =>
      `Programpunkten ”${a.item}” börjar inte med en tid. Skriv till exempel ”10.00 ${a.item}” eller ”10.00–10.30 ${a.item}”.`,
    a =>
      `The item “${a.item}” does not begin with a time. Write for example “10.00 ${a.item}” or “10.00–10.30 ${a.item}”.`,
  ),
  'program.impossible-time': problem<{ time: string }>(
    'error',
    a => `${a.time} är inget klockslag. Timmarna går från 0 till 23 och minuterna från 00 till 59: 08.15.`,
    a => `${a.time} is no time of day. Hours run from 0 to 23 and minutes from 00 to 59: 08.15.`,
  ),
  'program.backwards': problem<{ from: string; to: string }>(
    'error',
    a => `Punkten slutar ${a.to}, innan den börjar ${a.from}. Ändra en av tiderna.`,
    a => `The item ends at ${a.to}, before it begins at ${a.from}. Change one of the times.`,
  ),
  'program.order': problem<{ time: string; earlier: string; before: string }>(
    'error',
    a =>
      `Punkten börjar ${a.time}, men står efter ”${a.before}” som börjar ${a.earlier}. Flytta den, eller gör ett program för varje dag.`,
    a =>
      `The item begins at ${a.time}, but stands after “${a.before}”, which begins at ${a.earlier}. Move it, or make one programme for each day.`,
  ),
  'program.overlap': problem<{ time: string; end: string; before: string }>(
    'error',
    a => `Punkten börjar ${a.time}, men ”${a.before}” slutar ${a.end}. Ändra en av tiderna.`,
    a => `The item begins at ${a.time}, but “${a.before}” ends at ${a.end}. Change one of the times.`,
  ),
} as const;
