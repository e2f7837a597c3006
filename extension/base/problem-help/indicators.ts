import type { indicatorsProblems } from '../problems/indicators.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on `indikatorer.yaml`. */
export const indicatorsHelp: AreaHelp<typeof indicatorsProblems> = {
  title: 'Indikatorer',
  introduction: 'Det som står i `indikatorer.yaml`. Se [indikatorer.md](indikatorer.md).',
  codes: {
    'indicators.no-name': { example: { id: 'meritvarde', nearest: 'meritvärde' } },
    'indicators.no-definition': { example: { id: 'läslyft' } },
    'indicators.measure': { example: { id: 'np-godkänt', found: ['täljare'] } },
    'indicators.half-source': { example: { id: 'np-godkänt', missing: 'tabell' } },
    'indicators.unknown-unit': { example: { id: 'np-godkänt', unit: 'procet', nearest: 'procent' } },
    'indicators.target-range': { example: { id: 'np-godkänt', target: 0.85 } },
    'indicators.unknown-kolada': { example: { id: 'meritvärde', kolada: 'N15999' } },
    'indicators.discontinued-kolada': {
      example: {
        id: 'elever-per-lärare',
        kolada: 'N15100',
        title: 'Elever/lärare (heltidstjänst) i kommunal grundskola F-9 (-2023)',
        last: '2023',
      },
    },
    'indicators.other-kolada': {
      example: {
        id: 'meritvärde',
        name: 'Genomsnittligt meritvärde',
        kolada: 'N15034',
        title: 'Elever/lärare (heltidstjänst) i kommunal grundskola åk 1-9',
      },
    },
  },
};
