import type { Datum } from '../../base/cell.ts';
import { isState } from '../../base/cell.ts';
import type { Place, Span } from '../../base/span.ts';
import type { ProjectView } from '../../directives/contract.ts';
import { unitTitle } from '../../directives/facts.ts';
import type { BoundDirective, BoundReport } from '../../report/bind.ts';
import type { Directive } from '../../syntax/directive.ts';
import type { Document } from '../../syntax/document.ts';
import type { ChangeKind } from './change.ts';
import { definitionsOf } from './definitions.ts';
import { flat, itemKinds, proseText } from './prose.ts';
import type { Revision } from './revision.ts';
import { type Section, sectionAt } from './sections.ts';

/** A number, figure or block of a report as a comparison sees it. Numbers are those of the bound report: protected. */
export interface Item {
  readonly kind: ChangeKind;
  /** The directive's name. */
  readonly name: string;
  readonly id: string | undefined;
  /** What it is called in a list of changes, and its name there. */
  readonly label: string;
  readonly title: string;
  /** What is asked for, as one text. */
  readonly selection: string;
  /** What numbers mean there, as one text. */
  readonly definition: string;
  /** What the reader sees, by name: `''` for a single number. */
  readonly shown: ReadonlyMap<string, string>;
  /** What stands in the file where a number is shown. */
  readonly written: string;
  readonly section: string;
  readonly place: Place;
}

/** Figures whose body is nothing but what the tool writes. */
const drawn: ReadonlySet<string> = new Set(['diagram', 'tabell']);

/** All that is compared by itself in a report, in the order of its text. */
export function itemsOf(
  bound: BoundReport,
  revision: Revision,
  sections: readonly Section[],
): readonly Item[] {
  const view = revision.viewOf(bound.report);
  return bound.directives.flatMap(entry => {
    const kind = itemKinds[entry.kind.name];
    return kind ? [itemOf(entry, kind, bound, revision, view, sections)] : [];
  });
}

function itemOf(
  entry: BoundDirective,
  kind: ChangeKind,
  { report }: BoundReport,
  revision: Revision,
  view: ProjectView,
  sections: readonly Section[],
): Item {
  const { bound } = entry;
  const { directive } = bound;
  const { document } = report;
  const { id, ...spec } = bound.spec as Readonly<Record<string, unknown>> & { readonly id?: string };
  const title = directive.label && entry.kind.label !== 'snapshot' ? directive.label.text.trim() : '';
  const numbers = kind === 'value' || kind === 'figure';
  const setting = { ...report.setting };
  const snapshot = numbers && entry.usable ? entry.kind.snapshot?.(bound, setting, view) : undefined;
  const measured = Object.values(bound.answers)[0];
  const shown = new Map<string, string>();
  if (kind === 'value') shown.set('', snapshot?.form === 'inline' ? snapshot.text : writtenLabel(directive));
  else if (kind === 'figure') {
    if (title) shown.set('Titel', title);
    const table = entry.usable ? entry.kind.rows?.(bound, setting) : undefined;
    for (const row of table?.rows ?? [])
      row.slice(1).forEach((datum, index) => {
        shown.set(
          [textOf(row[0]), table?.header[index + 1]].filter(Boolean).join(', '),
          textOf(datum, measured?.measure.decimals),
        );
      });
    if (!table && snapshot?.form === 'sentence') shown.set('', snapshot.text);
    // What people write in it, such as the explanations of an underlag; its own tables are compared row by row.
    if (!drawn.has(directive.name))
      for (const [key, value] of writtenParts(directive, document)) shown.set(key, value);
  } else {
    if (title) shown.set('Titel', title);
    // As written: what does not fit its schema has changed as well.
    for (const { key, value } of directive.attributes)
      if (key !== undefined && key !== 'id') shown.set(capital(key), value);
    for (const [key, value] of [...writtenParts(directive, document), ...writtenRows(directive, document)])
      shown.set(key, value);
  }
  const name = kind === 'value' ? valueLabel(entry, report.setting) : blockLabel(directive.name, id, title);
  return {
    kind,
    name: directive.name,
    id,
    label: name,
    title: id ?? (kind === 'value' ? (measured?.measure.id ?? directive.name) : title || directive.name),
    selection: numbers ? JSON.stringify([spec, bound.dimensions]) : '',
    definition: numbers ? definitionsOf(bound, revision.project) : '',
    shown,
    written: numbers ? writtenOf(directive, document) : '',
    section: sectionAt(sections, directive.span.start.offset)?.key ?? '',
    place: { file: document.file, span: directive.span },
  };
}

