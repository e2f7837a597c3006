/** What a screen reader says of a picture that we draw ourselves. */
export interface PictureWords {
  /** What this one shows, in a sentence. */
  readonly description: string;
  /** What such a picture is. */
  readonly about: string;
}
