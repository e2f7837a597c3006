import { didYouMean, problem } from '../problem.ts';

const either = (words: readonly string[], or: string) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${or} ${words.at(-1)}`;

/** Problems of a report's status and of its steps to a decision. */
export const signOffProblems = {
  'sign.step': problem<{ report: string; from: string; to: string; allowed: readonly string[] }>(
    'error',
    a =>
      a.from === a.to
        ? `${a.report} är redan ${a.from}. Nästa steg är ${either(a.allowed, 'eller')}.`
        : `${a.report} är ${a.from} och kan inte bli ${a.to}. Nästa steg är ${either(a.allowed, 'eller')}.`,
    a =>
      a.from === a.to
        ? `${a.report} is “${a.from}” already. The next step is ${either(a.allowed, 'or')}.`
        : `${a.report} is “${a.from}” and cannot become “${a.to}”. The next step is ${either(a.allowed, 'or')}.`,
  ),
  'sign.role': problem<{ role: string; known: readonly string[]; nearest: string | undefined }>(
    'error',
    a =>
      `Rollen ”${a.role}” finns inte under roller: i ska.yaml.${didYouMean(a.nearest, 'sv')} Det som går: ${a.known.join(', ')}.`,
    a =>
      `The role “${a.role}” is not under roller: in ska.yaml.${didYouMean(a.nearest, 'en')} Possible: ${a.known.join(', ')}.`,
  ),
  'sign.date': problem<{ date: string; reason: 'form' | 'future' | 'before'; last: string }>(
    'error',
    a =>
      a.reason === 'form'
        ? `”${a.date}” är ingen dag. Skriv den som ÅÅÅÅ-MM-DD.`
        : a.reason === 'future'
          ? `${a.date} har inte varit än. Skriv dagen då steget togs; är det i dag behövs inte --datum.`
          : `${a.date} är före det förra steget, som togs ${a.last}.`,
    a =>
      a.reason === 'form'
        ? `“${a.date}” is no day. Write it as YYYY-MM-DD.`
        : a.reason === 'future'
          ? `${a.date} has not been yet. Write the day on which the step was taken; for today leave --datum out.`
          : `${a.date} is before the previous step, which was taken ${a.last}.`,
  ),
  'sign.blocked': problem<{ report: string; to: string; count: number }>(
    'error',
    a =>
      `${a.report} kan inte bli ${a.to} än: ${a.count === 1 ? 'en sak måste göras' : `${a.count} saker måste göras`} först. Inget skrevs.`,
    a =>
      `${a.report} cannot become “${a.to}” yet: ${a.count === 1 ? 'one thing must' : `${a.count} things must`} be done first. Nothing was written.`,
  ),
  'sign.front-matter': problem<{ file: string }>(
    'error',
    a =>
      `Steget går inte att skriva in i huvudet på ${a.file}. Skriv status: och steg: på var sin rad, och steg: som en lista.`,
    a =>
      `The step cannot be written into the front matter of ${a.file}. Write status: and steg: on lines of their own, and steg: as a list.`,
  ),
  'comment.open': problem<{ from: string | undefined; text: string }>(
    'error',
    a =>
      `Kommentaren${a.from ? ` från ${a.from}` : ''} är öppen: ”${a.text}”. Åtgärda den och skriv status=löst, eller ta bort den.`,
    a =>
      `The remark${a.from ? ` by ${a.from}` : ''} is open: “${a.text}”. Deal with it and write status=löst, or delete it.`,
  ),
  'status.without-step': problem<{ status: string; report: string }>(
    'warning',
    a =>
      `Rapporten säger att den är ${a.status}, men inget steg visar vem som gjorde den till det, och när. Status skrivs av ”ska sign ${a.report}”, inte för hand.`,
    a =>
      `The report says that it is “${a.status}”, but no step shows who made it so, and when. The status is written by “ska sign ${a.report}”, not by hand.`,
  ),
  'status.step-unsealed': problem<{ report: string }>(
    'warning',
    a =>
      `Steget granskad säger inte vilken text som granskades: det är skrivet för hand. Den som granskar tar om det: ska sign ${a.report} --to granskad --by ROLL.`,
    a =>
      `The step “granskad” does not say which text was reviewed: it was written by hand. The reviewer takes it again: ska sign ${a.report} --to granskad --by ROLE.`,
  ),
  'status.text-reviewed': problem<{ report: string; date: string }>(
    'warning',
    a =>
      `Texten är ändrad sedan den granskades ${a.date}. Den som granskar läser om den: ska sign ${a.report} --to granskad --by ROLL.`,
    a =>
      `The text has changed since it was reviewed ${a.date}. The reviewer reads it again: ska sign ${a.report} --to granskad --by ROLE.`,
  ),
  'status.text-decided': problem<{ report: string; date: string }>(
    'error',
    a =>
      `Texten är ändrad sedan rapporten fastställdes ${a.date}. Ta tillbaka ändringen, eller skriv vad som är rättat och varför under rättelse: i huvudet.`,
    a =>
      `The text has changed since the report was decided on ${a.date}. Take the change back, or write what was corrected and why under rättelse: in the front matter.`,
  ),
  'status.corrected': problem<{ report: string; date: string; correction: string }>(
    'warning',
    a =>
      `Texten är ändrad sedan rapporten fastställdes ${a.date}, med en rättelse ${a.correction}. När rättelsen är godkänd: ska sign ${a.report} --to fastställd --by ROLL.`,
    a =>
      `The text has changed since the report was decided on ${a.date}, with a correction of ${a.correction}. When the correction is approved: ska sign ${a.report} --to fastställd --by ROLE.`,
  ),
  'frozen.missing': problem<{ file: string; report: string }>(
    'error',
    a =>
      `Rapporten är fastställd, men filen med dess värden saknas: ${a.file}. Hämta tillbaka den ur versionshistoriken, eller skicka rapporten åter: ska sign ${a.report} --to åter --by ROLL.`,
    a =>
      `The report is decided, but the file with its values is missing: ${a.file}. Restore it from version history, or send the report back: ska sign ${a.report} --to åter --by ROLE.`,
  ),
  'frozen.broken': problem<{ file: string; report: string }>(
    'error',
    a =>
      `Filen med den fastställda rapportens värden går inte att läsa: ${a.file}. Hämta tillbaka den ur versionshistoriken, eller skicka rapporten åter: ska sign ${a.report} --to åter --by ROLL.`,
    a =>
      `The file with the values of the decided report cannot be read: ${a.file}. Restore it from version history, or send the report back: ska sign ${a.report} --to åter --by ROLE.`,
  ),
  'frozen.changed': problem<{ file: string; report: string }>(
    'error',
    a =>
      `Filen med den fastställda rapportens värden är inte den som skrevs när den fastställdes: ${a.file}. Hämta tillbaka den ur versionshistoriken, eller skicka rapporten åter: ska sign ${a.report} --to åter --by ROLL.`,
    a =>
      `The file with the values of the decided report is not the one that was written when it was decided: ${a.file}. Restore it from version history, or send the report back: ska sign ${a.report} --to åter --by ROLE.`,
  ),
  'frozen.unnamed': problem<{ file: string; report: string }>(
    'error',
    a =>
      `Rapporten är fastställd och dess värden finns i ${a.file}, men steget i huvudet säger inte vilka de är: värden: saknas. Hämta tillbaka huvudet ur versionshistoriken, eller skicka rapporten åter: ska sign ${a.report} --to åter --by ROLL.`,
    a =>
      `The report is decided and its values are in ${a.file}, but the step in the front matter does not say which they are: värden: is missing. Restore the front matter from version history, or send the report back: ska sign ${a.report} --to åter --by ROLE.`,
  ),
  'frozen.never': problem<{ report: string }>(
    'warning',
    a =>
      `Rapporten är fastställd, men dess värden är inte frysta: de ändras när data ändras. Steget är skrivet för hand, eller ändrat. Ta om det: ska sign ${a.report} --to åter --by ROLL, och sedan stegen fram till fastställd.`,
    a =>
      `The report is decided, but its values are not frozen: they change when the data does. The step was written or changed by hand. Take it again: ska sign ${a.report} --to åter --by ROLE, and then the steps to fastställd.`,
  ),
  'frozen.not-there': problem<{ directive: string; date: string; report: string }>(
    'error',
    a =>
      `Rapporten hade inte det här när den fastställdes ${a.date}: det finns inget fryst värde för ${a.directive}. Ta tillbaka ändringen, eller skicka rapporten åter: ska sign ${a.report} --to åter --by ROLL.`,
    a =>
      `The report did not have this when it was decided on ${a.date}: there is no frozen value for ${a.directive}. Take the change back, or send the report back: ska sign ${a.report} --to åter --by ROLE.`,
  ),
  'frozen.revised': problem<{ measure: string; year: string; changes: readonly string[]; more: number }>(
    'hint',
    a =>
      `${a.measure} har ändrats sedan rapporten ${a.year} fastställdes: ${a.changes.join('; ')}${a.more > 0 ? ` och ${a.more} till` : ''}. Det står sist i rapporten, under Om siffrorna.`,
    a =>
      `${a.measure} has changed since the report ${a.year} was decided: ${a.changes.join('; ')}${a.more > 0 ? ` and ${a.more} more` : ''}. The report says so at its end, under Om siffrorna.`,
  ),
} as const;
