import type { Language } from './problem.ts';
import { syntaxFixes } from './problems/syntax.ts';

const fixWords: Readonly<Record<string, Record<Language, string>>> = {
  'replace-with-nearest': { sv: 'Byt till det närmaste', en: 'Replace with the nearest' },
  'add-quotes': { sv: 'Sätt citattecken', en: 'Add quotes' },
  'straight-quotes': { sv: 'Byt till raka citattecken', en: 'Use straight quotes' },
  Uppdatera: { sv: 'Uppdatera', en: 'Update' },
  'Fyll i': { sv: 'Fyll i', en: 'Fill in' },
  'Lägg till en förklaring': { sv: 'Lägg till en förklaring', en: 'Add an explanation' },
  'Ta bort märket': { sv: 'Ta bort märket', en: 'Remove the mark' },
  'outline.insert': { sv: 'Lägg in avsnittet med ledtext', en: 'Insert the section with its guidance' },
  'outline.insert-all': { sv: 'Lägg in avsnitten med ledtext', en: 'Insert the sections with guidance' },
  'outline.move': { sv: 'Flytta avsnittet', en: 'Move the section' },
  'outline.rename': { sv: 'Byt rubrik', en: 'Change the heading' },
  'Ta bort ledtexten': { sv: 'Ta bort ledtexten', en: 'Delete the guidance' },
  'dialog.seal': { sv: 'Knyt godkännandet till texten', en: 'Tie the approval to the text' },
  'dialog.remove-approval': { sv: 'Ta bort godkännanden som inte gäller', en: 'Remove void approvals' },
  'decimal-point': { sv: 'Skriv decimalpunkt', en: 'Write a decimal point' },
};

/** A fix's title for a person; a title that is no key stands as it is (the new word itself). */
export function fixTitle(title: string, language: Language): string {
  const shared: Readonly<Record<string, (typeof syntaxFixes)[keyof typeof syntaxFixes]>> = syntaxFixes;
  return shared[title]?.[language]({}) ?? fixWords[title]?.[language] ?? title;
}
