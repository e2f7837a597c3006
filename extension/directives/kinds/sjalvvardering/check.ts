import { type Diagnostic, diagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { nearest } from '../../../schema/nearest.ts';
import type { Directive } from '../../../syntax/directive.ts';
import type { Typed } from '../../contract.ts';
import { placeOf, placeOfName } from '../../places.ts';
import {
  answerIn,
  assessmentLevels,
  type SelfAssessment,
  type Statement,
  statementsOf,
  unsure,
} from '../../self-assessment.ts';
import type { Setting } from '../../setting.ts';
import type { attributes } from './attributes.ts';
import type { Comparison } from './comparison.ts';

/** What a name that nobody has filled in says. */
const unnamed = /^fyll i\b/i;

/** That a self-assessment has statements, each answered once with a word of the scale, and says who answers. */
export function checkAssessment(
  directive: Directive,
  spec: { readonly nivå?: string; readonly faktor?: string },
  setting: Setting,
): readonly Diagnostic[] {
  const { selfAssessment } = setting.vocabulary;
  const read = statementsOf(directive);
  const name = placeOfName(directive, setting);
  const level = spec.nivå
    ? []
    : [diagnostic('assessment.level-missing', name, { allowed: [...assessmentLevels] })];
  const factor = spec.faktor
    ? checkFactor(spec.faktor, placeOf(directive, 'faktor', setting).span, selfAssessment, setting)
    : [];
  if (!read) return [...level, ...factor, diagnostic('assessment.no-table', name, {})];
  if (read.lacks.length > 0)
    return [...level, ...factor, diagnostic('assessment.column-missing', name, { columns: read.lacks })];
  return [
    ...level,
    ...factor,
    ...read.statements.flatMap(one => checkAnswer(one, selfAssessment, setting)),
    ...read.statements.flatMap(({ factor: own, factorSpan }) =>
      own && factorSpan ? checkFactor(own, factorSpan, selfAssessment, setting) : [],
    ),
    ...twice(read.statements, setting),
  ];
}

/** That a comparison has something to compare. */
export function checkComparison(
  { directive, spec }: Typed<typeof attributes>,
  comparison: Comparison | undefined,
  setting: Setting,
): readonly Diagnostic[] {
  const { selfAssessment } = setting.vocabulary;
  const factor = spec.faktor
    ? checkFactor(spec.faktor, placeOf(directive, 'faktor', setting).span, selfAssessment, setting)
    : [];
  if (comparison && comparison.rows.length > 0) return factor;
  const level = spec.nivå ?? 'rektor';
  return [...factor, diagnostic('assessment.nothing-to-compare', placeOfName(directive, setting), { level })];
}

function checkAnswer(
  { statement, answer, answerSpan }: Statement,
  scale: SelfAssessment,
  { report: { file } }: Setting,
): readonly Diagnostic[] {
  const place = { file, span: answerSpan };
  if (answer === '') return [diagnostic('assessment.answer-missing', place, { statement })];
  if (answerIn(answer, scale) !== undefined) return [];
  const allowed = [...scale.answers, unsure];
  const near = nearest(answer, allowed);
  const args = { answer, statement, allowed, nearest: near };
  return [diagnostic('assessment.answer-unknown', place, args, replacement(near, file, answerSpan))];
}

function checkFactor(
  written: string,
  span: Span,
  { factors }: SelfAssessment,
  { report: { file } }: Setting,
): readonly Diagnostic[] {
  const place = { file, span };
  const name = factors.get(written);
  if (name !== undefined)
    return unnamed.test(name) ? [diagnostic('assessment.factor-unnamed', place, { factor: written })] : [];
  const near = nearest(written, factors.keys());
  const args = { factor: written, allowed: [...factors.keys()], nearest: near };
  return [diagnostic('assessment.factor-unknown', place, args, replacement(near, file, span))];
}

function replacement(near: string | undefined, file: string, span: Span): Fix | undefined {
  return near === undefined ? undefined : { title: near, edits: [{ file, span, text: near }] };
}

function twice(statements: readonly Statement[], { report: { file } }: Setting): readonly Diagnostic[] {
  return statements.flatMap((one, index) => {
    const first = statements.slice(0, index).find(each => each.statement === one.statement);
    const args = { statement: one.statement, line: first?.statementSpan.start.line ?? 0 };
    return first ? [diagnostic('assessment.statement-twice', { file, span: one.statementSpan }, args)] : [];
  });
}
