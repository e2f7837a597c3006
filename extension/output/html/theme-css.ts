import type { Page } from '../page.ts';
import { inkOn, safeColour } from './colours.ts';

/** The CSS that differs from report to report: the project's colours and font, and on paper the running header and footer. */
export function themeCss(
  page: Pick<Page, 'theme' | 'cover' | 'runningHeader' | 'parts'>,
  print: boolean,
): string {
  const primary = safeColour(page.theme.colours.primary, '#1f4e79');
  const text = safeColour(page.theme.colours.primaryText ?? primary, primary);
  const family = page.theme.fontFamily.replace(/[^\p{L}\p{N} -]/gu, '');
  const root = `:root{--huvud:${primary};--på-huvud:${inkOn(primary)};--huvudtext:${text};--typsnitt:"${family}","Source Sans 3",sans-serif}`;
  return print ? `${root}\n${runningCss(page, family)}` : root;
}

// Margin boxes see no custom properties, so their font and colour are written out.
function runningCss(page: Pick<Page, 'cover' | 'runningHeader' | 'parts'>, family: string): string {
  const type = `font:400 8.5pt/1.3 "${family}","Source Sans 3",sans-serif;color:#565d66`;
  const mark = page.cover.status.draft ? '"UTKAST"' : '""';
  return `@page{
@top-left{content:${cssString(page.runningHeader)};${type};vertical-align:bottom;padding-bottom:7mm;white-space:nowrap}
@top-right{content:${mark};${type};font-weight:600;letter-spacing:.08em;vertical-align:bottom;padding-bottom:7mm}
@bottom-left{content:${cssString(page.cover.organisation)};${type};vertical-align:top;padding-top:8mm;white-space:nowrap}
@bottom-right{content:"Sida " counter(page) " av " counter(pages);${type};vertical-align:top;padding-top:8mm;font-variant-numeric:tabular-nums}
}
${(page.parts ?? []).map(part => partCss(part, type)).join('\n')}
@page omslag{@top-left{content:none}@top-right{content:none}@bottom-left{content:none}@bottom-right{content:none}}`;
}

/** Pages of a part have a name of their own: what stands above them. */
function partCss({ name, runningHeader }: NonNullable<Page['parts']>[number], type: string): string {
  const safe = name.replace(/[^a-z0-9-]/g, '');
  return `@page ${safe}{@top-left{content:${cssString(shortened(runningHeader))};${type};vertical-align:bottom;padding-bottom:7mm;white-space:nowrap}}
section[data-bilaga="${safe}"]{page:${safe}}`;
}

/** A line above a page has room for about a hundred letters. */
function shortened(text: string): string {
  return text.length > 90 ? `${text.slice(0, 89).trimEnd()}…` : text;
}

/** A CSS string literal: nothing in the text can end it. */
function cssString(text: string): string {
  return `"${text.replace(/[\\"<\p{Cc}]/gu, sign => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}
