import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { type Place, wholeFile } from '../base/span.ts';
import type { ReportIdentity } from '../directives/setting.ts';
import { workedOn, workingType } from '../directives/working-document.ts';
import { type FrontMatter, reportTypes } from '../report/front-matter.ts';
import type { Identify } from '../report/open.ts';
import { nearest } from '../schema/nearest.ts';
import type { Document } from '../syntax/document.ts';
import type { Config } from './config-schema.ts';
import { unitsIn } from './units.ts';

/** The id of a report file: its name without ending. */
export function idOf(file: string): string {
  return (file.split('/').pop() ?? file).replace(/\.md$/, '').normalize('NFC');
}

/** The school year of a report's folder, `2025-26` or `2025-2026`; undefined outside one. */
export function yearOfFolder(file: string): string | undefined {
  const found = /^rapporter\/(\d{4})-(\d{2,4})\//.exec(file);
  return found?.[1] && found[2] ? `${found[1]}/${found[2].slice(-2)}` : undefined;
}

/** Tells which report a file is: its type and unit from the front matter, else from ska.yaml by the file's name. */
export function identifyIn(config: Config): Identify {
  return (front, document) => {
    const file = document.file;
    const id = idOf(file);
    const diagnostics: Diagnostic[] = [];
    const folderYear = yearOfFolder(file);
    const schoolYear = validYear(front.läsår) ?? folderYear ?? config.redovisar;
    const place = (key: string) => placeInFrontMatter(document, key);
    if (folderYear && schoolYear !== folderYear)
      diagnostics.push(
        diagnostic('frontmatter.year-differs', place('läsår'), {
          year: schoolYear,
          folder: folderYear.replace('/', '-'),
        }),
      );
    const type =
      reportTypes.find(known => known === front.typ) ??
      (id === 'huvudman' || id === 'nämnd' || id === 'resultatdag' ? id : 'enhet');
    const about = workedOn(id);
    if ((type === workingType) !== (about !== undefined))
      diagnostics.push(diagnostic('frontmatter.working-name', place('typ'), { id, type }));
    const unit =
      type === 'enhet' || type === 'verksamhet'
        ? unitOf(front, id, type, config)
        : type === workingType && (front.enhet ?? about ?? 'huvudman') !== 'huvudman'
          ? unitOf(front, about ?? id, 'verksamhet', config)
          : 'huvudman';
    if (!unit) {
      const known = [...config.enheter.map(one => one.id), ...(config.rapporter ?? []).map(one => one.id)];
      diagnostics.push(
        front.enhet
          ? diagnostic('frontmatter.unit-unknown', place('enhet'), {
              unit: front.enhet,
              nearest: nearest(front.enhet, known),
            })
          : diagnostic('frontmatter.unit-missing', document.frontMatter ? place('typ') : wholeFile(file), {
              id,
            }),
      );
    } else if (
      config.enheter.some(one => one.id === unit) &&
      !unitsIn(config, schoolYear).some(one => one.id === unit)
    )
      diagnostics.push(
        diagnostic('frontmatter.unit-not-running', place('enhet'), { unit, year: schoolYear }),
      );
    const title = front.titel ?? document.headings.find(heading => heading.depth === 1)?.text ?? id;
    const identity: ReportIdentity = {
      id,
      file,
      type,
      title,
      schoolYear,
      unit: unit ?? id,
      status: front.status ?? 'utkast',
    };
    return { identity, diagnostics: document.text.trim() === '' ? [] : diagnostics };
  };
}

function unitOf(front: FrontMatter, id: string, type: string, config: Config): string | undefined {
  const names = new Set([
    ...config.enheter.map(one => one.id),
    ...(config.rapporter ?? []).map(one => one.id),
    ...(type === 'verksamhet' ? (config.områden ?? []).map(one => one.id) : []),
  ]);
  if (front.enhet) return names.has(front.enhet) ? front.enhet : undefined;
  return names.has(id) ? id : undefined;
}

function validYear(written: unknown): string | undefined {
  return typeof written === 'string' && /^\d{4}\/\d{2}$/.test(written) ? written : undefined;
}

/** The line of a key in the front matter, found as text: places of values belong to the schema's check. */
export function placeInFrontMatter(document: Document, key: string): Place {
  const source = document.frontMatter;
  if (!source) return wholeFile(document.file);
  const found = new RegExp(`^${key}:.*$`, 'm').exec(source.text);
  if (!found) return { file: document.file, span: source.span };
  const line = source.span.start.line + source.text.slice(0, found.index).split('\n').length - 1;
  const start = document.lineStarts[line - 1] ?? 0;
  const point = (column: number) => ({ line, column, offset: start + column - 1 });
  return {
    file: document.file,
    span: { start: point(1), end: point(found[0].replace(/\r$/, '').length + 1) },
  };
}
