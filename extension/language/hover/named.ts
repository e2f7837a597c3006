import { fieldWord, propertiesOf } from '../../directives/read.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import { formatNumber } from '../../theme/number-style.ts';
import { blocksNamed, type LivingBlock } from '../living-blocks.ts';
import type { Name } from '../names/name.ts';
import type { Scene, Surroundings } from '../scene.ts';
import { latestText } from '../series.ts';
import { say } from '../texts.ts';
import { bullets, paragraphs, plain } from './markdown.ts';
import { trendText } from './trend.ts';
import { sourceText } from './value.ts';

/** What a name means: an indicator, a unit, a table, a theme, a block or a figure. `series` are protected answers by indicator. */
export function nameHover(
  name: Name,
  scene: Surroundings & Partial<Pick<Scene, 'series' | 'report'>>,
): string | undefined {
  switch (name.kind) {
    case 'indicator': {
      const indicator = scene.project.indicators.get(name.id);
      return indicator && indicatorHover(indicator, scene);
    }
    case 'unit':
      return unitHover(name.id, scene);
    case 'table':
      return tableHover(name.id, scene);
    case 'theme': {
      const title = scene.project.vocabulary.themes.get(name.id);
      return title && paragraphs(`**${plain(title)}**`, say('hover.theme', { id: name.id }, scene.language));
    }
    case 'block':
      return blockHover(name, scene);
    case 'figure': {
      const found = scene.reports.find(one => one.document.file === name.file)?.ids.get(name.id);
      const label = found?.typed.directive.label?.text;
      return found && paragraphs(`**${plain(label || name.id)}**`, `${found.kind.name} \`#${name.id}\``);
    }
  }
}

function indicatorHover(
  indicator: Indicator,
  scene: Surroundings & Partial<Pick<Scene, 'series' | 'report'>>,
): string {
  const { language } = scene;
  const series = scene.series?.get(indicator.id);
  const latest = latestText(series);
  const table = indicator.table === undefined ? undefined : scene.tables.get(indicator.table);
  const target = indicator.target?.units[scene.report?.setting.report.unit ?? ''] ?? indicator.target?.value;
  const written = (value: number) =>
    formatNumber(value, { decimals: indicator.decimals, unit: indicator.unit, typography: 'typed' });
  return paragraphs(
    `**${plain(indicator.name)}** · \`${indicator.id}\` · ${plain(indicator.unit)}`,
    latest && `${say('hover.latest', {}, language)} **${plain(latest)}**`,
    trendText(series, language),
    indicator.definition && plain(indicator.definition),
    bullets([
      indicator.direction === 'none' ? undefined : say(`direction.${indicator.direction}`, {}, language),
      target === undefined ? undefined : say('hover.target', { value: written(target) }, language),
      indicator.schoolForms.length > 0 ? plain(indicator.schoolForms.join(', ')) : undefined,
      indicator.kolada === undefined ? undefined : `Kolada ${plain(indicator.kolada)}`,
      table
        ? sourceText(table.source, [], language)
        : say('hover.no-table', { table: indicator.table && plain(indicator.table) }, language),
    ]),
  );
}

function unitHover(id: string, { project, language }: Surroundings): string | undefined {
  const ref = project.refs.get(id);
  if (!ref) return undefined;
  const unit = project.config.enheter.find(one => one.id === id);
  const members = ref.kind === 'unit' ? [] : ref.members;
  const titles = members.map(member => project.refs.get(member)?.title ?? member);
  return paragraphs(
    `**${plain(ref.title)}** · \`${id}\` · ${say(`unit.${ref.kind}`, {}, language)}`,
    bullets([
      unit && unit.skolform.length > 0 ? plain(unit.skolform.join(', ')) : undefined,
      unit?.årskurser === undefined
        ? undefined
        : say('hover.grades', { grades: plain(unit.årskurser) }, language),
      unit?.från === undefined ? undefined : say('hover.from', { year: unit.från }, language),
      unit?.till === undefined ? undefined : say('hover.until', { year: unit.till }, language),
      unit?.efterträds === undefined
        ? undefined
        : say(
            'hover.succeeded',
            { by: plain(project.refs.get(unit.efterträds)?.title ?? unit.efterträds) },
            language,
          ),
      ref.table === undefined ? undefined : say('hover.from-table', { table: plain(ref.table) }, language),
      titles.length > 0
        ? plain(titles.slice(0, 12).join(', ') + (titles.length > 12 ? ' …' : ''))
        : undefined,
    ]),
  );
}

function tableHover(id: string, { project, tables, language }: Surroundings): string | undefined {
  const table = tables.get(id);
  const columns = project.vocabulary.tables.get(id);
  if (!columns) return undefined;
  return paragraphs(
    `**${plain(table?.title ?? id)}** · \`${id}\``,
    table?.source.definition && plain(table.source.definition),
    bullets([
      table && sourceText(table.source, [], language),
      table && say('hover.row-count', { n: table.rowCount }, language),
      table?.protection === 'utgiven' ? say('hover.published', {}, language) : undefined,
      plain(columns.map(column => column.name).join(', ')),
    ]),
  );
}

function blockHover(name: Name & { readonly kind: 'block' }, scene: Surroundings): string | undefined {
  const from = scene.reports.find(
    one =>
      one.setting.report.id === name.owner &&
      (name.schoolYear === undefined || one.setting.report.schoolYear === name.schoolYear),
  );
  const [block] = from ? blocksNamed(scene, name.id, from) : [];
  return block && livingBlockHover(block, scene);
}

/** A goal, an intervention, …: its title, whose it is and in which report, that report's status, its facts. */
function livingBlockHover(
  { id, owner, title, schoolYear, report, directive }: LivingBlock,
  scene: Surroundings,
): string {
  const { kind, typed } = directive;
  const spec = typed.spec as Readonly<Record<string, string | undefined>>;
  const facts = Object.entries(propertiesOf(kind))
    .filter(([key]) => key !== 'id' && spec[key] !== undefined)
    .map(([key, property]) => `${fieldWord(key, property)}: ${plain(spec[key] ?? '')}`);
  const whose = scene.project.vocabulary.reports.get(owner) ?? owner;
  return paragraphs(
    `**${plain(title || id)}** · ${kind.name} \`${id}\``,
    `${plain(whose)} · ${schoolYear} · ${say('hover.status', { status: report.setting.report.status }, scene.language)}`,
    bullets(facts),
  );
}
