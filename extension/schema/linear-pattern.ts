import { RE2JS } from 're2js';

/** A regular expression of a schema, ready to be tried on texts. */
interface Pattern {
  test(text: string): boolean;
}

/**
 * Makes a pattern that takes time in proportion to the text, whatever it is: no text can make it hang. An Error for one that
 * is no regular expression, or has what cannot be matched that way (lookaround, back references, huge repetitions).
 */
function linearPattern(pattern: string): Pattern {
  const compiled = RE2JS.compile(pattern);
  return { test: text => compiled.matcher(text).find(), toString: () => `linear:${pattern}` } as Pattern;
}

/** Such patterns as the validator makes them. */
export const linearPatterns = Object.assign((pattern: string, _flags: string) => linearPattern(pattern), {
  code: 'linearPattern',
});
