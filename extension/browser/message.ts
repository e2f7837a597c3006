/** One element of the text; without `html` it is one that was sent before. */
export interface Block {
  readonly key: string;
  readonly line: number;
  readonly html?: string;
  /** How it stands to an earlier version: other, or something that stood before it is gone. */
  readonly mark?: 'changed' | 'gone';
}

/** What the host tells the page. */
export type ToPage =
  | {
      readonly type: 'page';
      readonly title: string;
      readonly shell?: string;
      readonly blocks: readonly Block[];
      /** `utskrift` or `webb`. */
      readonly view: string;
    }
  /** The line of the text that is at the top of the editor (may lie between lines), or where its cursor is. */
  | { readonly type: 'reveal'; readonly line: number; readonly cursor?: boolean }
  /** What stands in the way of a page; shown above what was there before. */
  | { readonly type: 'problem'; readonly text: string }
  | { readonly type: 'reload' };

/** What the page tells the host. Lines and columns count from 1. */
export type ToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'scrolled'; readonly line: number }
  | { readonly type: 'open'; readonly line: number; readonly column: number };

/** The way to the host, whatever it is. */
export interface Host {
  send(message: ToHost): void;
  listen(take: (message: ToPage) => void): void;
  /** What is kept when the page is closed and opened again. */
  state: Record<string, unknown>;
}
