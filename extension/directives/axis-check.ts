import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { nearest } from '../schema/nearest.ts';
import type { Directive } from '../syntax/directive.ts';
import { axisWords } from './grid.ts';
import { placeOf } from './places.ts';
import type { Setting } from './setting.ts';

/** That the words of axis attributes are axes of the project, and differ. Given as attribute and word, undefined where none stands. */
export function checkAxes(
  directive: Directive,
  axes: readonly (readonly [attribute: string, word: string | undefined])[],
  setting: Setting,
): readonly Diagnostic[] {
  const allowed = axisWords(
    setting,
    directive.attributes.some(({ key }) => key === 'kohort'),
  );
  const given = axes.flatMap(([attribute, word]) => (word === undefined ? [] : [{ attribute, word }]));
  const unknown = given
    .filter(({ word }) => !allowed.includes(word))
    .map(({ attribute, word }) => {
      const near = nearest(word, allowed);
      const place = placeOf(directive, attribute, setting);
      return diagnostic(
        'directive.axis-unknown',
        place,
        { attribute, value: word, allowed, nearest: near },
        near ? { title: near, edits: [{ ...place, text: near }] } : undefined,
      );
    });
  const same = given.flatMap(({ attribute, word }, index) => {
    const earlier = given.slice(0, index).find(each => each.word === word);
    if (!earlier) return [];
    const args = { first: earlier.attribute, second: attribute, value: word };
    return [diagnostic('directive.axes-same', placeOf(directive, attribute, setting), args)];
  });
  return [...unknown, ...same];
}
