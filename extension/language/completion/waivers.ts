import { type ProblemCode, problems, sentence, severityOf } from '../../base/problems.ts';
import type { Scene } from '../scene.ts';
import { say } from '../texts.ts';
import type { SpanOf } from './complete.ts';
import { roleNames } from './names.ts';
import { type Offer, orderOf } from './offer.ts';

const codes = Object.keys(problems) as ProblemCode[];
/** What can stand in a report and may be lived with: no child can be found in any case. */
const waivable = codes.filter(
  code =>
    !/^(protection|personal|value\.unprotected|usage|project|file|data|yaml|schema|indicators|waiver|rename)\b/.test(
      code,
    ),
);

/** Codes of findings and the parts of a waiver, `<!-- ska: undantag KOD, skäl: …, av: …, till: … -->`. Those found in this report come first. */
export function waiverOffers(
  scene: Scene,
  { start, end, part }: { readonly start: number; readonly end: number; readonly part: string },
  span: SpanOf,
): readonly Offer[] {
  const here = scene.bound?.diagnostics ?? scene.report.diagnostics;
  const found = new Map(here.map(one => [one.code, sentence(one.code, one.args, scene.language)]));
  const replaced = span(start, end);
  if (part === 'code')
    return [
      ...waivable.filter(code => found.has(code)),
      ...waivable.filter(code => !found.has(code) && !code.startsWith('syntax.')),
    ].map((code, index) => ({
      label: code,
      kind: 'code',
      detail: severityOf(code),
      ...(found.has(code) && { documentation: found.get(code) ?? '' }),
      span: replaced,
      text: code,
      snippet: false,
      filter: code,
      sort: orderOf(index),
      more: false,
    }));
  const parts = [
    { key: 'skäl', text: `skäl: \${1:${say('waiver.reason', {}, scene.language)}}` },
    {
      key: 'av',
      text: `av: \${1|${roleNames(scene)
        .map(each => each.value)
        .join(',')}|}`,
    },
    { key: 'till', text: `till: \${1:${yearAhead(scene.today)}}` },
  ];
  return parts.map(({ key, text }, index) => ({
    label: `${key}:`,
    kind: 'attribute',
    span: replaced,
    text,
    snippet: true,
    filter: key,
    sort: orderOf(index),
    more: false,
  }));
}

/** The same day next year. */
function yearAhead(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
}
