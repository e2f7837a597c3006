import { fontFaces } from '../html/fonts.ts';
import { themeCss } from '../html/theme-css.ts';
import type { Layout } from '../layout.ts';
import type { Page } from '../page.ts';

/** What a preview's document is put together from. */
export interface PreviewSetting {
  /** Where the script is loaded from; it connects, asks for the page and keeps it up to date. */
  readonly script: string;
  /** The script's nonce: nothing else runs. */
  readonly nonce: string;
  /** A CSP source that the script may connect to; none in an editor, which sends messages. */
  readonly connect?: string;
  /** What stands above the page, as finished HTML. */
  readonly bar?: string;
  /** What the script is told at the start, as JSON. */
  readonly start?: unknown;
}

/** The style of a page in a layout: a preview whose style has changed is opened anew. */
export function previewStyle(
  { theme, cover }: Pick<Page, 'theme' | 'cover'>,
  layout: Layout,
  css: string,
): string {
  const ofTheme = themeCss({ theme, cover, runningHeader: '' }, false);
  return [fontFaces(layout.fonts), ofTheme, layout.css, css].join('\n');
}

/** An empty document that shows a page as soon as it is sent one. No network but `connect`, no script but ours. */
export function previewDocument(style: string, lang: string, setting: PreviewSetting): string {
  const { nonce, connect = "'none'" } = setting;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const start = JSON.stringify(setting.start ?? {}).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SKA</title>
<style>${style.replace(/<\/style/gi, '<\\/style')}</style>
</head>
<body>
${setting.bar ?? ''}<div id="ska-blad"></div>
<script type="application/json" id="ska-start" nonce="${nonce}">${start}</script>
<script nonce="${nonce}" src="${setting.script}"></script>
</body>
</html>
`;
}
