import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import Type from 'typebox';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { nearest } from '../../../schema/nearest.ts';
import { choice, id, text } from '../../attributes.ts';
import {
  type Bound,
  type DirectiveKind,
  kind,
  type ProjectView,
  type RenderSetting,
  type Snapshot,
} from '../../contract.ts';
import { anchorOf, handwritten, tableElement } from '../../figures.ts';
import { checkThemes } from '../../goal-checks.ts';
import { periodOf } from '../../period.ts';
import { placeOf } from '../../places.ts';
import type { Setting } from '../../setting.ts';
import { chartRoom, slideOf } from '../../slide.ts';
import { svgTree } from '../../svg-tree.ts';
import { chainContent } from './chain-content.ts';
import { levelContent } from './level-content.ts';
import type { ChainAsk } from './rows.ts';
import type { ThreadContent } from './thread-content.ts';

const attributes = Type.Object({
  id: id(undefined, 'Trådens namn, så att :se[…]{namn} kan visa till den.'),
  vad: choice(
    ['kedja', 'nivåer'],
    'Som kedja: en rad per insats, med analys, mål och uppföljning. Som nivåer: huvudmannens insatser, och hur många enheter som preciserar dem, följer upp dem och visar effekt. Ordet får stå ensamt. Annars kedja.',
    { bare: true },
  ),
  läsår: text('Läsåret; annars rapportens eget.', { suggest: 'schoolYear', examples: ['2025/26'] }),
  tema: text('Bara det som hör till temat.', { suggest: 'theme', examples: ['närvaro'] }),
  enhet: text('Rapporten vars tråd visas; annars den egna.', {
    suggest: 'report',
    examples: ['strandskolan'],
  }),
});

function askOf({ spec }: Pick<Bound<typeof attributes>, 'spec'>, { report }: Setting): ChainAsk {
  const year = spec.läsår === undefined ? undefined : periodOf(spec.läsår);
  return {
    report: spec.enhet ?? report.id,
    schoolYear: year?.kind === 'läsår' ? year.value : report.schoolYear,
    theme: spec.tema,
  };
}

function contentOf(bound: Bound<typeof attributes>, setting: Setting, view: ProjectView): ThreadContent {
  const ask = askOf(bound, setting);
  return bound.spec.vad === 'nivåer' ? levelContent(ask, setting, view) : chainContent(ask, setting, view);
}

const about = ({ spec }: Pick<Bound<typeof attributes>, 'spec'>) =>
  spec.vad === 'nivåer'
    ? 'Den röda tråden mellan nivåerna: vilka enheter som preciserar huvudmannens insatser, följer upp dem och visar effekt.'
    : 'Den röda tråden: från analys över mål och insats till uppföljning.';

function pictureOf(
  content: ThreadContent,
  anchor: string,
  bound: Bound<typeof attributes>,
  setting: RenderSetting,
): ElementContent[] {
  const key = JSON.stringify([content.header, content.rows, content.sentence, setting.look, anchor]);
  return setting.picture(key, () => {
    const markup = content.draw(setting.look, { description: content.sentence, about: about(bound) });
    return markup === undefined ? [] : svgTree(markup);
  });
}

/** From so much larger than on a page, a picture's words can be read from the back of a room. */
const readable = 1.6;

/** A picture as large as a slide has room for; undefined when its words would be too small there. */
function inRoom(picture: readonly ElementContent[]): ElementContent[] | undefined {
  const [svg] = picture;
  if (svg?.type !== 'element') return undefined;
  const [width, height] = [Number(svg.properties.width), Number(svg.properties.height)];
  const scale = Math.min(chartRoom.width / width, chartRoom.height / height);
  if (!(scale >= readable)) return undefined;
  const properties = { ...svg.properties, width: width * scale, height: height * scale };
  return [{ ...svg, properties }];
}

function tableOf(content: ThreadContent, title: string, id: string | undefined): ElementContent {
  const measure = { unit: '', decimals: 0 };
  return tableElement(
    content.header.map(each => ({ title: each, align: 'left' as const })),
    content.rows.map(row => row.map(datum => ({ datum, measure }))),
    title,
    id,
  );
}

/** The red thread as a table and a picture. */
export const rodtrad: DirectiveKind = kind({
  name: 'rödtråd',
  forms: ['container', 'leaf'],
  doc: {
    sv: 'Den röda tråden: från analys över mål och insats till uppföljning, eller från huvudmannens insatser till enheternas. I filen står den som en tabell; i rapporten också som en bild.',
    en: 'The red thread: from analysis by goal and intervention to follow-up, or from the head authority’s interventions to those of the units. A table in the file; in the report a picture as well.',
  },
  attributes,
  fields: false,
  data: false,
  label: 'optional',
  around: 'years',
  example: ':::rödtråd[Från analys till uppföljning]{kedja}\n\n:::',
  check(bound, setting): readonly Diagnostic[] {
    const { directive, spec } = bound;
    const wrong: Diagnostic[] = [...checkThemes(directive, spec.tema, setting)];
    const known = [...setting.vocabulary.reports.keys()];
    if (spec.enhet !== undefined && !known.includes(spec.enhet)) {
      const place = placeOf(directive, 'enhet', setting);
      const near = nearest(spec.enhet, known);
      const fix = near ? { title: near, edits: [{ ...place, text: near }] } : undefined;
      wrong.push(diagnostic('unit.unknown', place, { name: spec.enhet, nearest: near }, fix));
    }
    if (spec.läsår !== undefined && periodOf(spec.läsår)?.kind !== 'läsår')
      wrong.push(diagnostic('period.invalid', placeOf(directive, 'läsår', setting), { value: spec.läsår }));
    return wrong;
  },
  snapshot(bound, setting, project): Snapshot {
    const { header, rows } = contentOf(bound, setting, project);
    return { form: 'table', header, align: header.map(() => 'left'), rows };
  },
  describe: about,
  render(bound, setting, project): ElementContent[] {
    const content = contentOf(bound, setting, project);
    const anchor = anchorOf(bound, setting, 'rödtråd');
    const title = bound.directive.label?.text.trim() || 'Den röda tråden';
    const own = setting.blocks(handwritten(bound, 'table'));
    if (content.rows.length === 0)
      return [h('p', { id: anchor, className: ['ska-fel'] }, `${title}: ${content.sentence}`), ...own];
    const drawn = pictureOf(content, anchor, bound, setting);
    const caption = `${anchor}-text`;
    const table = tableOf(content, title, drawn.length > 0 ? undefined : anchor);
    if (drawn.length === 0) return [table, ...own];
    return [
      h('figure', { id: anchor, className: ['ska-diagram'], role: 'group', ariaLabelledBy: [caption] }, [
        h('figcaption', { id: caption }, title),
        ...drawn,
      ]),
      table,
      ...own,
    ];
  },
  slides(bound, setting, project) {
    const content = contentOf(bound, setting, project);
    const title = bound.directive.label?.text.trim() || 'Den röda tråden';
    const notes = setting.blocks(handwritten(bound, 'table'));
    const anchor = anchorOf(bound, setting, 'rödtråd');
    const picture = inRoom(pictureOf(content, anchor, bound, setting));
    const shown = picture ?? (content.rows.length > 0 ? [tableOf(content, title, undefined)] : []);
    return [
      slideOf(bound, {
        form: 'figure',
        title,
        content: shown.length > 0 ? shown : [h('p', content.sentence)],
        ...(notes.length > 0 && { notes }),
      }),
    ];
  },
});
