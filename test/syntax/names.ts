import type { SyntaxNames } from '../../extension/syntax/parse.ts';

/** The names that the tests' texts are written with: those of the report language. */
export const names: SyntaxNames = {
  inline: ['värde', 'förändring', 'skillnad', 'antal', 'se'],
  block: [
    'diagram',
    'tabell',
    'underlag',
    'analys',
    'mål',
    'insats',
    'uppföljning',
    'självvärdering',
    'dialog',
    'budskap',
    'fråga',
    'innehåll',
    'kommentar',
  ],
};
