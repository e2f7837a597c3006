import { capital } from '../../numbers.ts';
import type { ReviewRow } from './content.ts';

/** Rows that stand together; without a title when the review is not grouped. */
export interface RowGroup {
  readonly title: string | undefined;
  readonly rows: readonly ReviewRow[];
}

/** Skolverket's three areas, by the words of the catalogue, in its order. */
const qualityAreas: Readonly<Record<string, string>> = {
  kvalitet: 'Kvalitet',
  likvärdighet: 'Likvärdighet',
  'utveckling-och-lärande': 'Barns och elevers utveckling och lärande',
};
const aspects: Readonly<Record<string, string>> = {
  struktur: 'Struktur',
  process: 'Process',
  resultat: 'Resultat',
};
const rest = 'Övrigt';

/** The rows of a review by group, in the order of the groups; those of none come last. */
export function groupsOf(rows: readonly ReviewRow[], grouping: string | undefined): readonly RowGroup[] {
  if (grouping === undefined) return [{ title: undefined, rows }];
  const known = grouping === 'kvalitetsområde' ? qualityAreas : grouping === 'aspekt' ? aspects : {};
  const nameOf = ({ indicator }: ReviewRow) => {
    if (grouping === 'kvalitetsområde') return indicator.qualityArea;
    return grouping === 'aspekt' ? indicator.aspect : indicator.schoolForms[0];
  };
  const names = [...new Set([...Object.keys(known), ...rows.flatMap(row => nameOf(row) ?? [])]), undefined];
  return names
    .map(name => ({
      title: name === undefined ? rest : (known[name] ?? capital(name)),
      rows: rows.filter(row => nameOf(row) === name),
    }))
    .filter(group => group.rows.length > 0);
}
