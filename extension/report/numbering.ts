import { remembered } from '../base/remembered.ts';
import type { Numbered } from '../directives/contract.ts';
import type { Directive } from '../syntax/directive.ts';
import type { Report } from './report.ts';

/** Figures and tables that carry a number, with the word before it. */
const numberedKinds: Readonly<Record<string, 'Diagram' | 'Tabell'>> = {
  diagram: 'Diagram',
  tabell: 'Tabell',
  underlag: 'Tabell',
  sammanställning: 'Tabell',
};

/** Numbers of a report's figures, tables and blocks, in the order of its text. Pure: the same text gives the same numbers. */
export interface Numbering {
  of(directive: Directive): Numbered | undefined;
  byId(id: string): Numbered | undefined;
}

/** Numbers a report. `prefix` keeps anchors apart when several reports stand in one page, `series` the numbers. */
export function numberReport(report: Report, prefix: string, series = ''): Numbering {
  const counts = { Diagram: 0, Tabell: 0 };
  const byDirective = new Map<Directive, Numbered>();
  const byId = new Map<string, Numbered>();
  for (const { kind, typed } of report.directives) {
    const label = numberedKinds[kind.name];
    const id = (typed.spec as { id?: string }).id;
    if (!label && !id) continue;
    const number = label ? ++counts[label] : undefined;
    const anchor = `${prefix}${id ? slug(id) : `${label?.toLowerCase()}-${number}`}`;
    const numbered: Numbered = {
      anchor,
      label: label ?? '',
      number,
      ...(series && { series }),
      title: typed.directive.label?.text ?? '',
    };
    byDirective.set(typed.directive, numbered);
    if (id && !byId.has(id)) byId.set(id, numbered);
  }
  return { of: directive => byDirective.get(directive), byId: id => byId.get(id) };
}

/** The numbered figures and tables of a report by their ids: what `se` says in the file. */
export function numbersOf(
  report: Report,
): ReadonlyMap<string, { readonly label: string; readonly number: number }> {
  const numbering = numberReport(report, '');
  const entries = report.directives.flatMap(({ typed }) => {
    const { id } = typed.spec as { id?: string };
    const numbered = id === undefined ? undefined : numbering.byId(id);
    if (id === undefined || numbered?.number === undefined) return [];
    return [[id, { label: numbered.label, number: numbered.number }] as const];
  });
  return new Map(entries);
}

/** A text as an anchor: letters (å, ä and ö kept), digits and hyphens. */
export const slug = remembered(
  text =>
    text
      .normalize('NFC')
      .toLocaleLowerCase('sv')
      .replace(/[^\p{L}\d]+/gu, '-')
      .replace(/^-|-$/g, '') || 'avsnitt',
);
