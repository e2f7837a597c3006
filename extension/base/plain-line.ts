/** Signs that move a cursor, colour a terminal, turn the reading direction or are half a sign; a tab is none of them. */
const controls = /(?!\t)[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/gu;

/** A text as one line that only says what it says: no line breaks, no control signs. What authors write passes here before a log shows it. */
export function plainLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').replace(controls, '\uFFFD');
}
