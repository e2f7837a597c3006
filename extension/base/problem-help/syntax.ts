import type { syntaxProblems } from '../problems/syntax.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on what is mistyped in the Markdown itself. */
export const syntaxHelp: AreaHelp<typeof syntaxProblems> = {
  title: 'Hur texten är skriven',
  introduction:
    'Ett direktiv som är felskrivet blir vanlig text, eller tappar en del av det som står i det. Därför letar verktyget efter allt som ser ut som ett direktiv men inte är det. Kolon i löpande text (`EU:s`, `kl 10:30`, `SFS 2010:800`) är ofarliga.',
  codes: {
    'syntax.too-much': { example: {} },
    'syntax.inline-unknown': {
      example: { name: 'värd', nearest: 'värde', known: ['värde', 'förändring', 'skillnad', 'antal', 'se'] },
    },
    'syntax.inline-is-block': { example: { name: 'diagram' } },
    'syntax.inline-glued': { example: { name: 'värde' } },
    'syntax.inline-without-brackets': { example: { name: 'värde' } },
    'syntax.block-unknown': { example: { name: 'diagramm', nearest: 'diagram' } },
    'syntax.block-is-inline': { example: { name: 'värde' } },
    'syntax.block-unreadable': { example: { name: 'diagram' } },
    'syntax.block-indented': { example: { name: 'diagram' } },
    'syntax.space': { example: { before: '{' } },
    'syntax.title-without-brackets': { example: { title: 'Meritvärde i årskurs 9' } },
    'syntax.title-after-braces': { example: { title: '[Meritvärde i årskurs 9]' } },
    'syntax.text-after': { example: { text: 'enligt Skolverket' } },
    'syntax.attributes-unreadable': { example: { name: 'diagram' } },
    'syntax.quotes-curly': {
      note: 'Word och många webbsidor byter ut raka citattecken. Skriv om dem i en vanlig textredigerare.',
    },
    'syntax.quote-open': { example: { key: 'mot' } },
    'syntax.no-break-space': {
      note: 'Hårda mellanslag följer med när text klistras in från Word, Teams eller en webbsida. Inom klamrarna gör ett enda att inget av det som står där läses.',
    },
    'syntax.list-unquoted': { example: { key: 'ämne', list: 'Matematik, Svenska' } },
    'syntax.attribute-twice': { example: { key: 'mot', first: 'riket', second: 'huvudman' } },
    'syntax.id-with-dot': { example: { id: 'np.åk9', better: 'np-åk9' } },
    'syntax.field-without-blank': { example: { key: 'Mål' } },
    'syntax.fence-nested': { example: { name: 'insats', colons: 4 } },
    'syntax.fence-never-closed': { example: { name: 'insats' } },
    'syntax.fence-too-short': { example: { name: 'insats', colons: 4 } },
    'syntax.leaf-closed': { example: { name: 'diagram' } },
    'syntax.fence-blank-lines': { example: { name: 'tabell' } },
    'syntax.pipe-in-cell': { example: { name: 'värde' } },
    'syntax.hidden-in-html': { example: { name: 'diagram' } },
    'syntax.html': { example: { tag: '<br>' } },
  },
};
