import type { outputProblems } from '../problems/output.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on page templates, the browser and printing. */
export const outputHelp: AreaHelp<typeof outputProblems> = {
  title: 'Mallar, webbläsare och PDF',
  introduction:
    'Det som kan gå fel när rapporterna byggs. Kommandot avslutas med kod 2, och det som redan var byggt står kvar. Om webbläsaren, se [felsökning.md](felsökning.md#ingen-webbläsare-hittas).',
  codes: {
    'template.broken': {
      example: {
        template: 'mallar/sidor/utskrift.hbs',
        line: 12,
        mistake: 'unclosed',
        near: '{{#if logotyp}}',
      },
    },
    'template.unknown-name': {
      example: { template: 'utskrift', line: 12, found: 'titel', allowed: 'title, units, chapters' },
    },
    'template.unknown-part': {
      example: {
        template: 'mallar/rapporter/enhet.md.hbs',
        line: 12,
        found: 'anlys',
        allowed: 'analys, insatser, uppföljning',
        nearest: 'analys',
      },
    },
    'template.not-used': {
      example: { file: 'mallar/utskrift.hbs', move: 'mallar/sidor/utskrift.hbs' },
    },
    'template.too-slow': { example: { template: 'utskrift', seconds: 10 } },
    'template.too-large': { example: { template: 'utskrift', megabytes: 256 } },
    'browser.not-there': { example: { path: 'C:\\Program\\chrome.exe', from: 'SKA_BROWSER' } },
    'browser.will-not-start': {
      example: { path: 'C:\\Program\\chrome.exe', reason: 'behörighet saknas' },
    },
    'browser.died': { example: { what: 'Kvalitetsrapport Tallbackaskolan 2025/26' } },
    'browser.too-slow': { example: { what: 'Kvalitetsrapport Tallbackaskolan 2025/26', seconds: 60 } },
    'output.too-much': { example: { what: 'Kvalitetsrapport Tallbackaskolan 2025/26' } },
    'browser.too-large': {
      example: { what: ['Kvalitetsrapport Tallbackaskolan 2025/26'], megabytes: 4050 },
      note: 'Minnet vaktas bara på Linux, som de flesta byggmaskiner har. På Windows och Mac stänger systemet webbläsaren när minnet är slut, eller så avbryts den när tiden är ute.',
    },
    'output.images-large': {
      example: { what: 'Kvalitetsrapport Tallbackaskolan 2025/26', limit: 300_000_000 },
    },
    'output.no-text': { example: { what: 'Kvalitetsrapport Tallbackaskolan 2025/26' } },
    'output.linked-outside': { example: { folder: 'ut' } },
    'output.contents-depth': { example: { depth: 7 } },
  },
};
