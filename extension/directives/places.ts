import type { Place } from '../base/span.ts';
import type { Directive } from '../syntax/directive.ts';
import { capital } from './numbers.ts';
import type { Setting } from './setting.ts';

/** Where an attribute's value stands: in the braces, in its field line (`word` when that is not the name with a capital), else the directive's name. */
export function placeOf(directive: Directive, name: string, setting: Setting, word = capital(name)): Place {
  const attribute = directive.attributes.find(each => each.key === name);
  const folded = word.toLocaleLowerCase('sv');
  const line = directive.fieldLines?.find(each => each.key.toLocaleLowerCase('sv') === folded);
  const span = attribute?.valueSpan ?? line?.valueSpan ?? directive.nameSpan;
  return { file: setting.report.file, span };
}

/** Where the directive's name stands. */
export function placeOfName(directive: Directive, setting: Setting): Place {
  return { file: setting.report.file, span: directive.nameSpan };
}
