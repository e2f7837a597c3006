import type { ElementContent } from 'hast';

/** What is filled in on a cover: a term and its text (`Diarienummer`: `BUN 2026/112`). */
export interface CoverFact {
  readonly term: string;
  readonly text: string;
}

/** A raster or vector image in memory. `type` is its media type (`image/svg+xml`, `image/png`). */
export interface PageImage {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly alt: string;
}

/** The first page: whose report it is, of which year, and what standing it has. */
export interface Cover {
  readonly organisation: string;
  readonly unit?: string;
  /** As written: `2025/26`. */
  readonly schoolYear: string;
  readonly reportType: string;
  /** `draft` is true until the report is signed off: the cover and each page then say UTKAST. */
  readonly status: { readonly name: string; readonly draft: boolean };
  /** ISO date or words; printed as it stands. */
  readonly date?: string;
  readonly decision?: string;
  readonly logo?: PageImage;
  /** Whole sentences that must be seen first: an invented municipality, corrections. */
  readonly notes: readonly string[];
  readonly facts: readonly CoverFact[];
}

/** A file that travels with the PDF. The relationships are those of PDF 2.0 (`AFRelationship`). */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly description: string;
  readonly relationship: 'Data' | 'Source' | 'Supplement';
}

/** The look that the project chooses. Colours are `#rrggbb`; contrast is checked before they come here. */
export interface PageTheme {
  readonly colours: { readonly primary: string; readonly [name: string]: string };
  readonly fontFamily: string;
}

/**
 * One document to publish, finished but for its form: HTML and PDF are two windows on it. Headings of `body` start at
 * h2 (the title on the cover is the h1; a bundle's parts may be h1), figures are `<figure>` with `<svg role="img">`, tables `<table>` with `<caption>`.
 */
export interface Page {
  /** Stable name, `[a-z0-9-]`; enters the PDF's identity. */
  readonly id: string;
  readonly lang: 'sv';
  readonly title: string;
  readonly subtitle?: string;
  readonly cover: Cover;
  readonly runningHeader: string;
  /** Parts with pages of their own (`<section data-bilaga="NAME">`): what stands above those pages. */
  readonly parts?: readonly { readonly name: string; readonly runningHeader: string }[];
  readonly body: readonly ElementContent[];
  /** Data notes: definitions, marks, sources, cut-off date. Printed last, in smaller type. */
  readonly notes: readonly ElementContent[];
  readonly theme: PageTheme;
  /** Print a table of contents; a number is how many heading levels it has (true: 2). Its place is `<nav data-ska="innehåll">`, else after the cover. */
  readonly contents: boolean | number;
  readonly attachments: readonly Attachment[];
}
