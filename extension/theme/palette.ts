/** How one series looks, told apart by colour, and without it by point shape, dash pattern and fill pattern. */
export interface SeriesLook {
  /** `#rrggbb`, at least 3:1 against white. */
  readonly colour: string;
  readonly point: 'circle' | 'rect' | 'triangle' | 'rectRot' | 'invertedTriangle';
  /** Lengths of dashes and gaps in px; empty for a whole line. */
  readonly dash: readonly number[];
  readonly fill:
    | 'solid'
    | 'diagonal'
    | 'dots'
    | 'horizontal'
    | 'cross'
    | 'back-diagonal'
    | 'vertical'
    | 'grid'
    | 'wide-diagonal'
    | 'rings';
}

/**
 * Ten series in the order they are given out. The colours were chosen by a search for the largest smallest distance
 * between any two with normal and colour-blind eyes; the first five also differ in greyscale. The test measures both.
 */
export const seriesLooks: readonly SeriesLook[] = [
  { colour: '#0c3a7c', point: 'circle', dash: [], fill: 'solid' },
  { colour: '#da7622', point: 'rect', dash: [7, 3], fill: 'diagonal' },
  { colour: '#3b8584', point: 'triangle', dash: [2, 3], fill: 'dots' },
  { colour: '#530737', point: 'rectRot', dash: [9, 3, 2, 3], fill: 'horizontal' },
  { colour: '#714faf', point: 'invertedTriangle', dash: [4, 2], fill: 'cross' },
  { colour: '#4a4814', point: 'circle', dash: [12, 3], fill: 'back-diagonal' },
  { colour: '#c55250', point: 'rect', dash: [2, 2, 6, 2], fill: 'vertical' },
  { colour: '#092704', point: 'triangle', dash: [10, 2, 2, 2, 2, 2], fill: 'grid' },
  { colour: '#4b96cc', point: 'rectRot', dash: [5, 5], fill: 'wide-diagonal' },
  { colour: '#834479', point: 'invertedTriangle', dash: [1, 4], fill: 'rings' },
];

/** What series are compared with: grey, always dashed. */
export const referenceLooks: readonly SeriesLook[] = [
  { colour: '#5c5c5c', point: 'rectRot', dash: [6, 4], fill: 'wide-diagonal' },
  { colour: '#8a8a8a', point: 'triangle', dash: [2, 3], fill: 'dots' },
  { colour: '#3a3a3a', point: 'rect', dash: [9, 3, 2, 3], fill: 'horizontal' },
  { colour: '#707070', point: 'invertedTriangle', dash: [4, 2, 1, 2], fill: 'cross' },
];

/** Low to high for heat maps: one hue, evenly darker, so that it reads in greyscale as it does in colour. */
export const sequentialColours: readonly string[] = [
  '#f1f5fa',
  '#c9d9ec',
  '#9dbadb',
  '#6f97c5',
  '#4470a6',
  '#23508a',
  '#0c3a7c',
];
