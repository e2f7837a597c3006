import type { makingProblems } from '../problems/making.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on making new projects and new reports. */
export const makingHelp: AreaHelp<typeof makingProblems> = {
  title: 'Nya projekt och nya rapporter',
  introduction: 'Det som `ska init` och `ska new` säger nej till. Ingenting är då skapat eller ändrat.',
  codes: {
    'new.document-of-whom': {
      example: { template: 'projektplan', allowed: ['tallbackaskolan', 'sjo', 'huvudman'] },
    },
    'new.document-of-all': { example: { template: 'projektplan' } },
    'new.type-missing': { example: { allowed: ['enhet', 'verksamhet', 'huvudman', 'nämnd'] } },
    'new.id-as-type': { example: { id: 'tallbackaskolan', type: 'enhet' } },
    'new.id-missing': { example: { type: 'enhet', left: ['almskolan', 'backebo'], year: '2026/27' } },
    'new.id-unknown': {
      example: { id: 'almskola', type: 'enhet', nearest: 'almskolan', allowed: ['almskolan', 'backebo'] },
    },
    'new.id-not-needed': { example: { id: 'lindberga', type: 'huvudman' } },
    'new.id-with-all': { example: { id: 'almskolan' } },
    'new.unit-covered': { example: { unit: 'Sjöbodens förskola', by: 'sjo' } },
    'new.unit-not-running': {
      example: { unit: 'Bryggans förskola', year: '2026/27', heir: 'Sjöbodens förskola' },
    },
    'new.exists': {
      example: { file: 'rapporter/2025-26/almskolan.md', year: '2025/26', next: '2026/27' },
      note: 'En rapport som någon har börjat skriva skrivs aldrig över.',
    },
    'usage.school-year': { example: { value: '2026' } },
    'init.not-empty': {
      example: { folder: 'kvalitet', found: ['rapport.docx'] },
      note: 'En mapp som bara har git:s egen undermapp `.git` räknas som tom, så det går bra att klona ett nytt förråd och skapa projektet i det.',
    },
    'init.no-answer': { example: { question: 'Vad heter huvudmannen?' } },
  },
};
