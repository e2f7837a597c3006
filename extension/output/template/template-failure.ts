import { Fault } from '../../base/fault.ts';
import type { TemplateMistake } from '../../base/problems/output.ts';
import { nearest } from '../../schema/nearest.ts';

/** What a failed run tells: plain data, so that it can leave the worker. */
export interface TemplateFailure {
  readonly message: string;
  readonly line?: number;
  /** The file of the part that failed; undefined for the template itself. */
  readonly template?: string;
  /** A part was called that does not exist; with those that do. */
  readonly unknownPart?: { readonly found: string; readonly known: readonly string[] };
}

/** What Handlebars threw, as plain data: `line` is 1-based in the template. */
export function describeFailure(thrown: unknown): TemplateFailure {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const { lineNumber, unknownPart, known } = (thrown ?? {}) as {
    readonly lineNumber?: unknown;
    readonly unknownPart?: string;
    readonly known?: readonly string[];
  };
  const told = /\bon line (\d+)/.exec(message) ?? / - (\d+):\d+$/.exec(message);
  const line = typeof lineNumber === 'number' ? lineNumber : told ? Number(told[1]) : undefined;
  return {
    message,
    ...(line !== undefined && { line }),
    ...(unknownPart !== undefined && { unknownPart: { found: unknownPart, known: known ?? [] } }),
  };
}

/** The fault that says where a template is wrong, in the author's words rather than the parser's. */
export function templateFault(name: string, failure: TemplateFailure, data: unknown): Fault {
  const { line, message, unknownPart, template = name } = failure;
  const place = line === undefined ? {} : { line };
  if (unknownPart) {
    const { found, known } = unknownPart;
    const allowed = [...known].sort().join(', ');
    return new Fault('template.unknown-part', {
      template,
      ...place,
      found,
      allowed,
      nearest: nearest(found, known),
    });
  }
  const unknown =
    /^"(.+?)" not defined in/.exec(message) ??
    /unknown helper (\S+)/.exec(message) ??
    // Inside a loop over texts or numbers.
    /^Cannot use 'in' operator to search for '(.+?)' in/.exec(message);
  if (unknown?.[1]) {
    const allowed = typeof data === 'object' && data ? Object.keys(data).sort().join(', ') : '';
    return new Fault('template.unknown-name', { template, ...place, found: unknown[1], allowed });
  }
  return new Fault('template.broken', { template, ...place, ...mistakeIn(message) });
}

/** What the parser's message means to somebody who wrote the template, and where. */
function mistakeIn(message: string): { readonly mistake: TemplateMistake; readonly near: string } {
  const [first = '', excerpt = '', caret = ''] = message.split('\n');
  const mismatch = /^(\S+) doesn't match (\S+)/.exec(first);
  if (mismatch) return { mistake: 'mismatch', near: `{{#${mismatch[1]}}} … {{/${mismatch[2]}}}` };
  if (!/^Parse error/.test(first)) return { mistake: 'other', near: first.slice(0, 200) };
  const at = Math.max(0, caret.indexOf('^'));
  const near = excerpt.slice(Math.max(0, at - 30), at + 15).trim();
  if (/got 'EOF'/.test(message)) return { mistake: 'unclosed', near };
  return { mistake: /got '(?:OPEN_ENDBLOCK|INVERSE)'/.test(message) ? 'unopened' : 'braces', near };
}
