import type { Span } from '../../base/span.ts';
import { spanAt } from '../../base/span.ts';
import type { DirectiveKind } from '../../directives/contract.ts';
import { isLivingId } from '../../directives/links.ts';
import { fieldLinesOf, fieldWord, propertiesOf } from '../../directives/read.ts';
import type { Report, ReportDirective } from '../../report/report.ts';
import type { Attribute, Directive } from '../../syntax/directive.ts';
import { blocksNamed, isYearless } from '../living-blocks.ts';
import type { Surroundings } from '../scene.ts';
import type { Name, Occurrence } from './name.ts';

/** A value as written, by the attribute that it belongs to. */
interface Written {
  readonly key: string;
  readonly suggest: string | undefined;
  readonly span: Span;
}

type Around = Pick<Surroundings, 'project' | 'reports'>;

/** Every place in a report where a name is written, in braces, field lines and the front matter. */
export function occurrencesIn(report: Report, around: Around): readonly Occurrence[] {
  return [
    ...frontMatterUnit(report),
    ...report.directives.flatMap(one => occurrencesOf(one, report, around)),
  ];
}

/** The places in one directive where a name is written. */
export function occurrencesOf(
  { kind, typed }: ReportDirective,
  report: Report,
  around: Around,
): readonly Occurrence[] {
  const { directive } = typed;
  const found: Occurrence[] = [];
  for (const attribute of directive.attributes) {
    if (attribute.key === 'id') found.push(...definition(attribute, directive, report));
    else if (attribute.key === undefined) found.push(...bareWord(attribute, kind, report, around));
    else {
      const property = propertiesOf(kind)[attribute.key];
      const written = { key: attribute.key, suggest: property?.suggest, span: attribute.valueSpan };
      if (property) found.push(...inValue(written, kind, report, around));
    }
  }
  for (const line of fieldLinesOf(directive, kind)) {
    const folded = line.key.toLocaleLowerCase('sv');
    const [key, property] =
      Object.entries(propertiesOf(kind)).find(
        ([name, each]) => fieldWord(name, each).toLocaleLowerCase('sv') === folded,
      ) ?? [];
    if (key !== undefined && property)
      found.push(...inValue({ key, suggest: property.suggest, span: line.valueSpan }, kind, report, around));
  }
  return found;
}

function definition(attribute: Attribute, directive: Directive, report: Report): readonly Occurrence[] {
  if (directive.form === 'inline' || !attribute.value) return [];
  const place = { file: report.document.file, span: attribute.valueSpan };
  return [{ name: nameOfOwn(attribute.value, report), role: 'definition', place }];
}

/** What a block's own id means in its report. */
export function nameOfOwn(id: string, report: Report): Name {
  const { id: owner, schoolYear } = report.setting.report;
  if (!isLivingId(id)) return { kind: 'figure', file: report.document.file, id };
  return { kind: 'block', owner, id, ...(isYearless(id) && { schoolYear }) };
}

function bareWord(
  attribute: Attribute,
  kind: DirectiveKind,
  report: Report,
  around: Around,
): readonly Occurrence[] {
  const { vocabulary } = report.setting;
  const span = attribute.valueSpan;
  if (kind.data) {
    const isIndicator = vocabulary.indicators.has(attribute.value);
    const key = isIndicator ? 'indikator' : 'enhet';
    return inValue({ key, suggest: isIndicator ? 'indicator' : 'unit', span }, kind, report, around);
  }
  const bare = Object.entries(propertiesOf(kind)).find(([, property]) => property.bare);
  return bare ? inValue({ key: bare[0], suggest: bare[1].suggest, span }, kind, report, around) : [];
}

