import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { sentence } from '../../base/problems.ts';
import { unitCount } from '../../base/unit-count.ts';
import type { Finding } from '../../project/check-report.ts';
import type { Project } from '../../project/project.ts';
import {
  countOf,
  type Missing,
  type ReportStatus,
  type YearStatus,
} from '../../project/status/report-status.ts';
import { waiverSentence } from '../../project/waivers.ts';
import { slug } from '../../report/numbering.ts';
import { formatPeriod } from '../../theme/number-style.ts';
import { contentPolicy } from '../html/render-html.ts';

/** So many findings of a report stand on the page, worst first. */
const most = 12;

/** All reports of a year on one page to review them from: one self-contained HTML file whose links begin at the project's folder. */
export async function statusPage(project: Project, year: YearStatus, today: string): Promise<string> {
  const all = [...year.reports, ...year.working];
  const built = await Promise.all(all.map(one => builtFiles(project, year.schoolYear, one)));
  const { units } = year;
  const title = `Rapporterna för läsåret ${year.schoolYear}`;
  const body = [
    h('h1', title),
    h('p', [
      `${project.config.huvudman.namn}, ${formatPeriod(today)}. ${units.handedIn} av ${unitCount(units.all)} har lämnat in sin rapport, ${units.decided} är ${units.decided === 1 ? 'fastställd' : 'fastställda'}. `,
      units.late > 0
        ? h('strong', units.late === 1 ? 'En enhet är försenad.' : `${units.late} enheter är försenade.`)
        : 'Ingen enhet är försenad.',
    ]),
    ...calendar(year),
    overview(year.reports),
    ...all.flatMap((one, index) => section(one, built[index] ?? [])),
  ];
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${css}</style>
</head>
<body>
<main>
${toHtml(body)}
</main>
</body>
</html>
`;
}

async function builtFiles(
  project: Project,
  schoolYear: string,
  { report }: ReportStatus,
): Promise<readonly string[]> {
  const stem = `ut/${schoolYear.replace('/', '-')}/${report}`;
  const found = await Promise.all(
    [`${stem}.pdf`, `${stem}.html`].map(async path => ((await project.files.info(path)) ? [path] : [])),
  );
  return found.flat();
}

/** What is late, goes on and comes in the next months, by årshjul.yaml. */
function calendar({ agenda }: YearStatus): readonly ElementContent[] {
  const words = { late: 'försenat', now: 'pågår', next: '' } as const;
  return list(
    h('h2', 'Årshjulet'),
    agenda.slice(0, most).map(({ name, when, state, reports }) => {
      const left =
        reports.length === 0
          ? ''
          : reports.length === 1
            ? '1 rapport kvar'
            : `${reports.length} rapporter kvar`;
      return `${when}: ${[name, left, words[state]].filter(Boolean).join(', ')}`;
    }),
  );
}

function overview(reports: readonly ReportStatus[]): ElementContent {
  const columns = ['Rapport', 'Nivå', 'Status', 'Senast', 'Fel', 'Varningar', 'Saknas', 'Öppna kommentarer'];
  return h('table', [
    h('caption', 'Alla rapporter, de som behöver mest först'),
    h('thead', [
      h(
        'tr',
        columns.map((word, index) => h('th', { scope: 'col', ...(index > 3 && { class: 'tal' }) }, word)),
      ),
    ]),
    h(
      'tbody',
      reports.map(one =>
        h('tr', [
          h('th', { scope: 'row' }, [h('a', { href: `#${anchor(one)}` }, one.name)]),
          h('td', one.level),
          h('td', [statusMark(one)]),
          h('td', dueContent(one)),
          ...[countOf(one, 'error'), countOf(one, 'warning'), one.missing.length, one.comments.length].map(
            count => h('td', { class: count > 0 ? 'tal' : 'tal noll' }, String(count)),
          ),
        ]),
      ),
    ),
  ]);
}

const anchor = ({ report }: ReportStatus) => `rapport-${slug(report)}`;
const statusMark = ({ status }: ReportStatus) => h('span', { class: `status ${slug(status)}` }, status);

