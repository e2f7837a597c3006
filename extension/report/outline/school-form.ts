import { remembered } from '../../base/remembered.ts';
import { schoolFormOf, schoolForms } from '../../base/school-form.ts';

/** What school forms are called in headings, when not by their own names: beginnings of words. */
const stems: Readonly<Record<string, readonly string[]>> = {
  förskola: ['förskol'],
  'öppen förskola': ['öppen förskol', 'öppna förskol'],
  'pedagogisk omsorg': ['pedagogisk omsorg', 'dagbarnvård', 'familjedaghem'],
  fritidshem: ['fritids'],
  grundskola: ['grundskol'],
  'anpassad grundskola': ['anpassad grundskol', 'anpassade grundskol'],
  sameskola: ['sameskol'],
  specialskola: ['specialskol'],
  gymnasieskola: ['gymnasi'],
  'anpassad gymnasieskola': ['anpassad gymnasi', 'anpassade gymnasi'],
  komvux: ['komvux', 'vuxenutbildning', 'kommunal vuxenutbildning'],
  sfi: ['sfi', 'svenska för invandrare'],
};

/** Which of some school forms a heading names. « Anpassad grundskola » is not the grundskola. */
export function schoolFormsIn(heading: string, forms: readonly string[]): ReadonlySet<string> {
  return namedIn([heading.replaceAll('\n', ' '), ...forms].join('\n'));
}

/** By the heading and, on a line each, the forms. */
const namedIn = remembered<ReadonlySet<string>>(lines => {
  const [heading = '', ...forms] = lines.split('\n');
  return formsIn(heading, forms);
});

function formsIn(heading: string, forms: readonly string[]): ReadonlySet<string> {
  const names = new Set([...schoolForms, ...forms.map(schoolFormOf)]);
  const all = [...names]
    .flatMap(form => (stems[form] ?? [form]).map(stem => ({ form, stem })))
    .sort((a, b) => b.stem.length - a.stem.length);
  let rest = ` ${schoolFormOf(heading).replace(/[^\p{L}\d]+/gu, ' ')} `;
  const found = new Set<string>();
  for (const { form, stem } of all) {
    if (!rest.includes(` ${stem}`)) continue;
    found.add(form);
    rest = rest.replaceAll(` ${stem}`, ' \u0000');
  }
  return new Set(forms.filter(form => found.has(schoolFormOf(form))));
}
