import { previewDocument } from '../output/preview/preview-document.ts';
import type { Workspace } from '../project/workspace.ts';
import type { Viewer } from './preview-server.ts';

/** Where a page of the preview's site stands: the site's secret path, and the name of the one who looks. */
export interface PageAddress {
  readonly nonce: string;
  readonly base: string;
  readonly client: string;
}

/** A report's document: empty until its script has asked for the page. */
export function reportPage(style: string, viewer: Viewer, { nonce, base, client }: PageAddress): string {
  const here = `${base}/${encodeURIComponent(viewer.path)}`;
  const form = (view: Viewer['view'], name: string) =>
    viewer.view === view
      ? `<span aria-current="page">${name}</span>`
      : `<a href="${here}${view === 'utskrift' ? '' : `?vy=${view}`}">${name}</a>`;
  return previewDocument(style, 'sv', {
    nonce,
    connect: "'self'",
    script: `${base}/preview.js`,
    bar: `<nav id="ska-rad" aria-label="Förhandsvisning"><a href="${base}/">Alla rapporter</a> ${form('utskrift', 'Utskrift')} ${form('webb', 'Webb')} ${form('bildspel', 'Bildspel')}</nav>\n`,
    start: { events: `${base}/events?id=${client}`, tell: `${base}/tell?id=${client}` },
  });
}

/** The list of all reports, newest year first. */
export function reportList(workspace: Workspace, base: string): string {
  const { project } = workspace;
  const names = project?.vocabulary.reports;
  const years = [...new Set(project?.reports.map(file => file.schoolYear))].sort().reverse();
  const parts = years.map(year => {
    const links = (project?.reports ?? [])
      .filter(file => file.schoolYear === year)
      .map(file => {
        const name = escaped(names?.get(file.id) ?? file.id);
        return `<li><a href="${base}/${encodeURIComponent(file.path)}">${name}</a></li>`;
      });
    return `<h2>${escaped(year)}</h2>\n<ul>\n${links.join('\n')}\n</ul>`;
  });
  const title = escaped(project?.config.huvudman.namn ?? 'SKA-rapport');
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rapporter · ${title}</title>
<style>body{font:17px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1.2rem}h2{margin:1.6em 0 .3em}li{margin:.3em 0}</style>
</head>
<body>
<h1>${title}</h1>
${parts.join('\n') || '<p>Det finns inga rapporter än. Skapa dem med: ska new --alla.</p>'}
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