/** « Insats I1: Läshandledning », « Underlag ». */
function blockLabel(name: string, id: string | undefined, title: string): string {
  const named = [capital(name), id === name ? '' : id].filter(Boolean).join(' ');
  return title ? `${named}: ${title}` : named;
}

/** « Meritvärde, flickor, Björkskolan 2024/25 ». */
function valueLabel({ bound }: BoundDirective, setting: BoundReport['report']['setting']): string {
  const answer = Object.values(bound.answers)[0];
  if (!answer) {
    const spec = Object.entries(bound.spec).map(([key, value]) => `${key} ${String(value)}`);
    return [capital(bound.directive.name), ...spec].join(', ');
  }
  const { ask, measure } = answer;
  const units = ask.units.map(unit => unitTitle(unit, answer, setting)).join(', ');
  const period = (ask.select[measure.period] ?? []).join('–') || ask.until || '';
  const others = Object.entries(ask.select)
    .filter(([dimension]) => dimension !== measure.period)
    .map(([dimension, values]) => `${dimension} ${values.join(', ')}`);
  const what =
    bound.directive.name === 'värde' ? measure.title : `${capital(bound.directive.name)}: ${measure.title}`;
  return [what, ...others, `${units} ${period}`.trim()].filter(Boolean).join(', ');
}

const writtenLabel = (directive: Directive) => directive.label?.text.trim() ?? '';

/** What stands in the file for the numbers: an inline label, or the body's text. */
function writtenOf(directive: Directive, document: Document): string {
  if (directive.form === 'inline') return writtenLabel(directive);
  const { bodySpan } = directive;
  return bodySpan ? flat(document.text.slice(bodySpan.start.offset, bodySpan.end.offset)) : '';
}

/** What people have written in a block: its field lines, and its text. */
function writtenParts(directive: Directive, document: Document): readonly (readonly [string, string])[] {
  const text = proseOf(directive, document);
  return [
    ...(directive.fieldLines ?? []).flatMap(({ key, value }) =>
      key !== undefined && key !== 'id' ? [[capital(key), value] as const] : [],
    ),
    ...(text ? [['Text', text] as const] : []),
  ];
}

/** The rows of the tables in a block by their first cell, such as the statements of a self-assessment. */
function writtenRows(directive: Directive, document: Document): readonly (readonly [string, string])[] {
  const cell = (node: { readonly position?: unknown } | undefined) =>
    node?.position ? proseText(document, node.position as Span).replace(/^\|\s*|\s*\|$/g, '') : '';
  return directive.body.flatMap(node =>
    node.type === 'table'
      ? node.children.slice(1).map(row => {
          const [first, ...rest] = row.children.map(cell);
          return [first ?? '', rest.filter(Boolean).join('; ')] as const;
        })
      : [],
  );
}

/** The body of a block without its field lines and tables; numbers in it are compared by themselves. */
function proseOf(directive: Directive, document: Document): string {
  return directive.body
    .filter(node => node !== directive.fieldList && node.type !== 'table')
    .map(node => (node.position ? proseText(document, node.position as Span) : ''))
    .filter(Boolean)
    .join(' ');
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/** A datum as precise as the page shows it. */
function textOf(datum: Datum | undefined, decimals = 1): string {
  if (datum === undefined) return '';
  if (isState(datum)) return datum.text;
  return typeof datum === 'number' ? String(Number(datum.toFixed(decimals))).replace('.', ',') : datum;
}
