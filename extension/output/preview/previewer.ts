import type { ElementContent } from 'hast';
import type { BoundReport } from '../../report/bind.ts';
import { keptBlocks } from '../../report/kept-blocks.ts';
import type { Layout } from '../layout.ts';
import { type PageSetting, pageOfReport } from '../publication/page-of-report.ts';
import { deckOfReport } from '../slides/deck.ts';
import { previewStyle } from './preview-document.ts';
import {
  type ChangedLines,
  type PreviewPage,
  type PreviewUpdate,
  previewDeck,
  previewPage,
  previewUpdate,
} from './preview-page.ts';

/** What someone who looks at a report is told after a change. */
export interface PreviewNews {
  readonly update: PreviewUpdate;
  /** The page's CSS; a document that was opened with another one is opened anew. */
  readonly style: string;
}

/** One report as someone looks at it: knows what it has told, draws no picture twice. */
export interface Previewer {
  /** What is new since the last time; `lines` are those to mark. Faults: those of the project's template, `output.contents-depth`. */
  news(
    bound: BoundReport,
    setting: PageSetting,
    layout: Layout,
    css: string,
    lines?: ChangedLines,
  ): Promise<PreviewNews>;
  /** The page has been opened anew and knows nothing. */
  forget(): void;
}

/** Opens a previewer of one report. */
export function openPreviewer(): Previewer {
  let told: PreviewPage | undefined;
  let pictures = new Map<string, ElementContent[]>();
  const kept = keptBlocks();
  return {
    async news(bound, setting, layout, css, lines) {
      const used = new Map<string, ElementContent[]>();
      const picture = (key: string, draw: () => ElementContent[]) => {
        const drawn = used.get(key) ?? pictures.get(key) ?? draw();
        used.set(key, drawn);
        return drawn;
      };
      const slides = layout.name === 'bildspel';
      const made = slides
        ? await deckOfReport(bound, { ...setting, picture })
        : await pageOfReport(bound, { ...setting, picture, kept });
      pictures = used;
      const shown = 'slides' in made ? await previewDeck(made, layout) : await previewPage(made, layout);
      const update = previewUpdate(shown, told, lines);
      told = shown;
      return { update, style: previewStyle(made, layout, css) };
    },
    forget() {
      told = undefined;
    },
  };
}
