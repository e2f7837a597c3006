import Handlebars from 'handlebars';

/** The helpers that every template may call besides `if`, `unless`, `each` and `with`; all are pure. */
const helpers: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
  lika: (a, b) => a === b,
  och: (...args) => args.slice(0, -1).every(Boolean),
  eller: (...args) => args.slice(0, -1).some(Boolean),
  inte: a => !a,
  versaler: text => String(text ?? '').toLocaleUpperCase('sv'),
  gemener: text => String(text ?? '').toLocaleLowerCase('sv'),
  plus: (a, b) => Number(a) + Number(b),
};

/** Names of {@link helpers} and of the built-in ones that are let through. */
const helperNames: readonly string[] = ['if', 'unless', 'each', 'with', ...Object.keys(helpers)];

/**
 * Compiles and runs one Handlebars template with prototype access closed, an allow-list of helpers (`log` writes to
 * stdout, `lookup` reaches computed names: both are gone), and `strict`: a name that the data lacks is an error.
 * Throws what Handlebars throws.
 */
export function runTemplate(source: string, data: unknown, escapes: boolean): string {
  const environment = Handlebars.create();
  for (const builtIn of Object.keys(environment.helpers)) {
    if (!helperNames.includes(builtIn)) environment.unregisterHelper(builtIn);
  }
  environment.unregisterDecorator('inline');
  for (const [helper, run] of Object.entries(helpers)) environment.registerHelper(helper, run);
  const known = Object.fromEntries(helperNames.map(helper => [helper, true]));
  const compiled = environment.compile(source, {
    noEscape: !escapes,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { ...known, log: false, lookup: false, helperMissing: false, blockHelperMissing: false },
  });
  return compiled(data, {
    allowProtoMethodsByDefault: false,
    allowProtoPropertiesByDefault: false,
    allowCallsToHelperMissing: false,
  });
}
