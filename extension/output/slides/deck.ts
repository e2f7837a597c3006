import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ChartLook } from '../../charts/look.ts';
import { type SlideForm, slideTypeSize } from '../../directives/slide.ts';
import type { BoundReport } from '../../report/bind.ts';
import { foldedHeading } from '../../report/headings.ts';
import { notesOf, renderNotes } from '../../report/notes.ts';
import { type ReportSlide, slidesOfReport } from '../../report/report-slides.ts';
import { themeOf } from '../../theme/theme.ts';
import { textOf } from '../html/outline-of-body.ts';
import type { Cover, Page } from '../page.ts';
import {
  type Appendix,
  gatherAppendices,
  type ReportAppendix,
  seriesOf,
  shownOf,
  targetsAmong,
} from '../publication/appendices.ts';
import { limitsOf, viewAround } from '../publication/as-decided.ts';
import { coverOf } from '../publication/cover.ts';
import { embedImages, logotypeOf } from '../publication/images.ts';
import { type PageSetting, pageId, pageTheme, themeConfig } from '../publication/page-of-report.ts';
import { addressesIn } from './addresses.ts';
import { portions } from './fit.ts';
import { withMessages } from './messages.ts';

/** One slide as it is shown: what it holds has room on it. */
export interface DeckSlide {
  readonly form: SlideForm | 'part';
  /** What it belongs to: the section, and what sort of thing it is. */
  readonly overline: string;
  readonly title: string;
  readonly content: readonly ElementContent[];
  readonly source: string;
  readonly notes: readonly ElementContent[];
  /** The line of the report that it comes from. */
  readonly line: number;
}

/** A report as slides; the title slide is made from the cover. */
export interface Deck extends Pick<Page, 'id' | 'lang' | 'title' | 'subtitle' | 'theme'> {
  readonly cover: Cover;
  readonly slides: readonly DeckSlide[];
}

/** A report as a deck: title, what its text puts on slides, and last where the numbers come from. */
export async function deckOfReport(bound: BoundReport, setting: PageSetting): Promise<Deck> {
  const { project } = setting;
  const { report } = bound;
  const identity = report.setting.report;
  const { theme } = themeOf(themeConfig(project));
  const look = { ...(theme.chart as ChartLook), fontSize: slideTypeSize };
  const appendices = await gatherAppendices(bound, setting);
  const target = targetsAmong(bound, appendices);
  const shown: BoundReport[] = [];

  const slidesOf = (one: BoundReport, from?: Appendix): readonly ReportSlide[] => {
    shown.push((from && shownOf(from)) ?? one);
    return slidesOfReport(one, {
      look,
      project: viewAround(one, setting),
      prefix: from?.report ? from.prefix : '',
      ...(from && { series: seriesOf(from) }),
      target,
      included: directive =>
        appendices
          .filter(each => each.directive === directive)
          .flatMap(each => (each.report ? included(each, slidesOf(each.report, each)) : [])),
      ...(setting.picture && { picture: setting.picture }),
    });
  };

  const own = slidesOf(bound);
  const slides = withMessages(own).flatMap(divided);
  const notes = renderNotes(notesOf(shown), ...limitsOf(bound, setting));
  const whole = [...agenda(own, slides), ...slides, ...notesSlides(notes)];
  const logo = await logotypeOf(project);
  for (const slide of whole)
    await embedImages(
      project,
      [{ report, nodes: [...slide.content] }],
      shown.filter(one => one !== bound),
    );
  return {
    id: `${pageId(identity.id)}-bildspel`,
    lang: 'sv',
    title: identity.title,
    ...(report.frontMatter.undertitel !== undefined && { subtitle: report.frontMatter.undertitel }),
    cover: coverOf(bound, setting, logo),
    slides: whole,
    theme: pageTheme(theme),
  };
}

/** What a report brings in: after a slide that says whose it is, or the slides of the chosen sections alone. */
function included(from: ReportAppendix, slides: readonly ReportSlide[]): readonly ReportSlide[] {
  if (!from.sections) return [partSlide(from), ...slides];
  const wanted = new Set(from.sections.map(foldedHeading));
  return slides.filter(slide => slide.section !== undefined && wanted.has(foldedHeading(slide.section)));
}

/** A slide between the reports that a deck is made of. */
function partSlide({ title, directive }: Appendix): ReportSlide {
  return { form: 'message', title, kind: partMark, content: [], place: directive.span, section: undefined };
}

/** Marks a slide that divides; never shown. */
const partMark = '\u0000del';

/** A slide as one or more, each with room for what it holds; the speaker's notes stand with the first. */
function divided(slide: ReportSlide): readonly DeckSlide[] {
  const line = slide.place.start.line;
  if (slide.kind === partMark)
    return [
      {
        form: 'part',
        overline: '',
        title: slide.title,
        content: [],
        source: '',
        notes: slide.notes ?? [],
        line,
      },
    ];
  const overline = [slide.section, slide.kind].filter(word => word && word !== slide.title).join(' · ');
  const addresses = addressesIn(slide.content);
  const content = [...slide.content, ...addresses];
  const parts = portions(content, slide.form, slide.title, slide.source !== undefined);
  return parts.map((part, index) => ({
    form: slide.form,
    overline,
    title: index === 0 ? slide.title : `${slide.title} (forts.)`,
    content: part,
    source: slide.source ?? '',
    notes: index === 0 ? (slide.notes ?? []) : [],
    line,
  }));
}

/** What the deck is about, for one that has no programme of its own and several sections. */
function agenda(own: readonly ReportSlide[], slides: readonly DeckSlide[]): readonly DeckSlide[] {
  const sections = [...new Set(own.flatMap(slide => slide.section ?? []))];
  if (own.some(slide => slide.form === 'agenda') || sections.length < 3) return [];
  const list = h(
    'ul',
    sections.map(section => h('li', section)),
  );
  return portions([list], 'text', 'Innehåll', false).map((content, index) => ({
    form: 'text' as const,
    overline: '',
    title: index === 0 ? 'Innehåll' : 'Innehåll (forts.)',
    content,
    source: '',
    notes: [],
    line: slides[0]?.line ?? 1,
  }));
}

/** How to read the numbers, on a slide; what each measure means and where it comes from is for the speaker, since each chart names its source. */
function notesSlides(notes: readonly ElementContent[]): readonly DeckSlide[] {
  const content: ElementContent[] = [];
  const spoken: ElementContent[] = [];
  let title = '';
  for (const node of notes) {
    if (node.type === 'element' && /^h[1-6]$/.test(node.tagName)) {
      title = textOf(node);
      if (!onSlide.has(title)) spoken.push(h('p', [h('strong', title)]));
    } else (onSlide.has(title) ? content : spoken).push(node);
  }
  if (content.length === 0) return [];
  return portions(content, 'text', 'Om siffrorna', false).map((portion, index) => ({
    form: 'text' as const,
    overline: '',
    title: index === 0 ? 'Om siffrorna' : 'Om siffrorna (forts.)',
    content: portion,
    source: '',
    notes: index === 0 ? spoken : [],
    line: 1,
  }));
}

/** The parts of the data notes that who listens needs. */
const onSlide: ReadonlySet<string> = new Set(['Om siffrorna', 'Tecken i tabeller och diagram']);
