import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ChartLook } from '../../charts/look.ts';
import type { BoundReport } from '../../report/bind.ts';
import type { KeptBlocks } from '../../report/kept-blocks.ts';
import { renderReport } from '../../report/render.ts';
import { formatPeriod } from '../../theme/number-style.ts';
import { besideHref } from '../html/beside-href.ts';
import { type Appendix, type FileAppendix, seriesOf, targetsAmong } from './appendices.ts';
import { viewAround } from './as-decided.ts';
import { decisionOf, matterFacts } from './cover.ts';
import { linkNames, type NameLinks } from './link-units.ts';
import type { PageSetting } from './page-of-report.ts';

/** Whose texts speak of units: there a unit's name leads to its own report. */
const speaksOfUnits: ReadonlySet<string> = new Set(['nämnd', 'huvudman', 'verksamhet']);

/** The name of an appendix's pages. */
export function partName(appendix: Appendix): string {
  return `bilaga-${appendix.number}`;
}

/**
 * A report and what it brings in, as one body: the report's own text (for the board's a part with a heading, the facts of
 * the matter and room for signatures), then each appendix with its heading, on pages of its own.
 */
export function renderParts(
  bound: BoundReport,
  appendices: readonly Appendix[],
  look: ChartLook,
  setting: PageSetting,
): ElementContent[] {
  const links = unitLinks(setting.divided ? [...setting.divided.keys()] : appendices, setting);
  const target = targetsAmong(bound, appendices);
  const same: KeptBlocks['same'] = setting.kept?.same ?? ((_place, _from, make) => make());
  const textOf = (
    one: BoundReport,
    prefix: string,
    series: string,
    sections?: readonly string[],
  ): ElementContent[] => {
    const nodes = renderReport(one, {
      ...(sections && { sections }),
      look,
      project: viewAround(one, setting),
      prefix,
      series,
      headingShift: 0,
      target,
      appendix: ({ directive }) => {
        const all = setting.divided ? [...setting.divided.keys()] : appendices;
        const named = all.filter(each => each.directive === directive);
        return namesOf(directive.label?.text.trim(), named, one => hrefOf(one, setting));
      },
      ...(setting.picture && { picture: setting.picture }),
      ...(setting.kept && { kept: setting.kept }),
    });
    if (!speaksOfUnits.has(one.report.setting.report.type)) return nodes;
    return same(`namn ${prefix}`, [JSON.stringify([...links]), ...nodes], () => linkNames(nodes, links));
  };

  const own = textOf(bound, setting.prefix ?? '', '');
  const board = bound.report.setting.report.type === 'nämnd';
  const signed = board ? signatures(bound) : [];
  if (appendices.length === 0) return [...own, ...signed];
  return [
    ...(board ? [...memoHead(bound, setting), ...own, ...signed] : own),
    ...appendices.map(one => {
      const inside = one.report
        ? [
            ...same(`status ${one.anchor}`, [one.report], () => statusLine(one.report)),
            ...withoutContents(textOf(one.report, one.prefix, seriesOf(one), one.sections)),
          ]
        : fileContent(one);
      const type = one.report?.report.setting.report.type;
      // Of a hundred units the contents name each, and leave its sections to the bookmarks.
      const brief = type === undefined || type === 'enhet' || type === 'verksamhet';
      const name = partName(one);
      return same(`${name} ${one.title} ${brief}`, inside, () =>
        h('section', { className: ['ska-bilaga'], dataBilaga: name, ...(brief && { dataSka: 'kort' }) }, [
          h('h1', { id: one.anchor }, `Bilaga ${one.number}. ${one.title}`),
          ...inside,
        ]),
      );
    }),
  ];
}

/** The board's text as the first part: its heading, and the facts of the matter. */
function memoHead(bound: BoundReport, { project }: PageSetting): ElementContent[] {
  const { datum } = bound.report.frontMatter;
  const facts = [
    ...(datum ? [{ term: 'Datum', text: formatPeriod(datum, 'set') }] : []),
    ...matterFacts(bound, project.config.nämnd?.namn),
  ];
  return [
    h('h1', { id: 'tjänsteskrivelse' }, 'Tjänsteskrivelse'),
    ...(facts.length > 0
      ? [
          h(
            'dl',
            { className: ['ska-ärende'] },
            facts.flatMap(({ term, text }) => [h('dt', term), h('dd', text)]),
          ),
        ]
      : []),
  ];
}

/** A line to sign on for each role that signs. */
function signatures({ report }: BoundReport): ElementContent[] {
  const roles = report.frontMatter.underskrifter ?? [];
  if (roles.length === 0) return [];
  return [
    h('h2', { id: 'underskrifter' }, 'Underskrifter'),
    h(
      'ul',
      { className: ['ska-underskrifter'] },
      roles.map(role => h('li', role)),
    ),
  ];
}

/** Where an appendix is: further down on the page, or the file beside the report's own. */
function hrefOf(one: Appendix, { divided }: PageSetting): string {
  const file = divided?.get(one);
  return file === undefined ? `#${one.anchor}` : besideHref(file);
}

/** Which appendices a `bilaga` stands for, as links. */
function namesOf(
  label: string | undefined,
  appendices: readonly Appendix[],
  hrefTo: (one: Appendix) => string,
): ElementContent[] {
  if (appendices.length === 0) return [];
  const items = appendices.map(one => {
    const name = `Bilaga ${one.number}. ${one.title}`;
    return h('li', [h('a', { href: hrefTo(one) }, name)]);
  });
  const several =
    appendices.length > 1 && label ? [h('p', { className: ['ska-bilagegrupp'] }, `${label}:`)] : [];
  return [...several, h('ul', { className: ['ska-bilagor'] }, items)];
}

/** The whole has one table of contents: an appendix' own is left out. */
function withoutContents(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.filter(node => node.type !== 'element' || node.tagName !== 'nav' || !node.properties.dataSka);
}

/** What standing an included report has: it may be another than the whole's. */
function statusLine(bound: BoundReport): ElementContent[] {
  const { status } = bound.report.setting.report;
  const decision = decisionOf(bound);
  return [h('p', { className: ['ska-bilagestatus'] }, decision ?? `Status: ${status}`)];
}

function fileContent(one: FileAppendix): ElementContent[] {
  const name = one.file.split('/').at(-1) ?? one.file;
  if (!one.picture) return [h('p', `Filen ${name} följer med som bifogad fil i PDF-dokumentet.`)];
  const data = `data:${one.type};base64,${Buffer.from(one.bytes).toString('base64')}`;
  return [h('p', [h('img', { src: data, alt: one.title })])];
}

/** The names of units and of reports on several units, each with where its appendix is. */
function unitLinks(appendices: readonly Appendix[], setting: PageSetting): NameLinks {
  const { project } = setting;
  const links = new Map<string, string>();
  const names = new Map(project.config.enheter.map(unit => [unit.id, unit.namn]));
  for (const one of appendices) {
    const identity = one.report?.report.setting.report;
    if (!identity || identity.type === 'huvudman' || identity.type === 'nämnd') continue;
    const title = project.vocabulary.reports.get(identity.id);
    const members = project.refs.get(identity.unit)?.members ?? [];
    const area = identity.type === 'verksamhet' ? [] : members;
    for (const name of [title, ...area.map(id => names.get(id))])
      if (name && !links.has(name)) links.set(name, hrefOf(one, setting));
  }
  return links;
}
