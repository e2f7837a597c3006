import type { directivesProblems } from '../problems/directives.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on what the kinds of directives find. */
export const directivesHelp: AreaHelp<typeof directivesProblems> = {
  title: 'Direktivens innehåll',
  introduction:
    'Det som ett direktiv behöver veta för att kunna visa något, och länkarna mellan analyser, mål, insatser och uppföljningar. Alla attribut står i [direktiv.md](direktiv.md).',
  codes: {
    'directive.no-measure': { example: { directive: 'värde' } },
    'directive.two-measures': { example: { directive: 'värde', names: 'meritvärde, behörig-yrkes' } },
    'directive.two-units': { example: { directive: 'värde', names: 'almskolan, strandskolan' } },
    'directive.source-without-column': {
      example: { table: 'betyg-åk9', allowed: ['elever', 'elever_med_betyg', 'meritsumma'] },
    },
    'directive.no-comparison': { note: 'Vill du jämföra med en tidigare tid är det `förändring` du söker.' },
    'directive.comparison-unknown': { example: { name: 'rike', nearest: 'riket' } },
    'directive.no-parts': { example: { indicator: 'Trygghet åk 5' } },
    'directive.axis-unknown': {
      example: {
        attribute: 'x',
        value: 'skolår',
        allowed: ['läsår', 'enhet', 'indikator', 'kön'],
        nearest: 'läsår',
      },
    },
    'cohort.unreadable': { example: { value: 'nian' } },
    'cohort.no-school-year': { example: { what: 'Kostnad per elev' } },
    'cohort.several': { example: { value: '8, 9' } },
    'cohort.grade-too': {},
    'cohort.outside-school': { example: { cohort: 'Årskurs 2 2025/26', period: '2019/20' } },
    'cohort.axes': {},
    'directive.axes-same': { example: { first: 'rader', second: 'kolumner', value: 'läsår' } },
    'directive.radar-axes': { example: { found: 2 } },
    'directive.mixed-times': { example: { times: ['läsår', 'termin'] } },
    'directive.scatter-times': {
      example: { attribute: 'serie', value: 'termin', times: ['termin', 'läsår'] },
    },
    'directive.table-times': {
      example: { attribute: 'kolumner', value: 'termin', times: ['termin', 'läsår', 'kalenderår'] },
      note: 'Per läsår står det efter namnet vilken del av läsåret talet gäller: ”(vårterminen)”, ”(kalenderåret då läsåret börjar)”.',
    },
    'directive.mixed-units': { example: { units: 'poäng, procent' } },
    'directive.sort-unknown': {
      example: { value: '2021/22', allowed: ['Ämne', '2024/25', '2025/26'], nearest: '2025/26' },
    },
    'directive.table-large': { example: { rows: 3000, columns: 20, limit: 20_000 } },
    'directive.nested': { example: { directive: 'insats', parent: 'mål' } },
    'directive.link-unknown': { example: { attribute: 'mål', id: 'M26-3', nearest: 'M26-1' } },
    'directive.target-unknown': { example: { attribute: 'av', id: 'mert', nearest: 'merit' } },
    'directive.link-earlier': { example: { attribute: 'av', id: 'I25-7', nearest: 'I25-1' } },
    'directive.link-kind': {
      example: { attribute: 'mål', id: 'I26-1', wanted: 'ett mål', example: 'M26-1' },
    },
    'directive.link-missing': {
      example: { directive: 'uppföljning', attribute: 'av', wanted: 'insats', example: 'I25-1' },
    },
    'directive.target-value': { example: { value: 'lite bättre' } },
    'directive.target-line': { example: { value: 'hög' } },
    'directive.deadline': { example: { value: 'snart' } },
    'directive.time-span': { example: { value: 'under hösten' } },
    'directive.time-backwards': { example: { value: 'juni 2027 – augusti 2026' } },
    'directive.indicator-unknown': {
      example: { value: 'frånvaro, årskurs 7–9', name: 'frånvaro', nearest: 'frånvaro-över-15' },
    },
    'directive.selection-unknown': {
      example: { part: 'årsk 7–9', allowed: ['kön', 'årskurs'], nearest: 'årskurs' },
    },
    'directive.theme-unknown': {
      example: { name: 'närvar', allowed: ['närvaro', 'bedömning', 'språk'], nearest: 'närvaro' },
    },
    'directive.person-name': { example: { name: 'Namn Efternamn', attribute: 'Deltagare' } },
    'directive.appendix-several': { example: { names: 'rapport=almskolan och fil=bilagor/karta.png' } },
  },
};
