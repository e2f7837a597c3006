import type { outlineProblems } from '../problems/outline.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on outlines: what a report's sections lack, and what is wrong with an outline's own file. */
export const outlineHelp: AreaHelp<typeof outlineProblems> = {
  title: 'Avsnitt och dispositioner',
  introduction:
    'Vilka avsnitt en rapport ska ha, och det som står i en egen dispositions fil. Se [dispositioner.md](dispositioner.md).',
  codes: {
    'outline.section-missing': {
      example: {
        section: 'Analys',
        outline: 'enhet',
        after: { what: 'result', title: 'Läsning i årskurs 1' },
        before: 'Mål och insatser',
        law: 'skollagen 4 kap. 3–4 §§',
        steps: ['analysera'],
        enough: ['analys'],
      },
      note: 'Rubriken får ha andra ord som betyder samma sak; vilka står i dispositionen.',
    },
    'outline.section-recommended': {
      example: {
        section: 'Sammanfattning',
        outline: 'enhet',
        before: 'Förutsättningar',
        steps: [],
        enough: [],
      },
    },
    'outline.sections-missing': {
      example: { names: ['Förskoleklass', 'Grundskola'], per: 'skolform', outline: 'enhet' },
    },
    'outline.sections-recommended': {
      example: { names: ['Norra området'], per: 'område', outline: 'huvudman' },
    },
    'outline.directive-missing': {
      example: {
        section: 'Uppföljning av föregående års insatser',
        outline: 'enhet',
        kinds: [':::uppföljning'],
        least: 1,
        having: [],
        law: 'skollagen 4 kap. 4 §',
      },
    },
    'outline.directive-recommended': {
      example: {
        section: 'Resultat',
        outline: 'enhet',
        kinds: [':::diagram', ':::tabell'],
        least: 1,
        having: [],
      },
    },
    'outline.section-empty': { example: { section: 'Medverkan', law: 'skollagen 4 kap. 4 §' } },
    'outline.section-empty-optional': { example: { section: 'Slutsatser' } },
    'outline.order': { example: { section: 'Analys', after: 'Resultat' } },
    'outline.misplaced': { example: { section: 'Läsning', parent: 'Resultat' } },
    'outline.section-twice': { example: { section: 'Analys', line: 88 } },
    'outline.heading-misspelt': { example: { found: 'Resutlat', nearest: 'Resultat' } },
    'outline.unknown': {
      example: {
        name: 'enhett',
        known: ['enhet', 'verksamhet', 'huvudman', 'nämnd', 'jämförelse'],
        nearest: 'enhet',
      },
    },
    'outline.unknown-section': { example: { id: 'analyser', outline: 'enhet', nearest: 'analys' } },
    'outline.duplicate-section': { example: { id: 'fritidshem' } },
    'outline.unknown-directive': { example: { directive: 'diagramm', nearest: 'diagram' } },
    'outline.unknown-school-form': { example: { form: 'grundskol', nearest: 'grundskola' } },
    'outline.unknown-base': {
      example: { name: 'förskola', known: ['enhet', 'verksamhet', 'huvudman', 'nämnd'], nearest: undefined },
    },
    'outline.two-bases': { example: { name: 'enhet' } },
    'outline.step-removed': {
      example: { step: 'analysera', section: 'Analys', law: 'skollagen 4 kap. 3–4 §§' },
    },
    'outline.file-misnamed': {
      example: { file: 'scheman/enhet.yaml', wanted: 'scheman/enhet.disposition.yaml' },
    },
    'outline.file-broken': { example: { name: 'enhet' } },
  },
};
