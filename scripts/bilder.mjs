// Makes the pictures of the README from examples/lindberga: `node scripts/bilder.mjs`. Needs pdftoppm and pdftotext (poppler).
// Look at what it made: which page is shown follows from its text, but where a page breaks follows from everything before.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer';
import { ensureBrowser } from './browser.mjs';
import { prepare, root, runNode, say, stopUnlessFine } from './steps.mjs';

const project = join(root, 'examples', 'lindberga');
const year = '2025-26';
const pictures = join(root, 'docs', 'bilder');
/** Millimetres of an A4 page: the whole of it, and what is inside the margins of templates/sidor/utskrift.css. */
const whole = { left: 0, top: 0, width: 210, height: 297 };
const inside = { left: 29, top: 24, width: 157, height: 246 };
/** Dots per px: fine enough for a large screen, small enough for a page that loads at once. */
const fineness = 1.5;

prepare();
const executablePath = await ensureBrowser();
stopUnlessFine(executablePath ? 0 : 2, 'Utan webbläsare kan inga bilder göras.');
const folder = mkdtempSync(join(tmpdir(), 'ska-bilder-'));
const build = ['build', 'tallbackaskolan', 'huvudman', '--format', 'pdf,html'];
stopUnlessFine(
  runNode([join('dist', 'ska.mjs'), ...build, '--out', folder, '--project', project]),
  'Exemplet kunde inte byggas.',
);
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await puppeteer.launch({ executablePath, pipe: true, args: asRoot });
try {
  await textBesidePage();
  await coverAndPage();
  await chart();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** What the author writes, and the page that comes out of it. */
async function textBesidePage() {
  const report = readFileSync(join(project, 'rapporter', year, 'tallbackaskolan.md'), 'utf8');
  const start = report.indexOf(':::diagram[Matematik:');
  const end = report.indexOf('\n:::\n', report.indexOf('{#merit ')) + 4;
  const page = pageWith('tallbackaskolan', 'Diagram 4.');
  await picture(
    'text-och-sida.png',
    `<div class="code">${coloured(report.slice(start, end))}</div><div class="page">${sheet(page, inside, 420)}</div>`,
  );
}

/** A cover, and a page with goals and measures. */
async function coverAndPage() {
  const cover = sheet(pageWith('huvudman', 'Kvalitetsrapport'), whole, 382);
  const goals = sheet(pageWith('huvudman', 'Insats I26-1'), inside, 345);
  await picture('sida.png', `<div class="page">${cover}</div><div class="page">${goals}</div>`);
}

/** One chart as it stands in the HTML report: a series break, a target line, shapes beside colours. */
async function chart() {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 900, height: 900, deviceScaleFactor: fineness });
  await tab.goto(`file://${join(folder, year, 'huvudman.html')}`);
  const figure = await tab.$('figure#läsning');
  await figure.screenshot({ path: join(pictures, 'diagram.png') });
  await tell('diagram.png');
}

/** Draws a row 800 px wide. */
async function picture(name, row) {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 800, height: 600, deviceScaleFactor: fineness });
  await tab.setContent(`<!doctype html><style>
    body { margin: 0; background: #fff; }
    main { display: flex; gap: 14px; width: 800px; align-items: stretch; }
    .code { flex: 1; background: #f7f8f9; border: 1px solid #d9dde0; border-radius: 4px; padding: 12px;
      font: 11.2px/1.55 "DejaVu Sans Mono", Consolas, Menlo, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
    .code b { color: #005a8c; } .code i { color: #7a4b00; font-style: normal; } .code u { text-decoration: none; background: #dff0e8; }
    .code q { quotes: none; color: #5d6b73; } .code strong { color: #1f3a8a; }
    .page { border: 1px solid #d9dde0; border-radius: 4px; overflow: hidden; position: relative; }
    .page img { display: block; position: absolute; }
  </style><main>${row}</main>`);
  const main = await tab.$('main');
  await main.screenshot({ path: join(pictures, name) });
  await tell(name);
}

/** The number of the first page of a report's PDF that has a text. */
function pageWith(report, text) {
  const pages = execFileSync('pdftotext', ['-layout', pdfOf(report), '-'], { encoding: 'utf8' }).split('\f');
  // The contents name every chapter too.
  const found = pages.findIndex(page => page.includes(text) && !page.includes('Innehåll'));
  if (found < 0) throw new Error(`${report}.pdf has no page with “${text}”`);
  return { report, number: found + 1 };
}

function pdfOf(report) {
  return join(folder, year, `${report}.pdf`);
}

/** A part of a printed page (millimetres) as HTML, `width` px wide. */
function sheet({ report, number }, part, width) {
  const scale = width / part.width;
  const file = join(folder, `${report}-${number}`);
  const dots = String(Math.round(210 * scale * fineness));
  const range = ['-f', String(number), '-l', String(number), '-singlefile'];
  execFileSync('pdftoppm', ['-png', ...range, '-scale-to-x', dots, '-scale-to-y', '-1', pdfOf(report), file]);
  const data = readFileSync(`${file}.png`).toString('base64');
  const place = `left:${-part.left * scale}px;top:${-part.top * scale}px;width:${210 * scale}px`;
  return `<div style="width:${width}px;height:${part.height * scale}px"><img style="${place}" src="data:image/png;base64,${data}"></div>`;
}

/** Markdown as HTML, lightly coloured: headings, directives, their snapshots and braces, quoted sentences. */
function coloured(text) {
  return (
    text
      // As an editor with line wrap shows it; a break after the hyphen of a name would read as two names.
      .replace(/(?<=[^\n:])\n(?=[\p{L}:][^:])/gu, ' ')
      .replace(/\{[^}]*\}/g, braces => braces.replaceAll('-', '\u2011'))
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replace(/^> .*$/gm, line => `<q>${line}</q>`)
      .replace(/^#+ .*$/gm, line => `<strong>${line}</strong>`)
      .replace(/(:{1,3}[a-zåäö]+)\[([^\]]*)\](\{[^}]*\})/g, '<b>$1</b>[<u>$2</u>]<i>$3</i>')
      .replace(/^:::$/gm, '<b>:::</b>')
  );
}

async function tell(name) {
  say(`docs/bilder/${name}: ${Math.round(statSync(join(pictures, name)).size / 1000)} kB`);
}
