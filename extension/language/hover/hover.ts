import type { Span } from '../../base/span.ts';
import type { Answer } from '../../directives/ask.ts';
import { fieldLinesOf, fieldWord, propertiesOf } from '../../directives/read.ts';
import { frontMatterSchema } from '../../report/front-matter.ts';
import type { ReportDirective } from '../../report/report.ts';
import { describing } from '../../schema/compile.ts';
import { occurrenceAt } from '../names/find.ts';
import type { Scene } from '../scene.ts';
import { seriesQuery } from '../series.ts';
import { say } from '../texts.ts';
import { yamlKeyHover } from '../yaml/yaml-hover.ts';
import { paragraphs, plain } from './markdown.ts';
import { nameHover } from './named.ts';
import { valueHover } from './value.ts';

/** What is said about a stretch of text. */
export interface Hover {
  readonly span: Span;
  /** Without links and images of the project's own making. */
  readonly markdown: string;
}

const holds = ({ start, end }: Span, offset: number) => start.offset <= offset && offset <= end.offset;

/**
 * What a report's text at an offset means. `trend` is the answer to {@link trendAsked}, when the door has asked for it; else
 * the trend is the scene's, where it has one.
 */
export function hoverAt(scene: Scene, offset: number, trend?: Answer): Hover | undefined {
  const { frontMatter } = scene.report.document;
  if (frontMatter && holds(frontMatter.span, offset)) {
    const named = occurrenceHover(scene, offset);
    const start = frontMatter.span.start.offset;
    return (
      named ??
      yamlKeyHover(
        frontMatter.text,
        offset - start,
        describing(frontMatterSchema),
        start,
        scene.report.document.lineStarts,
      )
    );
  }
  const one = directiveAt(scene, offset);
  return one && inDirective(one, scene, offset, trend);
}

/** The query (see `askSeries`) for the trend that a hover at an offset would show, unless the scene has its answer. */
export function trendAsked(scene: Scene, offset: number): string | undefined {
  const one = directiveAt(scene, offset);
  if (!one?.kind.data || !onValue(one, offset)) return undefined;
  const query = seriesQuery(one.typed);
  return query !== undefined && !scene.series.has(query) ? query : undefined;
}

/** The innermost directive at an offset. */
function directiveAt(scene: Scene, offset: number): ReportDirective | undefined {
  return scene.report.directives.findLast(({ typed }) => holds(typed.directive.span, offset));
}

function onValue({ typed }: ReportDirective, offset: number): boolean {
  const { label, nameSpan, span } = typed.directive;
  return (
    holds({ ...nameSpan, start: span.start }, offset) || (label !== undefined && holds(label.span, offset))
  );
}

function occurrenceHover(scene: Scene, offset: number): Hover | undefined {
  const found = occurrenceAt(scene, offset);
  const markdown = found && nameHover(found.name, scene);
  return found && markdown ? { span: found.place.span, markdown } : undefined;
}

function inDirective(
  one: ReportDirective,
  scene: Scene,
  offset: number,
  trend: Answer | undefined,
): Hover | undefined {
  const { kind, typed } = one;
  const { directive } = typed;
  const documentation = paragraphs(`**${kind.name}**`, kind.doc[scene.language]);
  if (kind.data && onValue(one, offset)) {
    const bound = scene.bound?.directives.find(each => each.bound.directive === directive);
    const value = bound && valueHover(bound, scene, trend ?? scene.series.get(seriesQuery(typed) ?? ''));
    const onName = holds(directive.nameSpan, offset);
    const markdown = [value, onName || !value ? documentation : undefined]
      .filter(Boolean)
      .join('\n\n---\n\n');
    return { span: onName ? directive.nameSpan : (directive.label?.span ?? directive.nameSpan), markdown };
  }
  if (holds(directive.nameSpan, offset)) return { span: directive.nameSpan, markdown: documentation };
  const named = occurrenceHover(scene, offset);
  if (named) return named;
  const properties = propertiesOf(kind);
  const key = directive.attributes.find(each => each.keySpan && holds(each.keySpan, offset));
  if (key?.keySpan && key.key !== undefined)
    return about(key.keySpan, key.key, properties[key.key], one, scene);
  for (const line of fieldLinesOf(directive, kind)) {
    if (!holds(line.keySpan, offset)) continue;
    const folded = line.key.toLocaleLowerCase('sv');
    const [name, property] =
      Object.entries(properties).find(
        ([each, of]) => fieldWord(each, of).toLocaleLowerCase('sv') === folded,
      ) ?? [];
    if (name !== undefined) return about(line.keySpan, name, property, one, scene);
  }
  return undefined;
}

function about(
  span: Span,
  name: string,
  property: ReturnType<typeof propertiesOf>[string] | undefined,
  { kind }: ReportDirective,
  scene: Scene,
): Hover {
  const described = property
    ? plain(property.description ?? '')
    : say('completion.dimension', { name }, scene.language);
  const { examples } = (property ?? {}) as { readonly examples?: readonly string[] };
  const words = property?.enum ?? examples;
  return {
    span,
    markdown: paragraphs(
      `**${plain(name)}** · ${kind.name}`,
      described,
      words?.map(word => `\`${word.replaceAll('`', '')}\``).join(', '),
    ),
  };
}
