import type { threadProblems } from '../problems/thread.ts';
import type { AreaHelp } from './area-help.ts';

const reasons = [
  { sv: 'når inte målvärdet', en: 'misses the target' },
  { sv: 'är sämre än riket', en: 'is worse than the country' },
];
const insats = { title: 'Mentor ringer hem samma dag', id: 'I26-1' };

/** Help on gaps in the red thread. */
export const threadHelp: AreaHelp<typeof threadProblems> = {
  title: 'Den röda tråden',
  introduction:
    'Luckor i kedjan från resultat till uppföljning. Samma luckor visar `ska thread`. Se [rod-trad.md](rod-trad.md).',
  codes: {
    'thread.result-without-analysis': {
      example: { indicator: 'Genomsnittligt meritvärde', id: 'meritvärde', reasons },
      note: 'Gäller indikatorerna under `följs:` i `ska.yaml`. En jämförelse räknas bara när skillnaden är minst indikatorns `avvikelse`; ett skyddat värde jämförs aldrig. I ett utkast är det en varning.',
    },
    'thread.deviation-without-analysis': {
      example: {
        indicator: 'Läsning i årskurs 1',
        id: 'läsning-åk1',
        reasons: [{ sv: 'är sämre än året före', en: 'is worse than the year before' }],
      },
      note: 'Gäller indikatorer som rapporten visar i ett diagram eller en tabell, men som nämnden inte följer. Ingen behöver förklara slump.',
    },
    'thread.analysis-without-goal': { example: { title: 'Frånvaron', id: 'A1' } },
    'thread.goal-without-indicator': { example: { title: 'Eleverna är i skolan', id: 'M26-1' } },
    'thread.goal-without-intervention': {
      example: { title: 'Eleverna är i skolan', id: 'M26-1' },
      note: 'Ett mål hos huvudmannen nås också genom enheternas mål som preciserar det.',
    },
    'thread.intervention-without-goal': { example: insats },
    'thread.intervention-without-owner': { example: insats },
    'thread.intervention-without-time': { example: insats },
    'thread.not-followed-up': {
      example: { title: 'Närvaroteam', id: 'I25-2', year: '2024/25', written: 'I25-2' },
      note: 'I ett utkast är det en varning. En insats vars tid börjar senare väntar till dess. `ska new` skriver en uppföljning för varje insats.',
    },
    'thread.effect-without-data': { example: { title: 'Färre är borta', id: 'E25-1', kind: 'effekt' } },
    'thread.repeated-without-effect': {
      example: {
        title: 'Läsning i halvklass',
        id: 'I23-2',
        years: ['2023/24', '2024/25', '2025/26'],
      },
    },
    'thread.circle': { example: { title: 'Närvaroteam', id: 'I25-2', attribute: 'fortsätter' } },
  },
};
