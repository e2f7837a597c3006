import type { ElementContent } from 'hast';
import type { Html, Nodes, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Span } from '../base/span.ts';
import type { Slide } from '../directives/slide.ts';
import type { Directive } from '../syntax/directive.ts';
import type { BoundReport } from './bind.ts';
import { openRenderer, type RenderOptions } from './render.ts';

/** A slide of a report, with the headings that it stands under. */
export interface ReportSlide extends Slide {
  readonly section: string | undefined;
}

/** What making slides needs besides what rendering needs. `included` are the slides of what a `bilaga` brings in. */
export interface SlideOptions extends Omit<RenderOptions, 'appendix' | 'headingShift'> {
  included(directive: Directive): readonly ReportSlide[];
}

/** Never on a slide, whatever the report. */
const unseen: ReadonlySet<string> = new Set(['kommentar', 'innehåll']);

/**
 * What a report puts on slides, in the order of its text. Of a result day all that is written stands there; of any other
 * report what its directives put there, and the text around them is what the speaker sees. `<!-- anteckning: … -->` is for the speaker.
 */
export function slidesOfReport(bound: BoundReport, options: SlideOptions): readonly ReportSlide[] {
  const { document, setting: own } = bound.report;
  const all = own.report.type === 'resultatdag';
  const { setting, render, contentOf, entryOf } = openRenderer(bound, {
    ...options,
    headingShift: 2,
    appendix: () => [],
  });
  const slides: ReportSlide[] = [];
  let section: string | undefined;
  let part: string | undefined;
  let prose: RootContent[] = [];
  let notes: ElementContent[] = [];
  // From here on slides are the section's own.
  let first = 0;

  const push = (slide: Slide) => {
    slides.push({
      ...slide,
      section,
      ...(notes.length > 0 && { notes: [...(slide.notes ?? []), ...notes] }),
    });
    notes = [];
  };
  const note = (nodes: readonly ElementContent[]) => {
    const last = slides.length > first ? slides.at(-1) : undefined;
    if (last) slides[slides.length - 1] = { ...last, notes: [...(last.notes ?? []), ...nodes] };
    else notes.push(...nodes);
  };
  const flush = () => {
    const nodes = prose;
    prose = [];
    const [start] = nodes;
    if (!start?.position) return;
    const made = withoutFootnotes(render(nodes));
    if (!all) return note([...made.content, ...made.notes]);
    push({
      form: 'text',
      title: part ?? section ?? own.report.title,
      content: made.content,
      notes: made.notes,
      place: start.position as Span,
    });
  };
  const enter = () => {
    flush();
    notes = [];
    first = slides.length;
  };

  for (const node of document.tree.children) {
    if (node.type === 'heading') {
      if (node.depth === 1) continue;
      if (node.depth === 2) enter();
      else flush();
      const words = textOf(node).trim();
      if (node.depth === 2) [section, part] = [words, undefined];
      else part = words;
      continue;
    }
    const said = node.type === 'html' ? speakerNote(node) : undefined;
    if (said !== undefined) {
      flush();
      note([{ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: said }] }]);
      continue;
    }
    const entry = entryOf(node as Nodes);
    if (!entry) {
      if (!['html', 'yaml', 'definition', 'footnoteDefinition', 'thematicBreak'].includes(node.type))
        prose.push(node);
      continue;
    }
    const { directive } = entry.bound;
    if (unseen.has(entry.kind.name)) continue;
    flush();
    if (entry.kind.name === 'bilaga') {
      slides.push(...options.included(directive));
      continue;
    }
    if (entry.usable && entry.kind.slides)
      for (const slide of entry.kind.slides(entry.bound, setting, options.project)) {
        const { content, notes: theirs } = withoutFootnotes(slide.content);
        push({ ...slide, content, notes: [...(slide.notes ?? []), ...theirs] });
      }
    else if (all || !entry.usable)
      push({
        form: 'text',
        title: directive.label?.text.trim() || part || section || own.report.title,
        content: contentOf(directive, entry),
        place: directive.span,
      });
  }
  flush();
  return slides;
}

function speakerNote({ value }: Html): string | undefined {
  return /^<!--\s*anteckning\s*:\s*([\s\S]*?)\s*-->\s*$/i.exec(value)?.[1];
}

/** On a slide a footnote has no place: its words go to the speaker. */
function withoutFootnotes(nodes: readonly ElementContent[]): {
  readonly content: ElementContent[];
  readonly notes: ElementContent[];
} {
  const notes: ElementContent[] = [];
  const visit = (list: readonly ElementContent[]): ElementContent[] =>
    list.flatMap((node): ElementContent[] => {
      if (node.type !== 'element') return [node];
      if (node.properties.dataFootnotes !== undefined) {
        notes.push(...node.children.filter(child => child.type === 'element' && child.tagName === 'ol'));
        return [];
      }
      if (node.tagName === 'sup') return [];
      return [{ ...node, children: visit(node.children) }];
    });
  const content = visit(nodes);
  return { content, notes };
}
