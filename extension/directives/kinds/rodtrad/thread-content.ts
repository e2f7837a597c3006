import type { ChartLook } from '../../../charts/look.ts';
import type { PictureWords } from '../../../charts/picture-words.ts';

/** What a thread shows: as a table, as a picture, and in a sentence. */
export interface ThreadContent {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Says what the picture shows; without rows, that there is nothing yet. */
  readonly sentence: string;
  /** The markup of an SVG element; undefined when there is more than a page can hold. */
  draw(look: ChartLook, picture: PictureWords): string | undefined;
}
