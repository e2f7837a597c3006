/** How one series looks: told apart by colour, and without it by point shape, dash pattern and fill pattern. */
export interface SeriesStyle {
  /** `#rrggbb`. */
  readonly colour: string;
  readonly point: 'circle' | 'rect' | 'triangle' | 'rectRot' | 'invertedTriangle';
  /** Lengths of dashes and gaps in px; empty for a whole line. */
  readonly dash: readonly number[];
  readonly fill: FillPattern;
}

export const fillPatterns = [
  'solid',
  'diagonal',
  'dots',
  'horizontal',
  'cross',
  'back-diagonal',
  'vertical',
  'grid',
  'wide-diagonal',
  'rings',
] as const;
export type FillPattern = (typeof fillPatterns)[number];

/** What charts are drawn with. Colours `#rrggbb`, sizes px; the room theme makes it, a test holds the two together. */
export interface ChartLook {
  readonly fontFamily: string;
  readonly fontSize: number;
  /** Looks of own series in order; after the last they start over. */
  readonly series: readonly SeriesStyle[];
  /** Looks of references in order. */
  readonly references: readonly SeriesStyle[];
  /** Heat map: colours of the lowest to the highest value. */
  readonly sequential: readonly string[];
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly paper: string;
}
