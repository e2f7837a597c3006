import type { signOffProblems } from '../problems/sign-off.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on a report's status and its steps to a decision. */
export const signOffHelp: AreaHelp<typeof signOffProblems> = {
  title: 'Status och fastställande',
  introduction: 'Rapportens väg från utkast till fastställd. Se [status.md](status.md).',
  codes: {
    'sign.step': {
      example: { report: 'almskolan', from: 'utkast', to: 'fastställd', allowed: ['inlämnad'] },
      note: 'Stegen tas ett i taget: utkast, inlämnad, granskad, fastställd. En inlämnad eller granskad rapport kan skickas åter.',
    },
    'sign.role': {
      example: { role: 'rektorn', known: ['rektor', 'skolchef', 'nämnd'], nearest: 'rektor' },
    },
    'sign.date': { example: { date: '2026-08-01', reason: 'before', last: '2026-09-15' } },
    'sign.blocked': {
      example: { report: 'almskolan', to: 'inlämnad', count: 3 },
      note: 'Före meningen står vad som måste göras, med rad och kod.',
    },
    'sign.front-matter': { example: { file: 'rapporter/2025-26/almskolan.md' } },
    'comment.open': { example: { from: 'verksamhetschef', text: 'Vad säger eleverna själva?' } },
    'status.without-step': { example: { status: 'fastställd', report: 'almskolan' } },
    'status.text-reviewed': {
      example: { report: 'almskolan', date: '2026-09-28' },
      note: 'Kommentarer, radbrytningar och det som står i huvudet räknas inte som text.',
    },
    'status.step-unsealed': { example: { report: 'almskolan' } },
    'status.text-decided': { example: { report: 'almskolan', date: '2026-10-07' } },
    'status.corrected': { example: { report: 'almskolan', date: '2026-10-07', correction: '2026-11-02' } },
    'frozen.missing': {
      example: { file: 'rapporter/2024-25/fryst/almskolan.json', report: 'almskolan' },
      note: 'Så länge värdena saknas visas inga tal i rapporten, hellre än andra tal än de som beslutet gällde.',
    },
    'frozen.broken': { example: { file: 'rapporter/2024-25/fryst/almskolan.json', report: 'almskolan' } },
    'frozen.changed': {
      example: { file: 'rapporter/2024-25/fryst/almskolan.json', report: 'almskolan' },
      note: 'Steget i rapportens huvud bär en kontrollsumma av värdena. Radslut och indrag i filen räknas inte.',
    },
    'frozen.unnamed': { example: { file: 'rapporter/2024-25/fryst/almskolan.json', report: 'almskolan' } },
    'frozen.never': {
      example: { report: 'almskolan' },
      note: '`ska sign` fryser värdena i `rapporter/<läsår>/fryst/` och skriver deras kontrollsumma i steget. Här finns varken fil eller summa.',
    },
    'frozen.not-there': { example: { directive: 'värde', date: '2025-10-07', report: 'almskolan' } },
    'frozen.revised': {
      example: {
        measure: 'Genomsnittligt meritvärde',
        year: '2024/25',
        changes: ['Tallbackaskolan 2023/24: 217,9 → 218,2'],
        more: 0,
      },
    },
  },
};
