import { type BlockShape, block, blockSlide } from '../../blocks.ts';
import { type Bound, type DirectiveKind, kind, type RenderSetting } from '../../contract.ts';
import { anchorOf, handwritten } from '../../figures.ts';
import { slideOf } from '../../slide.ts';
import { attributes } from './attributes.ts';
import { checkAssessment, checkComparison } from './check.ts';
import { type Comparison, comparisonOf, keyOf } from './comparison.ts';
import { heatTable } from './heat-table.ts';
import { withAnswers } from './page.ts';

const titleOf = ({ directive }: Pick<Bound, 'directive'>) => directive.label?.text.trim() || 'Självvärdering';

function shapeOf({ spec }: Bound<typeof attributes>, { vocabulary }: RenderSetting): BlockShape {
  const name = spec.faktor && vocabulary.selfAssessment.factors.get(spec.faktor);
  return {
    facts: { nivå: 'Svar från', faktor: 'Framgångsfaktor' },
    ...(name && { shown: { faktor: name } }),
  };
}

function comparedBlock(
  comparison: Comparison,
  bound: Bound<typeof attributes>,
  setting: RenderSetting,
): ReturnType<DirectiveKind['render']> {
  const anchor = anchorOf(bound, setting, 'självvärdering');
  const [table, ...notes] = heatTable(comparison, titleOf(bound), setting);
  if (table?.type === 'element') table.properties.id = anchor;
  return [...(table ? [table] : []), ...notes, ...setting.blocks(handwritten(bound, 'table'))];
}

/** A self-assessment: statements with answers; or, with `jämför`, the answers of many side by side. */
export const sjalvvardering: DirectiveKind = kind({
  name: 'självvärdering',
  forms: ['container', 'leaf'],
  doc: {
    sv: 'En självvärdering: en tabell med Påstående, Svar och Kommentar som skrivs för hand, eller med jämför= en värmekarta av svaren i flera rapporter. Vet inte är alltid ett svar; de andra svaren är Stämmer helt, Stämmer till stor del, Stämmer till viss del och Stämmer inte, om ska.yaml inte säger annat.',
    en: 'A self-assessment: a handwritten table of statements (Påstående), answers (Svar) and comments (Kommentar), or with jämför= a heat map of the answers of several reports. Vet inte is always an answer; the others are those of ska.yaml, else four from Stämmer helt to Stämmer inte.',
  },
  attributes,
  fields: true,
  data: false,
  label: 'optional',
  table: true,
  around: 'years',
  example:
    ':::självvärdering[Rektors värdering]{nivå=rektor}\n\n| Påstående | Svar | Kommentar |\n| --- | --- | --- |\n| Vi analyserar orsakerna till resultaten tillsammans med lärarna | Stämmer till stor del | Två analysdagar i juni |\n| Vi har en gemensam bild av vad god undervisning är | Vet inte | |\n\n:::',
  check: (bound, setting, project) =>
    bound.spec.jämför
      ? checkComparison(bound, comparisonOf(bound, setting, project), setting)
      : checkAssessment(bound.directive, bound.spec, setting),
  snapshot(bound, setting, project) {
    const comparison = comparisonOf(bound, setting, project);
    if (!comparison || comparison.rows.length === 0) return undefined;
    return {
      form: 'table',
      header: [`${comparison.of} (${keyOf(setting.vocabulary.selfAssessment)})`, ...comparison.columns],
      align: ['left', ...comparison.columns.map(() => 'right' as const)],
      rows: comparison.rows.map(row => [row.title, ...row.cells.map(cell => cell.text)]),
    };
  },
  render(bound, setting, project) {
    const comparison = comparisonOf(bound, setting, project);
    if (comparison) return comparedBlock(comparison, bound, setting);
    return withAnswers(
      block(sjalvvardering, bound, setting, shapeOf(bound, setting)),
      titleOf(bound),
      setting.vocabulary.selfAssessment,
    );
  },
  slides(bound, setting, project) {
    const comparison = comparisonOf(bound, setting, project);
    const title = titleOf(bound);
    if (comparison) {
      const notes = setting.blocks(handwritten(bound, 'table'));
      const content = heatTable(comparison, title, setting);
      return [slideOf(bound, { form: 'figure', title, content, ...(notes.length > 0 && { notes }) })];
    }
    return blockSlide(sjalvvardering, bound, setting, shapeOf(bound, setting)).map(slide => ({
      ...slide,
      content: withAnswers(slide.content, title, setting.vocabulary.selfAssessment),
    }));
  },
});
