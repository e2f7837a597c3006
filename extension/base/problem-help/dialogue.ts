import type { dialogueProblems } from '../problems/dialogue.ts';
import type { AreaHelp } from './area-help.ts';

const statement = 'Vi vet vilka insatser som har haft effekt';

/** Help on self-assessments and notes of quality dialogues. */
export const dialogueHelp: AreaHelp<typeof dialogueProblems> = {
  title: 'Självvärdering och kvalitetsdialog',
  introduction:
    'Påståenden, svar och godkännanden. Hur de skrivs står i [självvärdering och dialog](dialog.md).',
  codes: {
    'assessment.column-missing': { example: { columns: ['Svar'] } },
    'assessment.level-missing': { example: { allowed: ['huvudman', 'rektor', 'lärare', 'elev'] } },
    'assessment.answer-unknown': {
      example: {
        answer: 'Stämmer delvis',
        statement,
        allowed: [
          'Stämmer helt',
          'Stämmer till stor del',
          'Stämmer till viss del',
          'Stämmer inte',
          'Vet inte',
        ],
        nearest: undefined,
      },
      note: 'Egna svar skrivs i `ska.yaml` under `självvärdering: svar:`.',
    },
    'assessment.answer-missing': { example: { statement } },
    'assessment.statement-twice': { example: { statement, line: 42 } },
    'assessment.factor-unknown': {
      example: {
        factor: 'kvalitetsarbet',
        allowed: ['kvalitetsarbete', 'faktor-2'],
        nearest: 'kvalitetsarbete',
      },
    },
    'assessment.nothing-to-compare': { example: { level: 'elev' } },
    'dialog.not-followed-up': {
      example: { title: 'Kvalitetsdialog den 24 september 2025', year: '2024/25', written: 'D25-1' },
      note: '`ska new` skriver en uppföljning för varje dialog som slutade i något överenskommet.',
    },
    'assessment.factor-unnamed': { example: { factor: 'faktor-2' } },
    'dialog.approval-unreadable': { example: { value: 'rektor i september' } },
    'dialog.approval-early': {
      example: { role: 'rektor', date: '2026-09-19', dialogue: '2026-09-22' },
    },
    'dialog.approval-void': {
      example: { roles: ['rektor', 'verksamhetschef'] },
      note: 'Märket räknas ut ur rubriken, raderna och texten. Radbrytningar och fetstil spelar ingen roll, inte heller tal som `ska update` skriver.',
    },
    'dialog.approval-unsealed': {
      note: 'Märket säger vilken text som godkändes. Det skrivs en gång och ändras aldrig av verktyget.',
    },
  },
};
