import { schoolFormOf } from '../../base/school-form.ts';
import type { Indicator } from '../../indicators/indicator.ts';

/** Where an indicator belongs in a report. */
export type Topic = 'preconditions' | 'results' | 'safety' | 'complaints';

/** The topic of an indicator: by its id where the law has a section of its own, else by aspect and dimension. */
export function topicOf(indicator: Indicator): Topic {
  if (/kränk|klagomål/u.test(indicator.id)) return 'complaints';
  if (indicator.aspect === 'struktur') return 'preconditions';
  if (indicator.dimension === 'psykologisk' || /trygg|studiero|frånvaro|närvaro/u.test(indicator.id))
    return 'safety';
  return indicator.aspect === undefined && indicator.direction === 'none' ? 'preconditions' : 'results';
}

/** School forms that a report treats together, in the order of the law, with the heading that they get. */
const groups: readonly (readonly [heading: string, forms: readonly string[]])[] = [
  ['Förskola', ['förskola']],
  ['Förskoleklass och grundskola', ['förskoleklass', 'grundskola']],
  ['Anpassad grundskola', ['anpassad grundskola']],
  ['Fritidshem', ['fritidshem']],
  ['Gymnasieskola', ['gymnasieskola']],
  ['Anpassad gymnasieskola', ['anpassad gymnasieskola']],
  ['Komvux och sfi', ['komvux', 'sfi']],
];

/** A heading of a report and the school forms under it. */
export interface FormGroup {
  readonly heading: string;
  readonly forms: readonly string[];
}

/** The headings that some school forms give. A form of the municipality's own gets its own. */
export function formGroups(written: readonly string[]): readonly FormGroup[] {
  const forms = [...new Set(written.map(schoolFormOf))];
  const known = groups.flatMap(([heading, all]) => {
    const there = all.filter(form => forms.includes(form));
    const [only] = there;
    if (only === undefined) return [];
    return [{ heading: there.length === 1 && all.length > 1 ? capital(only) : heading, forms: all }];
  });
  const others = forms.filter(form => !groups.some(([, all]) => all.includes(form)));
  return [...known, ...others.map(form => ({ heading: capital(form), forms: [form] }))];
}

const capital = (word: string) => word.charAt(0).toLocaleUpperCase('sv') + word.slice(1);
