import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Files } from '../base/ports.ts';
import { wholeFile } from '../base/span.ts';
import { nearest } from '../schema/nearest.ts';

/** A template of reports: its name is free, since a new name is a new template. */
const ofReports = /^mallar\/rapporter\/(?:delar\/)?[^/]+\.md\.hbs$/u;

/** Files in `mallar/` that nothing reads, mostly for their folder or a misspelt name: each is told, with where it should be. */
export async function unusedTemplates(files: Files, shipped: Files): Promise<readonly Diagnostic[]> {
  const own = (await files.list('mallar')).filter(path => /\.(?:hbs|css)$/.test(path));
  if (own.length === 0) return [];
  const pages = (await shipped.list('templates/sidor')).map(path => path.replace(/^templates/, 'mallar'));
  return own
    .filter(path => !ofReports.test(path) && !pages.includes(path))
    .map(file => {
      const name = file.slice(file.lastIndexOf('/') + 1);
      const page = nearest(`mallar/sidor/${name}`, pages) ?? 'mallar/sidor/utskrift.hbs';
      const move = name.endsWith('.md.hbs') ? `mallar/rapporter/${name}` : page;
      return diagnostic('template.not-used', wholeFile(file), { file, move });
    });
}
