import type { Fault } from '../base/fault.ts';
import { fixTitle } from '../base/fix-title.ts';
import { plainLine } from '../base/plain-line.ts';
import type { Severity } from '../base/problem.ts';
import { sentence } from '../base/problems.ts';
import type { Finding } from '../project/check-report.ts';
import type { ReportWaiver } from '../project/waivers.ts';
import type { ToldWaiver } from '../review/findings/told-finding.ts';
import type { Door } from './door.ts';

/** How many findings there are of each severity. */
export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly hint: number;
}

/** Counts findings by severity. */
export function countFindings(findings: readonly Finding[]): Counts {
  const of = (severity: Severity) => findings.filter(one => one.severity === severity).length;
  return { error: of('error'), warning: of('warning'), hint: of('hint') };
}

/** The JSON of `ska check`: a contract with scripts (command-line.md). Columns count UTF-16 units, ends are exclusive. */
export function findingsJson(
  findings: readonly Finding[],
  files: number,
  door: Door,
  waivers: readonly ReportWaiver[] = [],
): string {
  const range = (span: Finding['diagnostic']['place']['span']) => ({
    start: { line: span.start.line, column: span.start.column },
    end: { line: span.end.line, column: span.end.column },
  });
  const diagnostics = findings.map(({ diagnostic, severity }) => ({
    code: diagnostic.code,
    severity,
    file: diagnostic.place.file,
    range: range(diagnostic.place.span),
    message: sentence(diagnostic.code, diagnostic.args, door.language),
    help: `docs/fynd.md#${diagnostic.code}`,
    ...(diagnostic.fix && {
      fix: {
        title: fixTitle(diagnostic.fix.title, door.language),
        edits: diagnostic.fix.edits.map(edit => ({
          file: edit.file,
          range: range(edit.span),
          text: edit.text,
        })),
      },
    }),
  }));
  const counts = countFindings(findings);
  return `${JSON.stringify({ version: 1, files, diagnostics, counts, ...waiversJson(waivers) }, null, 2)}\n`;
}

/** Waivers in JSON: nothing when there are none. */
export function waiversJson(waivers: readonly ReportWaiver[]) {
  const waived = waivers.map(({ file, waiver, expired }) => ({
    code: waiver.code,
    file,
    line: waiver.span.start.line,
    reason: waiver.reason,
    by: waiver.by,
    ...(waiver.until !== undefined && { until: waiver.until }),
    expired,
  }));
  return waived.length > 0 ? { waivers: waived } : {};
}

/** « Samma på 12 rader: 82–90, 95, 97 … ». */
function manyText(lines: readonly number[], door: Door): string {
  const runs: [number, number][] = [];
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  const shown = runs.slice(0, 6).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  const all = `${shown.join(', ')}${runs.length > shown.length ? ' …' : ''}`;
  return door.language === 'sv'
    ? `Samma på ${lines.length} ställen: rad ${all}.`
    : `The same in ${lines.length} places: lines ${all}.`;
}

const words = {
  sv: { error: 'fel', warning: 'varning', hint: 'tips' },
  en: { error: 'error', warning: 'warning', hint: 'hint' },
} as const;
const colours = { error: 31, warning: 33, hint: 36 } as const;

/** More places than this of one and the same finding in a file are one line. */
const fewPlaces = 3;

/**
 * Findings for a person: by file, with place, severity, sentence and code. The same thing in many rows of a file is told
 * once, where it stands first, with how often and on which lines.
 */
export function findingsText(findings: readonly Finding[], door: Door): string {
  const places = new Map<string, number[]>();
  const keyOf = ({ diagnostic: { place, code, args }, severity }: Finding) =>
    JSON.stringify([place.file, severity, code, args]);
  for (const one of findings) {
    const key = keyOf(one);
    places.set(key, [...(places.get(key) ?? []), one.diagnostic.place.span.start.line]);
  }
  const told = new Set<string>();
  const paint = (code: number, text: string) => (door.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  let file = '';
  for (const finding of findings) {
    const { diagnostic, severity } = finding;
    const key = keyOf(finding);
    const lineNumbers = places.get(key) ?? [];
    const isMany = lineNumbers.length > fewPlaces;
    if (isMany && told.has(key)) continue;
    told.add(key);
    if (diagnostic.place.file !== file) {
      file = diagnostic.place.file;
      lines.push('', paint(1, plainLine(file)));
    }
    const { line, column } = diagnostic.place.span.start;
    const place = `${line}:${column}`.padStart(7);
    const word = paint(colours[severity], words[door.language][severity].padEnd(8));
    lines.push(
      `${place}  ${word} ${plainLine(sentence(diagnostic.code, diagnostic.args, door.language))} ${isMany ? `${manyText(lineNumbers, door)} ` : ''}${paint(2, `(${diagnostic.code})`)}`,
    );
  }
  return lines.length ? `${lines.join('\n').replace(/^\n/, '')}\n\n` : '';
}

/** Waivers for a person: where, who, why and until when. */
export function waiversText(waivers: readonly ToldWaiver[], door: Door): string {
  if (waivers.length === 0) return '';
  const lines = waivers.map(one => `  ${one.path}:${one.line}  ${one.message}`);
  return `${door.language === 'sv' ? 'Undantag' : 'Waivers'}\n${lines.join('\n')}\n\n`;
}

/** Why a command cannot go on: the sentence, and the findings behind it with their places. */
export function faultText(fault: Fault, door: Pick<Door, 'language'>): string {
  const because = fault.because.slice(0, 10).map(({ code, args, place }) => {
    const { start, end } = place.span;
    const at =
      start.offset === 0 && end.offset === 0 && start.line === 1 ? '' : `:${start.line}:${start.column}`;
    return `  ${place.file}${at}  ${sentence(code, args as never, door.language)}\n`;
  });
  return `${sentence(fault.code, fault.args as never, door.language)}\n${because.join('')}`;
}

/** « 2 fel, 1 varning och 3 tips i 9 filer. » */
export function countsText(counts: Counts, files: number, door: Door): string {
  const sv = door.language === 'sv';
  if (counts.error + counts.warning + counts.hint === 0)
    return sv
      ? `Inga fynd i ${files} ${files === 1 ? 'fil' : 'filer'}.\n`
      : `No findings in ${files} ${files === 1 ? 'file' : 'files'}.\n`;
  const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  return sv
    ? `${counts.error} fel, ${plural(counts.warning, 'varning', 'varningar')} och ${counts.hint} tips i ${plural(files, 'fil', 'filer')}.\n`
    : `${plural(counts.error, 'error', 'errors')}, ${plural(counts.warning, 'warning', 'warnings')} and ${plural(counts.hint, 'hint', 'hints')} in ${plural(files, 'file', 'files')}.\n`;
}
