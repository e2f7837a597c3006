import type { BoundReport } from '../../report/bind.ts';
import { renderHtml } from '../html/render-html.ts';
import type { Page } from '../page.ts';
import { printPdf } from '../pdf/print-pdf.ts';
import { pageOfReport } from '../publication/page-of-report.ts';
import { type Deck, deckOfReport } from '../slides/deck.ts';
import { renderDeck } from '../slides/deck-html.ts';
import { printDeck } from '../slides/print-deck.ts';
import type { BuildFormat } from './build-options.ts';
import { sha256 } from './inputs.ts';
import type { MakeOptions } from './make-files.ts';

/** A file before it is made: what it depends on, and how it is made of that. */
export interface Draft {
  /** All that the file is made of, as text. */
  readonly parts: readonly string[];
  finish(): Promise<{ readonly content: Uint8Array | string; readonly pages: number | undefined }>;
}

/** Makes the drafts of a build's files; a report's page and deck are made once, whatever formats they become. */
export function openDrafts(
  options: MakeOptions,
): (bound: BoundReport, format: BuildFormat, name: string) => Promise<Draft> {
  const pages = new Map<BoundReport, Promise<Page>>();
  const decks = new Map<BoundReport, Promise<Deck>>();
  const once = <T>(kept: Map<BoundReport, Promise<T>>, bound: BoundReport, make: () => Promise<T>) => {
    const made = kept.get(bound) ?? make();
    kept.set(bound, made);
    return made;
  };
  const { layouts } = options;
  const press = async () => {
    if (!options.press) throw new Error('a PDF without a press');
    return options.press;
  };
  return async (bound, format, name) => {
    if (format === 'bildspel') {
      const deck = await once(decks, bound, () => deckOfReport(bound, options.setting));
      const presented = name.endsWith('.html');
      const html = await renderDeck(deck, layouts.slides, presented ? layouts.deckScript : undefined);
      return {
        parts: [html],
        finish: async () =>
          presented
            ? { content: html, pages: deck.slides.length + 1 }
            : printed(await printDeck(await press(), deck, layouts.slides, html)),
      };
    }
    const page = await once(pages, bound, () => pageOfReport(bound, options.setting));
    const html = await renderHtml(page, format === 'pdf' ? layouts.print : layouts.web);
    return {
      parts: [html, ...page.attachments.map(one => one.name + sha256(one.bytes))],
      finish: async () =>
        format === 'html'
          ? { content: html, pages: undefined }
          : printed(await printPdf(await press(), page, layouts.print, { html })),
    };
  };
}

function printed({ bytes, pages }: { readonly bytes: Uint8Array; readonly pages: number }) {
  return { content: bytes, pages };
}
