import type { cliProblems } from '../problems/cli.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on how a command was called. */
export const cliHelp: AreaHelp<typeof cliProblems> = {
  title: 'Kommandot',
  introduction: 'Hur ett kommando är skrivet. Se [kommandon.md](kommandon.md) eller `ska kommando --help`.',
  codes: {
    'usage.query': { example: { query: 'meritvärde {enhet' } },
    'query.refused': {
      example: { refused: 'function', name: 'read_csv', known: ['betyg-åk9'] },
      note: 'En fråga i SQL får bara läsa projektets tabeller. Se [`ska table`](kommandon.md#ska-table).',
    },
    'query.failed': { example: { message: 'syntax error at or near "SELEC"' } },
    'query.too-long': { example: { seconds: 30 } },
    'query.too-large': { example: { megabytes: 1000 } },
    'usage.choice': {
      example: { option: '--format', value: 'docx', allowed: ['pdf', 'html'], nearest: undefined },
    },
    'usage.outside-project': { example: { file: 'rapport.md', root: 'lindberga' } },
    'usage.folder-gone': { example: {} },
    'check.failed': { example: { errors: 3 } },
    bug: {
      example: { message: 'Cannot read properties of …', file: 'ska-fel-4711.txt' },
      note: 'Det här är aldrig ditt fel. Filen innehåller programmets version och var det hände, inget ur rapporterna utöver det som felmeddelandet självt nämner.',
    },
  },
};
