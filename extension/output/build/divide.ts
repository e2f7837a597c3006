import { posix } from 'node:path';
import type { BoundReport } from '../../report/bind.ts';
import type { Report } from '../../report/report.ts';
import { renderHtml } from '../html/render-html.ts';
import { printPdf } from '../pdf/print-pdf.ts';
import { type Appendix, gatherAppendices } from '../publication/appendices.ts';
import { pageOfReport } from '../publication/page-of-report.ts';
import type { BuildOptions, BuiltFile } from './build-options.ts';
import { appendixWords, dividedName, endingOf } from './divided-names.ts';
import { sha256 } from './inputs.ts';
import type { MakeOptions } from './make-files.ts';
import type { BuiltEntry, Manifest } from './manifest.ts';
import { nameOf } from './output-name.ts';

/** One file of a divided bundle before it is made. */
interface Piece {
  readonly name: string;
  readonly report: Report;
  readonly appendix?: Appendix;
}

/** True for a report whose PDF is to be written as separate files: one with appendices, when that was asked for. */
export function isDivided(report: Report, { divided }: Pick<BuildOptions, 'divided'>): boolean {
  return divided === true && report.directives.some(one => one.kind.name === 'bilaga');
}

/** The files that the last build divided a report into, when they are all as it left them. */
export async function dividedBefore(
  report: Report,
  options: BuildOptions,
  manifest: Manifest,
): Promise<readonly BuiltFile[] | undefined> {
  const started = options.now();
  const folder = `${nameOf(report, options.schoolYear)}/`;
  const entries = [...manifest.files].filter(([name]) => name.startsWith(folder));
  for (const [name, entry] of entries) {
    if ((await options.out.info(name))?.kind !== 'file') return undefined;
    if (sha256(await options.out.read(name)) !== entry.sha256) return undefined;
  }
  if (entries.length === 0) return undefined;
  const ms = Math.round((options.now() - started) / entries.length);
  return entries.map(([name, entry]) => pieceFile(name, entry, true, ms, options));
}

/**
 * Writes a report and what it brings in as separate numbered files in a folder of its own, all of them or none. A piece
 * whose page came out as before is not printed again.
 */
export async function divideReport(bound: BoundReport, options: MakeOptions): Promise<readonly BuiltFile[]> {
  const { manifest, signal } = options;
  const folder = nameOf(bound.report, options.schoolYear);
  const appendices = await gatherAppendices(bound, options.setting);
  const pieces = piecesOf(bound, appendices);
  const names = new Map(
    pieces.flatMap(({ appendix, name }) => (appendix ? [[appendix, name] as const] : [])),
  );
  const contents = new Map<string, Uint8Array>();
  const entries = new Map<string, BuiltEntry>();
  const took = new Map<string, { readonly cached: boolean; readonly ms: number }>();
  const queue = [...pieces];
  const worker = async () => {
    for (let piece = queue.shift(); piece; piece = queue.shift()) {
      signal.throwIfAborted();
      const started = options.now();
      const name = `${folder}/${piece.name}`;
      const made = await makePiece(piece, bound, names, manifest.files.get(name), name, options);
      contents.set(piece.name, made.bytes);
      entries.set(name, made.entry);
      took.set(name, { cached: made.cached, ms: Math.round(options.now() - started) });
      options.progress(options.left + contents.size, options.left + pieces.length, piece.name);
    }
  };
  await Promise.all(
    Array.from({ length: Math.max(1, options.jobs) }, () =>
      worker().catch((error: unknown) => {
        queue.length = 0;
        throw error;
      }),
    ),
  );
  if (!(await options.allowed)) return [];
  signal.throwIfAborted();
  await options.writeFolder(
    folder,
    new Map(pieces.map(({ name }) => [name, contents.get(name) ?? new Uint8Array()])),
  );
  for (const name of [...manifest.files.keys()])
    if (name.startsWith(`${folder}/`)) manifest.files.delete(name);
  return pieces.flatMap(({ name }) => {
    const whole = `${folder}/${name}`;
    const entry = entries.get(whole);
    if (!entry) return [];
    manifest.files.set(whole, entry);
    const { cached, ms } = took.get(whole) ?? { cached: false, ms: 0 };
    return [pieceFile(whole, entry, cached, ms, options)];
  });
}

function piecesOf({ report }: BoundReport, appendices: readonly Appendix[]): readonly Piece[] {
  const { type, title } = report.setting.report;
  const count = appendices.length + 1;
  const first = dividedName(1, count, type === 'nämnd' ? 'Tjänsteskrivelse' : title, 'pdf');
  return [
    { name: first, report },
    ...appendices.map((appendix, index) => {
      const ending = appendix.report ? 'pdf' : endingOf(appendix.file);
      const name = dividedName(index + 2, count, withoutEnding(appendixWords(appendix), ending), ending);
      return { name, report: appendix.report?.report ?? report, appendix };
    }),
  ];
}

function withoutEnding(words: string, ending: string): string {
  return words.toLowerCase().endsWith(`.${ending}`) ? words.slice(0, -ending.length - 1) : words;
}

async function makePiece(
  { report, appendix }: Piece,
  bound: BoundReport,
  names: ReadonlyMap<Appendix, string>,
  before: BuiltEntry | undefined,
  name: string,
  options: MakeOptions,
): Promise<{ readonly bytes: Uint8Array; readonly entry: BuiltEntry; readonly cached: boolean }> {
  const { id, type } = report.setting.report;
  const of = { report: id, level: type };
  if (appendix && !appendix.report) {
    const sum = sha256(appendix.bytes);
    const cached = before?.sha256 === sum;
    return { bytes: appendix.bytes, entry: { page: sum, sha256: sum, ...of, format: 'fil' }, cached };
  }
  const matter = bound.report.frontMatter.diarienummer ?? bound.report.setting.report.title;
  const page = await pageOfReport(appendix?.report ?? bound, {
    ...options.setting,
    divided: names,
    ...(appendix && { appendixOf: `${appendix.number} till ${matter}` }),
  });
  const html = await renderHtml(page, options.layouts.print);
  const attached = page.attachments.map(one => one.name + sha256(one.bytes));
  const fingerprint = sha256([options.version, html, ...attached].join('\0'));
  if (!options.force && before?.page === fingerprint && (await options.out.info(name))?.kind === 'file') {
    const bytes = await options.out.read(name);
    if (sha256(bytes) === before.sha256) return { bytes, entry: before, cached: true };
  }
  if (!options.press) throw new Error('a PDF without a press');
  const { bytes, pages } = await printPdf(await options.press, page, options.layouts.print, { html });
  return { bytes, entry: { page: fingerprint, sha256: sha256(bytes), pages, ...of }, cached: false };
}

function pieceFile(
  name: string,
  entry: BuiltEntry,
  cached: boolean,
  ms: number,
  { outPath }: Pick<BuildOptions, 'outPath'>,
): BuiltFile {
  return {
    report: entry.report ?? '',
    level: entry.level ?? '',
    format: entry.format ?? 'pdf',
    path: posix.join(outPath, name),
    ...(entry.pages !== undefined && { pages: entry.pages }),
    sha256: entry.sha256,
    cached,
    ms,
  };
}
