import type { projectProblems } from '../problems/project.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on ska.yaml and the project as a whole. */
export const projectHelp: AreaHelp<typeof projectProblems> = {
  title: 'Projektet',
  introduction: 'Det som står i `ska.yaml`, och projektet som helhet. Se [projektet.md](projektet.md).',
  codes: {
    'project.broken': { example: { line: 4, first: undefined } },
    'project.newer': { example: { version: 2, known: 1 } },
    'project.not-utf8': { example: { file: 'ska.yaml' } },
    'project.unknown-name': {
      example: { name: 'nord', what: 'område', nearest: 'norr' },
    },
    'project.school-form': { example: { form: 'grundskla', nearest: 'grundskola' } },
    'project.duplicate-id': {
      example: { id: 'sjo', first: 'område', second: 'rapport' },
    },
    'project.unit-years': { example: { unit: 'Bryggans förskola', from: '2026/27', until: '2025/26' } },
    'project.heir-circle': {
      example: { units: ['Bryggans förskola', 'Sjöbodens förskola', 'Bryggans förskola'] },
    },
    'project.heir-without-end': {
      example: { unit: 'Bryggans förskola', heir: 'Sjöbodens förskola', year: '2025/26' },
      note: 'Hur enheter som öppnar, läggs ned och slås ihop skrivs står i [projektet.md](projektet.md#enheter).',
    },
    'project.heir-not-there': {
      example: { unit: 'Bryggans förskola', heir: 'Sjöbodens förskola', year: '2026/27' },
    },
    'project.severity-fixed': { example: { code: 'value.unprotected' } },
    'project.unknown-report': {
      example: { report: 'tallbacka', year: '2025/26', nearest: 'tallbackaskolan' },
    },
    'project.no-reports': { example: { year: '2026/27', folder: 'rapporter/2026-27' } },
  },
};
