import type { boardProblems } from '../problems/board.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on proposals for decision and programmes. */
export const boardHelp: AreaHelp<typeof boardProblems> = {
  title: 'Nämndens ärende och resultatdagar',
  introduction:
    'Förslag till beslut i tjänsteskrivelsen, och programmet för en resultatdag. Hur de skrivs: [nämnd-och-bildspel.md](nämnd-och-bildspel.md).',
  codes: {
    'decision.half': { example: { given: 'paragraf', missing: 'datum' } },
    'appendix.section-unknown': {
      example: {
        section: 'Uppföljning',
        report: 'huvudman',
        nearest: 'Uppföljning av föregående års insatser',
      },
    },
    'program.no-time': { example: { item: 'Kaffe' } },
    'program.impossible-time': { example: { time: '25.00' } },
    'program.backwards': { example: { from: '10.00', to: '09.30' } },
    'program.order': {
      example: { time: '09.00', earlier: '10.00', before: 'Kaffe' },
      note: 'Ett program är en dags program. Sträcker sig resultatdagarna över två dagar skrivs ett program för varje dag, med dagen som titel: `:::program[Onsdag 2 december]`.',
    },
    'program.overlap': { example: { time: '10.00', end: '10.15', before: 'Resultat i grundskolan' } },
  },
};
