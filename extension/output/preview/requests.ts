import type { PreviewUpdate } from './preview-page.ts';

/** The form that a preview shows. */
export type PreviewView = 'utskrift' | 'webb' | 'bildspel';

/** What an editor asks to show a report: the answer is the document of its panel, null when there is no such report. */
export const openRequest = 'ska/preview/open';
export interface OpenPreview {
  readonly uri: string;
  readonly view: PreviewView;
  readonly nonce: string;
  /** Where the panel finds the preview's script. */
  readonly script: string;
}

/** Told by the editor: the panel's page knows nothing and asks for all of it; the panel is closed. */
export const readyNotification = 'ska/preview/ready';
export const closedNotification = 'ska/preview/closed';
export interface PreviewOf {
  readonly uri: string;
}

/** Told by the editor: an earlier text of a report, against which its page is marked; null when there is none. */
export const baseNotification = 'ska/preview/base';
export interface PreviewBase {
  readonly uri: string;
  readonly text: string | null;
}

/** Told by the server: a message for the page of a panel. */
export const messageNotification = 'ska/preview/message';
export interface PreviewMessage {
  readonly uri: string;
  readonly message:
    | ({ readonly type: 'page'; readonly view: PreviewView } & PreviewUpdate)
    | { readonly type: 'problem'; readonly text: string }
    | { readonly type: 'reload' };
}
