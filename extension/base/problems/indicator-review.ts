import { problem } from '../problem.ts';

/** Why a row calls for an explanation. */
type Reason =
  | { readonly kind: 'target' }
  | { readonly kind: 'before' }
  | { readonly kind: 'reference'; readonly title: string };

interface Unexplained {
  readonly indicator: string;
  readonly reasons: readonly Reason[];
}

/** Why a number cannot be worked out, though nothing is wrong in what could be read. */
export type ReviewObstacle = 'ambiguous' | 'not-additive' | 'no-table' | 'table-gone';

function reasonSv(reason: Reason): string {
  if (reason.kind === 'target') return 'når inte målvärdet';
  return reason.kind === 'before' ? 'är sämre än förra gången' : `är sämre än ${reason.title}`;
}

function reasonEn(reason: Reason): string {
  if (reason.kind === 'target') return 'misses its target';
  return reason.kind === 'before' ? 'is worse than last time' : `is worse than ${reason.title}`;
}

const joined = (parts: readonly string[], and: string) =>
  parts.length > 1 ? `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}` : (parts[0] ?? '');

const obstacleSv: Readonly<Record<ReviewObstacle, string>> = {
  ambiguous: 'data har flera värden, och det framgår inte vilket som menas',
  'not-additive': 'talet är givet färdigt och kan inte räknas samman för flera enheter',
  'no-table': 'indikatorn har ingen tabell i indikatorer.yaml',
  'table-gone': 'indikatorns tabell finns inte i data/datapackage.yaml',
};
const obstacleEn: Readonly<Record<ReviewObstacle, string>> = {
  ambiguous: 'the data has several values, and which is meant is not clear',
  'not-additive': 'the number is given finished and cannot be summed up over several units',
  'no-table': 'the indicator has no table in indikatorer.yaml',
  'table-gone': 'the table of the indicator is not in data/datapackage.yaml',
};

/** Problems of `underlag`: its rows, and what people write about them. */
export const indicatorReviewProblems = {
  'review.explanation-missing': problem<Unexplained>(
    'error',
    a =>
      `${a.indicator} ${joined(a.reasons.map(reasonSv), 'och')}, och nämnden följer indikatorn: den behöver en förklaring. Börja ett stycke under tabellen med **${a.indicator}:** och skriv varför.`,
    a =>
      `${a.indicator} ${joined(a.reasons.map(reasonEn), 'and')}, and the board follows the indicator: it needs an explanation. Begin a paragraph under the table with **${a.indicator}:** and write why.`,
    { draft: 'warning' },
  ),
  'review.explanation-wanted': problem<Unexplained>(
    'hint',
    a =>
      `${a.indicator} ${joined(a.reasons.map(reasonSv), 'och')}. Vet ni varför? Börja ett stycke under tabellen med **${a.indicator}:** och skriv det där.`,
    a =>
      `${a.indicator} ${joined(a.reasons.map(reasonEn), 'and')}. If you know why, begin a paragraph under the table with **${a.indicator}:** and write it there.`,
  ),
  'review.explanation-alone': problem<{ indicator: string }>(
    'warning',
    a =>
      `Stycket om ”${a.indicator}” förklarar något som inte står i tabellen. Det lämnas orört. Rätta namnet, flytta texten eller ta bort den.`,
    a =>
      `The paragraph on “${a.indicator}” explains something that is not in the table. It is left as it is. Mend the name, move the text or remove it.`,
  ),
  'review.nothing': problem<{ schoolForms: readonly string[] }>(
    'warning',
    a =>
      `Det finns inga indikatorer med värden att visa${a.schoolForms.length > 0 ? ` för ${joined(a.schoolForms, 'och')}` : ''}. Se efter att skolform stämmer, och att indikatorerna i indikatorer.yaml har skolform, tabell och mått.`,
    a =>
      `There are no indicators with values to show${a.schoolForms.length > 0 ? ` for ${joined(a.schoolForms, 'and')}` : ''}. See that the school form is right, and that the indicators in indikatorer.yaml have skolform, tabell and mått.`,
  ),
  'review.left-out': problem<{ what: string; indicator: string; obstacle: ReviewObstacle }>(
    'warning',
    a => `${a.what} (${a.indicator}) kan inte visas här: ${obstacleSv[a.obstacle]}.`,
    a => `${a.what} (${a.indicator}) cannot be shown here: ${obstacleEn[a.obstacle]}.`,
  ),
  'value.row-held': problem<{ what: string; indicator: string; obstacle: ReviewObstacle }>(
    'error',
    a =>
      `${a.what} (${a.indicator}) står i tabellen men kan inte visas längre: ${obstacleSv[a.obstacle]}. Underlaget lämnas orört, så att raden inte försvinner. Rätta det, eller ta bort raden ur tabellen om den inte ska vara kvar.`,
    a =>
      `${a.what} (${a.indicator}) stands in the table but can be shown no longer: ${obstacleEn[a.obstacle]}. The review is left as it is, so that the row is not lost. Mend this, or delete the row from the table if it is not to stay.`,
  ),
  'review.row-gone': problem<{ row: string }>(
    'warning',
    a =>
      `Raden ”${a.row}” hör inte till det som visas här längre, och ”ska update” tar bort den. Ska den vara kvar: skriv det som ett stycke under tabellen.`,
    a =>
      `The row “${a.row}” is no longer among what is shown here, and “ska update” takes it away. If it is to stay, write it as a paragraph under the table.`,
  ),
} as const;
