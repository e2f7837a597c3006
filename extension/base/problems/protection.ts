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
} as const;
