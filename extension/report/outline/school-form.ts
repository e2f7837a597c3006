/** What school forms are called in headings, besides their own names: beginnings of words. Longer names are looked for first. */
const stems: Readonly<Record<string, readonly string[]>> = {
  förskola: ['förskol'],
  förskoleklass: ['förskoleklass'],
  fritidshem: ['fritids'],
  grundskola: ['grundskol'],
  'anpassad grundskola': ['anpassad grundskol', 'anpassade grundskol'],
  gymnasieskola: ['gymnasi'],
  'anpassad gymnasieskola': ['anpassad gymnasi', 'anpassade gymnasi'],
  komvux: ['komvux', 'vuxenutbildning', 'kommunal vuxenutbildning'],
  sfi: ['sfi', 'svenska för invandrare'],
};

/** The school forms of skollagen by the names that ska.yaml uses. */
export const knownSchoolForms: readonly string[] = Object.keys(stems);

/** A school form's name as it is compared and shown: small letters, blanks for hyphens. */
export function schoolFormName(written: string): string {
  return written.normalize('NFC').trim().toLocaleLowerCase('sv').replaceAll('-', ' ');
}

/** Which of some school forms a heading names. « Anpassad grundskola » is not the grundskola. */
export function schoolFormsIn(heading: string, forms: readonly string[]): ReadonlySet<string> {
  const names = new Set([...knownSchoolForms, ...forms.map(schoolFormName)]);
  const all = [...names]
    .flatMap(form => (stems[form] ?? [form]).map(stem => ({ form, stem })))
    .sort((a, b) => b.stem.length - a.stem.length);
  let rest = ` ${schoolFormName(heading).replace(/[^\p{L}\d]+/gu, ' ')} `;
  const found = new Set<string>();
  for (const { form, stem } of all) {
    if (!rest.includes(` ${stem}`)) continue;
    found.add(form);
    rest = rest.replaceAll(` ${stem}`, ' \u0000');
  }
  return new Set(forms.filter(form => found.has(schoolFormName(form))));
}