function dueContent({ due, late }: ReportStatus): ElementContent[] {
  if (due === undefined) return [];
  const day: ElementContent = { type: 'text', value: formatPeriod(due) };
  return late ? [day, h('strong', { class: 'sen' }, ' försenad')] : [day];
}

function section(one: ReportStatus, built: readonly string[]): readonly ElementContent[] {
  const { findings } = one;
  const shown = findings.slice(0, most);
  const links = [...(one.status === 'saknas' ? [] : [one.file]), ...built];
  return [
    h('h2', { id: anchor(one) }, [one.name, ' ', statusMark(one)]),
    ...(links.length > 0
      ? [
          h(
            'p',
            links.flatMap((path, index) => [
              ...(index > 0 ? [' · '] : []),
              h('a', { href: path.split('/').map(encodeURIComponent).join('/') }, path),
            ]),
          ),
        ]
      : []),
    ...(one.steps.length > 0
      ? [
          h(
            'p',
            one.steps
              .map(
                step =>
                  `${step.till} ${formatPeriod(step.datum)} av ${step.av}${step.beslut ? `, ${step.beslut}` : ''}`,
              )
              .join(' → '),
          ),
        ]
      : []),
    ...list(h('h3', 'Saknas'), one.missing.map(missingText)),
    ...list(
      h('h3', 'Öppna kommentarer'),
      one.comments.map(({ code, args }) => sentence(code, args as never, 'sv')),
    ),
    ...list(
      h('h3', 'Undantag'),
      one.waivers.map(each => `rad ${each.waiver.span.start.line}: ${waiverSentence(each, 'sv')}`),
    ),
    ...(shown.length > 0 ? [h('h3', 'Fynd'), h('ul', shown.map(findingItem))] : []),
    ...(findings.length > shown.length
      ? [h('p', `och ${findings.length - shown.length} till: ska check ${one.file}`)]
      : []),
  ];
}

function list(heading: ElementContent, items: readonly string[]): readonly ElementContent[] {
  return items.length > 0
    ? [
        heading,
        h(
          'ul',
          items.map(item => h('li', item)),
        ),
      ]
    : [];
}

const severityWords = { error: 'fel', warning: 'varning', hint: 'tips' } as const;

function findingItem({ diagnostic, severity }: Finding): ElementContent {
  const { code, args, place } = diagnostic;
  return h('li', [
    h('span', { class: `grad ${severity}` }, severityWords[severity]),
    ` rad ${place.span.start.line}: ${sentence(code, args as never, 'sv')}`,
  ]);
}

function missingText(missing: Missing): string {
  if ('section' in missing) return `Inte skrivet: ${missing.section || 'början'}`;
  if ('report' in missing) return `Inte påbörjad: ${missing.report}`;
  return sentence(missing.finding.code, missing.finding.args as never, 'sv');
}

const css = `
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #1f2933; background: #fff; max-width: 68rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.2rem; margin-top: 2.4rem; padding-top: .8rem; border-top: 1px solid #d3d9de; } h3 { font-size: 1rem; margin-bottom: .2rem; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; } caption { text-align: left; font-weight: 600; padding: .6rem 0; }
th, td { text-align: left; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid #e4e8eb; vertical-align: top; } thead th { border-bottom: 2px solid #9aa5b1; }
.tal { text-align: right; font-variant-numeric: tabular-nums; } .noll { color: #616e7c; }
a { color: #005a8c; } ul { margin: .2rem 0 .8rem; padding-left: 1.3rem; }
.status { display: inline-block; padding: 0 .5rem; border: 1px solid #9aa5b1; border-radius: .7rem; font-size: .85rem; font-weight: 400; }
.status.fastställd { background: #e3f2e6; border-color: #2f7d3b; } .status.granskad, .status.inlämnad { background: #e6f0f7; border-color: #005a8c; }
.status.saknas, .status.åter { background: #fdecea; border-color: #a3261b; } .sen { color: #a3261b; }
.grad { font-weight: 600; } .grad.error { color: #a3261b; } .grad.warning { color: #7a4d00; } .grad.hint { color: #52606d; }
@media (max-width: 50rem) { table { display: block; overflow-x: auto; } }
@media print { h2 { break-after: avoid; } a { color: inherit; } }
`;
