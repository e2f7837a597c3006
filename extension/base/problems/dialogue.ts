import { didYouMean, problem } from '../problem.ts';

/** Grave from the day that a report is handed in; while it is being written, only a hint. */
const later = { draft: 'hint' } as const;

/** Problems of self-assessments and of notes from quality dialogues. */
export const dialogueProblems = {
  'assessment.no-table': problem(
    'warning',
    () => 'Självvärderingen har ingen tabell. Skriv en med kolumnerna Påstående, Svar och Kommentar.',
    () => 'The self-assessment has no table. Write one with the columns Påstående, Svar and Kommentar.',
  ),
  'assessment.column-missing': problem<{ columns: readonly string[] }>(
    'error',
    a =>
      `Självvärderingens tabell saknar ${a.columns.length === 1 ? 'kolumnen' : 'kolumnerna'} ${a.columns.join(' och ')}. Första raden ska vara | Påstående | Svar | Kommentar |.`,
    a =>
      `The table of the self-assessment lacks the column${a.columns.length === 1 ? '' : 's'} ${a.columns.join(' and ')}. Its first row should be | Påstående | Svar | Kommentar |.`,
  ),
  'assessment.level-missing': problem<{ allowed: readonly string[] }>(
    'hint',
    a =>
      `Självvärderingen säger inte vem som svarar. Skriv nivå=rektor, eller något annat av ${a.allowed.join(', ')}: då går svaren att jämföra.`,
    a =>
      `The self-assessment does not say who answers. Write nivå=rektor, or another of ${a.allowed.join(', ')}: then answers can be compared.`,
  ),
  'assessment.answer-unknown': problem<{
    answer: string;
    statement: string;
    allowed: readonly string[];
    nearest: string | undefined;
  }>(
    'error',
    a =>
      `”${a.answer}” är inget av svaren (påståendet ”${a.statement}”).${didYouMean(a.nearest, 'sv')} Svaren är ${a.allowed.join(', ')}.`,
    a =>
      `“${a.answer}” is none of the answers (statement “${a.statement}”).${didYouMean(a.nearest, 'en')} The answers are ${a.allowed.join(', ')}.`,
  ),
  'assessment.answer-missing': problem<{ statement: string }>(
    'warning',
    a =>
      `Påståendet ”${a.statement}” är obesvarat. Skriv ett svar i kolumnen Svar; Vet inte är också ett svar.`,
    a =>
      `The statement “${a.statement}” is unanswered. Write an answer in the column Svar; Vet inte is one too.`,
    later,
  ),
  'assessment.statement-twice': problem<{ statement: string; line: number }>(
    'warning',
    a => `Påståendet ”${a.statement}” står redan på rad ${a.line}. Behåll ett av dem.`,
    a => `The statement “${a.statement}” already stands on line ${a.line}. Keep one of them.`,
  ),
  'assessment.factor-unknown': problem<{
    factor: string;
    allowed: readonly string[];
    nearest: string | undefined;
  }>(
    'error',
    a =>
      `Framgångsfaktorn ”${a.factor}” finns inte i ska.yaml.${didYouMean(a.nearest, 'sv')} ${a.allowed.length > 0 ? `De som finns under självvärdering: faktorer: är ${a.allowed.join(', ')}.` : 'Lägg till den under självvärdering: faktorer:, med id och namn.'}`,
    a =>
      `There is no success factor “${a.factor}” in ska.yaml.${didYouMean(a.nearest, 'en')} ${a.allowed.length > 0 ? `Those under självvärdering: faktorer: are ${a.allowed.join(', ')}.` : 'Add it under självvärdering: faktorer:, with an id and a name.'}`,
  ),
  'assessment.factor-unnamed': problem<{ factor: string }>(
    'hint',
    a =>
      `Framgångsfaktorn ${a.factor} har inget namn i ska.yaml än. Byt ”fyll i” mot ordalydelsen på Skolverkets webbplats, eller mot er egen.`,
    a =>
      `The success factor ${a.factor} has no name in ska.yaml yet. Replace “fyll i” with the wording of Skolverket's site, or your own.`,
  ),
  'assessment.nothing-to-compare': problem<{ level: string }>(
    'warning',
    a =>
      `Här finns inga självvärderingar att jämföra: ingen rapport har ett ifyllt block självvärdering med nivå=${a.level}. Skriv nivå= för någon annans svar.`,
    a =>
      `There are no self-assessments to compare: no report has a filled-in block självvärdering with nivå=${a.level}. Write nivå= for the answers of others.`,
  ),
  'dialog.no-participants': problem(
    'warning',
    () => 'Dialogen säger inte vilka som var med. Skriv deras roller: Deltagare: rektor, verksamhetschef.',
    () => 'The dialogue does not say who took part. Write their roles: Deltagare: rektor, verksamhetschef.',
    later,
  ),
  'dialog.no-agreement': problem(
    'hint',
    () =>
      'Dialogen slutar inte i något överenskommet. Skriv ett stycke som börjar med **Överenskommet:**, vem som gör vad och när, så följs det upp nästa år.',
    () =>
      'The dialogue does not end in anything agreed. Write a paragraph that begins with **Överenskommet:**, who does what and when, and it is followed up next year.',
  ),
  'dialog.not-followed-up': problem<{ title: string; year: string; written: string }>(
    'warning',
    a =>
      `Det som överenskoms i ”${a.title}” (${a.year}) följs inte upp här. Skriv :::uppföljning[Det vi kom överens om]{av=${a.written}}: blev det gjort, och vad betydde det?`,
    a =>
      `What was agreed in “${a.title}” (${a.year}) is not followed up here. Write :::uppföljning[Det vi kom överens om]{av=${a.written}}: was it done, and what did it mean?`,
  ),
  'dialog.not-approved': problem(
    'warning',
    () =>
      'Ingen har godkänt anteckningarna. När de som var med har läst dem: skriv Godkänd av: rektor 2026-09-29, med roll och datum för var och en.',
    () =>
      'Nobody has approved the notes. When those who took part have read them: write Godkänd av: rektor 2026-09-29, with the role and date of each.',
    later,
  ),
  'dialog.approval-unreadable': problem<{ value: string }>(
    'error',
    a =>
      `Godkännandet ”${a.value}” går inte att läsa. Skriv roll och datum, med komma emellan flera: rektor 2026-09-29, verksamhetschef 2026-09-30.`,
    a =>
      `The approval “${a.value}” cannot be read. Write role and date, with commas between several: rektor 2026-09-29, verksamhetschef 2026-09-30.`,
  ),
  'dialog.approval-early': problem<{ role: string; date: string; dialogue: string }>(
    'warning',
    a => `${a.role} har godkänt ${a.date}, men dialogen hölls ${a.dialogue}. Rätta det datum som är fel.`,
    a =>
      `${a.role} approved on ${a.date}, but the dialogue was held on ${a.dialogue}. Correct the wrong date.`,
  ),
  'dialog.approval-void': problem<{ roles: readonly string[] }>(
    'error',
    a =>
      `Texten har ändrats sedan ${a.roles.join(', ')} godkände den, så godkännandet gäller inte längre. Be om ett nytt och skriv då roll och datum utan (text …), eller ta tillbaka ändringen.`,
    a =>
      `The text has changed since ${a.roles.join(', ')} approved it, so the approval no longer holds. Ask for a new one and write its role and date without (text …), or undo the change.`,
    { draft: 'warning' },
  ),
  'dialog.approval-unsealed': problem(
    'warning',
    () =>
      'Godkännandet är inte knutet till texten än, så en senare ändring skulle inte märkas. Kör ska update, eller välj snabbfixen: den skriver (text …) efter datumet.',
    () =>
      'The approval is not tied to the text yet, so a later change would go unnoticed. Run ska update, or choose the quick fix: it writes (text …) after the date.',
  ),
} as const;
