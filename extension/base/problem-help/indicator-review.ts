import type { indicatorReviewProblems } from '../problems/indicator-review.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on `underlag`. */
export const indicatorReviewHelp: AreaHelp<typeof indicatorReviewProblems> = {
  title: 'Underlag',
  introduction:
    'Raderna i ett [underlag](direktiv.md#underlag) och förklaringarna under det. Se [skriva.md](skriva.md#underlag).',
  codes: {
    'review.explanation-missing': {
      example: {
        indicator: 'Behöriga till yrkesprogram',
        reasons: [{ kind: 'before' }, { kind: 'reference', title: 'riket' }],
      },
      note: 'Vilka indikatorer nämnden följer står i `ska.yaml` under `följs`. Skillnader mindre än indikatorns `avvikelse` behöver ingen förklaring.',
    },
    'review.explanation-wanted': {
      example: { indicator: 'Elever per lärare', reasons: [{ kind: 'reference', title: 'riket' }] },
    },
    'review.explanation-alone': { example: { indicator: 'Trygghet åk 8' } },
    'review.nothing': { example: { schoolForms: ['fritidshem'] } },
    'value.row-held': {
      example: { what: 'Meritvärde i årskurs 9', indicator: 'meritvärde', obstacle: 'table-gone' },
    },
    'review.row-gone': { example: { row: 'Trygghet åk 8' } },
    'review.left-out': {
      example: { what: 'Socioekonomiskt index', indicator: 'sei', obstacle: 'not-additive' },
    },
  },
};
