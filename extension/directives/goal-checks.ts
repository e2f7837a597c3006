import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { nearest } from '../schema/nearest.ts';
import type { Directive } from '../syntax/directive.ts';
import { listOf } from './attributes.ts';
import { parseIndicatorPhrase } from './goal-grammar.ts';
import { placeOf } from './places.ts';
import type { Setting } from './setting.ts';
import { parseMoment, parseTimeSpan } from './time-grammar.ts';

/** That `Indikator:` names an indicator and a selection that can be read. */
export function checkIndicatorPhrase(
  directive: Directive,
  written: string | undefined,
  setting: Setting,
): readonly Diagnostic[] {
  if (written === undefined) return [];
  const place = placeOf(directive, 'indikator', setting);
  return parseIndicatorPhrase(written, setting.vocabulary).problems.map(problem =>
    problem.kind === 'indicator'
      ? diagnostic('directive.indicator-unknown', place, {
          value: written,
          name: problem.name,
          nearest: problem.nearest,
        })
      : diagnostic('directive.selection-unknown', place, {
          part: problem.part,
          allowed: problem.allowed,
          nearest: problem.nearest,
        }),
  );
}

/** That an attribute is a point in time. */
export function checkMoment(
  directive: Directive,
  name: string,
  written: string | undefined,
  setting: Setting,
): readonly Diagnostic[] {
  if (written === undefined || parseMoment(written)) return [];
  return [diagnostic('directive.deadline', placeOf(directive, name, setting), { value: written })];
}

/** That an attribute is a stretch of time that ends after it begins. */
export function checkTimeSpan(
  directive: Directive,
  name: string,
  written: string | undefined,
  setting: Setting,
): readonly Diagnostic[] {
  if (written === undefined) return [];
  const span = parseTimeSpan(written);
  if (span && !span.backwards) return [];
  const code = span ? 'directive.time-backwards' : 'directive.time-span';
  return [diagnostic(code, placeOf(directive, name, setting), { value: written })];
}

/** That an attribute names themes of ska.yaml. */
export function checkThemes(
  directive: Directive,
  written: string | undefined,
  setting: Setting,
): readonly Diagnostic[] {
  const known = setting.vocabulary.themes;
  return listOf(written)
    .filter(name => !known.has(name))
    .map(name =>
      diagnostic('directive.theme-unknown', placeOf(directive, 'tema', setting), {
        name,
        allowed: [...known.keys()],
        nearest: nearest(name, known.keys()),
      }),
    );
}
