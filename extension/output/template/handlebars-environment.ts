import Handlebars from 'handlebars';
import { describeFailure, type TemplateFailure } from './template-failure.ts';

/** Other templates that a template may call with `{{> namn}}`, by name: source, and the file for messages. */
export type TemplateParts = Readonly<Record<string, { readonly source: string; readonly file: string }>>;

/** A template with all that it needs besides data. `escapes`: `{{…}}` is made harmless for HTML. */
export interface Template {
  readonly source: string;
  readonly escapes: boolean;
  readonly parts: TemplateParts;
}

/** The text, or why there is none. */
export type TemplateResult = { readonly text: string } | { readonly failure: TemplateFailure };

const listFormat = new Intl.ListFormat('sv', { type: 'conjunction' });

/** What `{{#if}}` takes for true: an empty list is not. */
const isSome = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/** The helpers that every template may call besides `if`, `unless`, `each` and `with`; all are pure. */
const helpers: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
  lika: (a, b) => a === b,
  och: (...args) => args.slice(0, -1).every(isSome),
  eller: (...args) => args.slice(0, -1).some(isSome),
  inte: a => !isSome(a),
  versaler: text => String(text ?? '').toLocaleUpperCase('sv'),
  gemener: text => String(text ?? '').toLocaleLowerCase('sv'),
  plus: (a, b) => Number(a) + Number(b),
  /** « a, b och c ». */
  lista: words => (Array.isArray(words) ? listFormat.format(words.map(String)) : String(words ?? '')),
  /** A text from outside within `<!-- … -->`: nothing in it may end the comment. */
  kommentar: text =>
    String(text ?? '')
      .replace(/-{2,}/g, '–')
      .replaceAll('>', '›'),
};

/** Names of {@link helpers} and of the built-in ones that are let through. */
const helperNames: readonly string[] = ['if', 'unless', 'each', 'with', ...Object.keys(helpers)];

const compileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: {
    ...Object.fromEntries(helperNames.map(helper => [helper, true])),
    log: false,
    lookup: false,
    helperMissing: false,
    blockHelperMissing: false,
  },
};

/**
 * Compiles one Handlebars template, with prototype access closed, an allow-list of helpers (`log` writes to
 * stdout, `lookup` reaches computed names: both are gone), parts called by a written name only, and `strict`: a name that
 * the data lacks is an error. What it gives runs it with data, as often as wanted. Neither throws: what Handlebars throws is the failure.
 */
export function openTemplate(template: Template): (data: unknown) => TemplateResult {
  let part: string | undefined;
  const environment = openEnvironment();
  const compile = (source: string) => {
    const program = Handlebars.parse(source);
    checkCalls(program, Object.keys(template.parts));
    return environment.compile(program, { ...compileOptions, noEscape: !template.escapes });
  };
  const onDemand = (source: string): Handlebars.TemplateDelegate => {
    let compiled: Handlebars.TemplateDelegate | undefined;
    return (context, options) => {
      compiled ??= compile(source);
      return compiled(context, options);
    };
  };
  for (const [name, { source, file }] of Object.entries(template.parts)) {
    const run = onDemand(source);
    environment.registerPartial(name, (context: unknown, options?: Handlebars.RuntimeOptions) => {
      try {
        return run(context, options);
      } catch (thrown) {
        part ??= file;
        throw thrown;
      }
    });
  }
  const whole = onDemand(template.source);
  return data => {
    part = undefined;
    try {
      const text = whole(data, {
        allowProtoMethodsByDefault: false,
        allowProtoPropertiesByDefault: false,
        allowCallsToHelperMissing: false,
      });
      return { text };
    } catch (thrown) {
      return { failure: { ...describeFailure(thrown), ...(part !== undefined && { template: part }) } };
    }
  };
}

function openEnvironment(): typeof Handlebars {
  const environment = Handlebars.create();
  for (const builtIn of Object.keys(environment.helpers)) {
    if (!helperNames.includes(builtIn)) environment.unregisterHelper(builtIn);
  }
  environment.unregisterDecorator('inline');
  for (const [helper, run] of Object.entries(helpers)) environment.registerHelper(helper, run);
  return environment;
}

/** Throws at the first `{{> …}}` whose name is worked out or not known: Handlebars itself tells neither with its line. */
function checkCalls(program: hbs.AST.Program, known: readonly string[]): void {
  const visitor = new Handlebars.Visitor();
  const check = (call: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement) => {
    const name = call.name.type === 'PathExpression' ? (call.name as hbs.AST.PathExpression).original : '…';
    if (known.includes(name)) return;
    throw Object.assign(new Error(name), { unknownPart: name, known, lineNumber: call.loc.start.line });
  };
  visitor.PartialStatement = check;
  visitor.PartialBlockStatement = check;
  visitor.accept(program);
}