/** The words of a value with their places: parted by blanks and commas, without what ends a sentence. */
function wordsIn(span: Span, report: Report): readonly { readonly word: string; readonly start: number }[] {
  const { text } = report.document;
  const source = text.slice(span.start.offset, span.end.offset);
  return [...source.matchAll(/[^\s,"']+/gu)].map(match => {
    const open = /^\(+/.exec(match[0])?.[0].length ?? 0;
    return {
      word: match[0].slice(open).replace(/[.;:)]+$/u, ''),
      start: span.start.offset + match.index + open,
    };
  });
}

function inValue(
  { suggest, span, key }: Written,
  kind: DirectiveKind,
  report: Report,
  around: Around,
): readonly Occurrence[] {
  const { vocabulary } = report.setting;
  const words = wordsIn(span, report);
  const at = (start: number, length: number) => ({
    file: report.document.file,
    span: spanAt(report.document.lineStarts, start, start + length),
  });
  const reference = (name: Name, start: number, length: number): Occurrence => ({
    name,
    role: 'reference',
    place: at(start, length),
  });
  const named = (nameKind: 'indicator' | 'unit' | 'table' | 'theme', known: (id: string) => boolean) =>
    words.flatMap(({ word, start }) => {
      const id = word.normalize('NFC');
      return known(id) ? [reference({ kind: nameKind, id }, start, word.length)] : [];
    });
  const indicators = () => named('indicator', id => vocabulary.indicators.has(id));
  switch (suggest) {
    case 'indicator':
      // Outside the data's directives the value is a phrase: what follows the comma is a selection.
      return kind.data ? indicators() : indicators().slice(0, 1);
    case 'measure':
      return indicators();
    case 'unit':
    case 'comparison':
      return named('unit', id => isUnit(id, around));
    case 'report':
      return named('unit', id => vocabulary.reports.has(id));
    case 'table':
      return named('table', id => vocabulary.tables.has(id));
    case 'theme':
      return [...named('theme', id => vocabulary.themes.has(id)), ...indicators()];
    default: {
      const free = suggest === 'block' || suggest === 'goal' || suggest === 'intervention';
      return words.flatMap(({ word, start }) => {
        const id = word.normalize('NFC');
        const figure = suggest === 'block' && !isLivingId(id) && report.ids.has(id);
        if (figure) return [reference(nameOfOwn(id, report), start, word.length)];
        if (suggest === 'block' && vocabulary.indicators.has(id))
          return [reference({ kind: 'indicator', id }, start, word.length)];
        // In a text for people only ids with a year are meant: « se I26-1 », not « A1 ».
        const isId = free ? isLivingId(id) : /^(?:[\p{L}\d-]+#)?[AMIEUD]\d{2}-\d+$/u.test(id);
        return isId && key !== 'id' ? linked(id, word, start) : [];
      });
    }
  }

  /** `I26-1`; of `huvudman#I26-2` both the owner and the id. */
  function linked(id: string, word: string, start: number): readonly Occurrence[] {
    const hash = id.indexOf('#');
    const block = blocksNamed(around, id, report)[0];
    const own = hash < 0 ? report.setting.report.id : id.slice(0, hash);
    const bare = id.slice(hash + 1);
    const name: Name = {
      kind: 'block',
      owner: block?.owner ?? own,
      id: bare,
      ...(isYearless(bare) && { schoolYear: report.setting.report.schoolYear }),
    };
    const rest = reference(name, start + hash + 1, word.length - hash - 1);
    return hash < 0 ? [rest] : [reference({ kind: 'unit', id: own }, start, hash), rest];
  }
}

function isUnit(id: string, { project }: Around): boolean {
  return project.refs.has(id) && id !== 'område';
}

/** `enhet:` of the front matter. */
function frontMatterUnit(report: Report): readonly Occurrence[] {
  const { frontMatter, file, lineStarts } = report.document;
  const found = frontMatter && /^enhet:[ \t]*(["']?)([^\s"'#]+)/m.exec(frontMatter.text);
  const id = found?.[2];
  if (!frontMatter || !found || !id) return [];
  const start = frontMatter.span.start.offset + found.index + found[0].length - id.length;
  const span = spanAt(lineStarts, start, start + id.length);
  return [{ name: { kind: 'unit', id: id.normalize('NFC') }, role: 'reference', place: { file, span } }];
}
