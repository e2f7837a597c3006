import { Fault } from '../../base/fault.ts';

/** What a failed run tells: plain data, so that it can leave the worker. */
export interface TemplateFailure {
  readonly message: string;
  readonly line?: number;
}

/** What Handlebars threw, as plain data: `line` is 1-based in the template. */
export function describeFailure(thrown: unknown): TemplateFailure {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const own = (thrown as { lineNumber?: unknown } | null)?.lineNumber;
  const told = /\bon line (\d+)/.exec(message) ?? / - (\d+):\d+$/.exec(message);
  const line = typeof own === 'number' ? own : told ? Number(told[1]) : undefined;
  return { message, ...(line !== undefined && { line }) };
}

/** The fault that says where a template is wrong, in the author's words rather than the parser's. */
export function templateFault(template: string, failure: TemplateFailure, data: unknown): Fault {
  const { line, message } = failure;
  const place = line === undefined ? {} : { line };
  const unknown = /^"(.+?)" not defined in/.exec(message) ?? /unknown helper (\S+)/.exec(message);
  if (unknown?.[1]) {
    const allowed = typeof data === 'object' && data ? Object.keys(data).sort().join(', ') : '';
    return new Fault('template.unknown-name', { template, ...place, found: unknown[1], allowed });
  }
  const reason = (message.split('\n').slice(1).join(' ').trim() || message)
    .replace(/\s+/g, ' ')
    .slice(0, 200);
  return new Fault('template.broken', { template, ...place, reason });
}
