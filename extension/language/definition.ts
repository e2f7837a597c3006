import { lineOf, type Place, type Span, wholeFile } from '../base/span.ts';
import type { BoundDirective } from '../report/bind.ts';
import type { Directive } from '../syntax/directive.ts';
import { blocksNamed } from './living-blocks.ts';
import { occurrenceAt, occurrenceInYamlAt } from './names/find.ts';
import { occurrencesInYaml } from './names/in-yaml.ts';
import type { Occurrence } from './names/name.ts';
import type { Scene, Surroundings, YamlScene } from './scene.ts';

/** Where something comes from. */
export interface Definition {
  /** The text that was asked about. */
  readonly origin: Span;
  readonly places: readonly Target[];
}

/** A place in the project, or in the files that come with the program (the shipped catalogue). */
export interface Target {
  readonly place: Place;
  readonly shipped: boolean;
}

/** Where the name at an offset is defined; of a number, the rows of the data files that it rests on. */
export function definitionAt(scene: Scene, offset: number): Definition | undefined {
  const name = occurrenceAt(scene, offset);
  if (name) {
    const report = reportNamed(scene, name, offset);
    return {
      origin: name.place.span,
      places: report ? [own(wholeFile(report))] : definitionsOf(name, scene),
    };
  }
  const valued = scene.bound?.directives.find(({ bound, kind }) => {
    const { directive } = bound;
    return kind.data && within(directive, offset);
  });
  if (!valued) return undefined;
  const places = dataRows(valued).map(own);
  const { label, nameSpan } = valued.bound.directive;
  return places.length > 0 ? { origin: label?.span ?? nameSpan, places } : undefined;
}

/** Where the name at an offset of a YAML file is defined. */
export function definitionInYaml(scene: YamlScene, offset: number): Definition | undefined {
  const name = occurrenceInYamlAt(scene.file, scene.text, offset);
  return name && { origin: name.place.span, places: definitionsOf(name, scene) };
}

const own = (place: Place): Target => ({ place, shipped: false });

/** True from the colon on, where a click on the page leads, to the label's end. */
function within({ span, nameSpan, label }: Directive, offset: number): boolean {
  const isIn = (start: number, end: number) => start <= offset && offset <= end;
  return (
    isIn(span.start.offset, nameSpan.end.offset) ||
    (label !== undefined && isIn(label.span.start.offset, label.span.end.offset))
  );
}

/** `rapport=` of an appendix leads to the report, where `enhet=` leads to the unit. */
function reportNamed(scene: Scene, name: Occurrence, offset: number): string | undefined {
  if (name.name.kind !== 'unit') return undefined;
  const { id } = name.name;
  const isAppendix = scene.report.directives.some(
    ({ kind, typed }) =>
      kind.name === 'bilaga' &&
      typed.directive.span.start.offset <= offset &&
      offset <= typed.directive.span.end.offset,
  );
  const { schoolYear } = scene.report.setting.report;
  return isAppendix
    ? scene.project.reports.find(file => file.id === id && file.schoolYear === schoolYear)?.path
    : undefined;
}

/** The places that define a name. */
function definitionsOf({ name, place }: Occurrence, scene: Surroundings): readonly Target[] {
  switch (name.kind) {
    case 'block': {
      const from = scene.reports.find(
        one =>
          one.setting.report.id === name.owner &&
          (name.schoolYear === undefined || one.setting.report.schoolYear === name.schoolYear),
      );
      const blocks = from ? blocksNamed(scene, name.id, from) : [];
      return blocks.flatMap(block =>
        idPlace(block.report.document.file, block.directive.typed.directive.attributes),
      );
    }
    case 'figure': {
      const report = scene.reports.find(one => one.document.file === name.file);
      return idPlace(name.file, report?.ids.get(name.id)?.typed.directive.attributes ?? []);
    }
    case 'indicator':
      return indicatorPlaces(name.id, scene);
    default: {
      const found = occurrencesInYaml(scene).filter(
        one => one.role === 'definition' && one.name.kind === name.kind && one.name.id === name.id,
      );
      return found.map(one => own(one.place ?? place));
    }
  }
}

/** Where an indicator is defined: in the project's catalogue, else in the shipped one. */
export function indicatorPlaces(id: string, scene: Surroundings): readonly Target[] {
  const indicator = scene.project.indicators.get(id);
  const written = occurrencesInYaml(scene).find(
    one => one.role === 'definition' && one.name.kind === 'indicator' && one.name.id === id,
  );
  if (written) return [own(written.place)];
  return indicator ? [{ place: indicator.place, shipped: !scene.texts.has(indicator.place.file) }] : [];
}

function idPlace(
  file: string,
  attributes: readonly { readonly key: string | undefined; readonly valueSpan: Span }[],
): readonly Target[] {
  return attributes.flatMap(each => (each.key === 'id' ? [own({ file, span: each.valueSpan })] : []));
}

/** At most so many rows are shown of one number. */
const mostRows = 60;

/** The lines of text files that a directive's numbers come from; a workbook's rows are told by the hover. */
function dataRows({ bound }: BoundDirective): readonly Place[] {
  const rows = new Map<string, Place>();
  for (const answer of Object.values(bound.answers)) {
    const sources = [
      ...answer.facts.flatMap(fact => fact.sources),
      ...(answer.source ? [answer.source] : []),
    ];
    for (const source of sources.filter(
      one => one.sheet === undefined && /\.(csv|tsv|txt|json)$/i.test(one.path),
    ))
      for (const row of source.rows) rows.set(`${source.path}:${row}`, lineOf(source.path, row));
  }
  return [...rows.values()].slice(0, mostRows);
}
