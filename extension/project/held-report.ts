import type { Diagnostic } from '../base/diagnostic.ts';
import type { Asked } from '../report/asked-view.ts';
import type { BoundReport } from '../report/bind.ts';
import { isReadable, type Report } from '../report/report.ts';
import { carryOver } from './carry-over.ts';
import type { ReportFile } from './project.ts';
import { slimReport } from './slim-report.ts';

/** A report file as a workspace holds it, from unread to bound. */
export interface HeldReport {
  readonly file: ReportFile;
  /** Open in an editor: its text comes from there. */
  open: { readonly text: string; readonly version: number } | undefined;
  /** Read from the newest text unless `unread`; without its tree when `slim`. */
  report: Report | undefined;
  unread: boolean;
  slim: boolean;
  /** The last binding, until its memory is needed; of this very `report` unless `unbound`. */
  bound: BoundReport | undefined;
  unbound: boolean;
  /** What the last binding told, and of which text. */
  told: Told | undefined;
  /** What the last binding asked of the project around. */
  asked: Asked | undefined;
  /** What other reports can see of it. */
  outside: Outside | undefined;
  /** The binding under way. */
  run: Run | undefined;
  /** The bug that the last binding ended with. */
  failure: unknown;
}

/** What a binding told of a text: all of it, and what only the data could tell. */
interface Told {
  readonly all: readonly Diagnostic[];
  readonly data: readonly Diagnostic[];
  readonly text: string;
}

/** What other reports can see of a report; `key` says the same as long as they see the same. */
interface Outside {
  readonly key: readonly string[];
  readonly report: Report;
}

interface Run {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** A report file of which nothing is known yet. */
export function heldReport(file: ReportFile): HeldReport {
  return {
    file,
    open: undefined,
    report: undefined,
    unread: true,
    slim: false,
    bound: undefined,
    unbound: true,
    told: undefined,
    asked: undefined,
    outside: undefined,
    run: undefined,
    failure: undefined,
  };
}

/** Takes a newly read report in. True when other reports see another one now. */
export function takeReport(held: HeldReport, report: Report): boolean {
  held.report = report;
  held.unread = false;
  held.slim = false;
  const key = outsideKey(report);
  if (held.outside && isSameKey(held.outside.key, key)) return false;
  held.outside = { key, report: slimReport(report) };
  return true;
}

/** Ends the binding under way and asks for a new one, of the newest text when that has changed. */
export function outdate(held: HeldReport, what: 'text' | 'data'): void {
  held.run?.stop.abort();
  held.run = undefined;
  held.unbound = true;
  held.failure = undefined;
  if (what === 'text') held.unread = true;
}

/** Takes a finished binding in. */
export function takeBound(held: HeldReport, bound: BoundReport, asked: Asked): void {
  const fromText = new Set(bound.report.diagnostics);
  held.bound = bound;
  held.unbound = false;
  held.asked = asked;
  held.told = {
    all: bound.diagnostics,
    data: bound.diagnostics.filter(one => !fromText.has(one)),
    text: bound.report.document.text,
  };
}

/** All that is known to be wrong with the newest text: from the text, and from the data as far as that still stands. */
export function diagnosticsOf({ report, told, unbound }: HeldReport): readonly Diagnostic[] {
  if (!report) return [];
  if (!told) return report.diagnostics;
  if (!unbound) return told.all;
  const { text, lineStarts } = report.document;
  return [...report.diagnostics, ...carryOver(told.data, told.text, text, lineStarts)];
}

/** In parts: those of blocks that stay are the very same texts, and soon compared. */
function outsideKey(report: Report): readonly string[] {
  const { document, setting, reading } = report;
  const { id, type, title, schoolYear, unit, status } = setting.report;
  return [
    JSON.stringify([id, type, title, schoolYear, unit, status, isReadable(report)]),
    // Which school form a block is about, its headings tell; where it stands is no matter.
    ...document.headings.map(heading => heading.text),
    '',
    ...[...(reading?.blocks.values() ?? [])].flatMap(({ outside }) => outside || []),
  ];
}

const isSameKey = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((part, index) => part === other[index]);
