import { problem } from '../problem.ts';

/** Problems of protection: personal data; what cannot be protected is told at the directive. */
export const protectionProblems = {
  'personal.number': problem<{ called: 'personnummer' | 'samordningsnummer' }>(
    'error',
    a =>
      `Här står ett ${a.called} med giltig kontrollsiffra. Ta bort det: uppgifter om enskilda hör inte hemma i en rapport eller i förrådet. Är det redan incheckat finns det kvar i historiken; kontakta den som ansvarar för förrådet.`,
    a =>
      `Here is a Swedish ${a.called === 'personnummer' ? 'personal identity number' : 'coordination number'} with a valid check digit. Remove it: data on individuals has no place in a report or in the repository. If it is committed already, it stays in the history; tell those who are responsible for the repository.`,
  ),
  'personal.unsearched': problem(
    'warning',
    () =>
      'Filen är för stor för att sökas igenom efter personnummer, eller packad i för många led. Titta efter själv, och lägg bara det som rapporterna behöver i förrådet.',
    () =>
      'The file is too large to be searched for personal identity numbers, or packed too many times. Look for yourself, and put only what the reports need into the repository.',
  ),
} as const;
